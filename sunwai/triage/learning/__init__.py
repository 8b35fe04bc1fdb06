"""What triage has learnt from sentences: seeds, weights, scoring, and refitting at night."""
