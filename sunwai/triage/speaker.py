"""Who speaks in a post: the one who suffers, one for his own people, one for strangers, or a witness.

The poster is rarely the sufferer; whoever is asked later whether it was put right must be the right person."""

from sunwai.lib.phrases import Hit
from sunwai.triage.decision import Because, Decision
from sunwai.triage.lexicon import Heard
from sunwai.triage.nearby import gap

SHOWN = {
    "self": ("the one who suffers", "स्वयं पीड़ित"),
    "group": ("one of those who suffer", "पीड़ितों में से एक"),
    "kin": ("a relative or friend", "परिजन या मित्र"),
    "witness": ("a witness", "प्रत्यक्षदर्शी"),
    "other": ("someone else", "कोई और"),
}
_BESIDE = 14  # letters between "my" and "father"


def decide(heard: Heard, *, sort: str) -> Decision[str]:
    """Will say who speaks in HEARD and by which words; of what is no grievance nothing is said."""
    if sort != "grievance":
        return _silent()
    own, we, kin = heard.of("people/speaks_own"), heard.of("people/speaks_we"), heard.of("people/speaks_kin")
    if saw := heard.of("people/speaks_saw"):
        return _said(heard, "witness", saw, 0.7)
    if theirs := _their_kin(own + we, kin):
        return _said(heard, "kin", theirs, 0.7)
    if own or we:
        return _said(heard, "self", own, 0.6) if own else _said(heard, "group", we, 0.6)
    return _said(heard, "other", (), 0.4) if heard.has("people/counted") or kin else _silent()


def _their_kin(possessors: tuple[Hit, ...], kin: tuple[Hit, ...]) -> tuple[Hit, ...]:
    return next(((p, k) for p in possessors for k in kin if p.end <= k.start and gap(p, k) <= _BESIDE), ())


def _said(heard: Heard, who: str, hits: tuple[Hit, ...], confidence: float) -> Decision[str]:
    because = tuple(heard.because(h, rule=f"speaker/{who}", weight=1.0) for h in hits[:2])
    because = because or (Because("silence", "", None, "speaker/default", 0.0),)
    return Decision("speaker", who, confidence, because, (), SHOWN[who])


def _silent() -> Decision[str]:
    return Decision("speaker", None, 0.0, (Because("silence", "", None, "speaker/silent", 0.0),))
