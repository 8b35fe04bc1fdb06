"""Which district and which place a post is about: names, the words beside them, and what lies in what.

Twins and ties give rivals and no value; a hospital, a station or a handle says where somebody is or is asked,
and weighs little. A wrong district costs a family days: silence is better than a guess."""

from collections.abc import Iterable
from dataclasses import dataclass

from sunwai.gazetteer.place import BLOCK, DISTRICT, STATE, STATION, TOWN, Place
from sunwai.gazetteer.tables import HOME, Gazetteer
from sunwai.triage import lexicon
from sunwai.triage.decision import Because, Decision, Rival
from sunwai.triage.facts import PostFacts
from sunwai.triage.lexicon import Heard
from sunwai.triage.mentions import Mention, mentions, narrowed, tagged

_WEIGHT = {DISTRICT: 3.0, BLOCK: 2.5, TOWN: 2.3, STATION: 0.8}
_FINENESS = {BLOCK: 0, TOWN: 1, STATION: 2}
_BY_SOUND, _ELSEWHERE, _SENT, _WEAK_CUE = 0.85, 0.3, 0.6, 0.4
_CUE, _HOME = 1.0, 1.5
_TAG = 1.2
_SURE = 3.0
_CLOSE = 0.85  # a second district this near the first makes it a tie
_LENT = {"thread": 0.8, "picture": 0.8, "earlier": 0.55}


@dataclass(frozen=True, slots=True)
class Where:
    """The district, the finer place, and the stretches of the post that are names of places."""

    district: Decision[str]
    place: Decision[str]
    spans: tuple[tuple[int, int], ...] = ()


def find(facts: PostFacts, heard: Heard, *, gazetteer: Gazetteer) -> Where:
    """Will say where FACTS' matter lies; where the post is silent, its thread, pictures and the author's earlier
    posts to this desk are asked in turn, with less trust."""
    own = _read(heard, gazetteer=gazetteer, tags=facts.text[: lexicon.MOST_LETTERS])
    if own.district.value or own.district.rivals or own.place.value:
        return own
    lent = (("thread", facts.thread), ("picture", facts.media_alts), ("earlier", facts.author_earlier))
    for rule, texts in lent:
        for text in texts[-5:]:
            found = _read(lexicon.hear(text), gazetteer=gazetteer, tags="")
            if found.district.value:
                return Where(_lent(found.district, rule), _lent(found.place, rule), own.spans)
    return own


def _read(heard: Heard, *, gazetteer: Gazetteer, tags: str) -> Where:
    named = mentions(heard, gazetteer=gazetteer)
    standing = _with_proof(named, gazetteer)
    spans = tuple((m.start, m.end) for m in standing)
    weighed = _weigh((*standing, *tagged(tags, gazetteer=gazetteer)), gazetteer)
    if not weighed:
        return Where(_none("district", heard, named), _state(heard, standing), spans)
    district = _district(heard, weighed, gazetteer)
    return Where(district, _finer(heard, standing, district.value, gazetteer), spans)


