"""The kind of one clause of a reply. Owns the order of the rules; everything that may keep a thing from being done
comes before "done". Pure."""

import re
from collections.abc import Sequence
from enum import StrEnum

from sunwai.lib.phrases import Hit
from sunwai.response.aspect import heard, heard_set
from sunwai.response.clauses import Clause
from sunwai.response.deeds import Deed, deeds
from sunwai.response.figures import for_everybody
from sunwai.response.when import Due


class Kind(StrEnum):
    """The kinds of reply."""

    ACKNOWLEDGED = "acknowledged"
    UNDER_WAY = "under_way"
    ACTION_REPORTED = "action_reported"
    PROMISED = "promised"
    REFUSED = "refused"
    TRANSFERRED = "transferred"
    NEEDS_INFO = "needs_info"


Found = tuple[Kind, float, str, Hit | None]
WEAK = 0.3  # counts only where nothing else is said

# One of these in a clause, and nothing in it is taken as done.
_DOUBTS = ("unreal", "waiting", "negation", "remaining", "partial", "general", "order", "bid")
# Done, but then: a new fault may stand beside it. And what would have been, had something not come between.
_LONG_AGO = re.compile(
    r"\b(?:in|since|year|fy|session|during)\s+(?:19|20)\d\d\b|(?:19|20)\d\d\s*(?:में|मे|me|mein|ke|के)\b|(?:वर्ष|सन|साल)\s+(?:19|20)\d\d|"
    r"\blast\s+(?:year|month|summer|winter|season)|पिछले\s+(?:साल|वर्ष|माह|महीने)|गत\s+(?:वर्ष|माह)|विगत\s+(?:वर्ष|माह)|pi(?:ch)?hle\s+(?:saal|sal|varsh|"
    r"mahine)|\b(?:years?|months?)\s+(?:ago|back)|(?:साल|वर्ष|महीने|माह)\s+(?:पहले|पूर्व)|(?:saal|sal|mahine|varsh)\s+(?:pehle|pahle)|\b(?:previously|"
    r"formerly|earlier)\b|पूर्व\s+में|पहले\s+भी|pe?a?hle\s+bhi",
    re.IGNORECASE,
)
_NEVER_CAME = re.compile(
    r"\b(?:would|could|should|might)\s+have\b|\bhad\s+(?:the|he|she|they|it|we|villagers|land)\b.{0,40}\b(?:not|allowed|been)\b|"
    r"(?:हो\s+गया|हो\s+जाता|हो\s+चुका|मिल\s+गया|बन\s+गया)\s+होता|(?:ho\s+gaya|ho\s+gya|ho\s+jata|ho\s+chuka|mil\s+gaya|ban\s+gaya)\s+hota",
    re.IGNORECASE,
)
_NOT = heard_set("नहीं नही nahi nahin nhi nahee न na")
_CAN = heard_set("सकता सकती सकते सकेगा सकेगी सकेंगे sakta sakti sakte skta skti skte sakega sakegi sakenge")
_YES_NO = frozenset({"has", "have", "is", "are", "was", "were", "did", "does", "kya", "क्या"})
_WILL_BE = heard_set("होगा होगी hoga hogi")


def kind_of(clause: Clause, dues: Sequence[Due]) -> Found | None:
    """Will say which kind CLAUSE is with the DUES in it, how surely, by which rule and which words; or None."""
    for rule in (_aside, _refused, _asks_for, _elsewhere, _ahead, _told_or_going_on, _in_doubt, _happened):
        found = rule(clause, dues)
        if found:
            return None if found[2] == "aside" else found
    return _left_over(clause)


def _aside(clause: Clause, dues: Sequence[Due]) -> Found | None:
    """ "For any further problem call 1912" is courtesy; a question whether it is done is no answer."""
    offered = clause.has("contact", "request") and clause.has("unreal") and not clause.has("needs_info", "info")
    any_more = any(
        word.plain in {"any", "further", "future", "किसी", "भविष्य", "kisi", "bhavishya"} for word in clause.words
    )
    if offered or (clause.has("contact") and any_more):
        return Kind.ACKNOWLEDGED, 0.0, "aside", None
    return None


