"""Leaves: clock, hashing, text folding, crypto. No domain words, no imports from any stage."""
