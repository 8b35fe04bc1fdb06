"""How soon someone must act: 3 a life within hours, 2 harm within days, 1 a matter that can be planned, 0 no matter.

Unknown is None and never 0. Recall of 3 comes before precision: a person looks, and a false alarm costs a minute."""

from sunwai.lib.phrases import Hit
from sunwai.triage.decision import Because, Decision, Rival
from sunwai.triage.lexicon import Heard

SHOWN = {
    3: ("3, hours count", "3, घंटों की बात"),
    2: ("2, days count", "2, दिनों की बात"),
    1: ("1, can be planned", "1, समय से"),
    0: ("0, nothing asked", "0, कोई माँग नहीं"),
}
_PRESSING_KINDS = frozenset({"health", "trafficking_missing", "disaster", "migrant_abroad", "migrant_inland"})
_FRAIL = frozenset({"child", "pregnant", "patient", "elder", "survivor"})
_NO_MATTER = frozenset({"praise", "greeting", "spam", "politics", "suggestion", "query", "abuse", "news"})
_NEAR = 25  # letters: an "ended" word takes danger words this close to it away


def decide(
    heard: Heard, *, sort: str, kinds: tuple[str, ...], vulnerable: tuple[str, ...], sealed: bool
) -> Decision[int]:
    """Will propose the urgency of HEARD with the words that make it so."""
    hours = _standing(heard, heard.of("urgency/hours"))
    days = _standing(heard, heard.of("urgency/days"))
    grave = heard.of("urgency/grave")
    if hours and sort not in ("praise", "spam"):
        return _decided(heard, 3, min(0.9, 0.55 + 0.1 * len(hours)), hours + grave, "hours")
    if sort in _NO_MATTER:
        return _decided(heard, 0, 0.6, (), "default")
    if _is_pressing(days, grave, vulnerable=vulnerable, sealed=sealed):
        return _decided(heard, 3, 0.45, days + grave, "frail")
    if days:
        return _decided(heard, 2, min(0.8, 0.5 + 0.1 * len(days)), days + grave, "days")
    return _by_kind(heard, kinds)


def _is_pressing(days: tuple[Hit, ...], grave: tuple[Hit, ...], *, vulnerable: tuple[str, ...], sealed: bool) -> bool:
    """Harm within days becomes hours where someone frail is in it and the post pleads, or a child is not safe."""
    frail = _FRAIL.intersection(vulnerable)
    return bool(days and frail and (grave or len(days) >= 3)) or (sealed and bool(frail))


def _standing(heard: Heard, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Leave out danger that is named as past, or as an idiom."""
    ended = heard.of("urgency/ended")
    apart: list[Hit] = []
    for hit in hits:
        gone = any(e.start - _NEAR <= hit.start and hit.end <= e.end + _NEAR for e in ended)
        if not gone and (not apart or hit.start >= apart[-1].end):
            apart.append(hit)
    return tuple(apart)


def _by_kind(heard: Heard, kinds: tuple[str, ...]) -> Decision[int]:
    if not kinds:
        silent = Because("silence", "", None, "urgency/silent", 0.0)
        return Decision("urgency", None, 0.0, (silent,))
    value = 2 if kinds[0] in _PRESSING_KINDS else 1
    return _decided(heard, value, 0.5, (), f"kind/{kinds[0]}")


def _decided(heard: Heard, value: int, confidence: float, hits: tuple[Hit, ...], rule: str) -> Decision[int]:
    weight = float(value)
    because = tuple(heard.because(h, rule=f"urgency/{rule}", weight=weight) for h in hits[:4])
    because = because or (Because("cue", "", None, f"urgency/{rule}", weight),)
    rivals = tuple(Rival(v, 0.2, SHOWN[v]) for v in (value + 1, value - 1) if v in SHOWN and value)
    return Decision("urgency", value, round(confidence, 2), because, rivals, SHOWN[value])
