"""Home, place of the event and place of the office that must act: three lists, which may be three districts.

Owns Three. The district decision is place.py's; this says only what each name in the post is a name of. About one
matter in five of this state has more than one district, or lies outside the state."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sunwai.gazetteer.place import BLOCK, COUNTRY, DISTRICT, LANDMARK, LOCALITY, STATE, STATION, TOWN, Place
from sunwai.gazetteer.tables import Gazetteer
from sunwai.triage.decision import Because, Decision
from sunwai.triage.lexicon import Heard
from sunwai.triage.mentions import Mention, narrowed
from sunwai.triage.weighing import districts, is_away, is_home

Keys = tuple[str, ...]
_FINEST_FIRST = (BLOCK, TOWN, LOCALITY, STATION, LANDMARK, DISTRICT)
_MOST = 4
_SAID, _GATHERED, _SUPPOSED = 0.85, 0.6, 0.4


@dataclass(frozen=True, slots=True)
class Three:
    """Where the people are from, where it happens, and where the offices are that must act; gazetteer keys."""

    home: Decision[Keys]
    event: Decision[Keys]
    acting: Decision[Keys]


def find(
    heard: Heard,
    named: Sequence[Mention],
    *,
    district: Decision[str],
    place: Decision[str],
    gazetteer: Gazetteer,
) -> Three:
    """Will part NAMED into homes and places of the event; DISTRICT and PLACE are what place.py decided."""
    homes = [m for m in named if is_home(m, named)]
    away = [m for m in named if is_away(m, gazetteer) and m not in homes]
    here = [m for m in named if m not in homes and m not in away and "sent" not in m.cues]
    here = here or [m for m in named if m not in homes and m not in away and not away]
    home = _listed("home", heard, homes, district.value, gazetteer, sure=any("home" in m.cues for m in homes))
    event = _listed("event", heard, [*away, *here], district.value, gazetteer, sure=bool(away or here))
    if not event.value and (place.value or district.value):
        event = _supposed("event", place if place.value else district, gazetteer)
    return Three(home, event, _acting(district, event, gazetteer))


def borrowed(own: Three, district: Decision[str], place: Decision[str], *, rule: str) -> Three:
    """Will complete OWN with a district and place that stand in the thread, a picture or an earlier post."""
    finest = place if place.value else district
    because = (Because(rule, "", None, f"event/{rule}", 0.0),)
    if own.event.value:
        event = own.event
    else:
        event = Decision("event", _keys(finest.value), round(finest.confidence, 2), because, (), finest.shown)
    acting = Decision("acting", _keys(district.value), district.confidence, because, (), district.shown)
    return Three(own.home, event, acting)


def _acting(district: Decision[str], event: Decision[Keys], gazetteer: Gazetteer) -> Decision[Keys]:
    """The chosen district first, then where the person is: another district, state or country, to be asked for help."""
    keys = dict.fromkeys(_keys(district.value))
    for key in event.value or ():
        keys[_office_place(key, gazetteer)] = None
    if not keys:
        return _silent("acting")
    confidence = district.confidence if district.value else event.confidence
    shown = _shown(tuple(keys), gazetteer)
    return Decision("acting", tuple(keys)[:_MOST], confidence, district.because or event.because, (), shown)


def _office_place(key: str, gazetteer: Gazetteer) -> str:
    district = gazetteer.district_of(key)
    return district.key if district else key


def _listed(
    field: str, heard: Heard, named: Sequence[Mention], district: str | None, gazetteer: Gazetteer, *, sure: bool
) -> Decision[Keys]:
    keys: dict[str, str] = {}
    because: list[Because] = []
    for mention in named:
        for area, place in _meant(mention, district, gazetteer):
            keys[area] = _finer(keys.get(area), place, gazetteer)
            span = (mention.start, mention.end)
            because.append(Because("match", heard.text[span[0] : span[1]], span, f"{field}/{_why(mention)}", 1.0))
    if not keys:
        return _silent(field)
    value = tuple(dict.fromkeys(keys.values()))[:_MOST]
    return Decision(field, value, _SAID if sure else _GATHERED, tuple(because[:3]), (), _shown(value, gazetteer))


def _meant(mention: Mention, district: str | None, gazetteer: Gazetteer) -> Iterable[tuple[str, Place]]:
    """The place MENTION means, under its district, state or country; a twin counts only in the district chosen."""
    if is_away(mention, gazetteer):
        yield mention.places[0].key, mention.places[0]
        return
    by_district = districts(narrowed(mention), gazetteer)
    areas = by_district if len(by_district) == 1 else [d for d in by_district if d == district]
    for area in areas:
        yield area, min(by_district[area], key=lambda p: (p.level != DISTRICT, _FINEST_FIRST.index(p.level)))


def _finer(known: str | None, place: Place, gazetteer: Gazetteer) -> str:
    if known is None or place.level in {STATE, COUNTRY}:
        return place.key
    level = gazetteer.place(known).level
    return place.key if _FINEST_FIRST.index(place.level) < _FINEST_FIRST.index(level) else known


def _why(mention: Mention) -> str:
    for cue in ("home", "stuck", "stay", "folk", "from", "to"):
        if cue in mention.cues:
            return cue
    return mention.places[0].level


def _supposed(field: str, told: Decision[str], gazetteer: Gazetteer) -> Decision[Keys]:
    because = (Because("silence", "", None, f"{field}/home", 0.0),)
    value = _keys(told.value)
    return Decision(field, value, min(_SUPPOSED, told.confidence), because, (), _shown(value, gazetteer))


def _silent(field: str) -> Decision[Keys]:
    return Decision(field, None, 0.0, (Because("silence", "", None, f"{field}/silent", 0.0),))


def _keys(key: str | None) -> Keys:
    return (key,) if key else ()


def _shown(keys: Keys, gazetteer: Gazetteer) -> tuple[str, str]:
    return ", ".join(gazetteer.name(k, "en") for k in keys), ", ".join(gazetteer.name(k, "hi") for k in keys)
