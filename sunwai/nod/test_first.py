"""A red matter may go out first and be nodded to within the hour: only as the protocol lets it, and never quietly."""

import pytest
from django.conf import settings

from sunwai.cases import ledger
from sunwai.cases.models import Case
from sunwai.desk.listing import listed
from sunwai.direction import due as directing
from sunwai.direction.disowning import disown
from sunwai.direction.models import Direction
from sunwai.loop import sweep
from sunwai.nod import actions, due, first
from sunwai.nod.models import Nod, NodAfter
from sunwai.nod.shortlist import shortlist
from sunwai.notify.models import Notice
from sunwai.notify.waiting import for_person
from sunwai.outbox.models import Outgoing
from sunwai.sop import actions as sops
from sunwai.sop.clauses import Sop
from sunwai.sop.load import SopRefused, parse
from sunwai.sop.words import Duty
from tests import builders as b

pytestmark = pytest.mark.django_db
TEXT = settings.SOP_FILE.read_text(encoding="utf-8")
ON = TEXT.replace("in_force = false\nlet_out_by", "in_force = true\nlet_out_by")


def trusting(duty: str = "approver") -> Sop:
    """The office puts the clause in force, by somebody with DUTY."""
    b.the_sop()
    text = ON.replace("version = 1", "version = 2", 1)
    return sops.sop_of(sops.put_in_force(text, by="Chief Minister", at=b.AT - b.timedelta(hours=1), duty=duty))


def a_red_question(urgency: int = 3) -> Nod:
    nod = b.asked()
    Case.objects.filter(pk=nod.case_id).update(urgency=urgency)
    return Nod.objects.select_related("case").get(pk=nod.pk)


def let_out(nod: Nod, sop: Sop, duty: Duty = Duty.DESK_LEAD, words_hash: str = "") -> NodAfter:
    shown = words_hash or nod.words_hash
    return first.let_out(nod, words_hash=shown, by="Meena", duty=duty, at=b.AT, sop=sop)


def test_as_shipped_nothing_goes_out_before_the_nod() -> None:
    nod, sop = a_red_question(), b.the_sop()

    assert "no clause in force" in b.refusal_writes_nothing(nod.case, actions.MayNotGoFirst, lambda: let_out(nod, sop))


def test_red_words_go_out_on_the_leads_word_and_the_row_says_under_which_clause_by_whom_and_when() -> None:
    sop = trusting()
    nod = a_red_question()

    let_out(nod, sop)
    sweep(at=b.AT + sop.nod.take_back_for, sop=sop)

    nod.refresh_from_db()
    assert (nod.how, nod.clause, nod.given_by) == ("standing", "3.18", "Chief Minister")
    assert (nod.recorded_by, nod.given_at) == ("Meena", b.AT)
    assert Outgoing.objects.get().words == nod.words
    entry = nod.case.entries.get(verb="nod_first")
    assert (entry.by, entry.facts["clause"], entry.facts["sop"]) == ("Meena", "3.18", 2)
    assert not ledger.verify(Case.objects.get())


@pytest.mark.parametrize("urgency", [0, 1, 2])
def test_what_is_not_red_never_goes_out_first(urgency: int) -> None:
    sop = trusting()
    nod = a_red_question(urgency)

    assert "red matter alone" in b.refusal_writes_nothing(nod.case, actions.MayNotGoFirst, lambda: let_out(nod, sop))


@pytest.mark.parametrize("duty", [Duty.DESK, Duty.SECRETARY])
def test_nobody_but_whom_the_clause_names_lets_them_out(duty: Duty) -> None:
    sop = trusting()
    nod = a_red_question()

    said = b.refusal_writes_nothing(nod.case, actions.MayNotGoFirst, lambda: let_out(nod, sop, duty))
    assert "only the desk_lead" in said


@pytest.mark.parametrize("duty", ["desk_lead", ""])
def test_a_protocol_that_no_approver_put_in_force_is_no_nod_in_advance(duty: str) -> None:
    sop = trusting(duty)
    nod = a_red_question()

    assert "nobody's nod" in b.refusal_writes_nothing(nod.case, actions.MayNotGoFirst, lambda: let_out(nod, sop))


