"""Undo: what a person has just done and the world has not seen goes back to where it was, and the record tells it."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from sunwai.cases import ledger
from sunwai.cases.models import Case, Entry
from sunwai.desk.models import SetAside
from sunwai.direction.models import Direction
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.sop.words import Duty
from sunwai.web.conftest import Desk, Morning, page_of, person, signed_in

UNDO = re.compile(r'action="(/undo/\d+/)"')


def offered(desk: Desk) -> str:
    """The address of the undo that the page offers after the last act, "" for none."""
    found = UNDO.search(page_of(desk.client, desk.case))
    return found[1] if found else ""


def done(desk: Desk, verb: str, /, **form: object) -> str:
    answer = desk.client.post(f"/case/{desk.case.docket}/{verb}", form)
    assert answer.status_code == 303
    return offered(desk)


def undone(desk: Desk, address: str) -> Case:
    assert address
    assert desk.client.post(address).status_code == 303
    desk.case.refresh_from_db()
    assert ledger.verify(desk.case) == []
    return desk.case


def test_accepting_is_undone_with_what_was_corrected_on_the_way(desk: Desk) -> None:
    kind = desk.case.kind
    case = undone(desk, done(desk, "accept", kind="water"))
    assert (case.status, case.kind) == ("received", kind)
    verbs = list(case.entries.order_by("-seq").values_list("verb", flat=True)[:4])
    assert verbs == ["corrected", "put_back", "accepted", "corrected"]


def test_what_was_set_aside_is_new_again_and_out_of_the_register(desk: Desk) -> None:
    case = undone(desk, done(desk, "set-aside", reason="spam"))
    assert case.status == "received"
    assert SetAside.objects.get().taken_up_by == "Ravi Kujur"


def test_an_accepted_matter_set_aside_by_mistake_is_accepted_again(desk: Desk) -> None:
    desk.does("accept")
    assert undone(desk, done(desk, "set-aside", reason="spam")).status == "accepted"


def test_a_matter_taken_up_by_mistake_is_set_aside_for_its_old_reason(desk: Desk) -> None:
    desk.does("set-aside", reason="politics")
    assert undone(desk, done(desk, "take-up-again")).status == "set_aside"
    assert SetAside.objects.get(taken_up_at=None).reason == "politics"


def test_holding_and_letting_go_are_undone_for_whoever_held_it(desk: Desk, morning: Morning) -> None:
    assert undone(desk, done(desk, "hold")).held_by == ""
    signed_in(person("meena", "Meena Devi", "desk")).post(f"/case/{desk.case.docket}/hold")
    assert undone(desk, done(desk, "release")).held_by == "Meena Devi"


def test_the_last_word_on_a_corrected_field_is_what_the_machine_learns(desk: Desk) -> None:
    kind = desk.case.kind
    case = undone(desk, done(desk, "correct", kind="water"))
    assert case.kind == kind
    assert list(case.corrections.order_by("id").values_list("decided", flat=True)) == ["water", kind]


def test_a_joining_is_undone(desk: Desk, morning: Morning) -> None:
    into = morning.opens("@jh_sunwai टॉवर नहीं है, बोलबा")
    assert undone(desk, done(desk, "join", into=into.docket)).joined_into is None


def test_a_seal_set_by_a_slip_is_lifted(desk: Desk) -> None:
    assert not undone(desk, done(desk, "seal", why="a child")).is_sealed


def test_a_draft_changed_words_and_asking_are_each_undone(desk: Desk) -> None:
    desk.does("accept", kind="telecom", district_key="district:342")
    undone(desk, done(desk, "draft", owner="dc-simdega"))
    assert Direction.objects.get().withdrawn_at is not None

    desk.does("draft", owner="dc-simdega")
    drafted = Direction.objects.latest("id")
    words = drafted.words
    undone(desk, done(desk, f"direction/{drafted.number}/amend", words=words.replace("।", "!")))
    drafted.refresh_from_db()
    assert drafted.words == words

    assert undone(desk, done(desk, f"direction/{drafted.number}/ask-nod")).status == "accepted"
    assert Nod.objects.get().lapsed_at is not None


def test_after_ten_seconds_it_is_refused_and_nothing_changes(desk: Desk, morning: Morning) -> None:
    address = done(desk, "accept")
    morning.pass_time(timedelta(seconds=13))
    answer = desk.client.post(address)
    assert answer.status_code == 400
    assert "the ten seconds are over" in answer.content.decode()
    assert Case.objects.get().status == "accepted"


def test_what_the_approver_has_answered_is_undone_no_more(desk: Desk, morning: Morning) -> None:
    desk.does("accept", kind="telecom", district_key="district:342")
    desk.does("draft", owner="dc-simdega")
    address = done(desk, f"direction/{Direction.objects.get().number}/ask-nod")
    nod = Nod.objects.get()
    nods.give(nod, words_hash=nod.words_hash, by="CM", duty=Duty.APPROVER, at=morning.at, sop=morning.sop)

    answer = desk.client.post(address)

    assert answer.status_code == 409
    assert "something was done after it" in answer.content.decode()
    assert Case.objects.get().status == "nodded"


def test_nobody_undoes_what_another_did(desk: Desk) -> None:
    address = done(desk, "accept")
    meena = signed_in(person("meena", "Meena Devi", "desk"))
    answer = meena.post(address)
    assert answer.status_code == 400
    assert "Ravi Kujur did this" in answer.content.decode()
    assert Case.objects.get().status == "accepted"


def test_what_may_be_public_already_offers_no_undo_and_takes_none(desk: Desk) -> None:
    assert done(desk, "summarise", en="No mobile network in two panchayats") == ""
    entry = Entry.objects.latest("id")
    assert desk.client.post(f"/undo/{entry.pk}/").status_code == 400
    assert desk.client.post("/undo/999999/").status_code == 404
    assert Client().post(f"/undo/{entry.pk}/").status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_a_verb_leads_back_to_the_page_it_came_from_and_to_no_other_site(desk: Desk, elsewhere: str) -> None:
    address = f"/case/{desk.case.docket}/hold"
    assert desk.client.post(address, {"next": "/?view=new"}).headers["Location"] == "/?view=new"
    answer = desk.client.post(f"/case/{desk.case.docket}/release", {"next": elsewhere})
    assert answer.headers["Location"] == f"/case/{desk.case.docket}/"
