"""Promises of reading X's wire, in both vocabularies."""

import pytest

from sunwai.networks.base import Malformed
from sunwai.networks.post import Author, Item, ItemKind, MediaRef, Unreadable
from sunwai.networks.x.beside import Beside
from sunwai.networks.x.conftest import ASHA, NOON, OFFICE, WORDS, wire_page, wire_post
from sunwai.networks.x.wire import read_page, read_post

both = pytest.mark.parametrize("dialect", ["post", "tweet"])


def only(page):
    (item,) = read_page(page, walked=True).items
    return item


@both
def test_a_post_is_read_whole_in_either_vocabulary(dialect):
    mention = {"start": 0, "end": 13, "username": "JharkhandCMO", "id": OFFICE}
    refs = [{"type": "replied_to", "id": "40"}, {"type": "quoted", "id": "41"}]
    more = {"conversation_id": "39", "entities": {"mentions": [mention]}, WORDS[dialect]["refs"]: refs}

    item = only(wire_page([wire_post(50, "@JharkhandCMO पुल टूटा है", dialect=dialect, **more)]))

    assert item == Item(
        network="x",
        key="50",
        version="50",
        kind=ItemKind.POST,
        author=Author(key=ASHA, handle="asha_kumari", name="Asha"),
        text="@JharkhandCMO पुल टूटा है",
        created_at=NOON,
        lang="hi",
        parent="40",
        root="39",
        quoted="41",
        mentions=(Author(key=OFFICE, handle="JharkhandCMO"),),
        url="https://x.com/asha_kumari/status/50",
    )


@both
def test_an_edited_post_keeps_the_first_id_as_its_key(dialect):
    item = only(wire_page([wire_post(52, dialect=dialect, chain=["50", "52"])]))
    assert (item.key, item.version, item.kind, item.root) == ("50", "52", ItemKind.EDIT, None)


@both
def test_a_reply_to_an_edited_post_points_at_its_first_id(dialect):
    reply = wire_post(60, dialect=dialect, **{WORDS[dialect]["refs"]: [{"type": "replied_to", "id": "52"}]})
    page = wire_page([reply])
    page["includes"][WORDS[dialect]["table"]] = [wire_post(52, dialect=dialect, chain=["50", "52"])]
    assert only(page).parent == "50"


@both
def test_a_long_post_is_read_from_its_note(dialect):
    long = wire_post(50, "पहले 280 अक्षर…", dialect=dialect, **{WORDS[dialect]["note"]: {"text": "क" * 900}})
    assert only(wire_page([long])).text == "क" * 900


def test_text_is_shown_as_people_see_it():
    urls = [
        {"url": "https://t.co/a1", "expanded_url": "https://example.org/news?x=1&y=2"},
        {"url": "https://t.co/p1", "expanded_url": "https://x.com/asha/status/50/photo/1", "media_key": "3_7"},
    ]
    sent = "Rice &lt; 5 kg &amp;amp; dal https://t.co/a1 https://t.co/p1"
    assert only(wire_page([wire_post(50, sent, entities={"urls": urls})])).text == (
        "Rice < 5 kg &amp; dal https://example.org/news?x=1&y=2"
    )


def test_a_stand_in_link_nobody_explained_stays_as_it_is():
    assert only(wire_page([wire_post(50, "देखें https://t.co/zz")])).text == "देखें https://t.co/zz"


def test_pictures_come_with_their_address_and_description():
    page = wire_page([wire_post(50, attachments={"media_keys": ["3_7", "7_8"]})])
    page["includes"]["media"] = [{"media_key": "3_7", "type": "photo", "url": "https://p/7.jpg", "alt_text": "a card"}]
    assert only(page).media == (
        MediaRef(key="3_7", kind="photo", url="https://p/7.jpg", alt="a card"),
        MediaRef(key="7_8", kind="video"),  # nothing was sent along; its key tells the kind
    )


def test_badges_and_protection_are_read_and_follower_counts_are_not():
    user = {
        "id": ASHA,
        "username": "dc_simdega",
        "verified": True,
        "verified_type": "government",
        "protected": True,
        "public_metrics": {"followers_count": 12},
    }
    item = only(wire_page([wire_post(50)], includes={"users": [user]}))
    assert item.author.badges == {"verified", "government", "protected"}
    assert item.visibility == "protected"


def test_an_author_x_tells_nothing_about_is_still_known_by_id():
    item = only(wire_page([wire_post(50)], includes={}))
    assert item.author == Author(key=ASHA, handle="")
    assert item.url == "https://x.com/i/status/50"


def test_a_mention_without_an_id_proves_nobody():
    item = only(wire_page([wire_post(50, entities={"mentions": [{"start": 0, "end": 4, "username": "ravi"}]})]))
    assert item.mentions == ()


