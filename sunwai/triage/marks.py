"""Marks shown beside a post: anger, abuse, sarcasm, instruction-like text, text cut short.

A mark changes nothing by itself and never drops a post: an angry citizen is a citizen."""

import re

from sunwai.triage.decision import Because
from sunwai.triage.lexicon import Heard
from sunwai.triage.proposal import Mark

# Text that speaks to a machine and not to an office: never sent to any model, shown to the desk.
_INSTRUCTION = re.compile(
    r"(ignore|disregard|forget)\W+(\w+\W+){0,3}(previous|prior|above|earlier|instruction|rules)"
    r"|\b(system|assistant|developer)\s*(prompt|message)?\s*:"
    r"|\byou are (now )?(an? |the )?(ai|assistant|bot|language model|chatgpt|llm)\b"
    r"|\b(ai|bot|chatgpt|gpt|llm|model|grok)\b.{0,30}\b(must|should|set|mark|classify|output|respond|reply|answer)\b"
    r"|\b(set|mark|classify|label)\b.{0,30}\b(urgency|priority|resolved|closed|approved|category|sealed)\b"
    r"|\bnote to (the )?(assistant|ai|bot|model|machine|system)\b|(मशीन|एआई|machine|ai) (के|ke) (लिए|liye)\s*:"
    r"|(rule|niyam|nirdesh|नियम|निर्देश)\S*\s+(mat|मत)\s+(maan|मान)"
    r"|\bjailbreak\b|<\s*/?\s*(system|instruction|prompt)|\{\s*\"\w+\"\s*:"
    r"|(पिछले|पुराने|ऊपर के|सभी)\s+(सभी\s+)?(निर्देश|आदेश|नियम)\S*\s*(को)?\s*(अनदेखा|भूल|नज़रअंदाज|नजरअंदाज|इग्नोर)"
    r"|(pichhle|pichle|purane|sabhi)\s+(sabhi\s+)?(nirdesh|niyam|instruction)\S*.{0,12}(bhul|ignore|andekha|nazarandaz)",
    re.IGNORECASE,
)

_SENTENCE_END = re.compile(r"[.!?](?=\s)|[।\n\]]")


def instruction(heard: Heard) -> Mark | None:
    """Will mark text that gives orders to a machine."""
    found = _INSTRUCTION.search(heard.text)
    if found is None:
        return None
    return Mark("instruction", (Because("pattern", found[0], found.span(), "mark/instruction", 1.0),))


def ordered(heard: Heard) -> tuple[tuple[int, int], ...]:
    """Will give the sentences of HEARD that give orders to a machine: what they name is nobody's matter."""
    orders = list(_INSTRUCTION.finditer(heard.text))
    return tuple((order.start(), _sentence_end(heard.text, order.end())) for order in orders)


def _sentence_end(text: str, start: int) -> int:
    end = _SENTENCE_END.search(text, start)
    return end.start() if end else len(text)


def tone(heard: Heard, *, sarcastic: bool) -> tuple[Mark, ...]:
    """Will mark anger, abuse and sarcasm, each with its words."""
    found = [_worded(heard, "anger", "sort/anger/strong"), _worded(heard, "abuse", "sort/abuse/strong")]
    found.append(_worded(heard, "sarcasm", "sort/sarcasm/strong") if sarcastic else None)
    return tuple(mark for mark in found if mark)


def cut(heard: Heard) -> Mark | None:
    """Will say that only the beginning of a very long text was read."""
    if not heard.cut:
        return None
    return Mark("cut", (Because("cut", "", (0, len(heard.text)), "mark/cut", 0.0),))


def _worded(heard: Heard, name: str, label: str) -> Mark | None:
    hits = heard.of(label)[:3]
    return Mark(name, tuple(heard.because(h, rule=f"mark/{name}", weight=1.0) for h in hits)) if hits else None
