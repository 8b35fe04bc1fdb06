"""A post read once: its words, the places and private matters in it, and what may be learnt from.

Owns Read. The same reading serves a post to propose for, a seed and a corrected post. Decides nothing but places."""

from dataclasses import dataclass

from sunwai.gazetteer.small import Below
from sunwai.gazetteer.tables import Gazetteer
from sunwai.lib.phrases import Token
from sunwai.triage import lexicon, marks, personal, place
from sunwai.triage.facts import PostFacts
from sunwai.triage.learning.grams import readable
from sunwai.triage.lexicon import Heard
from sunwai.triage.place import Where
from sunwai.triage.proposal import Span


@dataclass(frozen=True, slots=True)
class Read:
    """What stands in a post: `plain` without the words of places' names and of orders to a machine, `words` without
    private matters too."""

    facts: PostFacts
    heard: Heard
    where: Where
    plain: Heard
    private: tuple[Span, ...]
    words: tuple[Token, ...]


def read(facts: PostFacts, *, gazetteer: Gazetteer, below: Below | None = None) -> Read:
    """Will read FACTS: every list, every place, every private matter; BELOW knows villages and pincodes."""
    heard = lexicon.hear(facts.text)
    where = place.find(facts, heard, gazetteer=gazetteer, below=below)
    private = personal.personal_spans(facts.text)
    masked = (*where.spans, *((span.start, span.end) for span in private))
    plain = heard.without((*where.spans, *marks.ordered(heard)))
    return Read(facts, heard, where, plain, private, readable(heard, masked=masked))
