"""A post read once: its words, the places and private matters in it, and what may be learnt from.

Owns Read. The same reading serves a post to propose for, a seed and a corrected post. Decides nothing but places."""

import re
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

# Who gives an account to be paid into does not speak of a bank, nor of a network who gives a telephone.
_LABELLED = frozenset({"account", "ifsc", "phone"})
_LABEL = re.compile(
    r"(?:(?:bank|बैंक|khata|खाता|खाते|a/c|acc?t?|account|अकाउंट|ifsc|आईएफएससी|code|कोड|no|number|संख्या|sankhya|नंबर|नं|न|phone|फोन|फ़ोन|mobile|"
    r"mob|mo|मो|मोबाइल|whatsapp|व्हाट्सएप|contact|call|ph|संपर्क|कॉल)[\s.:\-]{0,3}){1,4}$",
    re.IGNORECASE,
)
_LABEL_REACH = 40


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
    labels = tuple(_with_label(span, facts.text) for span in private if span.type in _LABELLED)
    masked = (*where.spans, *((span.start, span.end) for span in private), *labels)
    plain = heard.without((*where.spans, *labels, *marks.ordered(heard)))
    return Read(facts, heard, where, plain, private, readable(heard, masked=masked))


def _with_label(span: Span, text: str) -> tuple[int, int]:
    """The stretch of SPAN with the words before it that only say what number it is."""
    first = max(0, span.start - _LABEL_REACH)
    label = _LABEL.search(text[first : span.start])
    return (first + label.start() if label else span.start, span.end)
