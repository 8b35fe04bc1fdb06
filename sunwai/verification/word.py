"""The citizen's word on "was it put right?": confirmed, disputed or unclear. A proposal; pure, never raises.

Thanks are no yes (people thank at the direction, before any help came), a question is no answer, and "yes, but not
all" is a no: a matter closed on a half-heard yes is lost for good."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sunwai.lib.phrases import Hit, PhraseBook, tokens
from sunwai.triage.decision import Because

CONFIRMED, DISPUTED, UNCLEAR = "confirmed", "disputed", "unclear"
_MOST_LETTERS = 3_000
_TAGS = re.compile(r"^\s*(?:@\w+\s*)+")  # a reply begins with the names it is put to
_BARE = 3  # a lone "haan" or "no" answers; the same word in a longer text may belong to anything


@dataclass(frozen=True, slots=True)
class Word:
    """What the citizen said, how sure, and by which words."""

    value: str
    confidence: float
    because: tuple[Because, ...]


@cache
def _book() -> PhraseBook:
    path = Path(__file__).parent / "words.toml"
    return PhraseBook(tomllib.loads(path.read_text(encoding="utf-8")))


def read_word(text: str) -> Word:
    """Will read TEXT, a citizen's answer in Hindi, English or romanised Hindi, as his word."""
    read = _TAGS.sub(lambda tags: " " * len(tags.group()), text[:_MOST_LETTERS])
    words = tokens(read)
    heard: dict[str, tuple[Hit, ...]] = {}
    for hit in _book().find(words):
        heard[hit.label] = (*heard.get(hit.label, ()), hit)
    asks, begins = "?" in read or "？" in read, len(read) - len(read.lstrip())
    if any(hit.start == begins for hit in heard.get("no", ())) or ("still" in heard and "no" in heard):
        heard.setdefault("denied", heard["no"])  # "No, ..." answers the question that was asked; so does "still not"
    value, confidence, labels = _judge(heard, asks=asks, short=len(words) <= _BARE)
    spans = dict.fromkeys((hit.start, hit.end) for label in labels for hit in heard.get(label, ()))
    because = tuple(Because("word", read[s:e], (s, e), f"word/{value}", 1.0) for s, e in list(spans)[:3])
    return Word(value, confidence, because or (Because("silence", "", None, "word/silent", 0.0),))


def _judge(heard: Mapping[str, tuple[Hit, ...]], *, asks: bool, short: bool) -> tuple[str, float, tuple[str, ...]]:
    """The first rule that holds: a no beats a yes, a half beats a yes, a question or a hope answers nothing."""
    if "denied" in heard:
        return (UNCLEAR, 0.4, ("denied",)) if asks and "asking" in heard else (DISPUTED, 0.85, ("denied",))
    yes = "done" in heard or (short and "yes" in heard)
    if yes and ("partly" in heard or "again" in heard):
        return DISPUTED, 0.75, ("partly", "again")
    if "asking" in heard or asks or "hoped" in heard:
        return UNCLEAR, 0.6, ("asking", "hoped")
    if yes:
        return (CONFIRMED, 0.85, ("done", "yes")) if "no" not in heard else (DISPUTED, 0.55, ("no",))
    if "partly" in heard or "again" in heard:
        return DISPUTED, 0.6, ("partly", "again")
    if short and "no" in heard:
        return DISPUTED, 0.8, ("no",)
    return UNCLEAR, 0.5, ("thanks", "yes")
