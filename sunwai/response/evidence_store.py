"""Pictures of answers in the data folder: stored once by their content, without Exif, readable by us alone.

Owns the files. Rows are officers_page's."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from sunwai.errors import SunwaiError
from sunwai.lib.pictures import ENDINGS, NotAPicture, Picture, stripped

MOST_PICTURES = 4
MOST_BYTES = 8 * 1024 * 1024
FOLDER = "answers"


class PictureRefused(SunwaiError):
    """A file that was handed in cannot be kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One picture as it lies in the data folder."""

    sha256: str
    picture: Picture


def keep(name: str, content: bytes) -> Kept:
    """Will store CONTENT, which was handed in as NAME, without its hidden parts. Raises PictureRefused."""
    if len(content) > MOST_BYTES:
        raise PictureRefused(f"{name} is larger than {MOST_BYTES // 2**20} MB. Send it smaller. Nothing was stored.")
    try:
        picture = stripped(content)
    except NotAPicture as refused:
        raise PictureRefused(f"{name}: {refused} Nothing was stored.") from refused
    digest = hashlib.sha256(picture.content).hexdigest()
    path = path_of(digest, picture.kind)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        half = path.with_suffix(".part")
        half.write_bytes(picture.content)
        half.chmod(0o600)
        half.replace(path)
    return Kept(digest, picture)


def keep_all(files: Sequence[tuple[str, bytes]]) -> list[Kept]:
    """Will store FILES (name and content), all or none of them known to the case. Raises PictureRefused."""
    if len(files) > MOST_PICTURES:
        raise PictureRefused(f"{len(files)} pictures are too many; {MOST_PICTURES} can be sent. Nothing was stored.")
    kept = [keep(name, content) for name, content in files]
    return list({one.sha256: one for one in kept}.values())


def path_of(sha256: str, kind: str) -> Path:
    """Will say where the picture of that content lies."""
    return Path(settings.MEDIA_ROOT) / FOLDER / f"{sha256}.{ENDINGS[kind]}"
