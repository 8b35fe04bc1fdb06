"""Verbs of learning: refit from the desk's corrections, use or refuse it, roll back, mark proposals for a new look.

The only writer of LearntModel and ReLook, and with due of Night. A refit that reads the frozen
check set worse is kept as a card and not used."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from importlib import import_module
from typing import Any

from django.db import transaction

from sunwai.errors import SunwaiError
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.triage.learning.corrections import Taught, taught
from sunwai.triage.learning.examples import Reading, reading
from sunwai.triage.learning.judge import Score, judge
from sunwai.triage.learning.learner import Learner, shipped
from sunwai.triage.learning.models import LearntModel, Night, ReLook
from sunwai.triage.learning.seeds import Example, apart, seeds
from sunwai.triage.learning.weights import NotWeights, Weights, read, written
from sunwai.triage.models import Assessment, Correction

LOOKED_AT = ("kind", "sort", "urgency")
_EVERY = 50  # one in fifty: 2 %
_SINCE = timedelta(days=3)  # how far back a night looks for proposals to mark; nights are missed at times

Step = Callable[[], None]


class AnsweredAlready(SunwaiError):
    """Somebody has decided this proposal anew."""


class NothingToRollBack(SunwaiError):
    """The weights in use are those that came with this version."""


@dataclass(frozen=True, slots=True)
class Refit:
    """What came of a refit; `model` is None in a rehearsal."""

    card: dict[str, Any]
    model: LearntModel | None

    @property
    def better(self) -> bool:
        """Whether it reads the check set no worse than what was in use."""
        return bool(self.card["in_use"])


def in_use() -> Learner:
    """Will give the learner in use: the newest refit that stands, else the one that came with this version."""
    newest = LearntModel.standing().values_list("pk", flat=True).first()
    return shipped() if newest is None else _loaded(newest)


def refit(*, at: datetime, rehearsal: bool = False, step: Step = lambda: None) -> Refit:
    """Will fit seeds and corrections anew and put that in use if it reads the check set no worse. STEP tells progress.

    A REHEARSAL writes nothing. Safe to repeat: the same corrections, the same weights."""
    told, before = taught(), in_use()
    version = f"desk@{LearntModel.objects.count() + 1}"
    weights = _fitted([*seeds(), *told.examples], version, at, step)
    scores = [_score(learner, at) for learner in (before, Learner(weights))]
    card = _card(version, before.version, weights, told, scores, at)
    if rehearsal:
        return Refit(card, None)
    return Refit(card, _kept(card, weights, upto=told.upto, at=at))


def roll_back(*, by: str, at: datetime) -> str:
    """Will withdraw the refit in use and give the version that is in use instead."""
    with transaction.atomic():
        newest = LearntModel.standing().select_for_update().first()
        if newest is None:
            raise NothingToRollBack("The weights in use came with this version; there is nothing before them.")
        LearntModel.objects.filter(pk=newest.pk).update(withdrawn_at=at, withdrawn_by=by)
    return in_use().version


def mark_relooks(*, at: datetime, sure_from: float) -> int:
    """Will mark one in fifty of the last days' proposals whose kind was SURE_FROM sure or surer; counts the new."""
    made = Assessment.objects.filter(made_at__gt=at - _SINCE, made_at__lte=at, erased_at=None, post__relook=None)
    chosen = [row for row in made.select_related("post").order_by("id") if _is_drawn(row, sure_from)]
    rows = {
        row.post_id: ReLook(post=row.post, proposed=_values(row), engine=row.engine, marked_at=at) for row in chosen
    }
    return len(ReLook.objects.bulk_create(rows.values(), ignore_conflicts=True))


def answer_relook(row: ReLook, decided: Mapping[str, Any], *, by: str, at: datetime) -> ReLook:
    """Will keep what BY, who did not see the proposal, DECIDED of kind, sort and urgency; what differs is learnt.

    Raises AnsweredAlready for one that somebody was quicker with."""
    with transaction.atomic():
        held = ReLook.objects.select_for_update(of=("self",)).select_related("post__case").get(pk=row.pk)
        if held.decided is not None:
            raise AnsweredAlready(f"{held.by} has answered this one already. The next one is on the screen.")
        held.decided, held.by, held.at = {field: decided.get(field) for field in LOOKED_AT}, by, at
        held.save(update_fields=["decided", "by", "at"])
        for field in LOOKED_AT:
            if held.post.case is not None and held.decided[field] != held.proposed.get(field):
                Correction.objects.create(
                    case=held.post.case,
                    field=field,
                    proposed=held.proposed.get(field),
                    decided=held.decided[field],
                    by=by,
                    at=at,
                    why="looked at anew, unseen",
                )
    return held


