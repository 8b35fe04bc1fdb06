"""Sealing of secrets at rest. Owns how a key phrase becomes a cipher and what a sealed text looks like.

Must not know what is sealed, nor where the key comes from: callers pass it."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sunwai.errors import SunwaiError


class WrongKey(SunwaiError):
    """A sealed secret could not be opened with the key this installation has."""


def seal(content: bytes, *, key: str) -> str:
    """Will encrypt CONTENT under KEY as printable text; the same content seals differently each time."""
    return _cipher(key).encrypt(content).decode("ascii")


def unseal(sealed: str, *, key: str) -> bytes:
    """Will return what was sealed; a wrong key, or a text changed since, is WrongKey."""
    try:
        return _cipher(key).decrypt(sealed.encode("utf-8"))
    except InvalidToken as refused:
        raise WrongKey(
            "A stored secret cannot be opened with this installation's token key. Nothing was sent. Put back "
            "the key it was stored with (SUNWAI_TOKEN_KEY, or token_key.secret in the data folder), or "
            "connect the handle again: sunwai connect x."
        ) from refused


def _cipher(key: str) -> Fernet:
    if not key:
        raise WrongKey("The token key is empty. Set SUNWAI_TOKEN_KEY, or leave it unset to have one made.")
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"sunwai sealed secrets 1").derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
