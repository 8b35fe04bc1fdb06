"""Whether two posts tell of one matter: one place, one kind, near in time; raised and lowered by what else they say.

Pure: facts in, candidates with reasons out. Proposes only; two like faults in one block meet the rule as well."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sunwai.triage.figures import Figure, Quote, Said, said

SAME_PLACE, SAME_DISTRICT = 0.6, 0.42
OTHER_KIND, OTHER_PLACE, OTHER_NUMBER = -0.1, -0.45, -0.08
SHARED_NUMBER, SHARED_NAME, SAME_THREAD, SAME_PICTURE = 0.15, 0.2, 0.3, 0.25
LIKE_WORDS, LIKE_FROM = 0.25, 0.15
NO_GROUND = 0.1  # so little that nothing said besides makes up for it
SURE = 0.98  # a person decides, however much speaks for it
_RARE = 10  # smaller counts are shared by chance


@dataclass(frozen=True, slots=True)
class Told:
    """One post as it is compared. `kinds` are ranked; `place` is the finer place, "" where the post names none.

    `names` is where people's names stand in it."""

    key: int
    text: str
    posted_at: datetime
    kinds: tuple[str, ...]
    district: str
    place: str = ""
    names: tuple[tuple[int, int], ...] = ()
    thread: str = ""
    pictures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shared:
    """One reason for or against: its rule, its weight, and the words of both posts where it rests on words."""

    rule: str
    weight: float
    mine: Quote | None = None
    theirs: Quote | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another post that may tell of the same matter, how sure that is (0 to 1), and why."""

    key: int
    confidence: float
    because: tuple[Shared, ...]


def candidates(mine: Told, others: Iterable[Told], *, within: timedelta, least: float, most: int) -> list[Candidate]:
    """Will give at most MOST of OTHERS that may tell of MINE's matter, the surest first, none below LEAST.

    OTHERS are those of the same district; who is further off than WITHIN counts only in the same thread."""
    near = [
        o for o in others if o.key != mine.key and (abs(o.posted_at - mine.posted_at) <= within or _threaded(mine, o))
    ]
    rarity = _rarity([mine, *near])
    found = [_weighed(mine, other, rarity) for other in near]
    ranked = sorted((c for c in found if c.confidence >= least), key=lambda c: (-c.confidence, c.key))
    return ranked[:most]


def _weighed(mine: Told, other: Told, rarity: Mapping[str, float]) -> Candidate:
    ground = _ground(mine, other)
    if ground is None or sum(reason.weight for reason in ground) <= NO_GROUND:
        return Candidate(other.key, 0.0, ())
    one, two = said(mine.text, mine.names), said(other.text, other.names)
    gap = abs(mine.posted_at - other.posted_at)
    because = [*ground, *_figures(one, two, gap), *_names(one, two), *_beside(mine, other), *_words(one, two, rarity)]
    total = sum(reason.weight for reason in because)
    return Candidate(other.key, round(min(max(total, 0.0), SURE), 2), tuple(because))


def _ground(mine: Told, other: Told) -> list[Shared] | None:
    """Place and kind: without both, only one thread makes two posts one matter."""
    kinds = [kind for kind in mine.kinds if kind in other.kinds]
    same_district = bool(mine.district) and mine.district == other.district
    if not _threaded(mine, other) and not (kinds and same_district):
        return None
    found: list[Shared] = []
    if _threaded(mine, other):
        found.append(Shared("thread/same", SAME_THREAD))
    if same_district and mine.place and mine.place == other.place:
        found.append(Shared("place/same", SAME_PLACE))
    elif same_district:
        found.append(Shared("place/district", SAME_DISTRICT))
        if mine.place and other.place:
            found.append(Shared("place/other", OTHER_PLACE))
    if kinds and (kinds[0] != mine.kinds[0] or kinds[0] != other.kinds[0]):
        found.append(Shared("kind/also", OTHER_KIND))
    elif kinds:
        found.append(Shared("kind/same", 0.0))
    return found


def _threaded(mine: Told, other: Told) -> bool:
    return bool(mine.thread) and mine.thread == other.thread


def _beside(mine: Told, other: Told) -> Iterable[Shared]:
    if mine.pictures & other.pictures:
        yield Shared("picture/same", SAME_PICTURE)


def _figures(one: Said, two: Said, gap: timedelta) -> list[Shared]:
    """The rarest shared figure raises most; a unit of which both speak and agree in nothing lowers."""
    pairs = [(a, b) for a in one.figures for b in two.figures if a.unit == b.unit]
    alike = [(a, b) for a, b in pairs if _same(a, b, gap)]
    shared = [
        Shared(f"number/{a.unit}", SHARED_NUMBER / (1 + n), a.quote, b.quote) for n, (a, b) in enumerate(alike[:2])
    ]
    settled = {a.unit for a, _ in alike}
    settled |= {a.unit for a, b in pairs if a.value == b.value}
    against = {a.unit: (a, b) for a, b in reversed(pairs) if a.unit not in settled and _weighs(a) and _weighs(b)}
    return shared + [
        Shared(f"number/other_{unit}", OTHER_NUMBER, a.quote, b.quote) for unit, (a, b) in sorted(against.items())
    ]


def _weighs(figure: Figure) -> bool:
    """A small count may be of anything: two lines, three houses."""
    return figure.unit != "count" or figure.value >= _RARE


def _same(one: Figure, other: Figure, gap: timedelta) -> bool:
    """Days go on between two posts: "five days" on Monday is "six days" on Tuesday."""
    if one.unit == "span":
        return abs(one.value - other.value) <= gap.days + (1 if gap else 0)
    return one.value == other.value and one.value >= _RARE


def _names(one: Said, two: Said) -> list[Shared]:
    common = sorted(set(one.names) & set(two.names))
    return [Shared("name/same", SHARED_NAME, one.names[key], two.names[key]) for key in common[:1]]


def _words(one: Said, two: Said, rarity: Mapping[str, float]) -> list[Shared]:
    alike = _cosine(one.words, two.words, rarity)
    return [Shared("words/like", round(LIKE_WORDS * alike, 3))] if alike >= LIKE_FROM else []


def _rarity(posts: Sequence[Told]) -> dict[str, float]:
    """How much each word tells among these posts: what all of one block say of power tells nothing."""
    holding = Counter(word for post in posts for word in said(post.text, post.names).words)
    return {word: math.log((1 + len(posts)) / (1 + count)) + 0.2 for word, count in holding.items()}


def _cosine(one: Counter[str], two: Counter[str], rarity: Mapping[str, float]) -> float:
    shared = sum(one[word] * two[word] * rarity[word] ** 2 for word in one.keys() & two.keys())
    length = math.sqrt(_square(one, rarity) * _square(two, rarity))
    return shared / length if length else 0.0


def _square(words: Counter[str], rarity: Mapping[str, float]) -> float:
    return sum((count * rarity[word]) ** 2 for word, count in words.items())
