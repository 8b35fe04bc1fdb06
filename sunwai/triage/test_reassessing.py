"""A post that its author changed is read anew: the machine's proposal stands beside the old, a person's word stays."""

import pytest

from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.desk import actions as desk
from sunwai.intake import actions as intake
from sunwai.intake.models import Post
from sunwai.loop import assess
from sunwai.networks.post import ItemKind
from sunwai.triage.models import Assessment, Signature
from tests import builders as b

pytestmark = pytest.mark.django_db

WATER = "सिमडेगा के बोलबा प्रखंड में बीस दिन से पानी नहीं आ रहा, चापाकल सूखा है"
DYING = "सिमडेगा के बोलबा प्रखंड में चापाकल सूखा है, मेरी माँ की हालत गंभीर है, एंबुलेंस नहीं आ रही, जान बचाइए"
SOLD = "सिमडेगा के बोलबा में एक माह की बच्ची को बेच दिया गया, बच्ची को बचाइए"


def changed(case: Case, text: str) -> Case:
    """The author writes TEXT instead, and the machine looks."""
    key = Post.objects.get(case=case).key
    item = b.an_item(text, key=key, version=str(int(key) + 1), kind=ItemKind.EDIT, created_at=b.later(minutes=5))
    intake.take_in([item], own_account=b.OURS, at=b.later(minutes=5))
    assess(at=b.later(minutes=6), sop=b.the_sop())
    case.refresh_from_db()
    return case


def test_changed_words_are_read_anew_and_what_the_machine_said_follows_while_nobody_has_looked() -> None:
    case = changed(b.a_case(), WATER)

    assert case.kind == "water"
    assert Assessment.objects.count() == 2
    assert b.verbs(case)[-3:] == ["post_edited", "reassessed", "corrected"]
    assert "kind" in next(e for e in case.entries.all() if e.verb == Verb.REASSESSED).facts["fields"]


def test_changed_words_are_read_once() -> None:
    case = changed(b.a_case(), WATER)

    assess(at=b.later(minutes=7), sop=b.the_sop())

    assert Assessment.objects.count() == 2
    assert b.count_of(case, Verb.REASSESSED) == 1


def test_what_a_person_decided_stays_and_the_new_reading_is_only_shown() -> None:
    case = b.a_case()
    desk.correct(case, kind="roads", by="Ravi", at=b.AT)

    changed(case, WATER)

    assert case.kind == "roads"
    assert not {"kind", "asked_en"} & b.last(case).facts["after"].keys()
    assert case.urgency == 2


def test_an_accepted_matter_does_not_move_when_its_post_is_changed() -> None:
    case = b.an_accepted_case()

    changed(case, WATER)

    assert case.kind == "telecom"
    assert b.last(case).verb == Verb.REASSESSED


def test_a_danger_that_is_written_in_raises_the_urgency_and_one_that_is_written_out_lowers_nothing() -> None:
    case = changed(b.a_case(WATER), DYING)
    assert (case.urgency, case.urgency_rank) == (3, 0)

    text = "सिमडेगा के बोलबा प्रखंड में चापाकल सूखा है"
    item = b.an_item(text, key=Post.objects.get().key, version="99999", kind=ItemKind.EDIT)
    intake.take_in([item], own_account=b.OURS, at=b.later(minutes=8))
    assess(at=b.later(minutes=9), sop=b.the_sop())

    case.refresh_from_db()
    assert case.urgency == 3


def test_a_child_written_in_later_seals_the_matter_at_once_even_after_it_was_accepted() -> None:
    case = changed(b.an_accepted_case(), SOLD)

    assert case.is_sealed
    assert case.sealed_by == "machine"


def test_a_matter_whose_words_changed_is_compared_by_the_new_ones() -> None:
    changed(b.a_case(), WATER)

    assert Signature.objects.get().kind == "water"


def test_a_post_that_was_taken_back_meanwhile_is_not_read_again() -> None:
    case = b.a_case()
    key = Post.objects.get().key
    edit = b.an_item(WATER, key=key, version="99999", kind=ItemKind.EDIT)
    gone = b.an_item("", by="", key=key, version="99999", kind=ItemKind.DELETE)
    intake.take_in([edit], own_account=b.OURS, at=b.AT)
    intake.take_in([gone], own_account=b.OURS, at=b.AT)

    assess(at=b.later(minutes=6), sop=b.the_sop())

    case.refresh_from_db()
    assert case.kind == "telecom"
    assert Assessment.objects.count() == 1
