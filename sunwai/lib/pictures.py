"""Pictures as strangers hand them in: known by their first bytes, stripped of what they carry besides the picture.

Owns the walk over the three formats' own parts. Pure; draws nothing and decodes nothing, so no picture can do harm."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from sunwai.errors import SunwaiError

ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
_PNG = b"\x89PNG\r\n\x1a\n"
# Parts of a PNG that belong to the picture; times, texts and Exif do not.
_PNG_KEPT = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"pHYs",
}  # fmt: skip
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_TAKEN, _EXIF_IFD, _GPS_IFD = 0x9003, 0x8769, 0x8825
_MOST_TAGS = 200


class NotAPicture(SunwaiError):
    """The file is no picture that we take, or is broken."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture without its hidden parts; `taken` is when it was made, `placed` that its hidden parts held a place."""

    kind: str  # image/jpeg, image/png, image/webp
    content: bytes
    taken: str = ""
    placed: bool = False
    stripped: bool = False

    @property
    def ending(self) -> str:
        """The usual end of its file's name."""
        return ENDINGS[self.kind]


def stripped(content: bytes) -> Picture:
    """Will give CONTENT as a picture without Exif, texts and whatever lies behind its end. Raises NotAPicture."""
    try:
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content)
        if content.startswith(_PNG):
            return _png(content)
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _webp(content)
    except (struct.error, IndexError, ValueError) as broken:
        raise NotAPicture("The file breaks off or is damaged. Take the picture again, or send another.") from broken
    raise NotAPicture("This is no picture that can be taken. Send a JPEG, PNG or WebP file.")


def _jpeg(content: bytes) -> Picture:
    kept, exif, at = [b"\xff\xd8"], b"", 2
    while True:
        if content[at] != 0xFF:
            raise ValueError("no marker where one must stand")
        marker = content[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        if marker == 0xDA:  # the picture itself, to its end
            return _whole("image/jpeg", [*kept, _scans(content, at)], exif, content)
        length = struct.unpack(">H", content[at + 2 : at + 4])[0]
        segment = content[at : at + 2 + length]
        if length < 2 or len(segment) < 2 + length:
            raise ValueError("a part breaks off")
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0":
            exif = segment[10:]
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in {0xE0, 0xE2, 0xEE}:
            kept.append(segment)  # colour profile and the like; no other application's part, no comment
        at += 2 + length


def _scans(content: bytes, at: int) -> bytes:
    end = content.rfind(b"\xff\xd9")
    if end < at:
        raise ValueError("the picture breaks off")
    first = content.find(b"\xff\xd9", at)  # in the scan itself 0xFF is always stuffed, so the first end is the end
    return content[at : first + 2]


def _png(content: bytes) -> Picture:
    kept, exif = [_PNG], b""
    for kind, whole, body in _png_chunks(content):
        if kind == b"eXIf":
            exif = body
        if kind in _PNG_KEPT:
            kept.append(whole)
    return _whole("image/png", kept, exif, content)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    at = len(_PNG)
    while True:
        length = struct.unpack(">I", content[at : at + 4])[0]
        kind, whole = content[at + 4 : at + 8], content[at : at + 12 + length]
        if len(whole) < 12 + length:
            raise ValueError("a part breaks off")
        yield kind, whole, whole[8:-4]
        if kind == b"IEND":
            return
        at += 12 + length


def _webp(content: bytes) -> Picture:
    end = struct.unpack("<I", content[4:8])[0] + 8
    if end > len(content):
        raise ValueError("the picture breaks off")
    kept, exif, at = [], b"", 12
    while at + 8 <= end:
        length = struct.unpack("<I", content[at + 4 : at + 8])[0]
        kind, whole = content[at : at + 4], content[at : at + 8 + length + length % 2]
        if kind == b"EXIF":
            exif = whole[8:].removeprefix(b"Exif\0\0")
        if kind == b"VP8X":
            whole = whole[:8] + bytes([whole[8] & ~0x0C]) + whole[9:]  # it says that Exif and XMP follow; none do
        if kind in _WEBP_KEPT:
            kept.append(whole)
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    return _whole("image/webp", [b"RIFF", struct.pack("<I", len(body)), body], exif, content)


def _whole(kind: str, parts: list[bytes], exif: bytes, original: bytes) -> Picture:
    clean = b"".join(parts)
    taken, placed = _told(exif)
    return Picture(kind, clean, taken=taken, placed=placed, stripped=len(clean) < len(original))


def _told(exif: bytes) -> tuple[str, bool]:
    """When it was taken, by the camera's own clock, and whether a place was in it; a broken Exif tells nothing."""
    try:
        order = {b"II": "<", b"MM": ">"}[exif[:2]]
        first = dict(_tags(exif, struct.unpack(order + "I", exif[4:8])[0], order))
        deeper = dict(_tags(exif, first[_EXIF_IFD], order)) if _EXIF_IFD in first else {}
        start = deeper.get(_TAKEN, 0)
        said = exif[start : start + 19].decode("ascii") if start else ""
    except (struct.error, KeyError, UnicodeDecodeError):
        return "", False
    return (said if len(said) == 19 and said[4] == ":" else ""), _GPS_IFD in first


def _tags(exif: bytes, at: int, order: str) -> Iterator[tuple[int, int]]:
    count = struct.unpack(order + "H", exif[at : at + 2])[0]
    for number in range(min(count, _MOST_TAGS)):
        tag, _kind, _many, value = struct.unpack(order + "HHII", exif[at + 2 + 12 * number : at + 14 + 12 * number])
        yield tag, value
