"""The citizen is asked which place is meant: once, by a person, in the SOP's words, never about a sealed matter."""

import pytest

from sunwai import loop
from sunwai.cases import actions as cases
from sunwai.cases import ledger
from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case
from sunwai.desk import actions as desk
from sunwai.direction import asking
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.intake.models import Post
from sunwai.nod.actions import NoStandingNod
from sunwai.sop import actions as sops
from sunwai.sop.clauses import Sop
from sunwai.sop.models import SopVersion
from tests import builders as b

pytestmark = pytest.mark.django_db
TWINS = "@jh_sunwai डुमरी प्रखंड में छह महीने से पेंशन नहीं मिली"


def a_case_of_twins() -> Case:
    b.a_handle()
    return b.a_case(TWINS)


def without_the_standing_nod() -> Sop:
    text = SopVersion.objects.order_by("-number")[0].text
    head, clause, rest = text.partition('wording = "ask_place"\nin_force = true')
    assert clause
    text = (head + clause.replace("true", "false") + rest).replace("version = 1", "version = 2", 1)
    return sops.sop_of(sops.put_in_force(text, by="Chief Minister", at=b.AT))


def test_the_question_goes_under_the_citizens_post_with_the_rivals_by_the_standing_nod() -> None:
    case = a_case_of_twins()

    question = asking.ask_place(case, by="Ravi", at=b.AT, sop=b.the_sop())

    assert question.in_reply_to == Post.objects.get(case=case).key
    assert "गिरिडीह या गुमला" in question.words
    assert case.nods.get(act="ask_place").how == "standing"
    case.refresh_from_db()
    assert case.standing is Status.RECEIVED  # a question moves no matter on
    assert case.entries.get(verb="place_asked").by == "Ravi"
    assert ledger.verify(case) == []


def test_a_citizen_is_asked_once() -> None:
    case = a_case_of_twins()
    asking.ask_place(case, by="Ravi", at=b.AT, sop=b.the_sop())

    assert asking.offered(case) is None
    with pytest.raises(asking.MayNotAsk, match="asked already"):
        asking.ask_place(case, by="Meena", at=b.AT, sop=b.the_sop())


def test_a_sealed_matter_is_never_asked_about_in_public() -> None:
    case = a_case_of_twins()
    cases.seal(case, by="Ravi", at=b.AT, why="a child")

    with pytest.raises(asking.MayNotAsk, match="sealed"):
        asking.ask_place(case, by="Ravi", at=b.AT, sop=b.the_sop())
    assert not case.outgoing.exists()


def test_what_the_desk_has_set_is_not_asked() -> None:
    case = a_case_of_twins()
    desk.correct(case, by="Ravi", at=b.AT, district_key="district:331")

    assert asking.offered(case) is None


def test_without_the_clause_nothing_goes_out() -> None:
    case = a_case_of_twins()
    b.the_sop()

    with pytest.raises(NoStandingNod):
        asking.ask_place(case, by="Ravi", at=b.AT, sop=without_the_standing_nod())
    assert not case.outgoing.exists()


def test_a_matter_without_a_citizens_post_is_asked_of_whoever_brought_it() -> None:
    case = a_case_of_twins()
    Post.objects.filter(case=case).update(gone_at=b.AT)

    with pytest.raises(asking.MayNotAsk, match="no citizen's post"):
        asking.ask_place(case, by="Ravi", at=b.AT, sop=b.the_sop())


def test_the_answer_under_our_question_is_read_and_proposed_as_the_place() -> None:
    case = a_case_of_twins()
    question = asking.ask_place(case, by="Ravi", at=b.AT, sop=b.the_sop())
    b.went_out(question, key="777")

    said = b.a_post("गिरिडीह वाला", parent="777", root="777", at=b.later(hours=1))
    loop.assess(at=b.later(hours=1), sop=b.the_sop())
    loop.assess(at=b.later(hours=2), sop=b.the_sop())

    entries = case.entries.filter(verb="place_answered")
    (facts,) = entries.values_list("facts", flat=True)
    assert facts["post"] == said.pk
    assert gazetteer().full_name(facts["place"], "en") == "Dumri block, Giridih"
    case.refresh_from_db()
    assert case.district_key == ""  # proposed, not decided


def test_what_is_said_elsewhere_in_the_thread_is_no_answer_to_our_question() -> None:
    case = a_case_of_twins()
    b.went_out(asking.ask_place(case, by="Ravi", at=b.AT, sop=b.the_sop()), key="777")

    b.a_post("गिरिडीह", parent=Post.objects.filter(role="new_matter").get().key, at=b.later(hours=1))
    loop.assess(at=b.later(hours=1), sop=b.the_sop())

    assert not case.entries.filter(verb="place_answered").exists()
