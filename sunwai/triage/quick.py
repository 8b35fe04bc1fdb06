"""A quick look at very many posts: the place named outright, and whether a danger of hours is. Several times the full
rate, and no proposal: fields stay blank and every post is read in full later.

Pure. A storm's worst waits least: whoever imports thousands reads those first that this finds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sunwai.gazetteer.place import BLOCK, DISTRICT, TOWN
from sunwai.gazetteer.tables import Gazetteer
from sunwai.lib.phrases import PhraseBook, Token, tokens
from sunwai.triage import lexicon
from sunwai.triage.facts import PostFacts
from sunwai.triage.language import is_common

_FIRST_LETTERS = 600  # an address and a cry for help stand at the beginning
_HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Quick:
    """What a quick look saw: a district's key where names spelt right speak for one alone, and a danger of hours."""

    district: str | None
    pressing: bool


def propose_bulk(posts: Sequence[PostFacts], *, gazetteer: Gazetteer) -> list[Quick]:
    """Will look quickly at each of POSTS, in order; nothing is guessed, twins and words wait for the full reading."""
    names, hours = _names(gazetteer), _hours()
    return [_look(tokens(facts.text[:_FIRST_LETTERS]), names, hours) for facts in posts]


def _look(words: tuple[Token, ...], names: dict[str, str], hours: PhraseBook) -> Quick:
    named = {names[word.plain] for word in words if word.plain in names}
    return Quick(named.pop() if len(named) == 1 else None, bool(hours.find(words)))


@cache
def _names(gazetteer: Gazetteer) -> dict[str, str]:
    """Single words that are the name of places in one district only and of nothing else."""
    return dict(_sure_names(gazetteer))


def _sure_names(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    for name, places in gazetteer.names():
        found = {d.key if (d := gazetteer.district_of(place.key)) else "" for place in places}
        firm = any(p.level in {DISTRICT, BLOCK, TOWN} for p in places) and not any(p.word for p in places)
        if (
            firm
            and len(found) == 1
            and "" not in found
            and " " not in name
            and not gazetteer.is_word(name)
            and not is_common(name)
        ):
            yield name, found.pop()


@cache
def _hours() -> PhraseBook:
    return PhraseBook({_HOURS: lexicon.phrases("urgency", _HOURS)})