def test_words_changed_since_they_were_shown_do_not_go_out_first() -> None:
    sop = trusting()
    nod = a_red_question()

    b.refusal_writes_nothing(nod.case, actions.NotTheseWords, lambda: let_out(nod, sop, words_hash="0" * 64))


def test_the_approver_is_asked_at_once_and_a_yes_in_time_ends_it() -> None:
    sop = trusting()
    after = let_out(a_red_question(), sop)

    asked = [one.about for one in for_person(["approver"], at=b.AT, sop=sop)]
    assert asked == [Notice.About.RED_NODS]
    first.say_yes(after, by="Chief Minister", duty=Duty.APPROVER, at=b.later(minutes=20), sop=sop)
    sweep(at=b.later(hours=2), sop=sop)

    assert not for_person(["approver"], at=b.AT, sop=sop)
    assert not NodAfter.objects.get().overdue_at
    assert not listed("unnodded")
    assert not [*shortlist(at=b.AT)]


def test_a_silence_past_the_hour_is_put_before_the_desk_once() -> None:
    sop = trusting()
    after = let_out(a_red_question(), sop)
    sweep(at=b.later(minutes=1), sop=sop)
    assert due.next_moment(after=b.later(minutes=1)) == b.later(hours=1)

    sweep(at=b.later(minutes=59), sop=sop)
    assert not listed("unnodded")
    sweep(at=b.later(minutes=60), sop=sop)
    sweep(at=b.later(minutes=61), sop=sop)

    assert b.verbs(after.case).count("nod_overdue") == 1
    assert [*listed("unnodded")] == [after.case]
    assert after.case in listed("desk")


def test_a_no_after_stops_what_is_not_out_and_asks_for_a_correcting_word() -> None:
    sop = trusting()
    after = let_out(a_red_question(), sop)

    disown(after, by="Chief Minister", duty=Duty.APPROVER, at=b.later(minutes=1), sop=sop, reason="wrong office")
    while directing.work_one(at=b.later(minutes=1), sop=sop):
        pass

    assert not Outgoing.objects.exists()
    assert Direction.objects.get().withdrawn_at
    assert [*listed("unnodded")] == [after.case]
    assert b.verbs(after.case).count("nod_disowned") == 1


def test_after_a_no_the_next_word_that_is_nodded_to_puts_it_right() -> None:
    sop = trusting()
    after = let_out(a_red_question(), sop)
    disown(after, by="Chief Minister", duty=Duty.APPROVER, at=b.later(minutes=1), sop=sop, reason="wrong office")

    again = b.asked(b.a_draft(Case.objects.get(), at=b.later(minutes=5)), at=b.later(minutes=5))
    b.give(again, at=b.later(minutes=6))

    assert not listed("unnodded")


def test_nobody_answers_after_twice_nor_without_the_duty_nor_a_no_without_a_word() -> None:
    sop = trusting()
    after = let_out(a_red_question(), sop)
    yes = {"by": "Chief Minister", "duty": Duty.APPROVER, "at": b.AT, "sop": sop}

    with pytest.raises(actions.MayNotNod):
        first.say_yes(after, **{**yes, "by": "Meena", "duty": Duty.DESK_LEAD})  # type: ignore[arg-type]
    with pytest.raises(actions.ReasonWanted):
        first.say_no(after, reason=" ", **yes)  # type: ignore[arg-type]
    first.say_yes(after, **yes)  # type: ignore[arg-type]
    with pytest.raises(actions.AlreadyAnswered):
        first.say_no(after, reason="late", **yes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('nod_within = "1 h"', 'nod_within = "2 h"', "lies outside"),
        ('nod_within = "1 h"', 'nod_within = "-1 h"', "nod_within"),
        ('let_out_by = ["desk_lead"]', "let_out_by = []", "names nobody"),
        ('let_out_by = ["desk_lead"]', 'let_out_by = ["desk"]', "may not be the one"),
    ],
)
def test_nonsense_in_the_clause_is_refused_even_while_it_is_switched_off(old: str, new: str, says: str) -> None:
    with pytest.raises(SopRefused) as refusal:
        parse(TEXT.replace(old, new, 1))

    assert any(says in mistake.says and mistake.line for mistake in refusal.value.mistakes)
