"""Names of places as they stand in a text, with the words beside them that say what is meant.

Owns Mention. Weighs nothing: which place is the matter's own is place.py's to say."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from operator import add

from sunwai.gazetteer.place import BLOCK, DISTRICT, TOWN, Place
from sunwai.gazetteer.tables import Gazetteer
from sunwai.lib.folding import sound_key
from sunwai.triage.cues import Beside
from sunwai.triage.language import is_common
from sunwai.triage.lexicon import Heard
from sunwai.triage.names import EXACT, NEAR, SHORT, SOUND, Name, names_of

_SHORTEST_HANDLE = 3
_SURE_HANDLE = 6  # a shorter one may be anybody's name that sounds alike
_SIGNED = re.compile(r"[@#]\w+|https?://\S+")  # what stands behind a signature
_HANDLE = re.compile(r"@(\w{3,40})")
_ROLE = re.compile(
    r"^(?:dc|sp|ssp|bdo|co|dpro|prd|police|dto|dso|ddc|sdo|nagarnigam|nigam|mc|district|dist|admin|pro|thana|nn)+"
    r"|(?:dc|sp|ssp|police|pol|district|dist|admin|jharkhand|jhr|jh|office|nagarnigam|prd|dpro|official|\d)+$"
)
_ENDS = frozenset({"way", "from", "to", "in"})
_SHARED = frozenset({"home", "stay", "sent", "stuck", "folk", "from"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the text with every place it may mean; `how` it was known (names.py).

    `cues` are the kinds of word beside it (block, district, inside, at, in, way, stay, home, folk, sent, stuck, from,
    to, hash, tag); `needs_cue` that without one it may be no place at all; names with one `address` stand together."""

    start: int
    end: int
    places: tuple[Place, ...]
    how: str
    cues: frozenset[str]
    needs_cue: bool
    address: int = 0

    @property
    def exact(self) -> bool:
        """Whether the name stands as it is on record."""
        return self.how in {EXACT, SHORT}


def mentions(heard: Heard, *, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Will list the places named in HEARD, the longest name at each point, in the order of the text."""
    found = list(_found(heard, gazetteer))
    taken = frozenset(at for first, name in found for at in range(first, name.after))
    beside = Beside(heard.text, heard.words, taken)
    said = [_mention(heard, first, name, beside, gazetteer) for first, name in found]
    return tuple(_shared(said, found, beside))


def _found(heard: Heard, gazetteer: Gazetteer) -> Iterator[tuple[int, Name]]:
    words, names = heard.words, names_of(gazetteer)
    sounds = [sound_key(word.plain[:40]) for word in words]
    at = 0
    while at < len(words):
        name = names.at(words, sounds, at, tagged=_is_tagged(heard.text, words[at].start))
        if name:
            yield at, name
        at = name.after if name else at + 1


def _is_tagged(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] == "#"


def _mention(heard: Heard, first: int, name: Name, beside: Beside, gazetteer: Gazetteer) -> Mention:
    words = heard.words[first : name.after]
    written = heard.text[words[0].start : words[-1].end]
    cues = beside.cues(first, name.after)
    if written.isascii() and not _is_capital(written):
        cues -= {"at"}
    if _is_tagged(heard.text, words[0].start) and len(words) == 1:
        cues |= {"hash"}
    if name.how in {EXACT, SOUND} and _is_alone(heard.text, words[0].start, words[-1].end):
        cues |= {"alone"}
    spelt = " ".join(word.plain for word in words)
    return Mention(
        words[0].start, words[-1].end, name.places, name.how, cues, _needs_cue(written, spelt, name, gazetteer)
    )


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a name ends the post as a sentence of its own, as people sign with their place: "... no water. Bano"."""
    before, after = text[:start].rstrip(), _SIGNED.sub("", text[end:])
    return bool(before) and before[-1] in ".।!?,;\n-–(" and not after.strip(" .।!?)\n")


def _is_capital(written: str) -> bool:
    return written[0].isupper() and not (written.isupper() and len(written) > 1)


def _needs_cue(written: str, spelt: str, name: Name, gazetteer: Gazetteer) -> bool:
    if name.how == NEAR:
        return True
    if name.how == SHORT:
        return not written.isupper() and not _is_capital(written)
    if any(place.level == DISTRICT for place in name.places):
        return False
    is_word = gazetteer.is_word(spelt) or (" " not in spelt and is_common(spelt))
    return is_word or all(place.word for place in name.places)


def _shared(said: list[Mention], found: list[tuple[int, Name]], beside: Beside) -> list[Mention]:
    """Names of one address share what is said of it ("Bolba block, Simdega ke rahne wale"), from behind and before."""
    links = [beside.is_one_address(name.after, later) for (_, name), (later, _) in pairwise(found)]
    for at in [*reversed(range(len(links))), *range(len(links))]:
        if links[at]:
            both = (said[at].cues | said[at + 1].cues) & _SHARED
            said[at] = replace(said[at], cues=said[at].cues | both)
            said[at + 1] = replace(said[at + 1], cues=said[at + 1].cues | both)
    numbers = accumulate((0, *(not linked for linked in links)), add)
    said = [replace(m, address=number) for m, number in zip(said, numbers, strict=False)]
    for at, ((_, name), (later, _)) in enumerate(pairwise(found)):
        if not beside.joined_to_next(name.after, later):
            continue
        if beside.runs_between == {"stretch"}:
            said[at] = replace(said[at], cues=said[at].cues - _ENDS)
            said[at + 1] = replace(said[at + 1], cues=said[at + 1].cues - _ENDS)
        elif "service" in beside.runs_between:
            said[at] = replace(said[at], cues=said[at].cues - _ENDS)
            said[at + 1] = replace(said[at + 1], cues=(said[at + 1].cues | {"way"}))
        else:
            said[at] = replace(said[at], cues=said[at].cues | {"from"})
            said[at + 1] = replace(said[at + 1], cues=said[at + 1].cues | {"to"})
    return said


def tagged(text: str, *, gazetteer: Gazetteer) -> Iterable[Mention]:
    """Will give the districts that the handles in TEXT name (@dc_simdega): whom the citizen thinks in charge."""
    for found in _HANDLE.finditer(text):
        name = _ROLE.sub("", _ROLE.sub("", found[1].lower().replace("_", "")))
        districts = _handled(name, gazetteer)
        if districts:
            yield Mention(found.start(), found.end(), districts, EXACT, frozenset({"tag"}), False)


def _handled(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The districts a handle's NAME means; a handle of an office in Jamshedpur is one of East Singhbhum."""
    if len(name) < _SHORTEST_HANDLE:
        return ()
    by_sound = gazetteer.sounding(sound_key(name)) if len(name) >= _SURE_HANDLE else ()
    named = (*gazetteer.named(name), *gazetteer.abbreviated(name), *by_sound)
    found = {p.key: p for p in named if p.level == DISTRICT}
    if not found and named:
        towns = (gazetteer.district_of(p.key) for p in named if p.level == TOWN)
        found = {p.key: p for p in towns if p}
    return tuple(found.values())


def narrowed(mention: Mention) -> tuple[Place, ...]:
    """Will leave of a mention's places those its cue allows: "Ramgarh block" is no district."""
    for cue, level in (("block", BLOCK), ("district", DISTRICT), ("town", TOWN)):
        kept = tuple(place for place in mention.places if place.level == level)
        if cue in mention.cues and kept:
            return kept
    return mention.places