def relook_waiting() -> ReLook | None:
    """Will give the oldest proposal that waits to be decided anew and whose words still stand."""
    waiting = ReLook.objects.filter(decided__isnull=True, post__gone_at=None)
    return waiting.select_related("post__case").order_by("id").first()


def agreement() -> dict[str, tuple[int, int]]:
    """Will count, for each field, in how many of those decided anew the person said what the machine had said."""
    rows = ReLook.objects.filter(decided__isnull=False).values_list("proposed", "decided")
    pairs = [(proposed, decided) for proposed, decided in rows if decided is not None]
    same = {f: sum(proposed.get(f) == decided.get(f) for proposed, decided in pairs) for f in LOOKED_AT}
    return {field: (same[field], len(pairs)) for field in LOOKED_AT}


def end_night(night: Night, *, relooks: int, model: LearntModel | None, at: datetime) -> None:
    """Will note what a night's learning came to."""
    Night.objects.filter(pk=night.pk).update(ended_at=at, relooks=relooks, model=model)


def steps() -> int:
    """Will say how many steps a refit tells."""
    return int(import_module("sunwai.triage.learning.fit").steps())


def _fitted(examples: list[Example], version: str, at: datetime, step: Step) -> Weights:
    readings: list[Reading] = [reading(example, gazetteer=gazetteer(), at=at) for example in examples]
    fit = import_module("sunwai.triage.learning.fit").fit  # only here, as scikit-learn takes a second to load
    made: Weights = fit(readings, version=version, step=step)
    return made


def _score(learner: Learner, at: datetime) -> Score:
    return judge(apart(), learner=learner, gazetteer=gazetteer(), at=at)


def _card(
    version: str, before: str, weights: Weights, told: Taught, scores: list[Score], at: datetime
) -> dict[str, Any]:
    then, now = scores
    return {
        "version": version,
        "follows": before,
        "made_at": at.isoformat(),
        "seeds": len(seeds()),
        "corrections": told.corrections,
        "examples_from_the_desk": len(told.examples),
        "copies_counted_once": told.copies,
        "check_set": len(apart()),
        "before": then.as_json(),
        "after": now.as_json(),
        "changed": {name: value - then.as_json()[name] for name, value in now.as_json().items()},
        "trust_in_the_lists": {head.name: head.trust for head in weights.heads},
        "sharpness": {head.name: head.sharpness for head in weights.heads},
        "pieces": len(weights.rows),
        "in_use": now.no_worse_than(then),
    }


def _kept(card: dict[str, Any], weights: Weights, *, upto: int, at: datetime) -> LearntModel:
    used = bool(card["in_use"])
    return LearntModel.objects.create(
        version=card["version"],
        weights=written(weights) if used else None,
        card=card,
        corrections_upto=upto,
        made_at=at,
        in_use_since=at if used else None,
    )


@lru_cache(maxsize=2)
def _loaded(pk: int) -> Learner:
    row = LearntModel.objects.get(pk=pk)
    if row.weights is None:
        raise NotWeights(f"{row.version} has no weights. `sunwai triage roll-back` takes the last good ones.")
    return Learner(read(bytes(row.weights)))


def _is_drawn(row: Assessment, sure_from: float) -> bool:
    """Whether the post's key draws it: the same posts on every machine and at every try."""
    kind = row.proposal.get("kind") or {}  # an odd row is no reason for the night to break off
    if kind.get("value") is None or kind.get("confidence", 0.0) < sure_from:
        return False
    return int(hashlib.sha256(f"relook {row.post.key}".encode()).hexdigest()[:8], 16) % _EVERY == 0


def _values(row: Assessment) -> dict[str, Any]:
    return {field: row.proposal.get(field, {}).get("value") for field in LOOKED_AT}
