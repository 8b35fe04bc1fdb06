"""The connector's promises kept against a whole X on loopback, in both vocabularies and by both ways to sign in."""

from datetime import UTC, datetime, timedelta

import pytest

from sunwai.networks import base
from sunwai.networks.base import MENTIONS, OWN
from sunwai.networks.credentials import connect
from sunwai.networks.post import CannotTell, Draft, ItemKind, LocalMedia, NotSent, RemoteState, SendToken, Sent
from sunwai.networks.x.auth import FixedKeys, OAuth1Tokens, OAuth2Tokens
from sunwai.networks.x.connector import connect_x
from sunwai.sandbox.client import Picture
from sunwai.sandbox.server import Sandbox

NINE = datetime(2020, 1, 14, 3, 30, tzinfo=UTC)  # nine in the morning in Ranchi
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
CODE = "JH-26-00412/1"


@pytest.fixture
def network():
    with Sandbox(clock=lambda: NINE) as sandbox:
        yield sandbox


@pytest.fixture
def world(network):
    return network.client


@pytest.fixture
def asha(world):
    return world.create_account("asha_bolba", name="Asha")


@pytest.fixture
def office(world):
    return world.create_account("JharkhandCMO", name="CMO Jharkhand", verified_type="government")


@pytest.fixture(params=["post by oauth2", "tweet by oauth1"])
def x(request, network, office):
    """The office's handle, connected in one vocabulary by one way to sign in."""
    dialect, scheme = request.param.split(" by ")
    return connected(network, office, SCHEMES[scheme](office.keys), dialect=dialect)


@pytest.fixture
def plain(network, office):
    """The office's handle, for what no vocabulary and no way to sign in changes."""
    return connected(network, office, oauth1(office.keys))


def oauth1(keys):
    return OAuth1Tokens(keys.consumer_key, keys.consumer_secret, keys.token, keys.token_secret)


def oauth2(keys):
    return OAuth2Tokens(keys.client_id, keys.client_secret, keys.access_token, keys.refresh_token, keys.expires_at)


SCHEMES = {"oauth1": oauth1, "oauth2": oauth2}


def connected(network, office, tokens, *, dialect="post"):
    keys = FixedKeys(account=office.id, handle=office.username, given=tokens)
    return connect_x(keys, base_url=network.base_url, dialect=dialect, mode="api", loopback_only=True)


def draft(text="@DCSimdega कृपया जाँच कर बताएं", **more):
    return Draft(text=f"{text} {CODE}", code=CODE, **more)


def token(since=NINE):
    return SendToken(key="case:412:direction:1", since=since)


def read(x, lane=MENTIONS, cursor=None, *, at=NINE):
    """Every item, the last cursor and the gaps of one whole walk."""
    items, gaps, more = [], [], True
    while more:
        batch = x.pull(lane, cursor, at=at)
        assert batch.unreadable == ()
        items += batch.items
        gaps += [batch.gap] if batch.gap else []
        cursor, more = batch.cursor, batch.more
    return items, cursor, gaps


def test_a_tag_arrives_with_its_author_place_in_the_thread_and_picture(x, world, asha, office):
    root = world.post_as("asha_bolba", "बोल्बा में छह साल से नेटवर्क नहीं <1 बार> & कुछ नहीं")
    picture = Picture(PNG, alt="खाली टावर")
    tag = world.post_as("asha_bolba", "@JharkhandCMO कृपया सुनें", reply_to=root.id, media=[picture])

    (item,) = read(x)[0]

    assert (item.key, item.parent, item.root, item.kind) == (tag.id, root.id, root.id, ItemKind.POST)
    assert (item.author.key, item.author.handle, item.author.name) == (asha.id, "asha_bolba", "Asha")
    assert office.id in [mention.key for mention in item.mentions]
    assert [(media.kind, media.alt) for media in item.media] == [("photo", "खाली टावर")]
    assert "कृपया सुनें" in item.text
    assert item.created_at == NINE


def test_text_arrives_as_it_was_written(x, world, asha):
    world.post_as("asha_bolba", "@JharkhandCMO <1 बार> & https://example.org/news?a=1&b=2 देखें")
    (item,) = read(x)[0]
    assert item.text == "@JharkhandCMO <1 बार> & https://example.org/news?a=1&b=2 देखें"


def test_a_long_post_arrives_whole(x, world):
    world.create_account("meena_desk", premium=True)
    world.post_as("meena_desk", "@JharkhandCMO " + "सड़क " * 200)
    (item,) = read(x)[0]
    assert item.text.count("सड़क") == 200


