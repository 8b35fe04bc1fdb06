"""The office's protocol as data: read once into frozen clauses, versioned, and obeyed by every stage.

Owns durations, rungs, hours, wordings and cut-offs. Never reads the clock and never acts on a case."""
