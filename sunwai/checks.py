"""Start-up checks: settings that would do harm stop the start, each with what to write instead.

Owns what is looked at before any process of Sunwai runs. Reads settings and files; never the database."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from sunwai.errors import SunwaiError
from sunwai.lib.loopback import is_loopback
from sunwai.networks.x.address import checked_address
from sunwai.sop.load import read
from sunwai.triage.meaning.embedder import EmbedderRefused, embedder
from sunwai.triage.second.reader import ReaderRefused, reader

TAG = "sunwai"
MODES = ("api", "assisted", "off")
DIALECTS = ("post", "tweet")
PREFIX = re.compile(r"[A-Z]{2,4}")  # what reading a docket number back out of a post relies on


@register(TAG)
def check_start(app_configs: Any = None, **told: Any) -> list[CheckMessage]:
    """Will list everything that is wrong with the settings."""
    parts = (_sop(), _words(), _address(), _heartbeat(), _clock(), _folder(), _second(), _meaning())
    return [Error(text, id=f"sunwai.{name}") for part in parts for name, text in part]


def _sop() -> Iterator[tuple[str, str]]:
    try:
        read(Path(settings.SOP_FILE))
    except SunwaiError as refused:
        yield "sop", str(refused)


def _words() -> Iterator[tuple[str, str]]:
    for name, known in (("X_MODE", MODES), ("X_DIALECT", DIALECTS)):
        if getattr(settings, name) not in known:
            yield name.lower(), f"SUNWAI_{name} is {getattr(settings, name)!r}. Write one of: {', '.join(known)}."
    if not PREFIX.fullmatch(settings.DOCKET_PREFIX):
        yield "docket", f"SUNWAI_DOCKET_PREFIX is {settings.DOCKET_PREFIX!r}. Write two to four capitals, such as JH."


def _address() -> Iterator[tuple[str, str]]:
    if refused := _refusal(loopback_only=settings.LOOPBACK_ONLY):
        yield "x_url", refused
    elif settings.DEMO and _refusal(loopback_only=True):
        yield (
            "demo",
            f"SUNWAI_DEMO is set and SUNWAI_X_URL is {settings.X_BASE_URL}: the demo signs anybody in and would speak "
            "for a real handle. Unset SUNWAI_DEMO, or point SUNWAI_X_URL at the sandbox (http://127.0.0.1:PORT).",
        )


def _heartbeat() -> Iterator[tuple[str, str]]:
    given = settings.HEARTBEAT_URL
    parts = urlsplit(given)
    if given and (parts.scheme not in {"http", "https"} or not parts.hostname):
        yield "heartbeat", f"SUNWAI_HEARTBEAT_URL is {given!r}, which is no web address. Write https://HOST/PATH."
    elif given and settings.LOOPBACK_ONLY and not is_loopback(parts.hostname or ""):
        yield "heartbeat", f"SUNWAI_HEARTBEAT_URL is on {parts.hostname}, and SUNWAI_LOOPBACK_ONLY is set. Unset one."


def _clock() -> Iterator[tuple[str, str]]:
    if settings.CLOCK_FILE and _refusal(loopback_only=True):
        yield (
            "clock",
            f"SUNWAI_CLOCK_FILE drives the clock and SUNWAI_X_URL is {settings.X_BASE_URL}: real officers would be "
            "held to an invented time. Unset SUNWAI_CLOCK_FILE.",
        )


def _folder() -> Iterator[tuple[str, str]]:
    folder = Path(settings.DATA_FOLDER)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as refused:
        yield "data", f"The data folder {folder} cannot be made ({refused.strerror}). Make it, or set SUNWAI_DATA."
        return
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield "data", f"The data folder {folder} cannot be written to. Give it to this user, or set SUNWAI_DATA."


def _second() -> Iterator[tuple[str, str]]:
    try:
        reader()
    except ReaderRefused as refused:
        yield "second", str(refused)


def _meaning() -> Iterator[tuple[str, str]]:
    try:
        embedder()
    except EmbedderRefused as refused:
        yield "meaning", str(refused)


def _refusal(*, loopback_only: bool) -> str:
    try:
        checked_address(settings.X_BASE_URL, loopback_only=loopback_only)
    except SunwaiError as refused:
        return str(refused)
    return ""