def test_an_edit_arrives_as_a_new_version_of_the_same_post(x, world):
    world.create_account("meena_desk", premium=True)
    first = world.post_as("meena_desk", "@JharkhandCMO पुल टूटा")
    _, cursor, _ = read(x)
    second = world.edit(first.id, "@JharkhandCMO पुल टूटा, दो घायल")
    items = read(x, cursor=cursor)[0]
    assert [(i.key, i.version, i.kind) for i in items][:1] == [(first.id, second.id, ItemKind.EDIT)]
    assert x.check([first.id, second.id], at=NINE) == {first.id: RemoteState.EDITED, second.id: RemoteState.ALIVE}


def test_posts_are_read_as_they_stand_now_and_those_taken_down_are_left_out(x, world, asha):
    world.change_account("asha_bolba", premium=True)
    changed, gone = (world.post_as("asha_bolba", f"@JharkhandCMO {words}") for words in ("पुल टूटा", "सड़क टूटी"))
    second = world.edit(changed.id, "पुल टूटा, दो घायल")
    world.delete(gone.id)
    items = x.newest([changed.id, gone.id], at=NINE)
    assert [(i.key, i.version, i.text) for i in items] == [(changed.id, second.id, "पुल टूटा, दो घायल")]


def test_a_late_mention_with_a_lower_id_is_still_taken(x, world, asha):
    newest = world.post_as("asha_bolba", "@JharkhandCMO दूसरा")
    _, cursor, _ = read(x)
    late = world.post_as("asha_bolba", "@JharkhandCMO पहला", id=int(newest.id) - 5000)
    assert late.id in [item.key for item in read(x, cursor=cursor)[0]]


def test_250_mentions_are_read_page_by_page_through_a_crash(plain, world, asha):
    posted = [world.post_as("asha_bolba", f"@JharkhandCMO {n}").id for n in range(250)]
    first = plain.pull(MENTIONS, None, at=NINE)
    rest, cursor, gaps = read(plain, cursor=first.cursor)
    assert [item.key for item in [*first.items, *rest]] == posted[::-1]
    assert gaps == []
    assert {item.key for item in read(plain, cursor=cursor)[0]} == set(posted)  # the overlap is read again


def test_more_mentions_than_x_shows_leave_a_gap_that_is_told(plain, world, asha):
    world.post_as("asha_bolba", "@JharkhandCMO पहली बात")
    _, cursor, _ = read(plain)
    world.advance_clock(timedelta(hours=1))
    for n in range(850):
        world.post_as("asha_bolba", f"@JharkhandCMO {n}")
    later = NINE + timedelta(hours=1)
    items, cursor, (gap,) = read(plain, cursor=cursor, at=later)
    assert len(items) == 800
    assert (gap.since, gap.until) == (NINE, later)
    assert read(plain, cursor=cursor, at=later)[2] == []


@pytest.mark.parametrize("dialect", ["post", "tweet"])
@pytest.mark.parametrize("scheme", ["oauth1", "oauth2"])
def test_every_vocabulary_goes_with_every_way_to_sign_in(network, world, office, asha, dialect, scheme):
    x = connected(network, office, SCHEMES[scheme](office.keys), dialect=dialect)
    tag = world.post_as("asha_bolba", "@JharkhandCMO सुनें")
    x.send(draft(in_reply_to=tag.id), token(), at=NINE)
    assert [item.key for item in read(x)[0]] == [tag.id]


def test_an_empty_lane_reads_as_nothing(x):
    assert read(x)[0] == []


def test_a_direction_goes_out_under_the_citizens_post_and_is_found_again(x, world, asha):
    tag = world.post_as("asha_bolba", "@JharkhandCMO सुनें")
    sent = x.send(draft(in_reply_to=tag.id), token(), at=NINE)
    (published,) = world.published("JharkhandCMO")
    assert (sent.key, published.text, published.reply_to) == (published.id, draft().text, tag.id)
    found = x.find_sent(draft(in_reply_to=tag.id), token(), at=NINE)
    assert (found.key, found.text) == (sent.key, draft().text)
    assert [item.key for item in read(x, OWN)[0]] == [sent.key]


