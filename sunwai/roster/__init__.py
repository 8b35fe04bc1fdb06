"""Roster: which of the office's own people is on duty, who is away, and who stands in."""
