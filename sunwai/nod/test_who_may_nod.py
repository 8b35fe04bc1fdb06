"""Who may nod to what: by kind of words and urgency, as the protocol says, and as it said before it could."""

import pytest
from django.conf import settings

from sunwai.nod import actions
from sunwai.nod.models import Nod
from sunwai.nod.shortlist import for_duties, shortlist
from sunwai.sop.clauses import Sop
from sunwai.sop.compare import diff
from sunwai.sop.load import SopRefused, parse
from sunwai.sop.words import Duty, Language, Urgency
from tests import builders as b

pytestmark = pytest.mark.django_db
TEXT = settings.SOP_FILE.read_text(encoding="utf-8")


def the_sop_where_the_lead_nods_to_answers() -> Sop:
    first, last = TEXT.rsplit('duties = ["approver"]', 1)
    return parse(first + 'duties = ["approver", "desk_lead"]' + last)


@pytest.mark.parametrize("act", ["question", "interim", "answer", "office_answer"])
def test_where_the_protocol_lets_a_lead_nod_to_answers_the_yes_counts_and_names_duty_and_clause(act: str) -> None:
    sop = the_sop_where_the_lead_nods_to_answers()
    nod = asked_for(act)

    actions.give(nod, words_hash=nod.words_hash, by="Meena", duty=Duty.DESK_LEAD, at=b.AT, sop=sop)

    facts = b.last(nod.case).facts
    assert (facts["duty"], facts["clause"]) == ("desk_lead", "3.17")


@pytest.mark.parametrize("act", ["direction", "request", "reminder"])
def test_a_leads_yes_to_what_directs_an_office_is_refused_with_the_clause_and_writes_nothing(act: str) -> None:
    sop = the_sop_where_the_lead_nods_to_answers()
    nod = asked_for(act)

    def says_yes() -> None:
        actions.give(nod, words_hash=nod.words_hash, by="Meena", duty=Duty.DESK_LEAD, at=b.AT, sop=sop)

    said = b.refusal_writes_nothing(nod.case, actions.MayNotNod, says_yes)
    assert "clause 3.16" in said
    assert "approver" in said


def test_a_lead_does_not_nod_to_words_they_put_up_themselves_but_the_approver_may() -> None:
    sop = the_sop_where_the_lead_nods_to_answers()
    nod = asked_for("answer", by="Meena")

    def says_yes() -> None:
        actions.give(nod, words_hash=nod.words_hash, by="Meena", duty=Duty.DESK_LEAD, at=b.AT, sop=sop)

    assert "put these words up" in b.refusal_writes_nothing(nod.case, actions.MayNotNod, says_yes)
    b.give(nod, by="Meena")  # a small office's approver may write the words as well


def test_everybody_is_shown_what_they_may_nod_to_and_nothing_else() -> None:
    sop = the_sop_where_the_lead_nods_to_answers()
    answer, direction = asked_for("answer"), b.asked(b.a_draft(b.an_accepted_case(key="77")))
    open_ones = [*shortlist(at=b.AT)]

    assert for_duties(open_ones, duties={"desk_lead"}, sop=sop) == [answer]
    assert {*for_duties(open_ones, duties={"approver"}, sop=sop)} == {answer, direction}
    assert not for_duties(open_ones, duties={"desk", "secretary"}, sop=sop)


def test_a_stored_protocol_without_such_clauses_leaves_every_nod_to_whom_it_named() -> None:
    start, end = TEXT.index("[[may_nod]]"), TEXT.index("[posting]")
    sop = parse(TEXT[:start] + TEXT[end:])

    assert sop.nod.who_may("answer", Urgency.RED).duties == sop.nod.who_may("direction", Urgency.CALM).duties
    assert sop.nod.who_may("direction", Urgency.CALM).clause.number == "3.1"


def asked_for(act: str, *, by: str = "Ravi") -> Nod:
    case = b.an_accepted_case()
    return actions.ask(case, act=act, words="w", addressees=["post=1"], by=by, at=b.AT, sop=b.the_sop())


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('["direction", "request", "reminder"]', '["direction", "tweet"]', '"tweet" is not known'),
        ('["direction", "request", "reminder"]', "[]", "names nothing"),
        ('["direction", "request", "reminder"]', '["direction", "answer"]', "contradicts clause 3.16"),
        ('duties = ["approver"]', "duties = []", "names nobody"),
        ('duties = ["approver"]', 'duties = ["approver", "desk"]', "may not be the one"),
        ('duties = ["approver"]', 'duties = ["approver", "desk_lead"]', "must be the approver alone"),
        ('duties = ["approver"]', 'duties = ["reviewer"]', '"reviewer" is not known'),
    ],
)
def test_nonsense_about_who_may_nod_is_refused_with_its_line(old: str, new: str, says: str) -> None:
    assert old in TEXT

    with pytest.raises(SopRefused) as refusal:
        parse(TEXT.replace(old, new, 1))

    mistake = next(each for each in refusal.value.mistakes if says in each.says)
    assert mistake.line
    assert "may_nod" in mistake.says


def test_what_two_versions_say_about_who_may_nod_differs_in_words() -> None:
    changes = diff(parse(TEXT), the_sop_where_the_lead_nods_to_answers(), Language.EN)

    assert [str(change) for change in changes] == [
        "3.17 Who nods to what is put to a citizen, Whose yes counts: approver → desk lead, approver"
    ]
