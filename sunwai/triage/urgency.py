"""How soon someone must act: 3 a life or freedom within hours, 2 harm within days, 1 can be planned, 0 can wait.

Unknown is None and never 0. Recall of 3 comes before precision: a person looks, and a false alarm costs a minute.
A bare "urgent" makes 2 at most."""

from sunwai.lib.phrases import Hit
from sunwai.triage.dangers import Danger, find, standing
from sunwai.triage.decision import Because, Decision, Rival
from sunwai.triage.lexicon import Heard
from sunwai.triage.people import days_lasting
from sunwai.triage.shield import missing

SHOWN = {
    3: ("3, hours count", "3, घंटों की बात"),
    2: ("2, days count", "2, दिनों की बात"),
    1: ("1, can be planned", "1, समय से"),
    0: ("0, can wait", "0, रुक सकता है"),
}
_DAYS = frozenset(
    ("health", "trafficking_missing", "disaster", "migrant_abroad", "migrant_inland", "ration", "water", "wildlife")
)
_CAN_WAIT = frozenset({"jobs"})
_FRAIL = frozenset({"child", "pregnant", "patient", "elder", "survivor"})
NO_MATTER = frozenset({"praise", "greeting", "spam", "politics", "suggestion", "query", "abuse", "news", "none"})
_OLD = 15  # days
_NEVER = frozenset({"praise", "spam", "news"})  # a danger named in news is over or in other hands


def decide(
    heard: Heard, *, sort: str, kinds: tuple[str, ...], vulnerable: tuple[str, ...], sealed: bool
) -> Decision[int]:
    """Will propose the urgency of HEARD with the words that make it so; the highest signal wins."""
    lasting = days_lasting(heard)
    dangers = find(heard, lasting=lasting) if sort not in _NEVER else ()
    if dangers:
        return _hours(heard, dangers)
    if sort in NO_MATTER:
        return _decided(heard, 0, 0.6, (), "default")
    days, grave = standing(heard, "urgency/days"), heard.of("urgency/grave")
    gone = missing(heard)
    if gone and (lasting is None or lasting < _OLD) and not heard.has("urgency/ended"):
        return _decided(heard, 3, 0.5, gone, "hours/missing")
    if _is_pressing(days, vulnerable=vulnerable, pleads=bool(grave), lasting=lasting):
        return _decided(heard, 3, 0.45, days + grave, "frail")
    if heard.has("urgency/wait") and not days:
        return _decided(heard, 0, 0.6, heard.of("urgency/wait"), "wait")
    if days or sealed:
        return _decided(heard, 2, min(0.8, 0.5 + 0.1 * len(days)), days + grave, "days")
    return _by_kind(heard, kinds, grave)


def _hours(heard: Heard, dangers: tuple[Danger, ...]) -> Decision[int]:
    hits = tuple(hit for danger in dangers for hit in danger.hits)
    rule = f"hours/{dangers[0].name}"
    return _decided(heard, 3, min(0.9, 0.5 + 0.1 * len(dangers) + 0.05 * len(hits)), hits, rule)


def _is_pressing(days: tuple[Hit, ...], *, vulnerable: tuple[str, ...], pleads: bool, lasting: int | None) -> bool:
    """Harm within days becomes hours where someone frail is in it, the post pleads and it is not an old matter."""
    frail = _FRAIL.intersection(vulnerable)
    return bool(frail) and pleads and len(days) >= 2 and (lasting is None or lasting < _OLD)


def _by_kind(heard: Heard, kinds: tuple[str, ...], grave: tuple[Hit, ...]) -> Decision[int]:
    if not kinds:
        silent = Because("silence", "", None, "urgency/silent", 0.0)
        return Decision("urgency", None, 0.0, (silent,))
    value = 2 if kinds[0] in _DAYS else 0 if kinds[0] in _CAN_WAIT and not grave else 1
    return _decided(heard, value, 0.5, grave, f"kind/{kinds[0]}")


def _decided(heard: Heard, value: int, confidence: float, hits: tuple[Hit, ...], rule: str) -> Decision[int]:
    weight = float(value)
    because = tuple(heard.because(h, rule=f"urgency/{rule}", weight=weight) for h in hits[:4])
    because = because or (Because("cue", "", None, f"urgency/{rule}", weight),)
    rivals = tuple(Rival(v, 0.2, SHOWN[v]) for v in (value + 1, value - 1) if v in SHOWN)
    return Decision("urgency", value, round(confidence, 2), because, rivals, SHOWN[value])
