"""Whether a case must be sealed at once: children in harm, survivors, missing people, HIV, witch-hunting.

What is said is enough to seal and only a person can unseal: a child named in public cannot be un-named (JJ Act
2015 s.74, POCSO Act 2012 s.23)."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sunwai.lib.phrases import Hit
from sunwai.triage import minors
from sunwai.triage.decision import Because, Decision, Rival
from sunwai.triage.lexicon import Heard
from sunwai.triage.nearby import apart, gap, outside, together, touch
from sunwai.triage.person_names import names_in

LIKELY = "likely"  # no rule names the reason; the words sound like such matters
SHOWN = {
    "survivor": ("survivor of violence", "हिंसा से पीड़ित"),
    "child": ("child in harm", "संकट में बच्चा"),
    "missing": ("missing person", "गुमशुदा व्यक्ति"),
    "hiv": ("illness with stigma", "कलंकित बीमारी"),
    "witch": ("witch-hunting", "डायन प्रताड़ना"),
    LIKELY: ("someone who may have to be shielded", "शायद किसी की पहचान छिपानी हो"),
}
IDIOM = "shield/idiom"
_OF_PERSON = 110  # letters between "missing" and who is
_RIGHT_BEHIND = 1
_SOMEBODY = ("shield/kin", "shield/child", "shield/young")
_THING = ("shield/thing",)
_NOBODY = ("shield/thing", "shield/official")
_WENT, _SOLD = ("shield/kin", "shield/left", "shield/silent"), ("people/speaks_kin", "shield/sale")
_LONG, _SHORT = 90, 30  # letters for all of them to stand in
_BESIDE = 30  # letters between a child's word and a name


@dataclass(frozen=True, slots=True)
class _Seal:
    reason: str
    of: tuple[str, ...]
    within: int
    unless: tuple[str, ...]


def decide(heard: Heard) -> Decision[str]:
    """Will give the reason for which HEARD must be sealed, or None where nothing in it asks for it."""
    aged = _with_ages(heard)
    found = {reason: hits for reason in SHOWN if reason != LIKELY and (hits := _spoken(aged, reason))}
    if not found:
        return Decision("sealed", None, 1.0, (Because("silence", "", None, "sealed/silent", 0.0),))
    first, *others = found
    because = tuple(heard.because(h, rule=f"sealed/{first}", weight=1.0) for h in found[first][:3])
    rivals = tuple(Rival(reason, 0.5, SHOWN[reason]) for reason in others)
    return Decision("sealed", first, 0.9, because, rivals, SHOWN[first])


def missing(heard: Heard) -> tuple[Hit, ...]:
    """Will give the words of HEARD that say that a person, and not a paper or an official, cannot be found."""
    sure = () if heard.has("shield/official") else outside(heard, "shield/sure", idiom=IDIOM)
    said = (hit for hit in outside(heard, "shield/missing", idiom=IDIOM) if _is_of_person(heard, hit))
    return apart(sure) or apart(said) or _told_of_kin(heard)


def _told_of_kin(heard: Heard) -> tuple[Hit, ...]:
    """Somebody who went and of whom nothing is heard, or who was sold."""
    for labels, within in ((_WENT, _LONG), (_SOLD, _SHORT)):
        met = together(heard, labels, within=within, idiom=IDIOM)
        last = [hit for hit in met if hit.label == labels[-1] and _is_of_person(heard, hit, but=_THING)]
        if last:
            return met
    return ()


def _with_ages(heard: Heard) -> Heard:
    """The same text, where an age or a class is heard as a child's word."""
    ages = minors.found(heard)
    if not ages:
        return heard
    aged = tuple(hit for hit in ages if hit.label == minors.AGE)
    hits = {**heard.hits, "shield/child": (*heard.of("shield/child"), *ages), **({minors.AGE: aged} if aged else {})}
    return Heard(heard.text, heard.words, hits, heard.cut)


def _spoken(heard: Heard, reason: str) -> tuple[Hit, ...]:
    return next((hits for hits in _told(heard, reason) if hits), ())


def _told(heard: Heard, reason: str) -> Iterable[tuple[Hit, ...]]:
    """What speaks for REASON, the plainest first."""
    if reason == "missing":
        yield missing(heard)
    else:
        alone = {"survivor": "shield/survivor", "child": "shield/childalone"}.get(reason)
        yield outside(heard, alone, idiom=IDIOM) if alone else ()
    for seal in _seals():
        if seal.reason == reason and not any(heard.has(label) for label in seal.unless):
            yield together(heard, seal.of, within=seal.within, idiom=IDIOM)
    if reason == "child":
        yield _named_child(heard)


def _named_child(heard: Heard) -> tuple[Hit, ...]:
    """A child whose name stands beside the word for it is known to all, whatever the matter."""
    words = outside(heard, "shield/child", idiom=IDIOM) + outside(heard, "shield/lad", idiom=IDIOM)
    if not words:
        return ()
    names = [Hit("shield/child", "name", span.start, span.end) for span in names_in(heard.text)]
    return tuple(word for word in words if any(0 <= gap(word, name) <= _BESIDE for name in names))[:1]


def _is_of_person(heard: Heard, gone: Hit, *, but: tuple[str, ...] = _NOBODY) -> bool:
    """Whether somebody is near the word GONE, and no thing or official stands between or right behind it."""
    person = min((gap(hit, gone) for hit in _beside(heard, gone, _SOMEBODY)), default=None)
    others = [h for h in _beside(heard, gone, but) if h.end <= gone.start or h.start - gone.end <= _RIGHT_BEHIND]
    other = min((gap(hit, gone) for hit in others), default=None)
    return person is not None and person <= _OF_PERSON and (other is None or person <= other)


def _beside(heard: Heard, gone: Hit, labels: tuple[str, ...]) -> list[Hit]:
    return [hit for label in labels for hit in outside(heard, label, idiom=IDIOM) if not touch(hit, gone)]


@cache
def _seals() -> tuple[_Seal, ...]:
    path = Path(__file__).parent / "words" / "seals.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["seal"]
    return tuple(_Seal(r["reason"], _labels(r["of"]), r["within"], _labels(r.get("unless", ()))) for r in rows)


def _labels(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"shield/{name}" for name in names)
