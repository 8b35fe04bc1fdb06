"""What triage has learnt from sentences: seeds, weights, scoring; refitting needs the extra `sunwai[learning]`."""
