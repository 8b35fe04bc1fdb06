"""What a learner adds to the rules: kinds, sort and urgency joined from both, each with the words that spoke.

Owns the joining. The rules' own words stand first among the reasons; a learner never lowers an urgency of 3, and a
sort other than grievance needs more than half of the odds, as silence must never drop a post."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sunwai.lib.phrases import Token
from sunwai.triage import lexicon, shield, urgency
from sunwai.triage.decision import Because, Decision, Rival
from sunwai.triage.kind import MOST_KINDS, Weighed
from sunwai.triage.learning.examples import spoken
from sunwai.triage.learning.learner import Learner, Said, odds
from sunwai.triage.learning.seeds import NO_KIND, SEALED
from sunwai.triage.lexicon import Heard
from sunwai.triage.shield import LIKELY
from sunwai.triage.sort import SHOWN, Sort

_LEAST_SHARE = 0.02  # a kind with smaller odds than this is no rival worth reading
_AS_PLAIN = 0.9  # a kind told in words as plain as the first one's is asked for beside it
_THIN = 0.35  # below this, with no listed word, the post is as good as silent
_HOURS = 0.35  # odds of "a life within hours" from which it is said: a false alarm costs a person a minute
_MOST_REASONS = 4
_SEALS = 0.8  # odds from which a post is sealed: a person unseals with one tap, a name in public stays
_OF_PERSONS = frozenset({"police", "trafficking_missing", "health", "school", "other"})
_PERSONS = tuple(
    f"shield/{name}" for name in ("woman", "child", "young", "lad", "babe", "boyorgirl", "kin", "offspring")
)
_SUREST = 0.99  # no machine is quite sure


@dataclass(frozen=True, slots=True)
class Hearing:
    """One post as a learner hears it."""

    heard: Heard
    words: tuple[Token, ...]
    learner: Learner
    said: Said

    def odds(self, head: str, rules: Mapping[str, float]) -> dict[str, float]:
        """Will join what the words and the RULES say of HEAD."""
        return odds(self.learner.heads[head], self.said.scores[head], rules=rules)

    def because(self, head: str, label: str, *, beside: Sequence[Because] = ()) -> tuple[Because, ...]:
        """Will give the rules' reasons BESIDE, then the words that speak most for LABEL and are not among them."""
        taken = [reason.span for reason in beside if reason.span]
        found = []
        for word, share in self.learner.words_for(self.words, head=head, label=label):
            if not any(start < word.end and word.start < end for start, end in taken):
                said = self.heard.text[word.start : word.end]
                found.append(Because("learnt", said, (word.start, word.end), f"{head}/{label}/learnt", share))
        return (*beside[:_MOST_REASONS], *found)[: _MOST_REASONS + 1]


def hear(heard: Heard, words: tuple[Token, ...], *, learner: Learner) -> Hearing:
    """Will ask LEARNER once for all heads about the readable WORDS of HEARD."""
    return Hearing(heard, words, learner, learner.hear(words))


def kinds(weighed: Sequence[Weighed], scores: Mapping[str, float], hearing: Hearing) -> tuple[Decision[str], ...]:
    """Will rank up to three kinds by rules and learner together; empty where neither has anything to say."""
    if hearing.said.silent and not weighed:
        return ()
    shares = hearing.odds("kind", scores)
    ranked = [(code, share) for code, share in shares.items() if code != NO_KIND and code in lexicon.kinds()]
    if not weighed and (shares.get(NO_KIND, 0.0) > ranked[0][1] or ranked[0][1] < _THIN):
        return ()
    reasons = {w.code: w.because for w in weighed}
    kept = [pair for n, pair in enumerate(ranked[: MOST_KINDS + 1]) if not n or pair[1] >= _LEAST_SHARE]
    said = {w.code for w in weighed if w.score >= _AS_PLAIN * weighed[0].score}
    if unkept := [pair for pair in ranked if pair[0] in said and pair not in kept][: MOST_KINDS - 1]:
        kept = [*kept[: MOST_KINDS - len(unkept)], *unkept]  # two things are asked for, whatever is likelier
    return tuple(_kind(code, share, kept, reasons, hearing) for code, share in kept[:MOST_KINDS])


def sorted_as(ruled: Decision[str], hearing: Hearing) -> Decision[str]:
    """Will name the sort by rules and learner together; what neither is sure of stays a grievance."""
    if hearing.said.silent:
        return ruled
    shares = hearing.odds("sort", spoken(ruled))
    label, share = next(iter(shares.items()))
    if label == ruled.value or (label != Sort.GRIEVANCE and share <= 0.5):
        return ruled
    rivals = tuple(Rival(s, round(n, 2), SHOWN[s]) for s, n in shares.items() if s != label and n >= 0.1)[:2]
    return Decision("sort", label, round(share, 2), hearing.because("sort", label), rivals, SHOWN[label])


def soon(ruled: Decision[int], hearing: Hearing, *, sort: str) -> Decision[int]:
    """Will raise the urgency to 3 where words speak of hours, and give one where only the rules are silent."""
    if hearing.said.silent or ruled.value == 3 or sort != Sort.GRIEVANCE:
        return ruled
    shares = hearing.odds("urgency", spoken(ruled))
    if shares.get("3", 0.0) >= _HOURS:
        return _urgency(3, shares, hearing)
    label, share = next(iter(shares.items()))
    if ruled.value is None and share >= 0.5 and label != "0":
        return _urgency(int(label), shares, hearing)
    return ruled


def sealed(ruled: Decision[str], hearing: Hearing, *, kinds: Sequence[Decision[str]]) -> Decision[str]:
    """Will seal what the rules leave open where the words sound so, a person is in it and the matter is of persons."""
    head = hearing.learner.heads.get(SEALED)
    of_persons = _OF_PERSONS.intersection(kind.value for kind in kinds if kind.value)
    if ruled.value or head is None or hearing.said.silent or not of_persons or not _has_person(hearing.heard):
        return ruled
    share = hearing.odds(SEALED, {}).get(SEALED, 0.0)
    if share < _SEALS:
        return ruled
    because = hearing.because(SEALED, SEALED)
    return Decision("sealed", LIKELY, round(share, 2), because, (), shield.SHOWN[LIKELY])


def _has_person(heard: Heard) -> bool:
    return any(heard.has(label) for label in _PERSONS)


def _kind(
    code: str,
    share: float,
    kept: Sequence[tuple[str, float]],
    reasons: Mapping[str, tuple[Because, ...]],
    hearing: Hearing,
) -> Decision[str]:
    names = lexicon.kinds()
    rivals = tuple(Rival(other, round(n, 2), names[other]) for other, n in kept if other != code)[:3]
    because = hearing.because("kind", code, beside=reasons.get(code, ()))
    return Decision("kind", code, min(_SUREST, round(share, 2)), because, rivals, names[code])


def _urgency(value: int, shares: Mapping[str, float], hearing: Hearing) -> Decision[int]:
    because = hearing.because("urgency", str(value))
    others = ((int(label), n) for label, n in shares.items() if int(label) != value and n >= 0.1)
    rivals = tuple(Rival(label, round(n, 2), urgency.SHOWN[label]) for label, n in others)[:2]
    confidence = round(shares.get(str(value), 0.0), 2)
    return Decision("urgency", value, confidence, because, rivals, urgency.SHOWN[value])
