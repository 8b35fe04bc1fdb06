"""What a refit promises: the desk is heard, copies count once, worse is not used, and one step goes back."""

from datetime import datetime, timedelta

import pytest

from sunwai.desk import actions as desk
from sunwai.intake.models import Post
from sunwai.triage.learning import actions, due, fit
from sunwai.triage.learning.corrections import taught
from sunwai.triage.learning.judge import Score
from sunwai.triage.learning.learner import SHIPPED, shipped
from sunwai.triage.learning.models import LearntModel, Night, ReLook
from sunwai.triage.learning.seeds import Example, apart, seeds
from sunwai.triage.learning.weights import digest, read
from sunwai.triage.models import Assessment, Correction
from tests.builders import AT, later, the_sop

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def brought(text: str, *, minutes: int = 0) -> Post:
    """A matter that Ravi brings to the desk in these words."""
    at = later(minutes=minutes)
    return desk.bring_in(
        text=text, source="counter", network="counter", created_at=at, by="Ravi", at=at, not_sure_below=0.5
    )


def corrected(text: str, *, minutes: int = 0, **fields: object) -> Post:
    """The same, whose proposal Meena corrects."""
    post = brought(text, minutes=minutes)
    assert post.case is not None
    desk.correct(post.case, by="Meena", at=later(minutes=minutes), **fields)
    return post


def kept(version: str, *, at: datetime) -> LearntModel:
    """A refit that stands in use, with the shipped weights as its own."""
    return LearntModel.objects.create(
        version=version, weights=SHIPPED.read_bytes(), card={}, corrections_upto=0, made_at=at, in_use_since=at
    )


def score(**changed: int) -> Score:
    facts = {"kind_first": 50, "kind_among_three": 70, "kinds": 90, "grievances_kept": 90, "grievances": 90}
    return Score(**{**facts, "hours_seen": 9, "hours": 10, "false_hours": 5, **changed})


def test_a_correction_of_the_desk_is_an_example() -> None:
    corrected("झूमर वाला रास्ता सूना पड़ा है", kind="transport", urgency=2)

    (example,) = taught().examples

    assert (example.kind, example.urgency, example.sort) == ("transport", "2", None)


def test_the_last_word_on_a_field_holds() -> None:
    post = corrected("झूमर वाला रास्ता सूना पड़ा है", kind="transport")
    assert post.case is not None
    desk.correct(post.case, by="Ravi", at=later(minutes=5), kind="telecom")

    assert [example.kind for example in taught().examples] == ["telecom"]


def test_a_campaign_of_copies_counts_once() -> None:
    for n in range(4):
        corrected(f"झूमर वाला रास्ता सूना पड़ा है {n}", minutes=n, kind="transport")

    told = taught()

    assert (len(told.examples), told.corrections, told.copies) == (1, 4, 3)


def test_what_an_author_took_back_is_not_learnt_from() -> None:
    post = corrected("झूमर वाला रास्ता सूना पड़ा है", kind="transport")
    Post.objects.filter(pk=post.pk).update(gone_at=later(minutes=9))

    assert taught().examples == ()


@pytest.mark.parametrize("field", ["kind_first", "grievances_kept", "hours_seen"])
def test_a_refit_that_overlooks_one_more_is_worse(field: str) -> None:
    before = score()
    assert before.no_worse_than(before)
    assert not score(**{field: getattr(before, field) - 1}).no_worse_than(before)
    assert score(**{field: getattr(before, field) + 1}).no_worse_than(before)


def test_roll_back_takes_the_one_before_and_then_the_shipped_one() -> None:
    kept("desk@1", at=AT)
    kept("desk@2", at=AT + HOUR)

    assert actions.in_use().version == shipped().version  # both hold the shipped weights, which keep their own name
    actions.roll_back(by="Meena", at=AT + 2 * HOUR)
    assert [row.version for row in LearntModel.standing()] == ["desk@1"]
    actions.roll_back(by="Meena", at=AT + 2 * HOUR)
    with pytest.raises(actions.NothingToRollBack):
        actions.roll_back(by="Meena", at=AT + 2 * HOUR)
    assert actions.in_use() is shipped()
    assert LearntModel.objects.filter(withdrawn_by="Meena").count() == 2


