"""What sort of post it is: grievance, praise, politics, abuse, spam, greeting, news, query, suggestion or none.

Silence never drops a post: what is not surely something else stays a grievance. Anger is no reason at all."""

from dataclasses import dataclass
from enum import StrEnum

from sunwai.lib.phrases import Hit
from sunwai.triage import dangers
from sunwai.triage.decision import Because, Decision, Rival
from sunwai.triage.lexicon import Heard
from sunwai.triage.people import days_lasting


class Sort(StrEnum):
    """The sorts of post."""

    GRIEVANCE = "grievance"
    PRAISE = "praise"
    POLITICS = "politics"
    ABUSE = "abuse"
    SPAM = "spam"
    GREETING = "greeting"
    NEWS = "news"
    QUERY = "query"
    SUGGESTION = "suggestion"
    NONE = "none"


SHOWN = {
    "grievance": ("grievance", "शिकायत"),
    "praise": ("praise", "प्रशंसा"),
    "politics": ("party talk", "राजनीति"),
    "abuse": ("abuse", "अपशब्द"),
    "spam": ("spam", "स्पैम"),
    "greeting": ("greeting", "अभिवादन"),
    "news": ("news", "खबर"),
    "query": ("question", "सवाल"),
    "suggestion": ("suggestion", "सुझाव"),
    "none": ("none of these", "इनमें से कोई नहीं"),
}
_TALK = ("praise", "greeting", "politics", "abuse", "spam", "news", "suggestion", "query")

_STRONG = 3  # one strong word
_SURE_KIND = 3
_MANY_TAGS = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """How strongly a post speaks as each sort, and what stands against it."""

    talk: dict[str, float]
    need: float
    kind: float
    hours: bool
    instruction: bool
    tags: int
    ours: bool

    @property
    def concrete(self) -> bool:
        """Whether something definite is missing or asked."""
        return self.kind >= 2 and self.need >= 2

    @property
    def bare_abuse(self) -> bool:
        """Whether insults are all there is but one chance word of a service."""
        return self.talk["abuse"] >= 2 * _STRONG and self.need < 1 and self.kind < _SURE_KIND


def decide(heard: Heard, *, kind_score: float, lasting: bool, instruction: bool) -> tuple[Decision[str], bool]:
    """Will name the sort of HEARD, and say whether its praise is sarcasm."""
    weights = _weights(heard, kind_score=kind_score, lasting=lasting, instruction=instruction)
    if not any(word.plain for word in heard.words):
        return _decided(heard, Sort.NONE, 0.5, weights), False
    sarcastic = _is_sarcasm(heard, weights)
    sort, confidence = _judge(heard, weights, sarcastic=sarcastic)
    return _decided(heard, sort, confidence, weights), sarcastic


def _weights(heard: Heard, *, kind_score: float, lasting: bool, instruction: bool) -> Weights:
    talk = {name: _score(heard, name) for name in _TALK}
    need = _score(heard, "need") + (2.0 if lasting else 0.0)  # who counts the months is waiting for something
    hours = bool(dangers.find(heard, lasting=days_lasting(heard)))
    return Weights(talk, need, kind_score, hours, instruction, heard.text.count("#"), heard.has("sort/ours/strong"))


def _score(heard: Heard, name: str) -> float:
    strong = _apart(heard.of(f"sort/{name}/strong"))
    plain = _apart(heard.of(f"sort/{name}/plain"))
    return min(9.0, 3.0 * len(strong)) + min(3.0, 1.0 * len(plain))


