"""What changed from one text to the next, word by word. Pure; knows nothing of posts."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|\S+")
MOST_WORDS = 2_000  # more is not compared word by word: that would take longer than anybody would wait


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed (""), was taken out ("out") or was put in ("in")."""

    text: str
    how: str


def pieces(before: str, after: str) -> list[Piece]:
    """Will give AFTER with what BEFORE had otherwise, in the order in which it reads."""
    old, new = (_WORDS.findall(text) for text in (before, after))
    if max(len(old), len(new)) > MOST_WORDS:
        return [Piece(before, "out"), Piece(after, "in")]
    found: list[Piece] = []
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            found.append(Piece("".join(new[c:d]), ""))
            continue
        found += [Piece("".join(words), kind) for words, kind in ((old[a:b], "out"), (new[c:d], "in")) if words]
    return found