def _refused(clause: Clause, dues: Sequence[Due]) -> Found | None:
    if clause.has("spared"):
        return None
    hit = clause.first("refused")
    if hit and not (clause.has("request") and clause.has("info")):
        return Kind.REFUSED, 0.7, "refused", hit
    cannot = None if clause.has("needs_info", "waiting", "request") else _cannot(clause)
    return (Kind.REFUSED, 0.6, "refused", cannot) if cannot else None


def _cannot(clause: Clause) -> Hit | None:
    """ "नहीं दिया जा सकता", "nahi mil payega", "will not be able to"."""
    plain = [word.plain for word in clause.words]
    keys = [heard(word) for word in plain]
    for at, key in enumerate(keys):
        after = keys[at + 1 : at + 5]
        hindi = key in _NOT and (_CAN.intersection(after) or _is_ahead(clause, at))
        english = plain[at] in {"will", "shall", "can", "cannot", "would", "won", "wont"} and _denies(plain, at)
        if hindi or english:
            return Hit("refused", "", clause.words[at].start, clause.words[at].end)
    return None


def _is_ahead(clause: Clause, at: int) -> bool:
    """Whether what is denied at AT is of the future: "नहीं मिलेगा"; a bare "नहीं होगा" only judges."""
    from_here = Clause(clause.start, clause.end, clause.text, clause.words[at + 1 : at + 5], {}, False)
    judged = at + 1 < len(clause.words) and heard(clause.words[at + 1].plain) in _WILL_BE
    return from_here.future and not judged


def _denies(plain: list[str], at: int) -> bool:
    return plain[at] == "cannot" or (at + 1 < len(plain) and plain[at + 1] in {"not", "t"})


def _asks_for(clause: Clause, dues: Sequence[Due]) -> Found | None:
    """Asks the citizen for papers, numbers or the place; or asks a question that only the citizen can answer."""
    if clause.has("order") or (clause.future and not clause.has("request")):
        return None
    if clause.has("request") and clause.has("info"):
        return Kind.NEEDS_INFO, 0.75, "needs_info", clause.first("request")
    if "?" in clause.text and clause.has("asked"):
        return Kind.NEEDS_INFO, 0.6, "needs_info", clause.first("asked")
    if (
        clause.text.rstrip().endswith("?")
        and clause.has("info")
        and not deeds(clause)
        and clause.words[0].plain not in _YES_NO
    ):
        return Kind.NEEDS_INFO, 0.55, "needs_info", clause.first("info")
    hit = clause.first("needs_info")
    return (Kind.NEEDS_INFO, 0.7, "needs_info", hit) if hit else None


def _elsewhere(clause: Clause, dues: Sequence[Due]) -> Found | None:
    """Somebody else's matter, by name or by rule."""
    whose = clause.has("transferred") or (clause.has("body") and clause.has("belongs") and not clause.has("order"))
    if not whose or clause.going_on or clause.future or _has(clause, Deed.DONE):
        return None
    return Kind.TRANSFERRED, 0.7, "transferred", clause.first("transferred", "belongs")


def _ahead(clause: Clause, dues: Sequence[Due]) -> Found | None:
    """A future verb, or what remains with a date; "we will look into it" without a date promises nothing."""
    if not _looks_ahead(clause, dues):
        return None
    vague = clause.has("look") or (clause.has("deed") and not clause.has("soon") and clause.has("unreal"))
    if not dues and (
        vague or clause.has("order", "general", "spared") or (clause.has("negation") and not clause.has("soon"))
    ):
        return Kind.ACKNOWLEDGED, 0.6, "generic", clause.first("look", "deed", "order", "spared")
    if not dues and clause.has("deed"):
        return Kind.PROMISED, 0.5, "promised", clause.first("deed")
    return Kind.PROMISED, 0.8 if dues else 0.7, "promised", clause.first("soon", "promise")


