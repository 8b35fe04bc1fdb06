"""Promises of finding out whether an act is on X already."""

from datetime import timedelta

import httpx
import pytest

from sunwai.networks.post import CannotTell, Draft, NotSent, SendToken, Sent
from sunwai.networks.x.conftest import NOON, OFFICE, wire_page, wire_post
from sunwai.networks.x.reconcile import carries, comparable

TEXT = "@DCSimdega कृपया बोल्बा में मोबाइल नेटवर्क की जाँच कर बताएं। JH-26-00412/1"
DRAFT = Draft(text=TEXT, code="JH-26-00412/1", in_reply_to="50")
TOKEN = SendToken(key="case:412:direction:1", since=NOON)


def own(key, text, *, parent="50", minutes=1, **more):
    refs = [{"type": "replied_to", "id": parent}] if parent else []
    return wire_post(key, text, minutes=minutes, author_id=OFFICE, referenced_posts=refs, **more)


def looked(wire, *posts, draft=DRAFT):
    wire.says(wire_page(posts))
    return wire.connector().find_sent(draft, TOKEN, at=NOON + timedelta(minutes=5))


def test_an_act_is_found_by_its_visible_code(wire):
    found = looked(wire, own(72, "something else"), own(71, TEXT), own(70, "earlier"))
    assert found == Sent(key="71", at=NOON + timedelta(minutes=1), text=TEXT, url="https://x.com/i/status/71")


def test_the_look_reaches_two_minutes_before_the_first_attempt(wire):
    looked(wire)
    (request,) = wire.asked
    assert request.url.path == "/2/users/900/tweets"
    assert request.url.params["start_time"] == "2020-01-14T11:58:00Z"
    assert "exclude" not in request.url.params  # directions are replies


def test_an_act_that_is_not_there_is_not_sent(wire):
    assert looked(wire, own(70, "JH-26-00412/2 अगला कदम")) == NotSent()
    assert looked(wire) == NotSent()


@pytest.mark.parametrize(
    ("text", "code", "there"),
    [
        ("…बताएं JH-26-00412/1", "JH-26-00412/1", True),
        ("(JH-26-00412/1)", "JH-26-00412/1", True),
        ("JH-26-00412/1को देखें", "JH-26-00412/1", True),
        ("JH-26-00412/1।", "JH-26-00412/1", True),
        ("JH-26-00412/10", "JH-26-00412/1", False),
        ("XJH-26-00412/1", "JH-26-00412/1", False),
        ("OJH/JH-26-00412/1", "JH-26-00412/1", False),
        ("anything", "", False),
    ],
)
def test_a_code_is_never_taken_for_a_longer_one(text, code, there):
    assert carries(text, code) is there


def test_what_a_person_wrote_in_other_words_is_claimed_by_its_code_and_told_as_it_stands(wire):
    found = looked(wire, own(71, "जाँच करें JH-26-00412/1", parent=None))
    assert (found.key, found.text) == ("71", "जाँच करें JH-26-00412/1")


def test_without_a_code_the_same_words_under_the_same_post_are_found(wire):
    plain = Draft(text="कृपया जाँच करें & बताएं", code="", in_reply_to="50")
    sent = "@asha_kumari @ravi  कृपया जाँच करें\n&amp; बताएं https://t.co/x1"
    assert looked(wire, own(71, sent), draft=plain).key == "71"


def test_the_same_words_under_another_post_are_another_act(wire):
    plain = Draft(text="कृपया जाँच करें", code="", in_reply_to="50")
    assert looked(wire, own(71, "कृपया जाँच करें", parent="51"), draft=plain) == NotSent()


def test_an_edited_act_is_known_by_its_first_id(wire):
    assert looked(wire, own(75, TEXT, chain=["71", "75"])).key == "71"


def test_of_two_that_match_the_earlier_is_ours(wire):
    assert looked(wire, own(80, TEXT, minutes=3), own(71, TEXT, minutes=1)).key == "71"


def test_a_repost_that_carries_the_code_is_not_the_act(wire):
    assert looked(wire, own(71, f"RT @JharkhandCMO: {TEXT}")) == NotSent()


def test_every_page_since_the_attempt_is_read(wire):
    wire.says(wire_page([own(90 + n, "other") for n in range(5)], next_token="p1"))
    assert looked_again(wire, own(71, TEXT)).key == "71"
    assert wire.asked[-1].url.params["pagination_token"] == "p1"


def looked_again(wire, *posts):
    wire.says(wire_page(posts))
    return wire.connector().find_sent(DRAFT, TOKEN, at=NOON)


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_when_the_timeline_cannot_be_read_nothing_is_concluded(wire, status):
    wire.says({}, status=status)
    assert isinstance(wire.connector().find_sent(DRAFT, TOKEN, at=NOON), CannotTell)


def test_when_the_second_page_is_lost_nothing_is_concluded(wire):
    wire.says(wire_page([own(90, "other")], next_token="p1"))
    wire.fails(httpx.ReadTimeout("slow"))
    assert isinstance(wire.connector().find_sent(DRAFT, TOKEN, at=NOON), CannotTell)


def test_a_page_of_the_wrong_shape_concludes_nothing(wire):
    wire.says({"data": "none"})
    assert isinstance(wire.connector().find_sent(DRAFT, TOKEN, at=NOON), CannotTell)


def test_a_post_of_ours_that_cannot_be_read_may_be_it(wire):
    assert isinstance(looked(wire, {"id": "71"}), CannotTell)
    assert looked(wire, {"id": "72"}, own(71, TEXT)).key == "71"


def test_more_posts_than_x_lets_us_read_back_conclude_nothing(wire):
    for n in range(32):
        wire.says(wire_page([own(500 - n, "other")], next_token=f"p{n}"))
    assert isinstance(wire.connector().find_sent(DRAFT, TOKEN, at=NOON), CannotTell)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("é राशन", "e\u0301 राशन"),
        ("a  b\n c", "a b c"),
        ("x &lt; y", "x < y"),
        ("देखें ward12.in आज", "देखें https://t.co/q आज"),
        ("@asha @ravi सुनें", "सुनें"),
    ],
)
def test_what_x_alone_changes_makes_no_difference(one, other):
    assert comparable(one) == comparable(other)


def test_a_name_in_the_middle_does_make_a_difference():
    assert comparable("सुनें @asha") != comparable("सुनें")
