"""No mobile network for six years in Bolba: the window passes; on the fourth day a part is done, a part promised."""

from datetime import datetime, timedelta

import pytest

from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.closure.actions import NotProven
from sunwai.promise import actions as promises
from sunwai.promise.models import Commitment
from sunwai.simulate import World
from sunwai.simulate.outside import SaidPost

TAG = "सिमडेगा जिले के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है। रात में किसी को ख़बर भी नहीं कर पाते।"
ANSWER = "महोदय, एक टावर चालू कर दिया गया है। दूसरा टावर 31 जनवरी तक लगा दिया जाएगा।"


def directed(world: World) -> tuple[Case, SaidPost]:
    post = world.citizen("Asha").posts(TAG)
    world.office("dc-simdega")
    world.wait(minutes=20)
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.drafts(case, owner="dc-simdega")
    ravi.asks_nod(case)
    world.approver().nods(case)
    world.wait(minutes=1)
    return case, post


def test_the_tag_alone_is_the_complaint_and_its_place_and_kind_are_read_from_it(world: World) -> None:
    post = world.citizen("Asha").posts(TAG)
    world.wait(minutes=1)

    case = world.case_of(post)

    assert case is not None
    assert (case.kind, case.district_key) == ("telecom", "district:342")
    assert case.parties.get().role == "complainant"


def test_the_direction_stands_under_the_citizens_post_tags_the_officer_and_carries_no_link(world: World) -> None:
    case, post = directed(world)

    [posted] = world.published()

    assert posted.reply_to == post.key
    assert "@dc_simdega_jh" in posted.text
    assert f"{case.docket}/1" in posted.text
    assert "http" not in posted.text


def test_the_window_opens_when_the_direction_is_really_out(world: World) -> None:
    case, _ = directed(world)

    window = Window.objects.get(case=case)

    [posted] = world.published()
    assert window.opened_at == posted.at
    assert (window.warn_at, window.due_at) == (posted.at + timedelta(hours=5), posted.at + timedelta(hours=6))


def test_silence_warns_the_desk_at_five_hours_and_calls_at_six(world: World) -> None:
    case, _ = directed(world)

    world.wait(hours=5, minutes=1)
    assert Window.objects.get(case=case).warned_at is not None
    assert not world.secretary().call_sheet()
    world.wait(hours=1)

    [line] = world.secretary().call_sheet()
    assert line.office.code == "dc-simdega"
    assert line.numbers
    assert [row.case for row in line.matters] == [case]


def test_a_call_that_brings_a_promise_opens_the_next_window_and_is_remembered(world: World) -> None:
    case, _ = directed(world)
    world.wait(hours=6, minutes=5)
    secretary = world.secretary()

    secretary.calls(case, "promised", promise=timedelta(hours=20))

    assert not secretary.call_sheet()
    running = Window.objects.get(case=case, stopped_at=None)
    assert running.cause == "called"
    world.wait(hours=21, minutes=10)
    [line] = secretary.call_sheet()
    assert line.last_promise is not None
    assert line.last_promise.promise_by is not None


def test_noted_stops_no_clock_and_a_nudge_moves_none(world: World) -> None:
    case, post = directed(world)
    before = Window.objects.get(case=case).due_at
    dc = world.office("dc-simdega")

    noted = dc.posts("Noted, sir.", reply_to=world.published()[0])
    world.wait(minutes=10)
    world.desk("Ravi").confirms_reading(noted)
    world.citizen("Asha").posts("कुछ हुआ क्या? अब भी नेटवर्क नहीं है।", reply_to=post)
    world.wait(minutes=10)

    window = Window.objects.get(case=case)
    assert (window.stopped_at, window.due_at) == (None, before)


def answered(world: World) -> tuple[Case, SaidPost]:
    case, post = directed(world)
    world.wait(days=4)
    reply = world.office("dc-simdega").posts(ANSWER, reply_to=world.published()[0])
    world.desk("Meena").confirms_reading(reply)
    return case, post


