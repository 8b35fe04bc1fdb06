"""Which place a citizen names in answer to "which block?". Pure; a proposal, never a decision.

A bare name is enough here, though it would not be in a post of its own: it answers a question about places. Several
names, or none, are no answer."""

from collections.abc import Iterable, Sequence

from sunwai.gazetteer.place import BLOCK, DISTRICT, Place
from sunwai.gazetteer.tables import Gazetteer
from sunwai.lib.folding import sound_key
from sunwai.lib.phrases import tokens
from sunwai.triage.decision import Because, Decision

_LONGEST, _SHORTEST_SOUND = 3, 3
_MOST_LETTERS = 500
_SURE, _TWIN = 0.85, 0.3

Run = tuple[int, int]  # where in the text some words stand


def place_answered(text: str, *, district: str, gazetteer: Gazetteer) -> Decision[str]:
    """Will give the one block or district that TEXT names, inside DISTRICT (a key) where that is known."""
    among = gazetteer.blocks_of(district) if district else _all(gazetteer)
    sounds = dict(_runs(text[:_MOST_LETTERS]))
    found = [(place, run) for place in among if (run := _named(place, sounds))]
    if district and not found:  # "no, not there at all": another district's name is an answer too
        found = [(place, run) for place in gazetteer.districts() if (run := _named(place, sounds))]
    told = _narrowed([(place, run) for place, run in found if not _inside_another(run, found)], gazetteer)
    if len(told) != 1:
        return Decision("place", None, _TWIN if told else 0.0, (Because("silence", "", None, "place/silent", 0.0),))
    place, (start, end) = told[0]
    because = Because("match", text[start:end], (start, end), "place/answer", 1.0)
    return Decision("place", place.key, _SURE, (because,), (), (place.name_en, place.name_hi))


def _inside_another(run: Run, found: Sequence[tuple[Place, Run]]) -> bool:
    """Whether a longer name holds this one (Ranchi in Ranchi Sadar)."""
    return any(start <= run[0] and run[1] <= end and (start, end) != run for _, (start, end) in found)


def _narrowed(told: Sequence[tuple[Place, Run]], gazetteer: Gazetteer) -> Sequence[tuple[Place, Run]]:
    """A block beside its own district's name is that block, no twin of it; a name of both is the district's."""
    districts = {place.key: run for place, run in told if place.level == DISTRICT}
    told = [(p, run) for p, run in told if p.level == DISTRICT or run not in districts.values()]
    blocks = [(p, run) for p, run in told if p.level == BLOCK and _district(p, gazetteer) in districts]
    return blocks or told


def _district(place: Place, gazetteer: Gazetteer) -> str:
    found = gazetteer.district_of(place.key)
    return found.key if found else ""


def _all(gazetteer: Gazetteer) -> Sequence[Place]:
    return [*gazetteer.districts(), *(b for d in gazetteer.districts() for b in gazetteer.blocks_of(d.key))]


def _runs(text: str) -> Iterable[tuple[str, Run]]:
    words = tokens(text)
    for size in range(1, _LONGEST + 1):
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            sound = "".join(sound_key(word.plain[:40]) for word in run)
            if len(sound) >= _SHORTEST_SOUND:
                yield sound, (run[0].start, run[-1].end)


def _named(place: Place, sounds: dict[str, Run]) -> Run | None:
    if place.level not in {BLOCK, DISTRICT}:
        return None
    return sounds.get(sound_key(place.name_en)) or sounds.get(sound_key(place.name_hi))
