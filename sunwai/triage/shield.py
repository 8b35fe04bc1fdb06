"""Whether a case must be sealed at once: children in harm, survivors, missing people, HIV, witch-hunting.

One word is enough to seal and only a person can unseal: a child named in public cannot be un-named (JJ Act
2015 s.74, POCSO Act 2012 s.23)."""

from sunwai.lib.phrases import Hit
from sunwai.triage.decision import Because, Decision, Rival
from sunwai.triage.lexicon import Heard

SHOWN = {
    "survivor": ("survivor of violence", "हिंसा से पीड़ित"),
    "child": ("child in harm", "संकट में बच्चा"),
    "missing": ("missing person", "गुमशुदा व्यक्ति"),
    "hiv": ("HIV", "एचआईवी"),
    "witch": ("witch-hunting", "डायन प्रताड़ना"),
}


def decide(heard: Heard) -> Decision[str]:
    """Will give the reason for which HEARD must be sealed, or None where no word asks for it."""
    found = {reason: hits for reason in SHOWN if (hits := _spoken(heard, reason))}
    if not found:
        return Decision("sealed", None, 1.0, (Because("silence", "", None, "sealed/silent", 0.0),))
    first, *others = found
    because = tuple(heard.because(h, rule=f"sealed/{first}", weight=1.0) for h in found[first][:3])
    rivals = tuple(Rival(reason, 0.5, SHOWN[reason]) for reason in others)
    return Decision("sealed", first, 0.9, because, rivals, SHOWN[first])


def _spoken(heard: Heard, reason: str) -> tuple[Hit, ...]:
    if reason == "child":
        return _child(heard)
    if reason == "missing":
        return heard.of("shield/missing") if heard.has("shield/person") or heard.has("shield/child") else ()
    return heard.of(f"shield/{reason}")


def _child(heard: Heard) -> tuple[Hit, ...]:
    alone = heard.of("shield/childalone")
    if alone:
        return alone
    harm = heard.of("shield/harm")
    return heard.of("shield/child")[:1] + harm[:2] if heard.has("shield/child") and harm else ()
