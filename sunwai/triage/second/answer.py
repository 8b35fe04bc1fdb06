"""A second reader's answer, read strictly: one JSON object, five fields, each quoted from the post word for word.

Pure. One field that fails fails the answer: who invents one thing is not believed in another. Read by hand, as it is
five fields: a validating library would be loaded by every worker for what is off by default."""

import json
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from sunwai.gazetteer.place import DISTRICT
from sunwai.gazetteer.tables import Gazetteer
from sunwai.lib.numerals import number
from sunwai.lib.phrases import tokens
from sunwai.triage import lexicon
from sunwai.triage.mentions import mentions
from sunwai.triage.second.opinion import FIELDS, Opinion, Said
from sunwai.triage.second.prompt import LONGEST_QUOTE
from sunwai.triage.second.refused import NoOpinion, Refused
from sunwai.triage.sort import Sort

MOST_PEOPLE = 5_000_000
_LONGEST_NAME = 60
# What each field may hold. `type() is int`: to Python True is a number, to us it is not.
_MAY_BE: Mapping[str, Callable[[Any], bool]] = {
    "kind": lambda value: isinstance(value, str) and value in lexicon.kinds(),
    "district": lambda value: isinstance(value, str) and 0 < len(value) <= _LONGEST_NAME,
    "urgency": lambda value: type(value) is int and 0 <= value <= 3,
    "people": lambda value: type(value) is int and 1 <= value <= MOST_PEOPLE,
    "sort": lambda value: isinstance(value, str) and value in {sort.value for sort in Sort},
}


def read(content: str, *, sent: str, gazetteer: Gazetteer) -> Opinion:
    """Will read CONTENT, the answer about the text SENT. Raises NoOpinion where it is not just what was asked for."""
    try:
        row = json.loads(content, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise NoOpinion(Refused.NOT_JSON) from None
    if not isinstance(row, dict) or set(row) != set(FIELDS):
        raise NoOpinion(Refused.SCHEMA)
    said = {name: _field(name, row[name]) for name in FIELDS if row[name] is not None}
    for name, field in said.items():
        if not _stands(field.quote, sent) or (name == "people" and not _counts(field)):
            raise NoOpinion(Refused.NOT_QUOTED)
    if "district" in said:
        said["district"] = _resolved(said["district"], gazetteer)
    return Opinion(said)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which no key stands twice: readers differ on which of two counts."""
    row = dict(pairs)
    if len(row) != len(pairs):
        raise NoOpinion(Refused.SCHEMA)
    return row


def _field(name: str, value: Any) -> Said:
    if not isinstance(value, dict) or set(value) != {"value", "quote"}:
        raise NoOpinion(Refused.SCHEMA)
    quote = value["quote"]
    if not isinstance(quote, str) or not 0 < len(quote) <= LONGEST_QUOTE or not _MAY_BE[name](value["value"]):
        raise NoOpinion(Refused.SCHEMA)
    return Said(value["value"], unicodedata.normalize("NFC", quote).strip())


def _stands(quote: str, sent: str) -> bool:
    """Whether QUOTE stands in SENT letter for letter, as whole words, and holds a letter or a digit at all."""
    if not any(c.isalnum() for c in quote):
        return False
    at = sent.find(quote)
    while at >= 0:
        after = at + len(quote)
        before = sent[at - 1] if at else " "
        if not (_joins(before) and _joins(quote[0])) and not (_joins(sent[after : after + 1]) and _joins(quote[-1])):
            return True
        at = sent.find(quote, at + 1)
    return False


def _joins(letter: str) -> bool:
    """Whether LETTER goes on a word: letters, digits and the vowel signs of Indic scripts."""
    return bool(letter) and unicodedata.category(letter)[0] in "LNM"


def _counts(said: Said) -> bool:
    """Whether the number said stands in its quote, in digits or words of any script."""
    return said.value in {number(word.plain) for word in tokens(said.quote)}


def _resolved(said: Said, gazetteer: Gazetteer) -> Said:
    """The district by our own tables alone: one of that name, and the quoted words name it or a place in it."""
    named = {place.key for place in gazetteer.named(str(said.value)) if place.level == DISTRICT}
    quoted = [place for m in mentions(lexicon.hear(said.quote), gazetteer=gazetteer) for place in m.places]
    held = {district.key for place in quoted if (district := gazetteer.district_of(place.key))}
    if len(named) != 1 or not named <= held:
        raise NoOpinion(Refused.PLACE)
    return Said(named.pop(), said.quote)
