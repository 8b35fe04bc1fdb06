"""Whether confidence can be believed: of the proposals that are so sure, how many are right. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Bin:
    """The proposals of FIELD whose confidence is at least LOW and below HIGH: their mean confidence, how many right."""

    field: str
    low: float
    high: float
    proposals: int
    confidence: float
    right: int

    @property
    def share(self) -> float:
        """How many of the proposals are right, 0 to 1."""
        return self.right / self.proposals


def bins(field: str, said: Iterable[tuple[float, bool]]) -> Iterator[Bin]:
    """Will sort SAID (confidence, right) into bins, leaving out the empty ones."""
    pairs = list(said)
    for low, high in pairwise(_EDGES):
        held = [(sure, right) for sure, right in pairs if low <= sure < high]
        if held:
            mean = sum(sure for sure, _ in held) / len(held)
            yield Bin(field, low, min(high, 1.0), len(held), round(mean, 3), sum(right for _, right in held))
