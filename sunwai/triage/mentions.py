"""Names of places as they stand in a text: exact or by sound, with the words beside them that say what is meant.

Owns Mention. Weighs nothing: which place is the matter's own is place.py's to say."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from sunwai.gazetteer.place import BLOCK, DISTRICT, STATION, Place
from sunwai.gazetteer.tables import Gazetteer
from sunwai.lib.folding import sound_key
from sunwai.lib.phrases import Token, near_key
from sunwai.triage.language import is_common
from sunwai.triage.lexicon import Heard

_LONGEST_NAME = 3
_SHORTEST = 3
_SURE_SOUND = 5
_HANDLE = re.compile(r"@(\w{3,40})")
_ROLE = re.compile(
    r"^(?:dc|sp|ssp|bdo|co|dpro|prd|police|dto|dso|ddc|sdo|nagarnigam|nigam|mc|district|dist|admin|pro|thana|nn)+"
    r"|(?:dc|sp|ssp|police|pol|district|dist|admin|jharkhand|jhr|jh|office|nagarnigam|prd|dpro|official|\d)+$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the text with every place it may mean.

    `cues` are the kinds of word beside it (block, district, inside, at, in, stay, home, sent, tag)."""

    start: int
    end: int
    places: tuple[Place, ...]
    exact: bool
    cues: frozenset[str]
    needs_cue: bool


@cache
def _cue_words() -> dict[str, frozenset[str]]:
    path = Path(__file__).parent / "words" / "places.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name.rstrip("_"): frozenset(words) for name, words in rows.items()}


def mentions(heard: Heard, *, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Will list the places named in HEARD, the longest name at each point, in the order of the text."""
    words = heard.words
    sounds = [sound_key(word.plain[:40]) for word in words]
    found: list[tuple[int, int, tuple[Place, ...], bool]] = []
    at = 0
    while at < len(words):
        step = _name_at(words, sounds, at, gazetteer)
        if step is None:
            at += 1
            continue
        found.append((at, *step))
        at = step[0]
    return tuple(_with_cues(heard, found, gazetteer))


def _name_at(
    words: tuple[Token, ...], sounds: list[str], at: int, gazetteer: Gazetteer
) -> tuple[int, tuple[Place, ...], bool] | None:
    for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
        run = words[at : at + size]
        name = " ".join(word.plain for word in run)
        if len(name) < _SHORTEST or (size > 1 and _is_loose(run)):
            continue
        exact = gazetteer.named(name)
        if exact:
            return at + size, exact, True
        sounding = gazetteer.sounding("".join(sounds[at : at + size]))
        if sounding and _sounds_right(name, sounding, gazetteer, size=size):
            return at + size, sounding, False
    return None


def _is_loose(run: tuple[Token, ...]) -> bool:
    """Whether the words stand too far apart to be one name (a comma and a space are near enough)."""
    return any(after.start - before.end > 2 for before, after in pairwise(run))


def _sounds_right(name: str, places: tuple[Place, ...], gazetteer: Gazetteer, *, size: int) -> bool:
    """A match by sound counts for long names, or where the vowels agree too; never for ordinary words."""
    sound = sound_key(name)
    if gazetteer.is_word(name) or gazetteer.sounds_like_word(sound) or (size == 1 and is_common(name)):
        return False
    if any(is_common(part) for part in name.split()):
        return False
    near = near_key(name.replace(" ", ""))
    same = any(near == near_key(spelt.replace(" ", "").casefold()) for place in places for spelt in place.names)
    return same or (len(sound) >= _SURE_SOUND and places[0].level != STATION)


def _with_cues(
    heard: Heard, found: list[tuple[int, int, tuple[Place, ...], bool]], gazetteer: Gazetteer
) -> Iterable[Mention]:
    words = heard.words
    used: set[int] = set()
    for first, after, places, exact in found:
        cues = _cues_after(words, after, used) | _cues_before(words, first, used)
        name = " ".join(word.plain for word in words[first:after])
        capital = (
            heard.text[words[first].start].isupper() and not heard.text[words[first].start : words[first].end].isupper()
        )
        cues = cues if capital or not heard.text[words[first].start].isascii() else cues - {"at"}
        needs = gazetteer.is_word(name) or (after - first == 1 and is_common(name)) or all(p.word for p in places)
        needs = needs and not any(place.level == DISTRICT for place in places)
        yield Mention(words[first].start, words[after - 1].end, places, exact, cues, needs)


def _cues_after(words: tuple[Token, ...], after: int, used: set[int]) -> frozenset[str]:
    cues: set[str] = set()
    for place in range(after, min(after + 3, len(words))):
        named = _named_cues(words[place].plain) - {"at"}
        if place > after and not named & {"stay", "home", "sent", "block", "district"}:
            break
        cues |= named if place == after else named & {"stay", "home", "sent"}
        if place == after and named & {"block", "district", "inside"}:
            used.add(place)
            break
        if not named:
            break
    return frozenset(cues)


def _cues_before(words: tuple[Token, ...], first: int, used: set[int]) -> frozenset[str]:
    cues: set[str] = set()
    if first and first - 1 not in used:
        cues |= _named_cues(words[first - 1].plain) - {"in"}
    if first > 1:
        cues |= _named_cues(words[first - 2].plain) & {"home"}
        if words[first - 1].plain in {"of", "at", "in"}:
            cues |= _named_cues(words[first - 2].plain) & {"stay", "district", "block", "inside"}
    return frozenset(cues)


@cache
def _named_cues(plain: str) -> frozenset[str]:
    return frozenset(name for name, words in _cue_words().items() if plain in words)


def tagged(text: str, *, gazetteer: Gazetteer) -> Iterable[Mention]:
    """Will give the districts that the handles in TEXT name (@DCSimdega): whom the citizen thinks in charge."""
    for found in _HANDLE.finditer(text):
        name = _ROLE.sub("", _ROLE.sub("", found[1].lower().replace("_", "")))
        districts = tuple(p for p in gazetteer.named(name) if p.level == DISTRICT) if len(name) > _SHORTEST else ()
        if districts:
            yield Mention(found.start(), found.end(), districts, True, frozenset({"tag"}), False)


def narrowed(mention: Mention) -> tuple[Place, ...]:
    """Will leave of a mention's places those its cue allows: "Ramgarh block" is no district."""
    for cue, level in (("block", BLOCK), ("district", DISTRICT)):
        kept = tuple(place for place in mention.places if place.level == level)
        if cue in mention.cues and kept:
            return kept
    return mention.places
