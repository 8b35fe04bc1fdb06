"""Whether the file that SUNWAI_SOP names still says what is in force. Owns that question alone; changes nothing.

The protocol in force is the one that was put in force and kept. A file that vanishes or is changed under running
processes changes no clock, but somebody believes that it does: so it is said aloud until it is mended."""

import tomllib
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from sunwai.sop.clauses import Sop
from sunwai.sop.load import digest_of
from sunwai.sop.models import SopVersion


class Fault(StrEnum):
    """What is wrong with the file."""

    GONE = "gone"
    UNREADABLE = "unreadable"
    CHANGED = "changed"


def fault(path: Path, *, standing: Sop) -> Fault | None:
    """Will say what is wrong with the file at PATH while STANDING is in force; None where nothing is.

    A file of an earlier version is no fault: the next one may have been put in force in the browser."""
    try:
        about = path.stat()
        digest = _digest(path, about.st_mtime_ns, about.st_size)
    except OSError:
        return Fault.GONE
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Fault.UNREADABLE
    if digest == standing.digest or SopVersion.objects.filter(digest=digest).exists():
        return None
    return Fault.CHANGED


@lru_cache(maxsize=8)
def _digest(path: Path, changed_ns: int, size: int) -> str:
    """Asked for every page of the desk; read anew only when the file is another."""
    return digest_of(tomllib.loads(path.read_text(encoding="utf-8")))


def told(found: Fault, path: Path, *, version: int) -> str:
    """Will say FOUND in a sentence that tells what goes on and what to do."""
    what = {
        Fault.GONE: f"The SOP file {path} is gone or cannot be read.",
        Fault.UNREADABLE: f"The SOP file {path} is no TOML text any more.",
        Fault.CHANGED: f"The SOP file {path} was changed and is not in force.",
    }[found]
    return (
        f"{what} Version {version}, which is in force, goes on. Put the file back (the version can be downloaded under "
        "Protocol), or put the changed one in force: sunwai sop put-in-force FILE --by NAME"
    )
