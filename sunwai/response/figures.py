"""Figures for everybody: "in the district 1,530 cards have been issued" answers no single case.

Owns which numbers count people or things in the mass; sums, weights, sizes and hours do not. Pure."""

import re

from sunwai.lib.folding import normalise
from sunwai.lib.phrases import Hit
from sunwai.response.clauses import Clause

_NUMBER = re.compile(r"(?<![\d.,/:-])\d[\d,]*(?:\.\d+)?(?![\d/:])")
_SHARE = re.compile(r"\d\s*(?:%|percent|per cent|प्रतिशत|फीसदी|pratishat)")
_CROWD = re.compile(
    r"\d\s*(?:लाख|lakh|lac|crore|करोड़|हजार|thousand|hazar|hajar)\s+(?:से\s+(?:अधिक|ज्यादा)\s+|se\s+(?:adhik|jyada)\s+|more\s+)?"
    r"(?:लोग|परिवार|किसान|लाभ|छात्र|बच्च|महिला|युवा|श्रमिक|मजदूर|कार्ड|आवास|घर|people|person|famil|farmer|benef|house|student|child|"
    r"women|youth|card|worker|log|parivar|kisan|labh|yuva|mahila|ghar)",
    re.IGNORECASE,
)
# After a number that measures one thing, or before one that names it.
_MEASURES = re.compile(
    r"^\s*[-]?\s*(?:/-|rs|rupee|रु|₹|kg|kilo|किलो|किग्रा|kva|kv|kw|केवीए|meter|metre|मीटर|feet|ft|फीट|litre|लीटर|"
    r"lit|ml|hp|एचपी|am|pm|बजे|baje|hour|hr|घंट|ghant|day|दिन|din|month|माह|maah|mahin|महीन|year|वर्ष|साल|saal|quintal|क्विंटल|lakh|लाख|"
    r"hazar|हजार|thousand|crore|करोड़|unit|यूनिट|bed|watt|वाट|volt|mm|inch|इंच|ton|टन|bag|जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|"
    r"सितंबर|अक्टूबर|नवंबर|दिसंबर|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"(?:rs\.?|inr|₹|रु\.?|रू\.?|रुपये|rupees|no\.?|number|नं\.?|संख्या|sankhya|ward|वार्ड|nh|sh|no\.|#|sec|section|धारा|id|pin|ph|mob|"
    r"phone|फोन|मोबाइल|call|helpline|हेल्पलाइन|dated|दिनांक|vide|letter|पत्रांक|docket|jh-)\s*[:.-]?\s*$",
    re.IGNORECASE,
)
_MANY, _SOME = 100, 10


def for_everybody(clause: Clause) -> Hit | None:
    """Will give the words by which CLAUSE counts for everybody instead of for one case, or None."""
    everywhere = clause.first("everywhere")
    if everywhere:
        return everywhere
    text = normalise(clause.text)
    cue = clause.first("aggregate")
    share = _SHARE.search(text)
    largest = max((_count(text, found) for found in _NUMBER.finditer(text)), default=0)
    if share or _CROWD.search(text) or largest >= _MANY or (cue and largest >= _SOME):
        return cue or Hit("aggregate", "", clause.start, clause.end)
    return None


def _count(text: str, found: re.Match[str]) -> int:
    """The number FOUND as a count of many, or 0 where it measures, dates or names one thing."""
    whole = found[0].replace(",", "").split(".")[0]
    digits = len(whole)
    if "." in found[0] or digits > 7 or _MEASURES.match(text[found.end() :]) or _NAMES.search(text[: found.start()]):
        return 0
    value = int(whole)
    return 0 if 1990 <= value <= 2100 and "," not in found[0] else value
