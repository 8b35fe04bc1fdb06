"""How much each name in a post speaks for each district. Owns the weights and the standing of a name.

A wrong district costs a family days: twins weigh for nobody alone, and a hospital, a way or a handle little."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sunwai.gazetteer.place import BLOCK, COUNTRY, DISTRICT, LANDMARK, LOCALITY, STATE, STATION, TOWN, Place
from sunwai.gazetteer.tables import Gazetteer
from sunwai.triage.mentions import Mention, narrowed
from sunwai.triage.names import EXACT, GLUED, NEAR, SOUND

_WEIGHT = {DISTRICT: 3.0, BLOCK: 2.5, TOWN: 2.3, LOCALITY: 1.6, STATION: 0.8, LANDMARK: 0.6}
_HOW = {SOUND: 0.85, GLUED: 0.9, NEAR: 0.75}
_CUE, _HOME, _HASH = 1.0, 1.5, 0.5
_STAY, _SENT, _WAY, _WEAK_CUE, _LEFT, _SHADOWED = 0.3, 0.5, 0.5, 0.4, 0.6, 0.2
_TAG = 1.2
_A_WORD_BETWEEN = 5  # letters
_FIRM = frozenset({DISTRICT, BLOCK, TOWN})
_PROOF = frozenset(
    {"block", "district", "inside", "home", "at", "in", "stuck", "hash", "stay", "spot", "town", "alone"}
)
_PROOF_AWAY = frozenset({"stuck", "stay", "at", "home"})  # "kota ka anaaj" is grain, "Kota me fanse" a town
_NOT_HERE = frozenset({"stay", "sent", "way", "tag"})


@dataclass(slots=True)
class Case:
    """What speaks for one district."""

    score: float
    mentions: list[Mention]
    shared: bool  # only twins speak for it


def standing(named: Sequence[Mention], *, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Will drop ordinary words that nothing beside them, and no district named elsewhere, makes a place."""
    firm = {d for m in named if not m.needs_cue for d in districts(m.places, gazetteer)}
    firm |= _side_by_side(named, gazetteer)
    return tuple(m for m in named if _stands(m, firm, gazetteer))


def _side_by_side(named: Sequence[Mention], gazetteer: Gazetteer) -> set[str]:
    """The districts of two words side by side that are both names of its places ("Tisri Gawan road")."""
    return {
        district
        for before, after in pairwise(named)
        if after.start - before.end <= _A_WORD_BETWEEN and before.how == after.how == EXACT
        for district in districts(before.places, gazetteer).keys() & districts(after.places, gazetteer).keys()
        if before.needs_cue and after.needs_cue and before.places != after.places
    }


def _stands(mention: Mention, firm: set[str], gazetteer: Gazetteer) -> bool:
    if not mention.needs_cue:
        return True
    if is_away(mention, gazetteer):
        return bool(mention.cues & _PROOF_AWAY)
    return bool(mention.cues & _PROOF or firm.intersection(districts(mention.places, gazetteer)))


def weigh(named: Sequence[Mention], *, gazetteer: Gazetteer) -> dict[str, Case]:
    """Will gather what speaks for each district: single names first; a twin then joins a district that stands
    already, else speaks for each of its own."""
    cases: dict[str, Case] = {}
    seen: set[tuple[str, ...]] = set()
    spread = [(m, districts(narrowed(m), gazetteer)) for m in named]
    firm = _firm(named, gazetteer)
    for mention, by_district in sorted(spread, key=lambda pair: len(pair[1]) != 1):
        keys = tuple(place.key for places in by_district.values() for place in places)
        known = {d for d, case in cases.items() if d in by_district and not case.shared}
        shadowed = is_shadowed(mention, by_district, named, firm, gazetteer)
        for district in known or by_district:
            factor = (0.5 if keys in seen else 1.0) * (_SHADOWED if shadowed else 1.0)
            weight = _weight(mention, by_district[district], named, gazetteer) * factor
            _speak(cases, district, mention, weight, shared=len(by_district) > 1 and not known)
        seen.add(keys)
    return cases