def test_a_post_made_by_hand_is_claimed_by_its_code(x, world, asha, office):
    tag = world.post_as("asha_bolba", "@JharkhandCMO सुनें")
    by_hand = world.post_as("JharkhandCMO", f"कृपया देखें {CODE}", reply_to=tag.id)
    found = x.find_sent(draft(in_reply_to=tag.id), token(), at=NINE)
    assert isinstance(found, Sent)
    assert found.key == by_hand.id


def test_what_was_never_posted_is_not_found(x, world, office):
    world.post_as("JharkhandCMO", "शुभ प्रभात JH-26-00412/12")
    assert x.find_sent(draft(), token(), at=NINE) == NotSent()


@pytest.mark.parametrize(
    "fault", ["accept_then_drop", "cut_midway", "error_after", "malformed", "huge", "wrong_encoding"]
)
def test_an_answer_lost_after_the_post_stood_is_unknown_and_the_post_is_found(plain, world, fault):
    world.arm(fault, endpoint="create_post")
    with pytest.raises(base.Unknown):
        plain.send(draft(), token(), at=NINE)
    (published,) = world.published("JharkhandCMO")
    assert plain.find_sent(draft(), token(), at=NINE).key == published.id
    with pytest.raises(base.Duplicate):
        plain.send(draft(), token(), at=NINE)
    assert len(world.published("JharkhandCMO")) == 1


@pytest.mark.parametrize("fault", ["cut_before", "server_error"])
def test_a_call_that_broke_before_anything_stood_is_looked_into_and_not_found(plain, world, fault):
    world.arm(fault, endpoint="create_post")
    with pytest.raises(base.Unknown):
        plain.send(draft(), token(), at=NINE)
    assert plain.find_sent(draft(), token(), at=NINE) == NotSent()
    plain.send(draft(), token(), at=NINE)
    assert len(world.published("JharkhandCMO")) == 1


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("rate_limited", base.RateLimited),
        ("usage_capped", base.Spent),
        ("unauthorized", base.AuthLost),
        ("server_error", base.Transient),
        ("cut_before", base.Transient),
        ("cut_midway", base.Transient),
        ("malformed", base.Malformed),
        ("huge", base.Malformed),
        ("wrong_encoding", base.Malformed),
    ],
)
def test_every_fault_while_reading_has_its_name_and_the_next_step_loses_nothing(plain, world, asha, fault, error):
    tag = world.post_as("asha_bolba", "@JharkhandCMO सुनें")
    world.arm(fault, endpoint="mentions")
    with pytest.raises(base.NetworkError) as caught:
        plain.pull(MENTIONS, None, at=NINE)
    assert type(caught.value) is error
    again = getattr(caught.value, "until", NINE)
    assert [item.key for item in read(plain, at=again)[0]] == [tag.id]


@pytest.mark.parametrize("fault", ["rate_limited", "usage_capped", "server_error", "malformed"])
def test_when_the_look_fails_nothing_is_concluded(plain, world, fault):
    world.arm(fault, endpoint="timeline")
    assert isinstance(plain.find_sent(draft(), token(), at=NINE), CannotTell)


def test_unknown_fields_change_nothing(x, world, asha):
    world.post_as("asha_bolba", "@JharkhandCMO सुनें")
    before = read(x)[0]
    world.arm("unknown_fields", endpoint="mentions")
    assert read(x)[0] == before


def test_missing_fields_make_a_loud_refusal_or_kept_entries_never_a_silent_loss(x, world, asha):
    for n in range(6):
        world.post_as("asha_bolba", f"@JharkhandCMO {n}")
    world.arm("missing_fields", endpoint="mentions")
    try:
        batch = x.pull(MENTIONS, None, at=NINE)
    except base.Malformed:
        return
    assert len(batch.items) + len(batch.unreadable) == 6


def test_the_rules_of_the_plan_are_named(plain, world, asha):
    said = world.post_as("asha_bolba", "किसी ने नहीं सुना")
    with pytest.raises(base.NotAllowed, match="not been mentioned"):
        plain.send(draft(in_reply_to=said.id), token(), at=NINE)
    with pytest.raises(base.NotAllowed, match="cashtag"):
        plain.send(draft("$ABC $XYZ"), token(), at=NINE)
    world.delete(said.id)
    with pytest.raises(base.Gone):
        plain.send(draft(in_reply_to=said.id), token(), at=NINE)
    assert world.published("JharkhandCMO") == []


def test_our_weighing_agrees_with_the_networks(plain, world):
    world.plan(text_limit=279)
    with pytest.raises(base.TooLong, match="too long"):
        plain.send(Draft(text="क" * 280, code=""), token(), at=NINE)
    plain.send(Draft(text="क" * 277 + "₹", code=""), token(), at=NINE)


