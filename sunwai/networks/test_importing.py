"""Promises of reading an import file: every line comes out, as a post or with the reason it could not be one."""

import json
import tracemalloc
from datetime import UTC, datetime

import pytest

from sunwai.networks.importing import LONGEST_LINE, CannotOpen, read_lines
from sunwai.networks.post import Author, Item, ItemKind, MediaRef, Unreadable
from sunwai.networks.x.conftest import wire_page, wire_post

LINE = {
    "id": "c-1",
    "network": "file",
    "author": "person-7",
    "text": "राशन नहीं मिला",
    "at": "2020-01-14T17:30:00+05:30",
}


@pytest.fixture
def lines(tmp_path):
    """Will write lines (objects or bytes) and read them back."""

    def read(*given):
        file = tmp_path / "posts.jsonl"
        file.write_bytes(b"".join(_bytes(line) + b"\n" for line in given))
        return list(read_lines(file))

    return read


def _bytes(line):
    return line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode()


def test_a_line_is_read_into_a_post(lines):
    media = ["https://p/1.jpg", {"url": "https://p/2.mp4", "kind": "video", "alt": "पुल", "key": "m2"}]
    assert lines({**LINE, "in_reply_to": "c-0", "media": media, "label": "ignored"}) == [
        Item(
            network="file",
            key="c-1",
            version="c-1",
            kind=ItemKind.POST,
            author=Author(key="person-7", handle="person-7"),
            text="राशन नहीं मिला",
            created_at=datetime(2020, 1, 14, 12, 0, tzinfo=UTC),
            parent="c-0",
            media=(
                MediaRef(key="https://p/1.jpg", kind="photo", url="https://p/1.jpg"),
                MediaRef(key="m2", kind="video", url="https://p/2.mp4", alt="पुल"),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("author", "read"),
    [
        (None, None),
        ("", None),
        ({"key": "7", "handle": "asha", "name": "Asha"}, Author(key="7", handle="asha", name="Asha")),
        ({"id": 7, "username": "asha"}, Author(key="7", handle="asha")),
        ({"handle": "asha"}, Author(key="asha", handle="asha")),
    ],
)
def test_an_author_may_be_a_name_an_object_or_unknown(lines, author, read):
    (item,) = lines({**LINE, "author": author})
    assert item.author == read


def test_a_line_without_a_network_came_from_a_file_and_a_number_may_be_an_id(lines):
    (item,) = lines({"id": 12, "text": "x", "at": "2020-01-14T12:00:00Z"})
    assert (item.network, item.key, item.author) == ("file", "12", None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{not json", "not JSON"),
        (b'"a text"', "an object was expected, found a text"),
        (b"[1, 2]", "an object was expected, found a list"),
        (b"[" * 100_000, "not JSON"),
        ('{"id": "é"}'.encode("latin-1"), "not in UTF-8"),
        ({"text": "x", "at": LINE["at"]}, "id is missing"),
        ({**LINE, "id": ""}, "id is missing"),
        ({**LINE, "id": True}, "id should be a text"),
        ({**LINE, "id": "a\x00b"}, "control characters"),
        ({**LINE, "id": "x" * 256}, "longer than 255"),
        ({"id": "1", "at": LINE["at"]}, "text is missing"),
        ({**LINE, "text": None}, "text is missing"),
        ({**LINE, "text": 5}, "text should be a text, found a number"),
        ({**LINE, "text": " \x00 "}, "the text is empty"),
        ({**LINE, "text": "क" * 1_000_000}, "1000000 characters"),
        ({"id": "1", "text": "x"}, "at is missing"),
        ({**LINE, "at": "14 Jan"}, "at is not a time"),
        ({**LINE, "at": "2020-01-14T12:00:00"}, "at has no zone"),
        ({**LINE, "at": 1579003200}, "at should be a text"),
        ({**LINE, "network": "My Network"}, "no network's name"),
        ({**LINE, "author": ["a"]}, "author should be a text"),
        ({**LINE, "in_reply_to": {"id": 5}}, "in_reply_to should be a text"),
        ({**LINE, "media": "https://p/1.jpg"}, "media should be a list"),
        ({**LINE, "media": [5]}, "an object was expected"),
    ],
)
def test_a_line_that_cannot_be_used_says_where_and_why_and_reading_goes_on(lines, line, reason):
    before, bad, after = lines(LINE, line, {**LINE, "id": "c-2"})
    assert (before.key, after.key) == ("c-1", "c-2")
    assert isinstance(bad, Unreadable)
    assert bad.reason.startswith("line 2: ")
    assert reason in bad.reason
    assert len(bad.raw) < 25_000


def test_a_broken_first_line_does_not_stop_the_rest(lines):
    bad, good = lines(b"{broken", LINE)
    assert bad.reason.startswith("line 1: not JSON")
    assert good.key == "c-1"


def test_control_characters_are_taken_out_and_noted(lines):
    (item,) = lines({**LINE, "text": "राशन\x07 नहीं\n\tमिला"})
    assert item.text == "राशन नहीं\n\tमिला"
    assert item.notes == ("1 control characters were removed from the text",)


def test_what_is_read_can_always_be_stored(lines):
    (item,) = lines(rb'{"id": "1", "text": "a\ud800\u0000", "at": "2020-01-14T12:00:00Z", "url": "u\ud800\u0000"}')
    assert "\x00" not in item.text + item.url
    (item.text + item.url).encode()


def test_blank_lines_and_a_byte_order_mark_are_forgiven(lines):
    first, second = lines(b"\xef\xbb\xbf" + _bytes(LINE), b"", b"  \r", {**LINE, "id": "c-2"})
    assert (first.key, second.key) == ("c-1", "c-2")


def test_a_ten_megabyte_line_is_passed_over_in_bounded_memory(tmp_path):
    file = tmp_path / "posts.jsonl"
    with file.open("wb") as out:
        out.write(_bytes(LINE) + b"\n")
        out.write(b'{"id": "big", "text": "' + b"x" * 40_000_000 + b'"}\n')
        out.write(_bytes({**LINE, "id": "c-2"}))

    tracemalloc.start()
    before, bad, after = read_lines(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (before.key, after.key) == ("c-1", "c-2")
    assert bad.reason == f"line 2: longer than {LONGEST_LINE} bytes. Split it into one post a line."
    assert len(bad.raw) < 25_000
    assert peak < 5 * LONGEST_LINE


@pytest.mark.parametrize("dialect", ["post", "tweet"])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("form", ["one page", "list of pages"])
def test_x_pages_are_read_as_x_writes_them(tmp_path, dialect, indent, form):
    page = wire_page([wire_post(51, dialect=dialect), {"id": "9"}, wire_post(50, dialect=dialect)], next_token="p1")
    file = tmp_path / "mentions.json"
    file.write_text(json.dumps(page if form == "one page" else [page, wire_page([])], indent=indent))

    items = [entry for entry in read_lines(file) if isinstance(entry, Item)]
    (bad,) = [entry for entry in read_lines(file) if isinstance(entry, Unreadable)]

    assert [(item.network, item.key, item.author.handle) for item in items] == [
        ("x", "51", "asha_kumari"),
        ("x", "50", "asha_kumari"),
    ]
    assert "entry 1" in bad.reason or "line 1" in bad.reason


def test_pages_and_own_lines_may_stand_in_one_file(lines):
    single = {"data": wire_post(52), "includes": {}}
    read = lines(wire_page([wire_post(51), wire_post(50)]), LINE, single, {"meta": {"result_count": 0}})
    assert [item.key for item in read] == ["51", "50", "c-1", "52"]


def test_a_page_of_the_wrong_shape_is_kept_with_its_reason(lines):
    bad, good = lines({"data": "none"}, LINE)
    assert "line 1: X sent a page that cannot be read" in bad.reason
    assert good.key == "c-1"


def test_an_empty_file_holds_nothing(lines):
    assert lines() == []


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CannotOpen, match=r"missing\.jsonl cannot be read"):
        list(read_lines(tmp_path / "missing.jsonl"))
    with pytest.raises(CannotOpen):
        list(read_lines(tmp_path))