def test_a_refit_is_used_only_if_it_is_no_worse_and_reads_the_same_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    few = tuple(e for e in seeds() if e.voice in {"villager", "youth", "citizen", "press", "letter"})[::6]
    monkeypatch.setattr(actions, "seeds", lambda: few)  # a hundredth of the work; the way is the same
    monkeypatch.setattr(fit, "_ROUNDS", 4)
    corrected("झूमर वाला रास्ता सूना पड़ा है", kind="transport")

    first, again = actions.refit(at=AT), actions.refit(at=AT, rehearsal=True)

    assert not first.better, "a learner with a sixth of the seeds cannot read the check set as well"
    assert first.model is not None
    assert first.model.weights is None
    assert first.model.in_use_since is None
    assert actions.in_use() is shipped()
    assert again.model is None
    assert LearntModel.objects.count() == 1
    assert again.card["after"] == first.card["after"]
    assert first.card["corrections"] == 1
    assert first.card["before"]["kinds"] == sum(e.kind is not None and e.kind != "-" for e in apart())


def test_the_same_examples_give_the_same_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit, "_ROUNDS", 4)
    few = [*seeds()[::9], Example("झूमर वाला रास्ता सूना", "desk 1", kind="transport")]

    made = [actions._fitted(few, "desk@1", AT, lambda: None) for _ in range(2)]

    assert digest(made[0]) == digest(made[1])


def test_one_proposal_in_fifty_waits_for_a_new_look_and_the_draw_is_always_the_same() -> None:
    for n in range(60):
        brought(f"गाँव में बिजली नहीं है, ट्रांसफार्मर जला है, टोला {n}", minutes=n)

    marked = actions.mark_relooks(at=later(hours=2), sure_from=0.5)
    drawn = set(ReLook.objects.values_list("post", flat=True))

    assert 0 < marked < 8
    assert actions.mark_relooks(at=later(hours=3), sure_from=0.5) == 0
    ReLook.objects.all().delete()
    actions.mark_relooks(at=later(hours=2), sure_from=0.5)
    assert set(ReLook.objects.values_list("post", flat=True)) == drawn
    assert all(row.decided is None for row in ReLook.objects.all())


def test_an_unsure_proposal_is_never_drawn() -> None:
    for n in range(60):
        brought(f"गाँव में बिजली नहीं है, ट्रांसफार्मर जला है, टोला {n}", minutes=n)

    assert actions.mark_relooks(at=later(hours=2), sure_from=1.0) == 0


def test_a_night_is_worked_once_and_begins_at_the_hour_of_the_sop() -> None:
    sop = the_sop()
    noon = AT.replace(hour=6)

    assert due.work_one(at=noon, sop=sop)
    assert not due.work_one(at=noon + HOUR, sop=sop)
    assert due.work_one(at=noon + 24 * HOUR, sop=sop)
    assert list(Night.objects.values_list("relooks", "model")) == [(0, None), (0, None)]
    early = AT.replace(hour=20, minute=45)  # a quarter past two of the next day in Ranchi
    assert due.night_of(early, sop=sop) == AT.date()
    assert due.night_of(early + HOUR, sop=sop) == AT.date() + timedelta(days=1)


def test_too_few_corrections_are_no_cause_for_a_refit() -> None:
    corrected("झूमर वाला रास्ता सूना पड़ा है", kind="transport")

    due.work_one(at=later(days=1), sop=the_sop())

    assert not LearntModel.objects.exists()


def test_a_proposal_names_the_weights_it_was_made_with() -> None:
    post = brought("गाँव में बिजली नहीं है")

    assert Assessment.objects.get(post=post).engine.endswith(read(SHIPPED.read_bytes()).version)


def a_relook() -> ReLook:
    """A confident proposal that was drawn to be decided anew."""
    case = brought("गाँव में बिजली नहीं है, ट्रांसफार्मर जला है")
    (row,) = case.assessments.all()
    return ReLook.objects.create(post=row.post, proposed=actions._values(row), engine=row.engine, marked_at=AT)


def test_a_proposal_decided_anew_is_counted_in_the_agreement_and_what_differs_is_learnt() -> None:
    row = a_relook()
    assert actions.relook_waiting() == row

    decided = {**row.proposed, "kind": "water"}
    actions.answer_relook(row, decided, by="Meena", at=later(hours=1))

    assert actions.agreement() == {"kind": (0, 1), "sort": (1, 1), "urgency": (1, 1)}
    (noted,) = Correction.objects.all()
    assert (noted.field, noted.proposed, noted.decided, noted.by) == ("kind", "power", "water", "Meena")
    assert actions.relook_waiting() is None


def test_a_proposal_is_decided_anew_once() -> None:
    row = a_relook()
    actions.answer_relook(row, row.proposed, by="Meena", at=later(hours=1))

    with pytest.raises(actions.AnsweredAlready, match="Meena"):
        actions.answer_relook(row, {"kind": "water"}, by="Ravi", at=later(hours=1))
    assert not Correction.objects.exists()


def test_a_post_that_was_taken_back_is_not_asked_about() -> None:
    row = a_relook()
    Post.objects.update(gone_at=AT)

    assert actions.relook_waiting() is None
    assert row.decided is None
