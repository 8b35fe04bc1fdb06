"""The shield over a draft: what in it would show a person, each with its words, and a wording that does not. Pure.

Owns what blocks and what is only pointed at. Triage's rules (private stretches, whether words tell of a victim) are
handed in as values. Decides nothing about the case: sealing is cases' own verb."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sunwai.direction.compose import WordsRefused
from sunwai.direction.shielded import PrivateSpan, exposes
from sunwai.sop.words import Language

# Of an adult in an ordinary matter a name may be kept, with a reason; a number never.
MAY_BE_KEPT = frozenset({"name", "known"})
# What is pointed at in any matter; the rest leads to a person only where somebody is to be shielded: a school without
# a teacher and a village without a road are ordinary matters.
POINTED_AT = frozenset({"family", "age", "face"})

_PERSON = ("a citizen", "एक नागरिक")
_NOTHING = ("", "")
# What stands instead in safe wording, in English and Hindi; what is not listed is taken out.
_INSTEAD = {
    "name": _PERSON,
    "known": _PERSON,
    "family": ("the family", "परिवार"),
    "school": ("the institution", "संबंधित संस्था"),
    "spot": ("the place concerned", "संबंधित स्थान"),
}
KINDS = {
    "name": ("a person's name", "किसी का नाम"),
    "phone": ("a telephone number", "टेलीफ़ोन नंबर"),
    "aadhaar": ("an Aadhaar number", "आधार संख्या"),
    "account": ("a bank account number", "बैंक खाता संख्या"),
    "number": ("a long number that may be private", "लंबी संख्या, जो निजी हो सकती है"),
    "email": ("an e-mail address", "ई-मेल पता"),
    "address": ("where somebody lives", "किसी का पता"),
    "ration_card": ("a ration card number", "राशन कार्ड संख्या"),
    "voter_id": ("a voter card number", "मतदाता पत्र संख्या"),
}


@dataclass(frozen=True, slots=True)
class Shield:
    """Facts the shield looks through: private stretches of the words, names known from the posts, who is protected.

    `victim` says that the words themselves tell of a child or survivor in harm, sealed or not. `sealed_words` is the
    only wording a sealed case may use; None where it is not sealed."""

    private: tuple[PrivateSpan, ...] = ()
    known: tuple[str, ...] = ()
    victim: bool = False
    sealed_words: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch `[start, end)` of a draft, what it gives away in both languages, and whether it must not go out so."""

    start: int
    end: int
    what: str
    said: tuple[str, str]
    blocks: bool


def findings(words: str, shield: Shield) -> tuple[Finding, ...]:
    """Will list what in WORDS shows a person, in the order of the text."""
    if shield.sealed_words is not None and words == shield.sealed_words:
        return ()
    strict = shield.victim or shield.sealed_words is not None
    private = (*shield.private, *_long_numbers(words, shield.private))
    kinds = {start: kind for start, _, kind in private}
    found = []
    for one in exposes(words, spans=lambda _: private, known=shield.known):
        what = kinds.get(one.start, one.what) if one.what == "private" else one.what
        hard = strict or one.what in {"private", "known"}
        if hard or what in POINTED_AT:
            found.append(Finding(one.start, one.end, what, KINDS.get(what, one.said), hard))
    return tuple(found)


def safe_words(words: str, shield: Shield, *, language: Language) -> str:
    """Will give WORDS with every finding that blocks said neutrally; for a sealed case, the sealed wording."""
    if shield.sealed_words is not None:
        return shield.sealed_words
    side = 1 if language is Language.HI else 0
    safe = words
    for one in reversed([f for f in findings(words, shield) if f.blocks]):
        safe = safe[: one.start] + _INSTEAD.get(one.what, _NOTHING)[side] + safe[one.end :]
    return " ".join(safe.split())


def refuse_exposing(words: str, shield: Shield, *, kept_why: str = "") -> None:
    """Will raise WordsRefused, naming each stretch, where WORDS may not go before the approver.

    KEPT_WHY lets names stand where nobody is to be shielded; no reason lets a private number stand."""
    hard = [one for one in findings(words, shield) if one.blocks]
    if shield.sealed_words is not None and words != shield.sealed_words:
        shown = f" They hold: {_listed(words, hard)}." if hard else ""
        raise WordsRefused(
            "This case is sealed: only the protocol's own sealed wording may go out, with no name, face, parents, "
            f"school or exact place.{shown} Use: {shield.sealed_words}"
        )
    if kept_why and not shield.victim:
        hard = [one for one in hard if one.what not in MAY_BE_KEPT]
    if hard:
        raise WordsRefused(f"The words hold private matter: {_listed(words, hard)}. {_WHAT_TO_DO}")


def _long_numbers(words: str, private: Iterable[PrivateSpan]) -> list[PrivateSpan]:
    """Runs of ten digits or more that triage took for the number of a complaint: in a post of ours there is no call
    for one, and a telephone number may stand behind the word "complaint" too."""
    taken = [(start, end) for start, end, _ in private]
    found = [(hit.start(), hit.end(), "number") for hit in _TEN_DIGITS.finditer(words)]
    return [one for one in found if not any(one[0] < end and start < one[1] for start, end in taken)]


_TEN_DIGITS = re.compile(r"(?<![\w/@-])(?!1800)\+?\d(?:[ -]?\d){9,}(?!\d)")  # a toll-free line is nobody's own
_WHAT_TO_DO = "A post stays for ever: take it out, or take the safe wording, and tell the office by telephone or mail."


def _listed(words: str, found: Iterable[Finding]) -> str:
    return "; ".join(f"“{words[one.start : one.end]}” ({one.said[0]})" for one in found)
