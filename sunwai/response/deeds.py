"""What a clause says has happened: the thing asked for, a step towards it, word sent on, or something unknown.

Owns the join of verb and object: in Hindi the nearest known word before the verb, in English the participle. Pure."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from sunwai.lib.folding import search_fold
from sunwai.lib.phrases import Hit
from sunwai.response.aspect import chains, has_happened, heard, heard_set, is_hindi
from sunwai.response.clauses import Clause


class Deed(StrEnum):
    """What has happened."""

    DONE = "done"
    STEP = "process"
    TOLD = "order"
    HEARD = "noted"
    MOVED = "moved"
    PUNISHED = "punished"
    HARM = "harm"
    UNKNOWN = "unproved"


_REACH = 9  # words before a Hindi verb in which its object is looked for
_HEADS = (
    ("order", Deed.TOLD),
    ("process", Deed.STEP),
    ("punished", Deed.PUNISHED),
    ("harm", Deed.HARM),
    ("noted", Deed.HEARD),
    ("talk", Deed.TOLD),
    ("deed", Deed.STEP),
)
_PURPOSE = heard_set("हेतु hetu लिए लिये liye वास्ते")
_STEMS = heard_set("कर करा करवा हो दे ले भी ही तो kar kara karwa ho de le bhi hi to")
_ISSUED = heard_set(
    "निकाल निकाला निकलवा nikal nikala nikali भर bhar filled opened खोल khol removed उठाव उठा added जोड़ jod"
)
_WORK = heard_set("काम कार्य kaam karya work works")
_COMES = heard_set("आ aa मिल mil बन ban लग lag पहुंच pahunch लौट laut")
_BY_WHOM = heard_set("द्वारा dwara ने ne")
_BARE_WORDS = 4


def deeds(clause: Clause) -> tuple[tuple[Deed, Hit | None], ...]:
    """Will list what CLAUSE says has happened, each with the words that say so."""
    if is_hindi(clause.words):
        found = [_hindi(clause, first, last, own) for first, last, own in chains(clause.words)]
        return tuple(found) or tuple(_english(clause))
    return tuple(_english(clause))


def _hindi(clause: Clause, first: int, last: int, own: bool) -> tuple[Deed, Hit | None]:
    """Judge the verb FIRST to LAST by the nearest word that says what was done; OWN: the verb has a meaning itself."""
    work: Hit | None = None
    own = own or (first > 0 and heard(clause.words[first - 1].plain) in _COMES)
    possessive = first == last and heard(clause.words[first].plain) == "ki"  # "यह सड़क रेलवे की है" tells of no deed
    for at in range(last, max(-1, first - _REACH), -1):
        labels = clause.heard_at(at)
        key = heard(clause.words[at].plain)
        if key in _PURPOSE and at < first:
            break
        if at + 1 < len(clause.words) and heard(clause.words[at + 1].plain) in _BY_WHOM:
            continue  # who did it, not what was done
        judged = _judge(clause, labels, work=possessive or key in _WORK)
        if judged:
            return judged
        work = work or (labels.get("thing") if key in _WORK and not possessive else None)
        unknown = at == _lexical(clause, first) and not labels and not own
        if unknown:
            return Deed.UNKNOWN, None
    return (Deed.DONE, work) if work else (Deed.UNKNOWN, None)


def _lexical(clause: Clause, first: int) -> int:
    """Where the verb proper stands before its helpers."""
    at = first - 1
    while at >= 0 and heard(clause.words[at].plain) in _STEMS:
        at -= 1
    return at


def _judge(clause: Clause, labels: Mapping[str, Hit], *, work: bool) -> tuple[Deed, Hit | None] | None:
    """What one word says was done, or None where it leaves that open."""
    if "result" in labels and not {"order", "process"} & labels.keys():
        if "handing" in labels and clause.has("talk") and not clause.has("money"):
            return Deed.TOLD, labels["result"]
        if clause.has("process") and heard(search_fold(labels["result"].phrase.strip("=*"))) in _ISSUED:
            return Deed.STEP, labels["result"]  # a tender is "taken out" in the words of a rescue
        return Deed.DONE, labels["result"]
    for label, deed in _HEADS:
        if label in labels:
            return deed, labels[label]
    if "sanction" in labels:
        return (Deed.DONE if _is_benefit(clause) else Deed.STEP), labels["sanction"]
    if "sent" in labels:
        return _sent(clause), labels["sent"]
    if "moved" in labels:
        return (Deed.DONE if clause.has("money") else Deed.MOVED), labels["moved"]
    if "look" in labels and "thing" not in labels:
        return Deed.TOLD, labels["look"]
    return (Deed.DONE, labels["thing"]) if "thing" in labels and not work else None


def _is_benefit(clause: Clause) -> bool:
    """Whether what was sanctioned is the relief itself; a sanctioned proposal or road must still be made."""
    return clause.has("benefit") and not clause.has("process")


def _sent(clause: Clause) -> Deed:
    """Money sent has arrived as far as an office can say; a team or a thing on its way has not."""
    if clause.has("process"):
        return Deed.STEP
    if clause.has("money"):
        return Deed.DONE
    return Deed.STEP if clause.has("team", "thing") else Deed.TOLD


_PARTICIPLES = ("order", "result", "light", "sanction", "sent", "moved", "process", "punished", "harm", "noted")


def _english(clause: Clause) -> Iterable[tuple[Deed, Hit | None]]:
    for at, word in enumerate(clause.words):
        labels = clause.heard_at(at)
        last = max((hit.end for label, hit in labels.items() if label in _PARTICIPLES), default=0)
        if not last or last != word.end or not _is_participle(clause, at, labels):
            continue
        judged = _judge(clause, {k: v for k, v in labels.items() if k != "thing"}, work=True)
        if judged:
            yield judged
        elif "light" in labels:
            yield _object_of(clause), labels["light"]


def _is_participle(clause: Clause, at: int, labels: Mapping[str, Hit]) -> bool:
    """Whether the word at AT, or the phrase that ends there, is a verb that has happened, and no noun."""
    begin = min(hit.start for label, hit in labels.items() if label in _PARTICIPLES)
    first = next(i for i, word in enumerate(clause.words) if word.start == begin)
    if first != at:  # a phrase: its first word carries the verb
        return has_happened(clause.words, first) or has_happened(clause.words, at)
    return has_happened(clause.words, at)


def _object_of(clause: Clause) -> Deed:
    """What was given or completed: a step, word of it, the thing itself, or something unknown."""
    if clause.has("process") or (clause.has("sanction") and not clause.has("benefit")):
        return Deed.STEP
    if clause.has("order", "deed", "talk"):
        return Deed.TOLD
    if clause.has("thing", "money", "benefit"):
        return Deed.DONE
    short = 0 < len(clause.words) <= _BARE_WORDS and clause.has("result")
    return Deed.DONE if short else Deed.UNKNOWN
