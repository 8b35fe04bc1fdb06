"""A word cut into the pieces that a learner weighs: its own spelling in Latin letters, and runs of 2 to 5 of them.

Owns the cutting, and which words of a post are read. Places, handles, numbers and personal words never are: a learner
that may read them learns who suffered where (masking raised .38 to .48 on unseen posts)."""

from collections.abc import Iterable
from functools import lru_cache

from sunwai.lib.phrases import Token, near_key
from sunwai.triage.lexicon import Heard

SHORTEST_RUN, LONGEST_RUN = 2, 5
_LONGEST_WORD = 30
_MOST_WORDS = 200  # a post is 20 to 60 words; a flood of them says no more


@lru_cache(maxsize=50_000)
def pieces(plain: str) -> tuple[str, ...]:
    """Will cut the folded word PLAIN into "=whole" and its runs of letters, "<" and ">" marking its ends."""
    latin = near_key(plain[:_LONGEST_WORD])
    marked = f"<{latin}>"
    sizes = range(SHORTEST_RUN, LONGEST_RUN + 1)
    runs = (marked[at : at + size] for size in sizes for at in range(len(marked) - size + 1))
    return tuple(dict.fromkeys((f"={latin}", *runs)))


def readable(heard: Heard, *, masked: Iterable[tuple[int, int]]) -> tuple[Token, ...]:
    """Will give the words of HEARD that may be learnt from: each once, no numbers, none that touches MASKED."""
    spans = tuple(masked)
    kept: dict[str, Token] = {}
    for word in heard.words:
        if not word.plain.isdigit() and not _touches(word, spans):
            kept.setdefault(word.plain, word)
    return tuple(kept.values())[:_MOST_WORDS]


def _touches(word: Token, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start < word.end and word.start < end for start, end in spans)
