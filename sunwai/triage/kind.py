"""What a post is about: up to three kinds by weighted words and scenes, each with the words that spoke.

A word list looks perfect to whoever wrote it (97 % on its author's posts, 49 % on real ones): a proposal only."""

from collections.abc import Iterable
from dataclasses import dataclass

from sunwai.lib.phrases import Hit
from sunwai.triage import lexicon
from sunwai.triage.decision import Because, Decision, Rival
from sunwai.triage.lexicon import WEIGHTS, Heard

MOST_KINDS = 3
_FADING = (1.0, 0.8, 0.6, 0.5, 0.4, 0.3)  # the fifth word of one kind says little that is new
_SECOND_SHARE = 0.25
_DOUBT = 2.0


# Of a child the matter may be anything: illness, school, labour.
_OF_SEAL = {"survivor": "police", "witch": "police", "missing": "trafficking_missing", "hiv": "health"}
_SEAL_WEIGHT = 4.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A kind with its weight and reasons."""

    code: str
    score: float
    because: tuple[Because, ...]


def rank(heard: Heard) -> tuple[Decision[str], ...]:
    """Will give up to three kinds of HEARD, the weightiest first; empty where no word speaks."""
    weighed = weigh(heard)
    if not weighed:
        return ()
    floor = weighed[0].score * _SECOND_SHARE
    kept = [w for w in weighed[:MOST_KINDS] if w.score >= floor]
    total = sum(w.score for w in weighed[:MOST_KINDS]) + _DOUBT
    return tuple(_decision(w, kept, total) for w in kept)


def best(ranked: tuple[Decision[str], ...]) -> Decision[str]:
    """Will give the first of RANKED with the others as rivals, or None with the reason that nothing speaks."""
    if ranked:
        return ranked[0]
    return Decision("kind", None, 0.0, (Because("silence", "", None, "kind/silent", 0.0),))


def weigh(heard: Heard, *, sealed: Decision[str] | None = None) -> list[Weighed]:
    """Will weigh every kind that some word of HEARD speaks for, the weightiest first, ties by code.

    SEALED speaks as well: a witch-hunt told in no word of the police is theirs all the same."""
    reasons: dict[str, list[Because]] = {}
    for code, force, hit in _standing(_hits(heard)):
        because = heard.because(hit, rule=f"kind/{code}/{force}", weight=WEIGHTS[force])
        reasons.setdefault(code, []).append(because)
    for code, groups, weight in lexicon.scenes():
        if all(heard.has(f"group/{group}") for group in groups):
            reasons.setdefault(code, []).append(_scene(heard, code, groups, weight))
    for code, because in _of_seal(sealed):
        reasons.setdefault(code, []).append(because)
    weighed = [Weighed(code, *_sum(found)) for code, found in reasons.items()]
    return sorted(weighed, key=lambda w: (-w.score, w.code))


def _of_seal(sealed: Decision[str] | None) -> Iterable[tuple[str, Because]]:
    """The kind whose matter the reason for SEALED is, with the words that sealed it."""
    code = _OF_SEAL.get(sealed.value or "") if sealed else None
    if sealed and code:
        first = sealed.because[0]
        yield code, Because("cue", first.text, first.span, f"kind/{code}/sealed", _SEAL_WEIGHT)


def _hits(heard: Heard) -> list[tuple[str, str, Hit]]:
    found = []
    for label, hits in heard.hits.items():
        if label.startswith("kind/"):
            _, code, force = label.split("/")
            found += [(code, force, hit) for hit in hits]
    return sorted(found, key=lambda f: (f[2].start, -f[2].end, -WEIGHTS[f[1]], f[0]))


def _standing(found: list[tuple[str, str, Hit]]) -> Iterable[tuple[str, str, Hit]]:
    """Drop words that lie inside a longer phrase: "blood bank" is no bank, "आकाशीय बिजली" no power cut."""
    longest: list[Hit] = []
    taken: dict[str, list[Hit]] = {}
    for code, force, hit in found:
        size = hit.end - hit.start
        if any(h.start <= hit.start and hit.end <= h.end and size < h.end - h.start for h in longest[-4:]):
            continue
        longest.append(hit)
        if not any(h.start < hit.end and hit.start < h.end for h in taken.get(code, ())):
            taken.setdefault(code, []).append(hit)
            yield code, force, hit


def _scene(heard: Heard, code: str, groups: tuple[str, ...], weight: float) -> Because:
    hit = heard.of(f"group/{groups[0]}")[0]
    return heard.because(hit, rule=f"kind/{code}/scene/{'+'.join(groups)}", weight=weight, kind="cue")


def _sum(found: list[Because]) -> tuple[float, tuple[Because, ...]]:
    once: dict[tuple[str, bool], Because] = {}
    for because in sorted(found, key=lambda b: (-b.weight, b.span or (0, 0))):
        once.setdefault((because.text.casefold(), because.kind == "cue"), because)
    ranked = tuple(once.values())
    score = sum(b.weight * _FADING[min(n, len(_FADING) - 1)] for n, b in enumerate(ranked))
    return round(score, 3), ranked[:4]


def _decision(weighed: Weighed, kept: list[Weighed], total: float) -> Decision[str]:
    names = lexicon.kinds()
    rivals = tuple(Rival(w.code, round(w.score / total, 2), names[w.code]) for w in kept if w is not weighed)
    confidence = round(weighed.score / total, 2)
    return Decision("kind", weighed.code, confidence, weighed.because, rivals, names[weighed.code])