def test_the_rate_limit_is_honoured_and_opens_again(plain, world):
    world.plan(rates={"mentions": 2})
    read(plain)
    read(plain)
    asked = len(world.calls())
    with pytest.raises(base.RateLimited) as limited:
        plain.pull(MENTIONS, None, at=NINE)
    assert len(world.calls()) == asked  # known beforehand: the call did not go out
    assert NINE < limited.value.until <= NINE + timedelta(minutes=15)
    world.set_clock(limited.value.until)
    assert read(plain, at=limited.value.until)[0] == []


def test_money_that_is_gone_is_told_apart(plain, world):
    world.plan(usage_capped=True)
    with pytest.raises(base.Spent):
        plain.pull(MENTIONS, None, at=NINE)


def test_posts_are_alive_gone_or_hidden(x, world, asha):
    alive = world.post_as("asha_bolba", "one")
    gone = world.post_as("asha_bolba", "two")
    world.delete(gone.id)
    world.create_account("ravi_shy", protected=True)
    shy = world.post_as("ravi_shy", "three")
    assert x.check([alive.id, gone.id, shy.id, "12"], at=NINE) == {
        alive.id: RemoteState.ALIVE,
        gone.id: RemoteState.GONE,
        shy.id: RemoteState.HIDDEN,
        "12": RemoteState.GONE,
    }


def test_people_are_known_by_id_and_badge(x, world):
    officer = world.create_account("DCSimdega", name="DC Simdega", verified_type="government")
    people = x.people(["dcsimdega", "nobody_here"], at=NINE)
    assert set(people) == {"dcsimdega"}
    assert people["dcsimdega"].key == officer.id
    assert "government" in people["dcsimdega"].badges


def test_a_photo_is_uploaded_described_and_posted(x, world):
    key = x.upload(LocalMedia(content=PNG, media_type="image/png", alt="मरम्मत के बाद"), at=NINE)
    x.send(draft(media=(key,)), token(), at=NINE)
    (item,) = read(x, OWN)[0]
    assert [media.alt for media in item.media] == ["मरम्मत के बाद"]
    assert CODE in item.text


def test_a_post_of_ours_is_deleted_once(x, world):
    sent = x.send(draft(), token(), at=NINE)
    x.delete(sent.key, at=NINE)
    assert world.published("JharkhandCMO") == []
    with pytest.raises(base.Gone):
        x.delete(sent.key, at=NINE)


def test_a_conversation_is_read_oldest_first(x, world, asha):
    root = world.post_as("asha_bolba", "@JharkhandCMO सुनें", at=NINE - timedelta(minutes=3))
    world.create_account("DCSimdega")
    answer = world.post_as("DCSimdega", "टावर लग रहा है", reply_to=root.id, at=NINE - timedelta(minutes=2))
    thanks = world.post_as("asha_bolba", "धन्यवाद", reply_to=answer.id, at=NINE - timedelta(minutes=1))
    assert [item.key for item in x.thread(thanks.id, at=NINE)] == [root.id, answer.id, thanks.id]


def test_a_handle_that_took_its_keys_back_is_lost(x, world):
    world.take_keys("JharkhandCMO")
    with pytest.raises(base.AuthLost, match="Connect the handle"):
        x.pull(MENTIONS, None, at=NINE)


@pytest.mark.django_db
def test_a_token_is_renewed_with_x_kept_and_good_for_the_next_worker(network, world, office):
    keys = connect("x", account=office.id, handle=office.username, tokens=oauth2(office.keys), at=NINE)
    worker, other = (connect_x(keys, base_url=network.base_url, mode="api", loopback_only=True) for _ in range(2))
    later = NINE + timedelta(hours=3)
    world.set_clock(later)
    worker.pull(MENTIONS, None, at=later)
    other.pull(MENTIONS, None, at=later)
    assert [call["endpoint"] for call in world.calls()].count("token") == 1


@pytest.mark.django_db
def test_a_token_that_x_ended_early_is_renewed_without_losing_the_call(network, world, office):
    keys = connect("x", account=office.id, handle=office.username, tokens=oauth2(office.keys), at=NINE)
    world.arm("unauthorized", endpoint="create_post")
    x = connect_x(keys, base_url=network.base_url, mode="api", loopback_only=True)
    x.send(draft(), token(), at=NINE)
    assert len(world.published("JharkhandCMO")) == 1