def _with_proof(named: tuple[Mention, ...], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Drop ordinary words that nothing beside them, and no district named elsewhere, makes a place."""
    firm = {d for m in named if not m.needs_cue for d in _districts(m.places, gazetteer)}
    strong = {"block", "district", "inside", "home", "at", "in"}
    return tuple(
        m for m in named if not m.needs_cue or m.cues & strong or firm.intersection(_districts(m.places, gazetteer))
    )


def _districts(places: Iterable[Place], gazetteer: Gazetteer) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in places:
        district = gazetteer.district_of(place.key)
        if district:
            found.setdefault(district.key, []).append(place)
    return found


@dataclass(slots=True)
class _Case:
    """What speaks for one district."""

    score: float
    mentions: list[Mention]
    shared: bool  # only twins speak for it


def _weigh(named: tuple[Mention, ...], gazetteer: Gazetteer) -> dict[str, _Case]:
    """Single names first; a twin then joins the district that stands already, else speaks for each of its own."""
    cases: dict[str, _Case] = {}
    seen: set[tuple[str, ...]] = set()
    spread = [(m, _districts(narrowed(m), gazetteer)) for m in named]
    for mention, by_district in sorted(spread, key=lambda pair: len(pair[1]) != 1):
        keys = tuple(place.key for places in by_district.values() for place in places)
        known = {d for d, case in cases.items() if d in by_district and not case.shared}
        for district in known or by_district:
            weight = _mention_weight(mention, by_district[district]) * (0.5 if keys in seen else 1.0)
            _speak(cases, district, mention, weight, shared=len(by_district) > 1 and not known)
        seen.add(keys)
    return cases


def _speak(cases: dict[str, _Case], district: str, mention: Mention, weight: float, *, shared: bool) -> None:
    case = cases.setdefault(district, _Case(0.0, [], shared))
    case.score += weight
    case.mentions.append(mention)
    case.shared = case.shared and shared


def _mention_weight(mention: Mention, places: list[Place]) -> float:
    if "tag" in mention.cues:
        return _TAG
    weight = max(_WEIGHT.get(place.level, 0.0) for place in places) * (1.0 if mention.exact else _BY_SOUND)
    if "home" in mention.cues:
        return weight + _HOME
    if mention.cues & {"block", "district", "inside"}:
        return weight + _CUE
    if "stay" in mention.cues:
        return weight * _ELSEWHERE
    if "sent" in mention.cues:
        return weight * _SENT
    return weight * _WEAK_CUE if mention.needs_cue and mention.cues <= {"in"} else weight


def _district(heard: Heard, cases: dict[str, _Case], gazetteer: Gazetteer) -> Decision[str]:
    ranked = sorted(cases.items(), key=lambda pair: (-pair[1].score, pair[0]))
    (key, first), *others = ranked
    second = others[0][1].score if others else 0.0
    twins, tie = first.shared, bool(second) and second >= first.score * _CLOSE
    because = tuple(_because(heard, m, first, gazetteer) for m in first.mentions[:3])
    total = sum(case.score for _, case in ranked)
    if twins or tie:
        rivals = tuple(_rival(k, case.score / total, gazetteer) for k, case in ranked[:4])
        because += (Because("match", "", None, "place/twins" if twins else "place/close", 0.0),)
        return Decision("district", None, 0.0, because, rivals)
    strength = 0.35 + 0.6 * min(1.0, first.score / _SURE)
    confidence = round(strength * (1.0 if not second else first.score / (first.score + second * 0.5)), 2)
    rivals = tuple(_rival(k, case.score / total, gazetteer) for k, case in others[:3])
    return Decision("district", key, confidence, because, rivals, _shown(key, gazetteer))


def _because(heard: Heard, mention: Mention, case: _Case, gazetteer: Gazetteer) -> Because:
    text = heard.text[mention.start : mention.end]
    kind = "cue" if "tag" in mention.cues else "match"
    level = narrowed(mention)[0].level
    how = "tag" if kind == "cue" else f"{level}/{'exact' if mention.exact else 'sound'}"
    return Because(kind, text, (mention.start, mention.end), f"place/{how}", round(case.score, 2))


def _finer(heard: Heard, named: tuple[Mention, ...], district: str | None, gazetteer: Gazetteer) -> Decision[str]:
    """The finest place inside the chosen district that is named as more than a hospital's or station's town."""
    found = [
        (_FINENESS[place.level] + 3 * ("stay" in m.cues) - 4 * ("block" in m.cues), m.start, place, m)
        for m in named
        for place in narrowed(m)
        if place.level in _FINENESS and place.parent == district and not _is_district_name(m, district)
    ]
    if district is None or not found:
        return _none("place", heard, ())
    _, _, place, mention = min(found, key=lambda f: (f[0], f[1], f[2].key))
    span = (mention.start, mention.end)
    because = Because("match", heard.text[span[0] : span[1]], span, f"place/{place.level}", 1.0)
    twins = [p for _, _, p, m in found if m is mention and p is not place and p.level == place.level]
    rivals = tuple(Rival(p.key, 0.4, (p.name_en, p.name_hi)) for p in twins)
    confidence = 0.45 if "stay" in mention.cues or twins else 0.85
    return Decision("place", place.key, confidence, (because,), rivals, (place.name_en, place.name_hi))


def _is_district_name(mention: Mention, district: str | None) -> bool:
    """Whether the name is the district's own and no cue says that its block or town is meant."""
    same = any(place.key == district for place in mention.places)
    return same and not mention.cues & {"block", "inside"}


def _state(heard: Heard, named: tuple[Mention, ...]) -> Decision[str]:
    """Another state, where that is all the post names."""
    for mention in named:
        if mention.places[0].level == STATE and mention.places[0].key != HOME:
            place, span = mention.places[0], (mention.start, mention.end)
            because = Because("match", heard.text[span[0] : span[1]], span, "place/state", 1.0)
            return Decision("place", place.key, 0.6, (because,), (), (place.name_en, place.name_hi))
    return _none("place", heard, named)


def _none(field: str, heard: Heard, named: tuple[Mention, ...]) -> Decision[str]:
    bare = [m for m in named if m.needs_cue]
    if not bare:
        return Decision(field, None, 0.0, (Because("silence", "", None, f"{field}/silent", 0.0),))
    span = (bare[0].start, bare[0].end)
    return Decision(field, None, 0.0, (Because("match", heard.text[span[0] : span[1]], span, f"{field}/bare", 0.0),))


def _rival(key: str, share: float, gazetteer: Gazetteer) -> Rival[str]:
    return Rival(key, round(share, 2), _shown(key, gazetteer))


def _shown(key: str, gazetteer: Gazetteer) -> tuple[str, str]:
    place = gazetteer.place(key)
    return place.name_en, place.name_hi


def _lent(decision: Decision[str], rule: str) -> Decision[str]:
    because = tuple(Because(rule, b.text, None, f"place/{rule}", b.weight) for b in decision.because)
    confidence = round(decision.confidence * _LENT[rule], 2)
    return Decision(decision.field, decision.value, confidence, because, decision.rivals, decision.shown)
