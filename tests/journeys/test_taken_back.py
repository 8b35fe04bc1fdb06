"""What citizens delete, change or hide after we have read it: followed everywhere, our own acts untouched."""

import json
from collections.abc import Callable
from datetime import timedelta

from sunwai.accountability.record import public_case
from sunwai.cases import ledger
from sunwai.cases.models import Case
from sunwai.closure.actions import reopen
from sunwai.intake.models import Cursor, Post, Version
from sunwai.response.models import Reply
from sunwai.simulate import World
from sunwai.simulate.outside import Outsider, SaidPost
from sunwai.triage.models import Assessment

TAG = "सिमडेगा जिले के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है। मेरा नंबर 98350 00000 है।"
TELLING = ("छह साल", "98350", "नंबर")


def directed(world: World) -> tuple[Case, SaidPost]:
    post = world.citizen("Asha").posts(TAG)
    world.office("dc-simdega")
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.summarises(case, en="Two panchayats without a mobile network.", hi="दो पंचायतों में नेटवर्क नहीं।")
    ravi.drafts(case, owner="dc-simdega")
    ravi.asks_nod(case)
    world.approver().nods(case)
    world.wait(minutes=1)
    return case, post


def row(world: World, said: SaidPost) -> Post:
    found = world.post_row(said)
    assert found is not None
    return found


def test_a_deletion_is_noticed_within_the_sops_six_hours_and_leaves_a_tombstone(world: World) -> None:
    case, post = directed(world)

    world.citizen("Asha").deletes(post)
    world.wait(hours=7)

    gone = row(world, post)
    assert gone.gone_at is not None
    assert gone.gone_at - gone.seen_at <= timedelta(hours=6, minutes=30)
    assert (gone.text, gone.media, gone.url) == ("", [], "")
    assert not Version.objects.filter(post=gone).exclude(text="").exists()
    assert [e.facts for e in world.ledger(case) if e.verb == "post_removed"] == [{"post": gone.pk}]
    assert not ledger.verify(Case.objects.get(pk=case.pk))


def test_after_a_deletion_no_word_of_the_post_is_left_but_our_own_acts_stand(world: World) -> None:
    case, post = directed(world)
    [ours] = world.published()

    world.citizen("Asha").deletes(post)
    world.wait(hours=7)

    kept = json.dumps([*Assessment.objects.values("proposal"), *Post.objects.values("text")], ensure_ascii=False)
    assert not [words for words in TELLING if words in kept]
    record = public_case(case.docket)
    assert record is not None
    assert not [words for words in TELLING if words in repr(record)]
    assert [p.words for p in record.posts] == [ours.text]
    assert record.summary_en == "Two panchayats without a mobile network."
    assert world.published() == [ours]
    assert record.clocks
    assert [step.verb for step in record.steps].count("post_removed") == 1


def test_an_edit_that_takes_the_tag_away_is_still_followed(world: World) -> None:
    asha = world.network.create_account("asha_plus", premium=True)
    said = world.network.post_as(asha.id, f"@{world.handle} {TAG}")
    post = SaidPost("x", said.id, "asha_plus", TAG)
    world.wait(minutes=1)

    world.network.edit(said.id, "पुल भी टूट गया है, अब रास्ता नहीं।")
    world.wait(minutes=2)
    assert row(world, post).text.endswith("98350 00000 है।")  # X no longer shows it among our mentions
    world.wait(hours=7)

    assert row(world, post).text == "पुल भी टूट गया है, अब रास्ता नहीं।"
    assert Version.objects.filter(post__key=said.id).count() == 2
    assert [e.verb for e in world.ledger(post)].count("post_edited") == 1


def test_a_post_hidden_from_us_is_noted_and_kept_until_it_is_seen_again(world: World) -> None:
    _, post = directed(world)

    world.network.change_account("asha", protected=True)
    world.wait(hours=7)
    hidden = row(world, post)
    assert (hidden.hidden_at is not None, hidden.gone_at, hidden.text) == (True, None, f"@{world.handle} {TAG}")

    world.network.change_account("asha", protected=False)
    world.wait(hours=7)
    assert row(world, post).hidden_at is None


def test_an_officers_deleted_answer_goes_too_but_what_the_desk_decided_stays(world: World) -> None:
    case, _ = directed(world)
    office = world.office("dc-simdega")
    reply = office.posts("दोनों टावर चालू कर दिए गए हैं।", reply_to=world.published()[0])
    world.desk("Meena").confirms_reading(reply)

    office.deletes(reply)
    world.wait(hours=7)

    kept = Reply.objects.get(case=case)
    assert row(world, reply).gone_at is not None
    assert "टावर" not in json.dumps(kept.reading, ensure_ascii=False)
    assert kept.kind == "action_reported"
    assert Case.objects.get(pk=case.pk).needs.get().status == "claimed"


def test_a_matter_long_at_rest_is_left_alone_and_looked_at_again_when_opened_again(world: World) -> None:
    post = world.citizen("Asha").posts(TAG)
    meena = world.desk("Meena")
    case = meena.accepts(post)
    meena.closes(post, "outside_remit", reason="For the Union ministry of communications.")
    world.wait(days=29)
    assert row(world, post).checked_at is not None
    world.wait(days=2)
    assert row(world, post).checked_at is None

    world.citizen("Asha").deletes(post)
    world.wait(days=2)
    assert row(world, post).gone_at is None
    reopen(case, by="Meena", at=world.at, why="The ministry sent it back.")
    world.wait(hours=7)

    assert row(world, post).gone_at is not None


def test_three_hundred_open_posts_are_looked_up_by_the_hundred_and_only_when_due(world: World) -> None:
    for number in range(250):
        world.citizen(f"Citizen {number}").posts(f"पंचायत {number} में पानी नहीं आता।")
    world.wait(minutes=1)
    assert lookups(world) == 0

    world.wait(hours=6, minutes=40)

    assert lookups(world) == 3
    assert Post.objects.filter(checked_at=None).count() == 0


def lookups(world: World) -> int:
    return sum(call["endpoint"] == "posts_by_ids" for call in world.network.calls())


def test_a_failing_look_up_is_shown_and_holds_up_no_new_post(world: World) -> None:
    _, post = directed(world)
    asha: Outsider = world.citizen("Asha")  # type: ignore[assignment]  # a citizen of X
    asha.deletes(post)
    world.network.arm("server_error", endpoint="posts_by_ids", times=10_000)
    world.wait(hours=7)
    lane = Cursor.objects.get(lane="recheck")
    assert lane.failing_since is not None
    assert "503" in lane.error
    assert row(world, post).gone_at is None

    second = asha.posts("हमारे गाँव का चापाकल ख़राब है।")
    world.wait(minutes=1)
    assert world.case_of(second) is not None
    world.network.disarm()
    world.wait(minutes=1)

    assert row(world, post).gone_at is not None
    lane.refresh_from_db()
    assert (lane.failing_since, lane.error) == (None, "")


def test_a_look_up_over_the_limit_waits_as_long_as_x_says(open_world: Callable[..., World]) -> None:
    world = open_world()
    _, post = directed(world)
    world.citizen("Asha").deletes(post)
    world.network.arm("rate_limited", endpoint="posts_by_ids")
    world.wait(hours=6, minutes=1)

    lane = Cursor.objects.get(lane="recheck")
    assert lane.next_at is not None
    assert lane.next_at > world.at + timedelta(minutes=5)
    world.wait(minutes=20)

    assert row(world, post).gone_at is not None
