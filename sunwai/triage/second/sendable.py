"""What of a post may be read by a second reader: cleaned, masked, capped; and which posts never are.

Owns the order: what hides is taken out first, so that a number split by an invisible letter is masked as well."""

import unicodedata

from sunwai.triage import lexicon, marks, shield
from sunwai.triage.personal import masked, personal_spans
from sunwai.triage.second.refused import Refused

MOST_LETTERS = 2_000
FENCES = str.maketrans("⟦⟧", "[]")  # the signs that fence the post in (prompt.py): no post may write them
_JOINERS = "\u200c\u200d"  # letters of Indic scripts and of emoji; every other invisible sign goes


def cleaned(text: str) -> str:
    """Will give TEXT in one form of Unicode, without invisible signs (some models read those) and without fences."""
    seen = "".join(c for c in text if c in _JOINERS or c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    return unicodedata.normalize("NFC", seen).translate(FENCES)


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def prepared(text: str) -> str:
    """Will give what is sent of a post's TEXT: private stretches covered letter for letter, then capped."""
    clean = cleaned(text)
    return masked(clean, personal_spans(clean))[:MOST_LETTERS].strip()


def refusal(text: str) -> Refused | None:
    """Will say why a post with this TEXT is never sent, if so: it is sealed, speaks to a machine, or says nothing."""
    clean = cleaned(text)
    heard = lexicon.hear(clean)
    if shield.decide(heard).value is not None:
        return Refused.SEALED
    if marks.instruction(heard) is not None:
        return Refused.INSTRUCTION
    return None if any(c.isalpha() for c in prepared(text)) else Refused.EMPTY