def test_a_part_answer_splits_into_what_is_done_and_what_is_promised(world: World) -> None:
    case, _ = answered(world)

    promised = Commitment.objects.get(case=case)
    assert promised.due_at is not None
    assert promised.due_at.astimezone(world.zone).date() == datetime(2020, 1, 31, tzinfo=world.zone).date()
    assert case.needs.get().status == "promised"
    assert not Window.objects.running().filter(case=case).exists()
    with pytest.raises(NotProven):
        world.desk("Meena").closes(case, "relief")


def test_the_promise_wakes_on_its_day_and_the_citizen_has_the_last_word(world: World) -> None:
    case, post = answered(world)
    world.wait(days=12, hours=1)
    promised = Commitment.objects.get(case=case)
    assert promised.state == "woken"

    promises.keep(promised, by="Meena", at=world.at)
    world.wait(minutes=5)
    question = world.published()[-1]
    assert question.reply_to == post.key
    world.citizen("Asha").posts("हाँ, अब दोनों पंचायतों में नेटवर्क आ गया है। धन्यवाद।", reply_to=question)
    world.wait(minutes=5)
    world.desk("Meena").closes(case, "relief")

    ended = Case.objects.get(pk=case.pk)
    assert ended.closures.get().rests_on == "confirmed"
    assert ended.needs.get().status == "met"
    assert len(world.published()) == 2


def test_a_citizens_no_reopens_and_asks_for_a_new_nod(world: World) -> None:
    case, _ = directed(world)
    reply = world.office("dc-simdega").posts("दोनों टावर चालू कर दिए गए हैं।", reply_to=world.published()[0])
    ravi = world.desk("Ravi")
    ravi.confirms_reading(reply)
    world.wait(minutes=5)
    world.citizen("Asha").posts("नहीं, अब भी नेटवर्क नहीं है।", reply_to=world.published()[-1])
    world.wait(minutes=5)

    reopened = Case.objects.get(pk=case.pk)
    assert reopened.status == "accepted"
    assert reopened.needs.get().status == "disputed"
    ravi.drafts(case, owner="dc-simdega")
    ravi.asks_nod(case)
    world.wait(minutes=30)
    assert len(world.published()) == 2  # the direction and the question; nothing new without a nod


def test_a_citizen_who_stays_silent_is_unreachable_and_counted_so(world: World) -> None:
    case, _ = directed(world)
    reply = world.office("dc-simdega").posts("दोनों टावर चालू कर दिए गए हैं।", reply_to=world.published()[0])
    ravi = world.desk("Ravi")
    ravi.confirms_reading(reply)
    world.wait(days=4)

    ravi.closes(case, "relief")

    assert Case.objects.get(pk=case.pk).closures.get().rests_on == "unreachable"
    assert len(world.published()) == 2  # asked once


def test_the_desk_alone_cannot_say_that_the_citizen_withdrew(world: World) -> None:
    case, _ = directed(world)
    meena = world.desk("Meena")

    with pytest.raises(NotProven, match="citizen withdrew"):
        meena.closes(case, "withdrawn", reason="Rung; she has moved away")
    meena.records_word(case, "withdrew", heard_from="phone")
    meena.closes(case, "withdrawn", reason="Rung; she has moved away")

    assert Case.objects.get(pk=case.pk).closures.get().rests_on == "withdrew"
    assert not Window.objects.running().filter(case=case).exists()


def test_a_promise_by_telephone_may_be_said_in_hours_or_as_a_day(world: World) -> None:
    case, _ = directed(world)
    world.wait(hours=6, minutes=5)

    by_hours = world.secretary().calls(case, "promised", promise=3)
    world.wait(hours=5)
    by_day = world.secretary().calls(case, "promised", promise="2020-01-17T11:00")

    assert by_hours.promise_by == by_hours.at + timedelta(hours=3)
    assert by_day.promise_by == datetime(2020, 1, 17, 11, 0, tzinfo=world.zone)
