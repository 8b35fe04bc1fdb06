"""Answers from an office's own page: they are replies like any other, and nothing more is believed of them."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from sunwai.cases.actions import seal
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.intake.handed_in import HandedInAlready
from sunwai.intake.models import Post
from sunwai.lib.test_pictures import PLACE, exif, jpeg
from sunwai.nod.models import Nod
from sunwai.offices.people import seats
from sunwai.offices.people.models import OfficeSeat
from sunwai.outbox.models import Outgoing
from sunwai.response import actions, due, officers_page, under_direction
from sunwai.response.evidence_store import MOST_BYTES, PictureRefused, path_of
from sunwai.response.models import AnswerPicture, PageAnswer, Reply
from sunwai.response.officers_page import Said
from tests import builders as b

pytestmark = pytest.mark.django_db

LATER = b.later(hours=2)
TOMORROW = date(2020, 1, 16)


def a_seat(code: str = "dc-simdega") -> OfficeSeat:
    """Will seat an officer at the office of CODE, who has come in."""
    seat = seats.offer(b.an_office(code), name=code.replace("-", "."), called="DC", by="Meena", at=b.AT)
    seats.take(seat.user, at=b.AT)
    seat.refresh_from_db()
    return seat


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def direction() -> Direction:
    return b.a_direction_out()


@pytest.fixture
def seat(direction: Direction) -> OfficeSeat:
    return a_seat()


def answer(direction: Direction, text: str, *, seat: OfficeSeat, **more: object) -> Reply:
    return officers_page.answer(direction, Said(text, **more), seat=seat, at=LATER, sop=b.the_sop())


def running(direction: Direction) -> int:
    return Window.objects.running().filter(direction=direction).count()


def test_an_answer_stands_in_its_case_as_the_offices_reply_and_waits_to_be_read(
    direction: Direction, seat: OfficeSeat
) -> None:
    reply = answer(direction, b.DONE, seat=seat)

    assert (reply.office, reply.case, reply.direction) == (seat.office, direction.case, direction)
    assert (reply.matched_how, reply.read_at) == ("officers_page", None)
    assert reply.reading["kind"] == "action_reported"
    assert b.verbs(direction.case)[-2:] == ["post_added", "reply_matched"]
    assert running(direction) == 1, "only the desk's decision stops a clock"


def test_what_was_done_stops_the_clock_once_the_desk_has_read_it(direction: Direction, seat: OfficeSeat) -> None:
    actions.confirm_reading(answer(direction, b.DONE, seat=seat), by="Ravi", at=LATER)

    assert running(direction) == 0


def test_noted_stops_no_clock_on_the_page_either(direction: Direction, seat: OfficeSeat) -> None:
    actions.confirm_reading(answer(direction, "नोट कर लिया गया है।", seat=seat), by="Ravi", at=LATER)
    actions.confirm_reading(answer(direction, "Noted, sir.", seat=seat, kind="acknowledged"), by="Ravi", at=LATER)

    assert running(direction) == 1


def test_a_day_for_one_need_is_a_promise_for_that_need_alone() -> None:
    direction = b.a_direction_out(b.an_accepted_case(needs=2))
    reply = answer(direction, "काम चल रहा है।", seat=a_seat(), dates={2: TOMORROW})

    actions.confirm_reading(reply, by="Ravi", at=LATER)

    promised = [part for part in reply.parts if part["kind"] == "promised"]
    assert [(part["need"], part["due"][:10]) for part in promised] == [(2, "2020-01-16")]
    assert list(Window.objects.running().values_list("need__number", flat=True)) == [1]


def test_what_the_officer_ticks_is_proposed_and_decides_nothing(direction: Direction, seat: OfficeSeat) -> None:
    reply = answer(direction, "देख लिया", seat=seat, kind="action_reported")

    assert reply.reading["kind"] == "action_reported"
    assert reply.kind == ""
    actions.confirm_reading(reply, by="Ravi", at=LATER, kind="acknowledged")
    assert running(direction) == 1


def test_passing_the_matter_on_names_the_office_and_the_reason(direction: Direction, seat: OfficeSeat) -> None:
    other = b.an_office("dept-power", kind="department")
    reply = answer(direction, "It is the power department's line.", seat=seat, transfer_to=other)

    assert reply.reading["kind"] == "transferred"
    assert reply.on_page.transfer_to == other


def test_another_offices_direction_cannot_be_answered(direction: Direction) -> None:
    stranger = a_seat("dc-gumla")

    b.refusal_writes_nothing(direction.case, officers_page.NotYours, lambda: answer(direction, b.DONE, seat=stranger))
    assert not Reply.objects.exists()


def test_a_seat_that_has_ended_answers_nothing(direction: Direction, seat: OfficeSeat) -> None:
    seats.close(seat, by="Meena", at=b.AT)
    seat.refresh_from_db()

    with pytest.raises(officers_page.NotYours):
        answer(direction, b.DONE, seat=seat)


def test_a_direction_that_is_not_out_yet_does_not_exist_for_its_office() -> None:
    nodded = b.a_nodded_direction()
    seat = a_seat()

    assert not officers_page.directions_of(seat).exists()
    with pytest.raises(officers_page.NotYours):
        answer(nodded, b.DONE, seat=seat)


def test_an_office_that_was_only_informed_sees_nothing(direction: Direction) -> None:
    informed = a_seat("dept-power")
    direction.informed.add(informed.office)

    assert not officers_page.directions_of(informed).exists()


def test_the_same_answer_sent_twice_over_a_bad_line_is_stored_once(direction: Direction, seat: OfficeSeat) -> None:
    answer(direction, b.DONE, seat=seat)

    with pytest.raises(HandedInAlready):
        answer(direction, b.DONE, seat=seat)
    assert Reply.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        (Said("  "), officers_page.NothingSaid),
        (Said("x" * 4001), officers_page.NothingSaid),
        (Said("x", kind="closed"), officers_page.NothingSaid),
        (Said("x", dates={1: date(2020, 1, 14)}), officers_page.DayPassed),
        (Said("x", dates={7: TOMORROW}), officers_page.NothingSaid),
        (Said("x", pictures=[("a.exe", b"MZ")]), PictureRefused),
        (Said("x", pictures=[("a.jpg", b"\xff\xd8\xff" + b"0" * MOST_BYTES)]), PictureRefused),
        (Said("x", pictures=[("a.jpg", jpeg())] * 5), PictureRefused),
    ],
)
def test_what_cannot_be_taken_is_refused_and_stores_nothing(
    direction: Direction, seat: OfficeSeat, said: Said, refused: type[Exception]
) -> None:
    act = lambda: officers_page.answer(direction, said, seat=seat, at=LATER, sop=b.the_sop())  # noqa: E731

    b.refusal_writes_nothing(direction.case, refused, act)
    assert not Post.objects.filter(network="office").exists()


def test_a_picture_is_kept_without_its_place_and_readable_by_us_alone(direction: Direction, seat: OfficeSeat) -> None:
    answer(direction, b.DONE, seat=seat, pictures=[("../../a.jpg", jpeg(app1=exif()))])

    picture = AnswerPicture.objects.get()
    path = path_of(picture.sha256, picture.kind)
    assert path.parent == Path(settings.MEDIA_ROOT) / "answers"
    assert path.stat().st_mode & 0o077 == 0
    assert PLACE not in path.read_bytes()
    assert (picture.taken, picture.placed) == ("2026:01:15 10:22:01", True)


def test_one_picture_for_two_matters_is_called_out(direction: Direction, seat: OfficeSeat) -> None:
    answer(direction, b.DONE, seat=seat, pictures=[("a.jpg", jpeg())])
    other = b.a_direction_out(b.an_accepted_case(by="sunita"))
    second = answer(other, b.DONE, seat=seat, pictures=[("b.jpg", jpeg())])

    (dockets,) = officers_page.same_elsewhere(other.case, second.on_page.pictures.all()).values()
    assert dockets == [direction.case.docket]


class TestUnderTheDirection:
    @pytest.fixture
    def given(self, direction: Direction, seat: OfficeSeat) -> PageAnswer:
        return answer(direction, b.DONE, seat=seat).on_page

    def put_up(self, given: PageAnswer, text: str = b.DONE) -> Outgoing | None:
        return under_direction.put_up(given, text, by="Ravi", at=LATER, sop=b.the_sop())

    def test_the_offices_words_go_under_its_direction_by_the_standing_nod(self, given: PageAnswer) -> None:
        act = self.put_up(given)

        assert act is not None
        assert act.in_reply_to == given.reply.direction.outgoing.sent_key
        assert b.DONE in act.words
        assert act.code in act.words
        nod = Nod.objects.get(act="office_answer")
        assert (nod.how, nod.given_by, nod.clause) == ("standing", "Chief Minister", "3.21")
        assert act.words_hash == nod.words_hash

    def test_it_moves_the_case_nowhere_and_stops_no_clock(self, given: PageAnswer) -> None:
        before = Case.objects.get().status
        self.put_up(given)

        assert Case.objects.get().status == before
        assert Window.objects.running().count() == 1

    def test_it_is_put_up_once(self, given: PageAnswer) -> None:
        self.put_up(given)

        with pytest.raises(under_direction.AlreadyPutUp):
            self.put_up(given)
        assert Outgoing.objects.filter(act="office_answer").count() == 1

    def test_nothing_is_put_up_by_itself(self, given: PageAnswer) -> None:
        due.work_one(at=LATER, sop=b.the_sop())

        assert not Outgoing.objects.filter(act="office_answer").exists()

    @pytest.mark.parametrize("text", ["", "  ", "Ring 9876543210.", "x" * 400])
    def test_words_that_may_not_stand_in_public_are_refused(self, given: PageAnswer, text: str) -> None:
        b.refusal_writes_nothing(given.reply.case, under_direction.NotPutUp, lambda: self.put_up(given, text))

    def test_nothing_of_a_sealed_matter_is_put_up(self, given: PageAnswer) -> None:
        seal(given.reply.case, by="Ravi", at=LATER, why="child")
        given = PageAnswer.objects.get(pk=given.pk)

        b.refusal_writes_nothing(given.reply.case, under_direction.NotPutUp, lambda: self.put_up(given))

    def test_without_a_standing_nod_the_approver_is_asked_and_it_goes_out_after_the_yes(
        self, given: PageAnswer
    ) -> None:
        sop = without_the_standing_nod()
        status = given.reply.case.status
        assert under_direction.put_up(given, b.DONE, by="Ravi", at=LATER, sop=sop) is None
        nod = Nod.objects.get(act="office_answer")
        assert not Outgoing.objects.filter(act="office_answer").exists()

        b.give(nod, at=LATER)
        due.work_one(at=LATER + timedelta(minutes=1), sop=sop)

        assert Outgoing.objects.get(act="office_answer").words == nod.words
        assert Case.objects.get().status == status

    def test_a_no_leaves_it_with_the_desk_which_may_ask_again(self, given: PageAnswer) -> None:
        sop = without_the_standing_nod()
        under_direction.put_up(given, b.DONE, by="Ravi", at=LATER, sop=sop)
        nod = Nod.objects.get(act="office_answer")
        b.nods.refuse(nod, by="CM", duty=b.Duty.APPROVER, at=LATER, sop=sop, reason="not yet")

        under_direction.put_up(PageAnswer.objects.get(), b.DONE, by="Ravi", at=LATER, sop=sop)

        assert not Outgoing.objects.filter(act="office_answer").exists()
        assert Nod.objects.filter(act="office_answer").count() == 2


def without_the_standing_nod() -> "b.Sop":
    text = settings.SOP_FILE.read_text(encoding="utf-8")
    off = text.replace('wording = "office_answer"\nin_force = true', 'wording = "office_answer"\nin_force = false')
    assert off != text
    return b.sops.sop_of(
        b.sops.put_in_force(off.replace("version = 1", "version = 2", 1), by="CM", at=b.later(minutes=1))
    )