def _apart(hits: tuple[Hit, ...]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _judge(heard: Heard, weights: Weights, *, sarcastic: bool) -> tuple[Sort, float]:
    """The first rule that holds decides; what no rule claims stays in the list as a grievance."""
    if weights.instruction and not weights.concrete and weights.kind < _SURE_KIND:
        return Sort.NONE, 0.7
    if _is_advert(weights):
        return Sort.SPAM, 0.8
    if _is_greeting(weights):
        return Sort.GREETING, 0.8
    if _is_praise(heard, weights) and not sarcastic:
        return Sort.PRAISE, 0.8
    return _judge_matter(weights)


def _is_advert(weights: Weights) -> bool:
    """Words of selling, and either nothing asked or the many hashtags that catch strangers; never beside a danger."""
    spam = weights.talk["spam"]
    if weights.hours or spam < _STRONG:
        return False
    if weights.need >= 6 and weights.kind >= 6 and weights.tags < _MANY_TAGS:
        return False
    return spam >= 6 or weights.need < 3 or weights.tags >= _MANY_TAGS


def _is_greeting(weights: Weights) -> bool:
    return weights.talk["greeting"] >= _STRONG and not weights.concrete and not weights.hours and weights.need < 3


def _judge_matter(weights: Weights) -> tuple[Sort, float]:
    talk = weights.talk
    if talk["politics"] >= 3 and not weights.hours and talk["politics"] >= min(weights.kind, weights.need) + 2:
        return Sort.POLITICS, 0.7
    if not weights.hours and (told := _told(weights)):
        return told, 0.65
    if weights.concrete or weights.hours:
        return Sort.GRIEVANCE, round(min(0.95, 0.6 + 0.03 * (weights.kind + weights.need)), 2)
    return _judge_thin(weights)


def _told(weights: Weights) -> Sort | None:
    """A suggestion or a question with little that hurts, or news in which nobody speaks for himself."""
    talk = weights.talk
    if talk["suggestion"] >= _STRONG and weights.need <= 3:
        return Sort.SUGGESTION
    if talk["query"] >= _STRONG and weights.need <= 3:
        return Sort.QUERY
    if talk["news"] >= _STRONG and (weights.need < 3 or (weights.need <= 3 and not weights.ours)):
        return Sort.NEWS
    return None


def _judge_thin(weights: Weights) -> tuple[Sort, float]:
    """Little is said: an insult alone is abuse, a service word or a plea alone is kept as a grievance."""
    if weights.talk["abuse"] >= 3 and (weights.kind < 2 or weights.bare_abuse):
        return Sort.ABUSE, 0.7
    if weights.kind >= 2 or weights.need >= 3:
        return Sort.GRIEVANCE, 0.5
    if weights.talk["greeting"] >= 1 and weights.need < 1:
        return Sort.GREETING, 0.5
    return (Sort.GRIEVANCE, 0.35) if weights.need >= 1 or weights.kind >= 1 else (Sort.NONE, 0.5)


def _is_praise(heard: Heard, weights: Weights) -> bool:
    """Praise that names an old problem is praise if it says the problem is over and nothing speaks of "still"."""
    if weights.talk["praise"] < 3 or (weights.hours and not heard.has("urgency/ended")):
        return False
    if _solved(heard) and not heard.has("sort/still/strong"):
        return True
    return not weights.concrete and weights.need < 3


def _is_sarcasm(heard: Heard, weights: Weights) -> bool:
    """Congratulations for something that is missing: praise words, a matter, and no word that it was put right."""
    praised = weights.talk["praise"] >= 3 or heard.has("sort/sarcasm/strong")
    if praised and heard.has("sort/irony/strong") and weights.kind >= 1:
        return True
    return praised and weights.concrete and not _solved(heard) and not _courteous(heard)


def _courteous(heard: Heard) -> bool:
    """Whether the only praise is the thanks that ends a letter, or a plea stands beside it."""
    praise = heard.of("sort/praise/strong", "sort/sarcasm/strong")
    return bool(praise) and praise[0].start > len(heard.text) * 0.7


def _solved(heard: Heard) -> bool:
    negated = [hit.end for hit in heard.of("sort/need/plain")]
    return any(not any(0 <= hit.start - end <= 2 for end in negated) for hit in heard.of("sort/solved/strong"))


def _decided(heard: Heard, sort: Sort, confidence: float, weights: Weights) -> Decision[str]:
    names = ("need",) if sort is Sort.GRIEVANCE else (sort.value,)
    hits = heard.of(*(f"sort/{name}/strong" for name in names))[:4]
    because = tuple(heard.because(h, rule=f"sort/{sort.value}", weight=3.0) for h in hits)
    because = because or (Because("silence", "", None, "sort/default", 0.0),)
    rivals = _rivals(sort, weights)
    return Decision("sort", sort.value, confidence, because, rivals, SHOWN[sort.value])


def _rivals(sort: Sort, weights: Weights) -> tuple[Rival[str], ...]:
    others = [(score, name) for name, score in weights.talk.items() if score >= 3 and name != sort.value]
    if sort is not Sort.GRIEVANCE and weights.concrete:
        others.append((weights.need, "grievance"))
    ranked = sorted(others, key=lambda pair: (-pair[0], pair[1]))[:2]
    return tuple(Rival(name, 0.2, SHOWN[name]) for _, name in ranked)
