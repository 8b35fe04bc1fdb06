"""What is said: late mentions, deletions, private numbers, claims and denials, words after the nod; and what is not."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.core import checks
from django.test import Client
from django.urls import reverse

from sunwai.accountability import measures
from sunwai.accountability.record import public_case
from sunwai.cases.models import Case
from sunwai.checks import TAG as STARTING
from sunwai.clock.models import Window
from sunwai.direction.compose import WordsRefused
from sunwai.direction.models import Direction
from sunwai.intake.models import Post, Version
from sunwai.offices.models import Holder
from sunwai.outbox.models import Outgoing, State
from sunwai.sandbox.client import Picture
from sunwai.simulate import World, staff
from sunwai.sop.actions import NotAtThisTime
from sunwai.sop.load import SopRefused, parse
from sunwai.triage.models import Assessment
from sunwai.triage.personal import masked, personal_spans
from tests.journeys import brought as b

Open = Callable[..., World]


def test_t13_a_mention_that_arrives_late_with_a_lower_id_is_still_taken(world: World) -> None:
    first = world.citizen("Asha").posts(b.TAG)
    world.wait(minutes=10)
    assert world.case_of(first) is not None

    imran = world.citizen("Imran")
    late = world.network.post_as(
        imran.account, f"@{world.handle} गुमला में पानी नहीं है।", id=int(first.key) - 1, at=world.at
    )
    world.wait(minutes=10)

    assert int(late.id) < int(first.key)
    assert Post.objects.filter(key=late.id).exists()
    assert Case.objects.count() == 2


def test_t14_when_the_author_deletes_the_post_the_public_page_drops_it_and_our_acts_stay(world: World) -> None:
    picture = Picture(b"\x89PNG...", alt="टूटा टावर")
    asha = world.citizen("Asha")
    post = asha.posts(b.TAG, media=[picture])
    world.wait(minutes=1)
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.summarises(case, en="Two panchayats without a network.", hi="दो पंचायतों में नेटवर्क नहीं।")
    b.put(world, case)
    [ours] = world.published()
    row = world.post_row(post)
    assert row is not None
    assert row.media

    asha.deletes(post)
    world.wait(hours=7)

    row.refresh_from_db()
    assert (row.text, row.media, row.url) == ("", [], "")
    assert not Version.objects.filter(post=row).exclude(text="").exists()
    kept = json.dumps([*Assessment.objects.values("proposal")], ensure_ascii=False)
    page = Client().get(reverse("public-case", args=[case.docket])).content.decode()
    for telling in ("छह साल", "टूटा टावर"):
        assert telling not in kept + page
    record = public_case(case.docket)
    assert record is not None
    assert [said.words for said in record.posts] == [ours.text]
    assert "post_removed" in [step.verb for step in record.steps]
    assert world.published() == [ours]
    assert b.window(case).stopped_at is None


NUMBERS = ("98350 12345", "९८३५०१२३४६", "9 8 3 5 0 1 2 3 4 7", "+91-98350-12348")


def test_t15_several_numbers_in_devanagari_and_spaced_digits_are_all_masked(world: World) -> None:
    text = f"{b.TAG} मेरा नंबर {NUMBERS[0]} है, भाई का {NUMBERS[1]}, पिता का {NUMBERS[2]}, दफ़्तर {NUMBERS[3]}"
    case, _ = b.accepted(world, text=text)
    world.office("dc-simdega")
    world.desk("Ravi").drafts(case, owner="dc-simdega")

    covered = masked(text, personal_spans(text))
    page = Client().get(reverse("public-case", args=[case.docket])).content.decode()

    assert not [number for number in NUMBERS if number in covered]
    assert not [number for number in NUMBERS if number in page + case.asked_en + case.asked_hi]
    assert not any(sum(c.isdigit() for c in word) >= 4 for word in covered.replace(" ", "").split("है"))
    for number in NUMBERS:  # no one of them may go out in our own words either
        direction = Direction.objects.get(case=case)
        world.desk("Ravi").amends(case, f"{direction.words.split('|')[0]} | {number}")
        with pytest.raises(WordsRefused):
            world.desk("Ravi").asks_nod(case)
    assert world.published() == []


def test_t16_fixed_by_the_authority_and_denied_by_the_citizen_are_both_shown_and_counted_apart(world: World) -> None:
    case, _ = b.directed(world)
    happy, _ = b.directed(world, by="Imran", text="सिमडेगा के कोलेबिरा में बिजली नहीं है।")
    for matter in (case, happy):
        ours = next(post for post in world.published() if matter.docket in post.text)
        world.desk("Ravi").confirms_reading(world.office("dc-simdega").posts(b.DONE, reply_to=ours))
        world.wait(minutes=5)
    asked = {c.docket: next(p for p in world.published() if f"{c.docket}/2" in p.text) for c in (case, happy)}

    world.citizen("Asha").posts("नहीं, अब भी नेटवर्क नहीं है।", reply_to=asked[case.docket])
    world.citizen("Imran").posts("हाँ, बिजली आ गई। धन्यवाद।", reply_to=asked[happy.docket])
    world.wait(minutes=5)

    record = public_case(case.docket)
    assert record is not None
    told = [(step.verb, step.detail) for step in record.steps]
    assert ("reply_read", "action_reported") in told  # what the authority says
    assert "citizen_disputed" in [verb for verb, _ in told]  # and what the citizen says, beside it
    assert [need.status for need in record.needs] == ["disputed"]
    assert (record.claimed, record.confirmed) == (0, 0)
    assert measures.claimed().count() == 2
    assert list(measures.claimed_and(measures.W.CONFIRMED)) == [happy]
    assert list(measures.claimed_and(measures.W.DISPUTED)) == [case]


def test_t17_words_changed_after_the_nod_are_refused(world: World) -> None:
    case, _ = b.accepted(world)
    world.office("dc-simdega")
    ravi = world.desk("Ravi")
    direction = ravi.drafts(case, owner="dc-simdega")
    nod = ravi.asks_nod(case)

    ravi.amends(case, f"{direction.words} तुरंत")
    nod.refresh_from_db()
    assert nod.lapsed_at is not None  # a nod to the old words is no nod to these
    ravi.asks_nod(case)
    world.crash("before_send")
    world.approver().nods(case)
    Outgoing.objects.filter(case=case).update(words="कुछ और ही शब्द")  # somebody at the database itself
    world.restart()
    world.wait(minutes=10)

    assert world.published() == []
    assert Outgoing.objects.get(case=case).state not in {State.SENT, State.READY}
    assert case in ravi.list("stuck")
    assert not Window.objects.exists()


def test_t17_words_a_person_changed_when_posting_are_flagged(open_world: Open) -> None:
    world = open_world(mode="assisted")
    case, _ = b.accepted(world)
    world.office("dc-simdega")
    ravi = world.desk("Ravi")
    ravi.drafts(case, owner="dc-simdega")
    ravi.asks_nod(case)
    world.approver().nods(case)
    act = Outgoing.objects.get(case=case)

    changed = act.words.replace("कृपया", "तुरंत")
    world.network.post_as(world.connector.account, changed, reply_to=act.in_reply_to, at=world.at)
    world.wait(minutes=25)

    act.refresh_from_db()
    assert act.differs
    assert "post_differs" in [entry.verb for entry in world.ledger(case)]


def test_t19_a_protocol_without_its_list_of_holidays_is_refused_loudly() -> None:
    for line, wrong in (('default = "IN-JH"', 'default = "IN-XX"'), ("last_year = 2035", "last_year = 2099")):
        with pytest.raises(SopRefused) as refused:
            parse(b.protocol().replace(line, wrong, 1))
        assert "holiday" in str(refused.value) or "IN-XX" in str(refused.value)


def test_t19_no_process_starts_with_a_protocol_that_lacks_its_holidays(tmp_path: Path, settings: object) -> None:
    file = tmp_path / "sop.toml"
    file.write_text(b.protocol().replace('default = "IN-JH"', 'default = "IN-XX"', 1), encoding="utf-8")
    settings.SOP_FILE = file  # type: ignore[attr-defined]  # pytest-django's settings take any name

    wrong = [message for message in checks.run_checks(tags=[STARTING]) if message.is_serious()]

    assert [message.id for message in wrong] == ["sunwai.sop"]
    assert "IN-XX" in wrong[0].msg


def test_t19_a_calendar_that_ends_before_its_windows_would_is_refused_when_it_is_put_in_force(open_world: Open) -> None:
    with pytest.raises(NotAtThisTime, match="2035-12-31"):
        open_world(start=datetime(2035, 12, 1, 9, 0))  # noqa: DTZ001  # office time


def test_t19_an_office_without_a_telephone_is_told_of_when_its_window_opens_not_when_it_passed(
    world: World,
) -> None:
    case, _ = b.accepted(world)
    world.office("dc-simdega")
    Holder.objects.update(phone="")

    b.put(world, case)

    page = Client()
    page.force_login(staff.hire()["Ravi"])
    assert "1 office whose time runs cannot be rung" in page.get(reverse("desk-list")).content.decode()
    assert next(e.facts["lack"] for e in world.ledger(case) if e.verb == "window_opened") == "no_number"
