"""The engine elsewhere: POST {base_url}/embeddings in OpenAI's wire format. No network of posts; off by default.

Owns the time-out and what a bad answer is called. Sends masked words only: its caller sees to that."""

from typing import Any

import httpx
import numpy as np

from sunwai.lib.loopback import is_loopback
from sunwai.triage.meaning.embedder import Array, NotEmbedded

_PATIENCE_S = 20.0
_AT_ONCE = 64


class Wire:
    """An endpoint and the model that is asked there."""

    leaves = True

    def __init__(self, base_url: str, *, model: str, key: str = "") -> None:
        self.name = f"{httpx.URL(base_url).host}-{model}"
        self._url = f"{base_url}/embeddings"
        self._model = model
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._near = is_loopback(httpx.URL(base_url).host)

    def embed(self, texts: list[str]) -> Array:
        """Will give one row of numbers a text, asked for 64 at once. Raises NotEmbedded; nothing is asked twice."""
        batches = [texts[at : at + _AT_ONCE] for at in range(0, len(texts), _AT_ONCE)]
        with httpx.Client(
            timeout=_PATIENCE_S,
            follow_redirects=False,  # a citizen's words are not sent on to wherever an answer says
            trust_env=not self._near,  # a proxy of the environment would leave the machine
            headers=self._headers,
        ) as client:
            return np.vstack([self._asked(client, batch) for batch in batches])

    def _asked(self, client: httpx.Client, texts: list[str]) -> Array:
        try:
            response = client.post(self._url, json={"model": self._model, "input": texts})
            response.raise_for_status()
            return _rows(response.json(), count=len(texts))
        except (httpx.HTTPError, httpx.InvalidURL) as broken:
            raise NotEmbedded(
                f"The embeddings did not come ({type(broken).__name__}). They are asked for again."
            ) from None
        except (ValueError, KeyError, TypeError, IndexError):
            raise NotEmbedded("What came was no list of embeddings. Look at SUNWAI_EMBEDDINGS and its model.") from None


def _rows(answer: Any, *, count: int) -> Array:
    """The vectors in the order of the texts, whatever the order they came in."""
    came = {row["index"]: row["embedding"] for row in answer["data"]}
    rows = np.array([came[at] for at in range(count)], dtype=np.float64)
    if rows.ndim != 2 or not np.isfinite(rows).all():
        raise ValueError("the vectors are not of one length")
    return rows
