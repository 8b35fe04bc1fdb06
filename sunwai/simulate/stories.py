"""The stories of the demo's day: who does what at which hour, and how each should end. All people are invented.

Owns the scripts. Every scene is something a person does; what follows from it is the product's own doing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sunwai.cases.models import Case
from sunwai.simulate.outside import SaidPost

if TYPE_CHECKING:
    from sunwai.simulate.world import World


@dataclass(slots=True)
class Play:
    """One story under way: the World it is played in, and the posts it remembers by name."""

    world: World
    said: dict[str, SaidPost] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The story's case as it stands, found by its first post."""
        found = self.world.case_of(self.said["first"])
        if found is None:
            raise LookupError("The story has no case yet.")
        return found

    def ours(self) -> Any:
        """Our newest post about the case, as the network holds it."""
        about = [post for post in self.world.published() if self.case.docket in post.text]
        return about[-1]


Act = Callable[[Play], object]


@dataclass(frozen=True, slots=True)
class Scene:
    """At AT (office time) WHO does something; `what` says it in a word or two for the summary."""

    at: datetime
    who: str  # citizen, office, impostor, press, desk, approver, secretary, network
    what: str
    act: Act

    @property
    def is_outside(self) -> bool:
        """Whether it is done by somebody outside the office."""
        return self.who in {"citizen", "office", "impostor", "press", "network"}


@dataclass(frozen=True, slots=True)
class Story:
    """A matter from its first word on. `ends` is what its case must look like when the day is over."""

    name: str
    title: str
    scenes: Sequence[Scene]
    ends: dict[str, Any]


def on(day: int, clock: str) -> datetime:
    """Will give the moment of CLOCK ("09:05") on the DAY of January 2020, in office time."""
    hour, minute = clock.split(":")
    return datetime(2020, 1, day, int(hour), int(minute))  # noqa: DTZ001  # office time; the World gives it its zone


def says(name: str, text: str, *, key: str = "first", under: str | None = None, network: str = "x") -> Act:
    """Will make the citizen NAME post TEXT, remembered as KEY, under the post remembered as UNDER."""

    def act(play: Play) -> None:
        above = play.said[under] if under else None
        play.said[key] = play.world.citizen(name, network).posts(text, reply_to=above)

    return act


def answers_us(name: str, text: str, *, key: str = "word") -> Act:
    """Will make the citizen NAME answer under our newest post of the case."""

    def act(play: Play) -> None:
        play.said[key] = play.world.citizen(name).posts(text, reply_to=play.ours())

    return act


def office_answers(code: str, text: str, *, key: str = "reply") -> Act:
    """Will make the office CODE answer under our newest post of the case."""

    def act(play: Play) -> None:
        play.said[key] = play.world.office(code).posts(text, reply_to=play.ours())

    return act


def accepts(desk: str = "Ravi", **corrections: Any) -> Act:
    """Will make DESK take the matter up."""
    return lambda play: play.world.desk(desk).accepts(play.said["first"], **corrections)


def directs(owner: str, informed: Sequence[str] = (), *, desk: str = "Ravi") -> Act:
    """Will make DESK draft a direction to OWNER and put it before the approver."""

    def act(play: Play) -> None:
        play.world.office(owner)
        officer = play.world.desk(desk)
        officer.drafts(play.case, owner=owner, informed=informed)
        officer.asks_nod(play.case)

    return act


def nods(**how: Any) -> Act:
    """Will make the approver say yes."""
    return lambda play: play.world.approver().nods(play.case, **how)


def reads(key: str = "reply", kind: str | None = None, *, desk: str = "Meena") -> Act:
    """Will make DESK decide what a reply says."""
    return lambda play: play.world.desk(desk).confirms_reading(play.said[key], kind=kind)


def closes(outcome: str, reason: str = "", *, desk: str = "Meena") -> Act:
    """Will make DESK close the case."""
    return lambda play: play.world.desk(desk).closes(play.case, outcome, reason)


def sets_aside(reason: str, *, desk: str = "Meena") -> Act:
    """Will make DESK set the matter aside."""
    return lambda play: play.world.desk(desk).sets_aside(play.said["first"], reason)


def rings(outcome: str, **more: Any) -> Act:
    """Will make the secretary ring about the case and record what came of it."""
    return lambda play: play.world.secretary().calls(play.case, outcome, **more)


def summary(en: str, hi: str, *, desk: str = "Ravi") -> Act:
    """Will make DESK write the public page's words."""
    return lambda play: play.world.desk(desk).summarises(play.case, en=en, hi=hi)
