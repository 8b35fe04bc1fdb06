"""The second reader as the settings describe it: where it answers, which model, how much it may be asked.

Owns the guard on its address: no citizen's words leave in clear, or leave this machine where that is forbidden."""

from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings

from sunwai.errors import SunwaiError
from sunwai.lib.loopback import is_loopback


class ReaderRefused(SunwaiError):
    """The settings of the second reader may not be used."""


@dataclass(frozen=True, slots=True)
class Reader:
    """An endpoint and what it may cost: `patience` for one call, `daily_calls`, and the `rest` after failures."""

    base_url: str
    model: str
    key: str = field(repr=False)
    patience: timedelta
    daily_calls: int
    rest: timedelta
    loopback_only: bool


def is_on() -> bool:
    """Will say whether a second reader is set up at all."""
    return bool(settings.SECOND_URL)


def reader() -> Reader | None:
    """Will give the second reader; None where it is off. Raises ReaderRefused, in words that say what to set."""
    if not is_on():
        return None
    if not settings.SECOND_MODEL:
        raise ReaderRefused("SUNWAI_SECOND_URL is set and SUNWAI_SECOND_MODEL is not. Name the model to ask.")
    loopback_only = settings.LOOPBACK_ONLY
    return Reader(
        base_url=checked_address(settings.SECOND_URL, loopback_only=loopback_only),
        model=settings.SECOND_MODEL,
        key=settings.SECOND_KEY,
        patience=timedelta(seconds=_positive("SECOND_TIMEOUT")),
        daily_calls=_positive("SECOND_DAILY_CALLS"),
        rest=timedelta(minutes=_positive("SECOND_REST_MINUTES")),
        loopback_only=loopback_only,
    )


def checked_address(base_url: str, *, loopback_only: bool) -> str:
    """Will return BASE_URL without its last slash; refuses other machines under LOOPBACK_ONLY, and words in clear."""
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ReaderRefused(f"SUNWAI_SECOND_URL is {base_url!r}, which is no web address. Write https://HOST/v1.")
    near = is_loopback(parts.hostname)
    if loopback_only and not near:
        raise ReaderRefused(
            f"{parts.hostname} is another machine, and SUNWAI_LOOPBACK_ONLY is set. Ask a model on this machine "
            "(http://127.0.0.1:PORT/v1), or leave SUNWAI_SECOND_URL empty."
        )
    if parts.scheme == "http" and not near:
        raise ReaderRefused(f"{base_url} would send citizens' words in clear. Use https.")
    return base_url.rstrip("/")


def _positive(name: str) -> int:
    value = str(getattr(settings, name))
    if not value.isdecimal() or int(value) < 1:
        raise ReaderRefused(f"SUNWAI_{name} is {value!r}. Write 1 or more, or leave SUNWAI_SECOND_URL empty.")
    return int(value)
