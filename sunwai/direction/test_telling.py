"""Words to the citizen: under their own post, past the shield, under a nod; they move no status and no clock."""

import pytest

from sunwai.cases import actions as cases
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.direction import telling
from sunwai.direction.compose import WordsRefused
from sunwai.direction.models import ToCitizen
from sunwai.direction.unsent import AlreadyIssued, AlreadyReworded, HandleStopped, seen_mark
from sunwai.loop import sweep
from sunwai.nod.models import Nod
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Handle, Outgoing
from sunwai.sop.wording import WordingUnfilled
from sunwai.sop.words import Language
from tests import builders as b

pytestmark = pytest.mark.django_db
F = ToCitizen.Form


def told(
    case: Case | None = None, form: F = F.ANSWER, *, said: str = "टावर का काम सोमवार से शुरू होगा।", **more: object
) -> ToCitizen:
    b.a_handle()
    case = case or b.an_accepted_case()
    return telling.draft(case, form, said=said, by="Ravi", at=b.AT, sop=b.the_sop(), **more)  # type: ignore[arg-type]


def ask(row: ToCitizen, **more: str) -> Nod:
    return telling.ask_nod(row, by="Ravi", at=b.AT, sop=b.the_sop(), **more)


def test_an_answer_is_the_protocols_words_round_what_is_said() -> None:
    row = told()

    assert "टावर का काम सोमवार" in row.words
    assert row.words.endswith(row.code)
    assert b.last(row.case).words == row.words


def test_an_interim_word_names_the_office_and_the_day() -> None:
    facts = {"office": "Deputy Commissioner, Simdega", "next_on": "22 January 2020"}

    row = told(form=F.INTERIM, said="", facts=facts, language=Language.EN)

    assert "before the Deputy Commissioner, Simdega" in row.words
    assert "by 22 January 2020" in row.words


def test_an_answer_that_says_nothing_is_refused() -> None:
    case = b.an_accepted_case()

    b.refusal_writes_nothing(case, WordingUnfilled, lambda: told(case, said=" "))


def test_own_words_carry_the_code_they_are_numbered_with() -> None:
    case = b.an_accepted_case()
    b.a_draft(case)  # takes the number that the screen had shown

    row = told(case, words=f"काम शुरू है। {case.docket}/1", shown_code=f"{case.docket}/1")

    assert row.words == f"काम शुरू है। {case.docket}/2"


def test_it_goes_out_under_the_citizens_post_and_the_case_stands_where_it_stood() -> None:
    direction = b.a_direction_out()
    case = direction.case
    before = Window.objects.get().due_at
    nod = ask(told(case))
    b.give(nod)

    sweep(at=b.AT, sop=b.the_sop())

    act = Outgoing.objects.get(act="answer")
    assert act.in_reply_to == case.posts.get(role="new_matter").key
    assert outbox.is_as_nodded(act)
    case.refresh_from_db()
    assert case.status == "directed"
    assert Window.objects.get().due_at == before


def test_a_no_puts_the_case_back_and_nothing_goes_out() -> None:
    case = b.a_direction_out().case
    nod = ask(told(case))
    b.nods.refuse(nod, by="Chief Minister", duty=b.Duty.APPROVER, at=b.AT, sop=b.the_sop(), reason="later")

    sweep(at=b.AT, sop=b.the_sop())

    case.refresh_from_db()
    assert case.status == "directed"
    assert not Outgoing.objects.filter(act="answer").exists()


def test_changed_words_lose_the_nod() -> None:
    row = told()
    nod = ask(row)

    telling.amend(ToCitizen.objects.get(), words=f"काम चल रहा है। {row.code}", by="Meena", at=b.AT)

    nod.refresh_from_db()
    assert nod.lapsed_at
    assert ToCitizen.objects.get().nod is None


def test_words_reworded_by_somebody_else_meanwhile_are_not_written_over() -> None:
    row = told()
    seen = seen_mark(row.words)
    telling.amend(row, words=f"काम चल रहा है। {row.code}", by="Meena", at=b.AT)

    said = b.refusal_writes_nothing(
        row.case,
        AlreadyReworded,
        lambda: telling.amend(row, words=f"मेरे शब्द {row.code}", seen=seen, by="Ravi", at=b.AT),
    )
    assert "Meena" in said
    b.refusal_writes_nothing(row.case, AlreadyReworded, lambda: ask(row, seen=seen))


@pytest.mark.parametrize(
    ("words", "wanting"),
    [("काम शुरू है।", "case code"), ("9876543210 पर बात हुई। {code}", "9876543210"), ("@dc_fake देखें {code}", "verified")],
)
def test_words_without_code_or_with_private_matter_do_not_reach_the_approver(words: str, wanting: str) -> None:
    row = told()
    telling.amend(row, words=words.format(code=row.code), by="Ravi", at=b.AT)

    assert wanting in b.refusal_writes_nothing(row.case, WordsRefused, lambda: ask(row))


def test_nothing_is_written_to_the_citizen_in_a_sealed_matter() -> None:
    case = b.an_accepted_case()
    cases.seal(case, by="Ravi", at=b.AT, why="a child")

    b.refusal_writes_nothing(case, telling.CannotTell, lambda: told(case))


def test_words_nodded_to_before_the_seal_do_not_go_out_after_it() -> None:
    row = told()
    b.give(ask(row))
    cases.seal(row.case, by="Ravi", at=b.AT, why="a child")

    sweep(at=b.AT, sop=b.the_sop())

    assert not Outgoing.objects.exists()
    assert ToCitizen.objects.get().parked_at


def test_a_matter_without_a_citizens_post_is_answered_by_telephone() -> None:
    case = b.an_accepted_case()
    case.parties.all().delete()

    said = b.refusal_writes_nothing(case, telling.CannotTell, lambda: told(case))
    assert "Ring" in said


def test_while_the_handle_is_stopped_the_approver_is_not_asked() -> None:
    row = told()
    outbox.stop_handle(Handle.objects.get(), by="Meena", at=b.AT)

    said = b.refusal_writes_nothing(row.case, HandleStopped, lambda: ask(row))
    assert "Meena" in said


def test_what_was_taken_back_does_not_go_out() -> None:
    row = told()
    b.give(ask(row))
    telling.withdraw(ToCitizen.objects.get(), by="Ravi", at=b.AT, why="asked by phone")

    sweep(at=b.AT, sop=b.the_sop())

    assert not Outgoing.objects.exists()
    with pytest.raises(AlreadyIssued):
        telling.amend(row, words="x", by="Ravi", at=b.AT)
