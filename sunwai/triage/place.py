"""Which district must act and which place a post is about, from its own words, else from what is said round it.

Twins and ties give rivals and no value; a hospital, a station or a handle says where somebody is or is asked,
and weighs little. A wrong district costs a family days: silence is better than a guess."""

from dataclasses import dataclass, replace

from sunwai.gazetteer.place import BLOCK, LOCALITY, STATION, TOWN
from sunwai.gazetteer.small import Below
from sunwai.gazetteer.tables import Gazetteer
from sunwai.triage import below as small
from sunwai.triage import lexicon, three_places
from sunwai.triage.decision import Because, Decision, Rival
from sunwai.triage.facts import PostFacts
from sunwai.triage.lexicon import Heard
from sunwai.triage.mentions import Mention, mentions, narrowed, tagged
from sunwai.triage.three_places import Three
from sunwai.triage.weighing import Case, is_away, standing, weigh

_FINENESS = {BLOCK: 0, TOWN: 1, LOCALITY: 2, STATION: 3}
_SURE = 3.0
_CLOSE = 0.85  # a second district this near the first makes it a tie
_LENT = {"thread": 0.8, "picture": 0.8, "earlier": 0.55}
_WEAK = 0.6  # below this, what the thread says clearly counts for more


_NO_VILLAGE: Decision[str] = Decision("village", None, 0.0, (Because("silence", "", None, "village/silent", 0.0),))


@dataclass(frozen=True, slots=True)
class Where:
    """The district, the finer place, the three places, the village where one is known, and the stretches of the post
    that are names of places."""

    district: Decision[str]
    place: Decision[str]
    three: Three
    spans: tuple[tuple[int, int], ...] = ()
    village: Decision[str] = _NO_VILLAGE


def find(facts: PostFacts, heard: Heard, *, gazetteer: Gazetteer, below: Below | None = None) -> Where:
    """Will say where FACTS' matter lies; where the post is silent, unsure between twins or names a handle alone, its
    thread, pictures and the author's earlier posts to this desk are asked in turn, with less trust.

    BELOW, where it is given, knows villages and pincodes: they refine a district that is named, and choose none."""
    if below is None:
        return _found(facts, heard, gazetteer=gazetteer)
    return _refined(_found(facts, heard, gazetteer=gazetteer), heard, below=below, gazetteer=gazetteer)


def doubted(where: Where) -> Where:
    """Will give WHERE without a district or place of its own: spam and words to a machine name places to be believed.

    What was named stays to be seen, as a rival."""
    if where.district.value is None:
        return where
    because = (*where.district.because, Because("pattern", "", None, "place/spam", 0.0))
    rival = Rival(where.district.value, where.district.confidence, where.district.shown)
    district = Decision("district", None, 0.0, because, (rival, *where.district.rivals[:3]))
    return replace(where, district=district, place=Decision("place", None, 0.0, because))


def _refined(where: Where, heard: Heard, *, below: Below, gazetteer: Gazetteer) -> Where:
    district = small.support(where.district, heard, below=below, gazetteer=gazetteer)
    place, block = where.place, where.place.value
    if block and not block.startswith(BLOCK):
        block = None
    village = small.village(heard, where.spans, district=district.value, block=block, below=below, gazetteer=gazetteer)
    if place.value is None and (village.value or village.rivals):
        told = small.blocks_told(village, district=district.value, below=below)
        if len(told) == 1:
            place = small.block_of(village, told.pop(), gazetteer)
    return replace(where, district=district, place=place, village=village)


def _found(facts: PostFacts, heard: Heard, *, gazetteer: Gazetteer) -> Where:
    own = _read(heard, gazetteer=gazetteer, tags=facts.text[: lexicon.MOST_LETTERS])
    if own.district.value and own.district.confidence >= _WEAK:
        return own
    if own.district.value is None and own.place.value:
        return own  # another state or country, clearly
    return _borrowed(facts, own, gazetteer) or own


