"""Villages, panchayats and pincodes of a post, read only inside a district that the post names already.

A village may tell the block; a pincode may confirm a district or decide between twins named. Neither chooses one: a
village's name lies in several districts once in eight, and every fifth post office names the wrong district."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from sunwai.gazetteer.place import BLOCK
from sunwai.gazetteer.small import Below, SmallPlace
from sunwai.gazetteer.tables import Gazetteer
from sunwai.lib.folding import name_fold, normalise, sound_key
from sunwai.lib.phrases import Token, near_key
from sunwai.triage import cues
from sunwai.triage.decision import Because, Decision, Rival
from sunwai.triage.lexicon import Heard
from sunwai.triage.names import names_of

_PINCODE = re.compile(r"(?<![\d.,/-])[1-9]\d{2}\s?\d{3}(?![\d.,/-])")
_LONGEST, _SHORTEST_SOUND = 2, 4
_MOST_WORDS = 80  # a post's first words hold its address; a long letter is not worth a long query
_CUED, _BARE, _BY_VILLAGE, _BY_PIN, _MORE = 0.8, 0.5, 0.55, 0.6, 0.1
_SUREST = 0.97


def support(district: Decision[str], heard: Heard, *, below: Below, gazetteer: Gazetteer) -> Decision[str]:
    """Will raise DISTRICT a little where a pincode agrees, and let a pincode decide between its named twins.

    Where nothing is named, the pincode's districts become rivals and nothing more."""
    for found in _PINCODE.finditer(normalise(heard.text)):
        pin = found[0].replace(" ", "")
        keys = below.districts_of_pincode(pin)
        if keys:
            return _supported(district, keys, Because("match", pin, None, "place/pincode", 0.5), gazetteer)
    return district


def village(
    heard: Heard,
    taken: Sequence[tuple[int, int]],
    *,
    district: str | None,
    block: str | None,
    below: Below,
    gazetteer: Gazetteer,
) -> Decision[str]:
    """Will give the village or panchayat named in HEARD outside the stretches TAKEN, inside DISTRICT (a key) and,
    where BLOCK is known, inside that; several of one name are rivals and no value."""
    runs = dict(_runs(heard, taken, gazetteer)) if district else {}
    places = below.within(district, set(runs)) if district and runs else ()
    near = [place for place in places if block is None or place.block in {"", block}]
    told = [(place, run) for place in near if (run := _run_of(place, runs)) and _is_said(place, run)]
    if not told:
        return Decision("village", None, 0.0, (Because("silence", "", None, "village/silent", 0.0),))
    told.sort(key=lambda pair: (-_is_cued(heard, pair[1]), -len(pair[1][0]), pair[1][1].start))
    first, run = told[0]
    twins = [place for place, other in told if other == run and place.key != first.key]
    return _decided(heard, first, run, twins)


def block_of(found: Decision[str], block: str, gazetteer: Gazetteer) -> Decision[str]:
    """Will give the block that the village FOUND lies in, as a place with less trust than one that is named."""
    place = gazetteer.place(block)
    because = tuple(replace(reason, rule="place/village") for reason in found.because)
    confidence = round(min(_BY_VILLAGE, found.confidence), 2)
    return Decision("place", place.key, confidence, because, (), (place.name_en, place.name_hi))


Run = tuple[str, Token, Token]


def _runs(heard: Heard, taken: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> Iterable[tuple[str, Run]]:
    """The words, alone and by two, that may be a village's name, by their sound."""
    names = names_of(gazetteer)
    words = [w for w in heard.words if not any(s <= w.start < e for s, e in taken)][:_MOST_WORDS]
    usable = [not names.is_ordinary(word.plain) and not cues.named_cues(word.plain) for word in words]
    for size in range(1, _LONGEST + 1):
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            sound = "".join(sound_key(word.plain[:40]) for word in run)
            apart = any(b.start - a.end > 1 for a, b in pairwise(run))
            if all(usable[at : at + size]) and not apart and len(sound) >= _SHORTEST_SOUND:
                yield sound, (" ".join(word.plain for word in run), run[0], run[-1])


def _run_of(place: SmallPlace, runs: dict[str, Run]) -> Run | None:
    return runs.get(sound_key(place.name_en)) or (runs.get(sound_key(place.name_local)) if place.name_local else None)


def _is_said(place: SmallPlace, run: Run) -> bool:
    """Whether the vowels agree too: among thousands of names a like sound alone proves nothing."""
    said = {near_key(name_fold(name).replace(" ", "")) for name in (place.name_en, place.name_local) if name}
    return near_key(run[0].replace(" ", "")) in said


def _is_cued(heard: Heard, run: Run) -> bool:
    """Whether "village", "panchayat" or the like stands beside the name."""
    at = [number for number, word in enumerate(heard.words) if word.start in {run[1].start, run[2].start}]
    beside = [heard.words[n].plain for n in (at[0] - 1, at[-1] + 1) if 0 <= n < len(heard.words)]
    return any("inside" in cues.named_cues(word) for word in beside)


def _decided(heard: Heard, place: SmallPlace, run: Run, twins: Sequence[SmallPlace]) -> Decision[str]:
    span = (run[1].start, run[2].end)
    because = (Because("match", heard.text[span[0] : span[1]], span, "village/village", 1.0),)
    shown = (place.name_en, place.name_local or place.name_en)
    if twins:
        rivals = tuple(Rival(p.key, 0.3, (p.name_en, p.name_local or p.name_en)) for p in (place, *twins[:3]))
        return Decision("village", None, 0.0, (*because, Because("match", "", None, "village/twins", 0.0)), rivals)
    return Decision("village", place.key, _CUED if _is_cued(heard, run) else _BARE, because, (), shown)


def blocks_told(found: Decision[str], *, district: str | None, below: Below) -> set[str]:
    """Will give the blocks that the village FOUND, or each of its twins, lies in."""
    keys = {found.value, *(rival.value for rival in found.rivals)} - {None}
    sounds = {sound_key(names) for names in (found.shown[0], *(rival.shown[0] for rival in found.rivals)) if names}
    places = below.within(district, sounds) if district and keys else ()
    return {place.block for place in places if place.key in keys and place.block.startswith(BLOCK)}


def _supported(district: Decision[str], keys: Sequence[str], because: Because, gazetteer: Gazetteer) -> Decision[str]:
    if district.value in keys:
        confidence = round(min(_SUREST, district.confidence + _MORE), 2)
        return replace(district, confidence=max(confidence, district.confidence), because=(*district.because, because))
    if district.value is not None:
        return district
    named = [rival for rival in district.rivals if rival.value in keys]
    if len(named) == 1:
        others = tuple(rival for rival in district.rivals if rival is not named[0])
        reasons = (*(b for b in district.because if b.text), because)
        return Decision("district", named[0].value, _BY_PIN, reasons, others, named[0].shown)
    if district.rivals:
        return district
    shown = [(key, (gazetteer.name(key, "en"), gazetteer.name(key, "hi"))) for key in keys[:4]]
    rivals = tuple(Rival(key, round(1 / len(shown), 2), names) for key, names in shown)
    return replace(district, because=(because,), rivals=rivals)