def districts(places: Iterable[Place], gazetteer: Gazetteer) -> dict[str, list[Place]]:
    """Will part PLACES by the district they lie in; what lies in none is left out."""
    found: dict[str, list[Place]] = {}
    for place in places:
        district = gazetteer.district_of(place.key)
        if district:
            found.setdefault(district.key, []).append(place)
    return found


def is_away(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Will say whether MENTION can only mean another state or a country."""
    return all(p.level in {STATE, COUNTRY} and p.key != gazetteer.home for p in mention.places)


def is_home(mention: Mention, named: Sequence[Mention]) -> bool:
    """Will say whether MENTION is where somebody is from; of people and "from" it says so only beside another place."""
    if "home" in mention.cues:
        return True
    others = [m for m in named if m.address != mention.address and m.places != mention.places and "tag" not in m.cues]
    return bool(mention.cues & {"folk", "from"}) and "stuck" not in mention.cues and bool(others)


def is_shadowed(
    mention: Mention,
    by_district: dict[str, list[Place]],
    named: Sequence[Mention],
    firm: set[str],
    gazetteer: Gazetteer,
) -> bool:
    """Will say whether MENTION is likely a village that bears the name of a place elsewhere.

    So it is beside the name of another district in one address, with a village's cue while another district is
    named, or as a town's quarter while another district is."""
    if any(place.level == DISTRICT for place in mention.places) or not by_district or "tag" in mention.cues:
        return False
    beside = {
        p.key
        for m in named
        if m is not mention and m.address == mention.address
        for p in m.places
        if p.level == DISTRICT
    }
    if beside:
        return not beside & by_district.keys()
    quarter = all(place.level == LOCALITY for place in mention.places)
    return bool(firm) and not firm & by_district.keys() and (quarter or "inside" in mention.cues)


def _firm(named: Sequence[Mention], gazetteer: Gazetteer) -> set[str]:
    """The districts that a district's, block's or town's own name speaks for, neither as a hospital's nor a way's."""
    return {
        district
        for m in named
        if not m.cues & (_NOT_HERE | {"inside"}) and not m.needs_cue
        for district in districts([p for p in m.places if p.level in _FIRM], gazetteer)
    }


def _speak(cases: dict[str, Case], district: str, mention: Mention, weight: float, *, shared: bool) -> None:
    case = cases.setdefault(district, Case(0.0, [], shared))
    case.score += weight
    case.mentions.append(mention)
    case.shared = case.shared and shared


def _weight(mention: Mention, places: list[Place], named: Sequence[Mention], gazetteer: Gazetteer) -> float:
    if "tag" in mention.cues:
        return _TAG
    weight = max(_WEIGHT.get(place.level, 0.0) for place in places) * _HOW.get(mention.how, 1.0)
    if is_home(mention, named):
        if "home" not in mention.cues and any("home" in m.cues for m in named):
            return weight * _LEFT
        return weight * _LEFT if _happens_elsewhere(mention, named, gazetteer) else weight + _HOME
    if mention.cues & {"block", "district", "inside", "town"} and not mention.cues & {"stay", "sent"}:
        return weight + _CUE
    for cue, factor in (("stay", _STAY), ("sent", _SENT), ("way", _WAY)):
        if cue in mention.cues:
            return weight * factor
    weight += _HASH if "hash" in mention.cues else 0.0
    return weight * _WEAK_CUE if mention.needs_cue and mention.how != NEAR and mention.cues <= {"in"} else weight


def _happens_elsewhere(home: Mention, named: Sequence[Mention], gazetteer: Gazetteer) -> bool:
    """Whether the matter itself is said to lie in another district of the state than HOME."""
    own = districts(home.places, gazetteer).keys()
    return any(
        not m.cues & (_NOT_HERE | {"home", "folk", "from"})
        and not m.needs_cue
        and any(p.level in _FIRM | {LOCALITY} for p in m.places)
        and not own & districts(m.places, gazetteer).keys()
        for m in named
    )
