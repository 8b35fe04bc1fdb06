"""Hashes of facts and of exact words. Pure; the same input gives the same hash on every machine and for ever."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from typing import Any


def canonical(value: Any) -> str:
    """Will write VALUE as JSON in the one form that is hashed: sorted keys, no spaces, Unicode as it is."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(value: Any) -> str:
    """Will give the SHA-256, in hex, of VALUE's canonical form."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def salted(words: str, *, salt: str) -> str:
    """Will give the hash that stays when WORDS are erased; without the salt, short words cannot be guessed back."""
    return hashlib.sha256(f"{salt}\n{words}".encode("utf-8", "surrogatepass")).hexdigest()


def of_words(words: str, *, addressees: Iterable[str]) -> str:
    """Will give the hash a nod is bound to: exactly these WORDS (NFC) to exactly these ADDRESSEES, in any order."""
    return digest({"words": unicodedata.normalize("NFC", words), "to": sorted(addressees)})
