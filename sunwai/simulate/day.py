"""The day: all stories' scenes in one order of time, played in a World, and what became of each.

Owns the order and the judging. Plays only what people do; everything else happens by itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sunwai.cases.models import Case
from sunwai.intake.models import Post, Role
from sunwai.outbox.models import Outgoing, State
from sunwai.simulate import article, bystanders, deceptions
from sunwai.simulate.stories import Play, Scene, Story, on
from sunwai.simulate.world import World

STORIES: Sequence[Story] = (*article.STORIES, *bystanders.STORIES, *deceptions.STORIES)
BEGINS = on(11, "09:00")
ENDS = on(15, "20:00")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a story's summary."""

    at: str
    by: str
    what: str


@dataclass(frozen=True, slots=True)
class Ended:
    """How a story ended: `wrong` lists what is not as it should be, and is empty when all is."""

    story: str
    title: str
    docket: str
    status: str
    outcome: str
    steps: tuple[Step, ...]
    wrong: tuple[str, ...]


class Day:
    """One playing of STORIES in WORLD."""

    def __init__(self, world: World, stories: Sequence[Story] = STORIES) -> None:
        self.world = world
        self.plays = {story.name: Play(world) for story in stories}
        self.stories = stories
        order = [(scene, story) for story in stories for scene in story.scenes]
        self._waiting = sorted(order, key=lambda pair: pair[0].at)

    def play(self, until: datetime) -> Iterator[tuple[Scene, Story]]:
        """Will let time pass up to UNTIL (office time) and play each scene at its hour; yields each once played."""
        end = self.world.moment(until)
        while self._waiting and self.world.moment(self._waiting[0][0].at) <= end:
            scene, story = self._waiting.pop(0)
            self._wait_until(self.world.moment(scene.at))
            scene.act(self.plays[story.name])
            self.world.settle()
            yield scene, story
        self._wait_until(end)

    def play_outside(self, at: datetime) -> None:
        """Will play the scenes of people outside whose hour has come by AT; the office's own are left to its people."""
        due = [pair for pair in self._waiting if self.world.moment(pair[0].at) <= at]
        self._waiting = [pair for pair in self._waiting if pair not in due]
        for scene, story in due:
            if scene.is_outside:
                scene.act(self.plays[story.name])

    def ended(self) -> list[Ended]:
        """Will say of each story how it ended and what is not as it should be."""
        return [self._judge(story) for story in self.stories if "first" in self.plays[story.name].said]

    def _wait_until(self, at: datetime) -> None:
        left = at - self.world.at
        if left > timedelta():
            self.world.wait(minutes=left.total_seconds() / 60)

    def _judge(self, story: Story) -> Ended:
        case = self._case(story)
        seen = facts_of(case)
        wrong = [
            f"{name} is {seen[name]!r}, not {wanted!r}" for name, wanted in story.ends.items() if seen[name] != wanted
        ]
        steps = tuple(
            Step(e.at.astimezone(self.world.zone).strftime("%d Jan %H:%M"), e.by, e.verb)
            for e in case.entries.order_by("seq")
        )
        return Ended(story.name, story.title, case.docket, case.status, seen["outcome"], steps, tuple(wrong))

    def _case(self, story: Story) -> Case:
        """The case that the story's first post opened, even where it was joined to another since."""
        row = self.world.post_row(self.plays[story.name].said["first"])
        assessed = row.assessments.order_by("id").first() if row else None
        if assessed is None or assessed.case is None:
            raise LookupError(f"The story {story.name} opened no case.")
        return assessed.case


def facts_of(case: Case) -> dict[str, Any]:
    """Will gather what a story's end may speak of."""
    closure = case.closures.filter(reopened_at=None).order_by("-at").first()
    return {
        "status": case.status,
        "outcome": closure.outcome if closure else "",
        "rests_on": closure.rests_on if closure else "",
        "sealed": case.is_sealed,
        "posted": case.outgoing.filter(state=State.SENT).count(),
        "commitments": [c.state for c in case.commitments.order_by("id")],
        "needs": [n.status for n in case.needs.order_by("number")],
        "replies": case.replies.count(),
    }


def counts(world: World) -> dict[str, int]:
    """Will count what went out by what the network itself holds: acts lost, acts doubled, posts we never took in."""
    published = world.published()
    acts = list(Outgoing.objects.filter(network="x"))
    standing = [sum(act.code in post.text for post in published) for act in acts]
    tagged = [
        p for p in world.network.published() if f"@{world.handle}" in p.text and p.author != world.connector.account
    ]
    taken_in = set(Post.objects.filter(network="x").exclude(role=Role.OWN).values_list("key", flat=True))
    return {
        "posted": len(published),
        "lost": sum(act.state == State.SENT and n == 0 for act, n in zip(acts, standing, strict=True))
        + sum(act.state not in {State.SENT, State.WITHDRAWN} for act in acts),
        "doubled": sum(n > 1 for n in standing),
        "tags": len(tagged),
        "tags_lost": sum(post.chain not in taken_in for post in tagged),
    }


def summary(day: Day) -> Mapping[str, Any]:
    """Will give the whole day as plain JSON values."""
    ended = day.ended()
    return {
        "stories": [asdict(story) for story in ended],
        "counts": counts(day.world),
        "as_it_should": all(not story.wrong for story in ended),
    }