def _borrowed(facts: PostFacts, own: Where, gazetteer: Gazetteer) -> Where | None:
    """What is said round the post; between the post's own twins it may decide, against them it says nothing."""
    rivals = {rival.value for rival in own.district.rivals}
    lent = (("thread", facts.thread), ("picture", facts.media_alts), ("earlier", facts.author_earlier))
    for rule, texts in lent:
        for text in texts[:5] if rule == "earlier" else reversed(texts[-5:]):
            found = _read(lexicon.hear(text), gazetteer=gazetteer, tags="")
            district = _lent(found.district, rule)
            if not district.value or (rivals and own.district.value is None and district.value not in rivals):
                continue
            if own.district.value and (district.confidence <= own.district.confidence):
                continue
            place = _lent(found.place, rule)
            return Where(district, place, three_places.borrowed(own.three, district, place, rule=rule), own.spans)
    return None


def _read(heard: Heard, *, gazetteer: Gazetteer, tags: str) -> Where:
    named = mentions(heard, gazetteer=gazetteer)
    stand = standing(named, gazetteer=gazetteer)
    # "Saudi" and "Surat" speak for a kind of matter too; names inside the state do not ("Barwadih Road").
    spans = tuple((m.start, m.end) for m in stand if not is_away(m, gazetteer))
    every = (*stand, *tagged(tags, gazetteer=gazetteer))
    weighed = weigh(every, gazetteer=gazetteer)
    if not weighed:
        district, place = _none("district", heard, named), _away(heard, stand, gazetteer)
    else:
        district = _district(heard, weighed, gazetteer)
        place = finest(heard, stand, district.value, gazetteer)
    three = three_places.find(heard, stand, district=district, place=place, gazetteer=gazetteer)
    return Where(district, place, three, spans)


def _district(heard: Heard, cases: dict[str, Case], gazetteer: Gazetteer) -> Decision[str]:
    ranked = sorted(cases.items(), key=lambda pair: (-pair[1].score, pair[0]))
    (key, first), *others = ranked
    second = others[0][1].score if others else 0.0
    twins, tie = first.shared, bool(second) and second >= first.score * _CLOSE
    because = tuple(_because(heard, m, first) for m in first.mentions[:3])
    total = sum(case.score for _, case in ranked) or 1.0
    if twins or tie:
        rivals = tuple(_rival(k, case.score / total, gazetteer) for k, case in ranked[:4])
        because += (Because("match", "", None, "place/twins" if twins else "place/close", 0.0),)
        return Decision("district", None, 0.0, because, rivals)
    strength = 0.35 + 0.6 * min(1.0, first.score / _SURE)
    confidence = round(strength * (1.0 if not second else first.score / (first.score + second * 0.5)), 2)
    rivals = tuple(_rival(k, case.score / total, gazetteer) for k, case in others[:3])
    return Decision("district", key, confidence, because, rivals, _shown(key, gazetteer))


def _because(heard: Heard, mention: Mention, case: Case) -> Because:
    text = heard.text[mention.start : mention.end]
    kind = "cue" if "tag" in mention.cues else "match"
    how = "tag" if kind == "cue" else f"{narrowed(mention)[0].level}/{mention.how}"
    return Because(kind, text, (mention.start, mention.end), f"place/{how}", round(case.score, 2))


def finest(heard: Heard, named: tuple[Mention, ...], district: str | None, gazetteer: Gazetteer) -> Decision[str]:
    """Will give the finest place inside DISTRICT that is named as more than a hospital's or station's town."""
    found = [
        (
            _FINENESS[place.level] + 4 * ("stay" in m.cues) + 6 * ("sent" in m.cues) - 8 * ("block" in m.cues),
            m.start,
            place,
            m,
        )
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
    confidence = 0.45 if "stay" in mention.cues or twins else 0.85 if mention.exact else 0.7
    return Decision("place", place.key, confidence, (because,), rivals, (place.name_en, place.name_hi))


def _is_district_name(mention: Mention, district: str | None) -> bool:
    """Whether the name is the district's own and no cue says that its block or town is meant."""
    same = any(place.key == district for place in mention.places)
    return same and not mention.cues & {"block", "inside", "town"}


def _away(heard: Heard, named: tuple[Mention, ...], gazetteer: Gazetteer) -> Decision[str]:
    """Another state or country, where that is all the post names."""
    for mention in named:
        if is_away(mention, gazetteer):
            place, span = mention.places[0], (mention.start, mention.end)
            because = Because("match", heard.text[span[0] : span[1]], span, f"place/{place.level}", 1.0)
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
    return replace(decision, confidence=round(decision.confidence * _LENT[rule], 2), because=because)