def test_unknown_fields_are_ignored():
    plain = only(wire_page([wire_post(50)]))
    assert only(wire_page([wire_post(50, brand_new={"deep": [1]}, note_request_suggestions=7)], odd=1)) == plain


@pytest.mark.parametrize("name", ["id", "text", "created_at", "author_id"])
def test_a_post_without_a_required_field_is_kept_as_unreadable_and_the_page_goes_on(name):
    broken = {k: v for k, v in wire_post(51, "ration card").items() if k != name}

    page = read_page(wire_page([wire_post(52), broken, wire_post(50)]), walked=True)

    assert [item.key for item in page.items] == ["52", "50"]
    (bad,) = page.unreadable
    assert f"{name} is missing" in bad.reason
    assert '"lang": "hi"' in bad.raw


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"id": 51}, "id should be a text"),
        ({"id": "51; drop"}, "is not an id of X"),
        ({"author_id": "asha"}, "is not an id of X"),
        ({"text": ["a"]}, "text should be a text, found a list"),
        ({"created_at": "yesterday"}, "created_at is not a time"),
        ({"created_at": "2020-01-14T12:00:00"}, "has no zone"),
        ({"created_at": "0001-01-01T00:00:00+14:00"}, "created_at is not a time"),
        ({"entities": []}, "entities should be an object"),
        ({"attachments": {"media_keys": "3_7"}}, "media_keys should be a list"),
        ({"referenced_posts": {"type": "quoted"}}, "referenced_posts should be a list"),
        ({"referenced_posts": [5]}, "an object was expected, found a number"),
        ({"edit_history_post_ids": [51]}, "not an id"),
        ({"lang": {"code": "hi"}}, "lang should be a text, found an object"),
        ({"text": "क" * 25_001}, "25001 characters"),
    ],
)
def test_a_field_of_the_wrong_kind_makes_the_post_unreadable_with_a_reason(wrong, reason):
    page = read_page(wire_page([{**wire_post(51), **wrong}, wire_post(50)]), walked=True)
    assert [item.key for item in page.items] == ["50"]
    assert reason in page.unreadable[0].reason


@pytest.mark.parametrize("entry", [None, 5, "text", ["list"], True])
def test_an_entry_that_is_no_object_is_unreadable(entry):
    read = read_post(entry, beside=Beside())
    assert isinstance(read, Unreadable)
    assert "an object was expected" in read.reason


def test_a_post_of_the_longest_length_is_taken():
    assert len(only(wire_page([wire_post(50, "क" * 25_000)])).text) == 25_000


def test_control_and_half_characters_are_taken_out_and_noted():
    item = only(wire_page([wire_post(50, "राशन\x00 नहीं\x1b[2J\ud800\r\nमिला\tहै")]))
    assert item.text == "राशन नहीं[2J\N{REPLACEMENT CHARACTER}\nमिला\tहै"
    assert item.notes == (
        "2 control characters were removed from the text",
        "1 broken characters in the text were replaced",
    )
    item.text.encode()


def test_joiners_that_devanagari_and_emoji_need_are_left_alone():
    text = "क्\u200dष 👨\u200d👩\u200d👧"
    item = only(wire_page([wire_post(50, text)]))
    assert (item.text, item.notes) == (text, ())


def test_broken_side_tables_do_not_cost_the_posts():
    includes = {"users": [5, {"id": ASHA}, None], "media": {"a": 1}, "posts": ["x"], "tweets": 9}
    assert only(wire_page([wire_post(50)], includes=includes)).author == Author(key=ASHA, handle="")
    assert only(wire_page([wire_post(50)], includes="none")).key == "50"


@pytest.mark.parametrize("broken", [{"data": {"id": "1"}}, {"meta": []}, {"meta": {"next_token": 7}}, {"errors": "no"}])
def test_a_page_of_the_wrong_shape_is_malformed(broken):
    with pytest.raises(Malformed, match="Nothing of it was used"):
        read_page({**wire_page([wire_post(50)]), **broken}, walked=True)


def test_a_walked_page_that_does_not_say_whether_another_follows_is_refused():
    with pytest.raises(Malformed, match="without `meta`"):
        read_page({"data": [wire_post(50)]}, walked=True)


def test_a_page_of_nothing_but_errors_is_never_taken_for_an_empty_lane():
    with pytest.raises(Malformed, match="Could not find user"):
        read_page({"errors": [{"detail": "Could not find user with id: [900]."}]}, walked=True)


def test_an_empty_page_is_empty():
    page = read_page(wire_page([]), walked=True)
    assert (page.items, page.unreadable, page.next_token) == ((), (), None)
