"""Replies, promises, closing and what did not go out: each verb through its own form."""

import re
from datetime import timedelta

import pytest

from sunwai.outbox.models import Outgoing
from sunwai.promise.models import Commitment
from sunwai.response.models import Reply
from sunwai.web.conftest import Desk, Morning, answered, directed, page_of, waiting_act


def test_a_reading_the_machine_is_unsure_of_is_not_ticked_beforehand(desk: Desk, morning: Morning) -> None:
    reply = answered(desk, morning, "महोदय।")
    Reply.objects.filter(pk=reply.pk).update(reading={**reply.reading, "confidence": 0.2})
    page = page_of(desk.client, desk.case)
    assert "The machine is not sure" in page
    assert not re.search(r'name="kind" value="\w+" checked', page)
    assert "Choose what the reply says" in desk.is_refused(f"reply/{reply.pk}/confirm-reading")


def test_a_reading_is_decided_once(desk: Desk, morning: Morning) -> None:
    reply = answered(desk, morning, "महोदय, टावर लगा दिया गया है।")
    desk.does(f"reply/{reply.pk}/confirm-reading", kind="acknowledged")
    desk.is_refused(f"reply/{reply.pk}/confirm-reading", status=409, kind="refused")
    assert Reply.objects.get().kind == "acknowledged"


@pytest.mark.parametrize(("verb", "state"), [("keep", "kept"), ("break", "broken")])
def test_a_promise_is_kept_or_broken_by_a_persons_word(desk: Desk, morning: Morning, verb: str, state: str) -> None:
    reply = answered(desk, morning, "महोदय, दूसरा टावर 20 फरवरी 2026 तक लगा दिया जाएगा।")
    desk.does(f"reply/{reply.pk}/confirm-reading", kind="promised")
    morning.pass_time(timedelta(minutes=1))
    promise = Commitment.objects.get()
    in_time = (morning.at + timedelta(days=40)).strftime("%Y-%m-%dT%H:%M")
    desk.does(f"promise/{promise.pk}/date", due_at=in_time)
    assert "passed already" in desk.is_refused(f"promise/{promise.pk}/date", due_at="2026-01-01T10:00")
    assert "day and the time" in desk.is_refused(f"promise/{promise.pk}/date", due_at="soon")
    desk.does(f"promise/{promise.pk}/{verb}", why="the office rang")
    promise.refresh_from_db()
    assert promise.state == state
    desk.is_refused(f"promise/{promise.pk}/{verb}", status=409)


def test_an_offices_word_alone_closes_nothing_and_the_reason_is_kept(desk: Desk, morning: Morning) -> None:
    reply = answered(desk, morning, "महोदय, टावर लगा दिया गया है।")
    desk.does(f"reply/{reply.pk}/confirm-reading", kind="action_reported")
    page = desk.is_refused("close", outcome="relief", reason="the officer says so")
    assert "own word is a claim" in page
    assert "the officer says so" in page
    assert "Choose how the case ends" in desk.is_refused("close")


def test_a_witness_must_be_named(desk: Desk, morning: Morning) -> None:
    reply = answered(desk, morning, "महोदय, टावर लगा दिया गया है।")
    desk.does(f"reply/{reply.pk}/confirm-reading", kind="action_reported")
    desk.is_refused("record-word", word="confirmed", heard_from="witness")
    desk.is_refused("record-word", word="solved", heard_from="phone")
    desk.does("record-word", word="disputed", heard_from="witness", witness="Ward member")
    assert desk.case.status == "accepted"


def test_what_failed_is_sent_again_only_by_a_person(desk: Desk, morning: Morning) -> None:
    act = waiting_act(desk, morning)
    Outgoing.objects.filter(pk=act.pk).update(state="failed", error="X refused the token (401).")
    assert desk.next() == "Post again"
    assert "X refused the token" in page_of(desk.client, desk.case)
    desk.does(f"outgoing/{act.pk}/try-again")
    desk.is_refused(f"outgoing/{act.pk}/try-again")


@pytest.mark.parametrize("state", ["failed", "ready"])
def test_words_that_failed_or_wait_may_be_posted_by_hand_instead(desk: Desk, morning: Morning, state: str) -> None:
    act = waiting_act(desk, morning)
    Outgoing.objects.filter(pk=act.pk).update(state=state, error="X takes this reply from people only (403).")
    address = f"/case/{desk.case.docket}/outgoing/{act.pk}/post-by-hand"
    assert f'action="{address}"' in page_of(desk.client, desk.case)

    desk.does(f"outgoing/{act.pk}/post-by-hand")

    assert desk.next() == "Post it by hand"
    assert address not in page_of(desk.client, desk.case)
    morning.posts_by_hand(desk.case, key="9001")
    act.refresh_from_db()
    assert (act.state, act.sent_key) == ("sent", "9001")


def test_words_that_may_be_out_are_not_given_to_a_person(desk: Desk, morning: Morning) -> None:
    act = waiting_act(desk, morning)
    Outgoing.objects.filter(pk=act.pk).update(state="uncertain")

    assert "post-by-hand" not in page_of(desk.client, desk.case)
    assert "could stand twice" in desk.is_refused(f"outgoing/{act.pk}/post-by-hand")


def test_a_person_says_whether_uncertain_words_are_out(desk: Desk, morning: Morning) -> None:
    act = waiting_act(desk, morning)
    Outgoing.objects.filter(pk=act.pk).update(state="ask_person")
    assert desk.next() == "Say whether it is out"
    desk.is_refused(f"outgoing/{act.pk}/decide")
    assert "Copy the address" in desk.is_refused(f"outgoing/{act.pk}/decide", went_out="yes")
    desk.does(f"outgoing/{act.pk}/decide", went_out="yes", sent_key="https://x.com/jh_sunwai/status/9007/")
    act.refresh_from_db()
    assert (act.state, act.sent_key) == ("sent", "9007")


def test_a_clock_stands_still_for_a_cause_and_runs_on(desk: Desk, morning: Morning) -> None:
    directed(desk, morning)
    window = desk.case.windows.get()
    desk.is_refused(f"window/{window.pk}/pause")
    desk.does(f"window/{window.pk}/pause", cause="weather")
    window.refresh_from_db()
    assert window.paused_at == morning.at
    desk.is_refused(f"window/{window.pk}/pause", cause="again")
    desk.does(f"window/{window.pk}/resume")
    window.refresh_from_db()
    assert window.paused_at is None


def test_a_row_of_another_case_is_not_found(desk: Desk, morning: Morning) -> None:
    reply = answered(desk, morning, "महोदय, टावर लगा दिया गया है।")
    other = morning.opens()
    address = f"/case/{other.docket}/reply/{reply.pk}/confirm-reading"
    assert desk.client.post(address, {"kind": "refused"}).status_code == 404
