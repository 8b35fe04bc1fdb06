"""Pictures that are handed in: what they carry besides the picture is taken out, and what is none is refused."""

import struct
import zlib

import pytest

from sunwai.lib.pictures import NotAPicture, stripped

TAKEN = b"2026:01:15 10:22:01"
PLACE = b"23.3441 N 84.8 E"


def exif(*, placed: bool = True) -> bytes:
    """A TIFF block with a time of taking and, if PLACED, a pointer to a place."""
    tags = 2 if placed else 1
    deeper = 8 + 2 + 12 * tags + 4
    text = deeper + 2 + 12 + 4
    first = struct.pack("<HHHII", tags, 0x8769, 4, 1, deeper) + (
        struct.pack("<HHII", 0x8825, 4, 1, text + 20) if placed else b""
    )
    below = struct.pack("<HHHII", 1, 0x9003, 2, 20, text)
    return b"II*\0" + struct.pack("<I", 8) + first + b"\0\0\0\0" + below + b"\0\0\0\0" + TAKEN + b"\0" + PLACE


def jpeg(*, app1: bytes = b"", tail: bytes = b"") -> bytes:
    app = b"\xff\xe1" + struct.pack(">H", len(app1) + 8) + b"Exif\0\0" + app1 if app1 else b""
    comment = b"\xff\xfe" + struct.pack(">H", 2 + 4) + b"Asha"
    table = b"\xff\xdb" + struct.pack(">H", 4) + b"\x01\x02"
    scan = b"\xff\xda" + struct.pack(">H", 4) + b"\x01\x00" + b"picture \xff\x00 here"
    return b"\xff\xd8" + app + comment + table + scan + b"\xff\xd9" + tail


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*more: bytes) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0" * 13) + b"".join(more) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")
    )


def webp(*more: bytes) -> bytes:
    body = (
        b"WEBP" + b"VP8X" + struct.pack("<I", 10) + bytes([0x0C]) + b"\0" * 9 + b"VP8 " + struct.pack("<I", 4) + b"pict"
    )
    body += b"".join(more)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def test_the_place_and_the_camera_leave_a_photograph_and_its_time_is_noted() -> None:
    found = stripped(jpeg(app1=exif()))

    assert found.kind == "image/jpeg"
    assert PLACE not in found.content
    assert b"Exif" not in found.content
    assert b"Asha" not in found.content
    assert (found.taken, found.placed, found.stripped) == (TAKEN.decode(), True, True)


def test_the_picture_itself_is_left_as_it_was() -> None:
    found = stripped(jpeg(app1=exif()))

    assert b"picture \xff\x00 here" in found.content
    assert b"\xff\xdb" in found.content
    assert stripped(found.content).content == found.content


def test_what_hangs_behind_a_photograph_is_cut_off() -> None:
    assert b"secret" not in stripped(jpeg(tail=b"secret \xff\xd9")).content


def test_a_photograph_without_a_place_says_so() -> None:
    assert not stripped(jpeg(app1=exif(placed=False))).placed


def test_texts_and_exif_leave_a_png() -> None:
    found = stripped(png(chunk(b"tEXt", b"Author\0Asha"), chunk(b"eXIf", exif())))

    assert found.kind == "image/png"
    assert b"Asha" not in found.content
    assert PLACE not in found.content
    assert b"IDAT" in found.content
    assert found.placed


def test_exif_leaves_a_webp_and_its_header_promises_none() -> None:
    block = exif() + b"\0" * (len(exif()) % 2)
    found = stripped(webp(b"EXIF" + struct.pack("<I", len(block)) + block))

    assert found.kind == "image/webp"
    assert PLACE not in found.content
    assert found.content[20] & 0x0C == 0
    assert struct.unpack("<I", found.content[4:8])[0] == len(found.content) - 8


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg onload='alert(1)'>",
        b"%PDF-1.7",
        b"GIF89a....",
        b"\xff\xd8\xff",
        jpeg()[:20],
        png()[:30],
        webp()[:14],
        b"\xff\xd8\xff\xe1\x00\x01rest",
        b"<html>\xff\xd8\xff",
    ],
)
def test_what_is_no_picture_or_is_broken_is_refused(content: bytes) -> None:
    with pytest.raises(NotAPicture):
        stripped(content)


def test_a_broken_exif_tells_nothing_and_does_no_harm() -> None:
    found = stripped(jpeg(app1=b"II*\0\xff\xff\xff\xff"))

    assert (found.taken, found.placed) == ("", False)
