"""How right proposals are on examples whose answers are known: the figures of a model card. Pure."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sunwai.gazetteer.tables import Gazetteer
from sunwai.triage.facts import PostFacts
from sunwai.triage.learning.learner import Learner
from sunwai.triage.learning.seeds import NO_KIND, Example
from sunwai.triage.propose import propose


@dataclass(frozen=True, slots=True)
class Score:
    """Right answers out of examples, by question; `hours` counts lives within hours that were seen."""

    kind_first: int
    kind_among_three: int
    kinds: int
    grievances_kept: int
    grievances: int
    hours_seen: int
    hours: int
    false_hours: int

    def no_worse_than(self, before: "Score") -> bool:
        """Will say whether this may follow BEFORE: no fewer kinds right, no grievance lost, no life overlooked more."""
        mine = (self.kind_first, self.grievances_kept, self.hours_seen)
        theirs = (before.kind_first, before.grievances_kept, before.hours_seen)
        return all(now >= then for now, then in zip(mine, theirs, strict=True))

    def as_json(self) -> dict[str, Any]:
        """Will return the score as plain JSON values."""
        return asdict(self)


def judge(examples: Sequence[Example], *, learner: Learner, gazetteer: Gazetteer, at: datetime) -> Score:
    """Will propose for each of EXAMPLES with LEARNER and count what was right."""
    made = [(e, propose(PostFacts(e.text, at), gazetteer=gazetteer, at=at, learner=learner)) for e in examples]
    kinds = [(e.kind, [k.value for k in p.kinds]) for e, p in made if e.kind not in (None, NO_KIND)]
    sorts = [p.sort.value for e, p in made if e.sort == "grievance"]
    hours = [p.urgency.value for e, p in made if e.urgency == "3"]
    calm = [p.urgency.value for e, p in made if e.urgency not in (None, "3")]
    return Score(
        kind_first=sum(named[:1] == [right] for right, named in kinds),
        kind_among_three=sum(right in named for right, named in kinds),
        kinds=len(kinds),
        grievances_kept=sorts.count("grievance"),
        grievances=len(sorts),
        hours_seen=hours.count(3),
        hours=len(hours),
        false_hours=calm.count(3),
    )