def _looks_ahead(clause: Clause, dues: Sequence[Due]) -> bool:
    if _NEVER_CAME.search(clause.text):
        return False
    if clause.future:
        return True
    if clause.has("order", "bid", "noted", "request") or clause.going_on or deeds(clause):
        return bool(dues) and clause.has("remaining", "waiting") and not clause.has("order")
    return clause.has("soon", "promise") or bool(dues)


def _told_or_going_on(clause: Clause, dues: Sequence[Due]) -> Found | None:
    if clause.asks:
        return Kind.ACKNOWLEDGED, WEAK, "question", clause.first("asked")
    if clause.has("order", "bid"):
        return Kind.ACKNOWLEDGED, 0.75, "order", clause.first("order", "bid")
    if not clause.going_on:
        return None
    if clause.has("look"):
        return Kind.ACKNOWLEDGED, 0.6, "generic", clause.first("look")
    if clause.has("state") and not clause.has("process", "team"):
        return Kind.ACKNOWLEDGED, 0.0, "aside", None
    return Kind.UNDER_WAY, 0.75, "progress", clause.first("progress")


def _in_doubt(clause: Clause, dues: Sequence[Due]) -> Found | None:
    """Denied, awaited, in part or as a rule: whatever else the clause says is not taken as done."""
    substance = clause.has("result", "light", "process", "thing", "sent", "sanction") or bool(deeds(clause))
    if not substance:
        return None
    if clause.has("negation", "remaining", "waiting"):
        return Kind.UNDER_WAY, 0.45, "negation", clause.first("negation", "remaining", "waiting")
    if clause.has("general"):
        return Kind.ACKNOWLEDGED, 0.5, "general", clause.first("general")
    if clause.has("unreal"):
        return Kind.UNDER_WAY if clause.has("process") else Kind.ACKNOWLEDGED, 0.4, "unreal", clause.first("unreal")
    if clause.has("partial") and _has(clause, Deed.DONE):
        return Kind.UNDER_WAY, 0.5, "partial", clause.first("partial")
    return None


_OF_DEED = {
    Deed.DONE: (Kind.ACTION_REPORTED, 0.75),
    Deed.MOVED: (Kind.TRANSFERRED, 0.55),
    Deed.STEP: (Kind.UNDER_WAY, 0.65),
    Deed.PUNISHED: (Kind.UNDER_WAY, WEAK),
    Deed.HARM: (Kind.UNDER_WAY, 0.4),
    Deed.TOLD: (Kind.ACKNOWLEDGED, 0.7),
    Deed.HEARD: (Kind.ACKNOWLEDGED, 0.7),
    Deed.UNKNOWN: (Kind.UNDER_WAY, WEAK),
}


def _happened(clause: Clause, dues: Sequence[Due]) -> Found | None:
    """What the verbs of the clause say has happened; done only where no doubt stands beside it."""
    found = deeds(clause)
    figures = for_everybody(clause)
    if figures and any(deed in {Deed.DONE, Deed.UNKNOWN} for deed, _ in found):
        return Kind.ACKNOWLEDGED, 0.6, "aggregate", figures
    if clause.has(*_DOUBTS) or _LONG_AGO.search(clause.text) or _NEVER_CAME.search(clause.text):
        found = tuple((deed, hit) for deed, hit in found if deed is not Deed.DONE)
    for deed, (kind, confidence) in _OF_DEED.items():
        for said, hit in found:
            if said is deed:
                return kind, confidence, deed.value, hit
    return None


def _left_over(clause: Clause) -> Found | None:
    """Words without a verb: heard, a step, or a thing named."""
    for label, kind, confidence in (
        ("noted", Kind.ACKNOWLEDGED, 0.6),
        ("state", None, 0.0),
        ("process", Kind.UNDER_WAY, 0.4),
        ("harm", Kind.UNDER_WAY, 0.35),
        ("sent", Kind.ACKNOWLEDGED, WEAK),
        ("contact", Kind.TRANSFERRED, WEAK),
        ("result", Kind.UNDER_WAY, WEAK),
    ):
        if clause.has(label):
            return (kind, confidence, label, clause.first(label)) if kind else None
    return None


def _has(clause: Clause, deed: Deed) -> bool:
    return any(found is deed for found, _ in deeds(clause))
