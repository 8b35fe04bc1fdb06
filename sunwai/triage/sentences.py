"""How a decision is said to a person, in English and Hindi.

Owns the names of fields and the wording of rules that quote no word. Never decides anything."""

from collections.abc import Sequence

# Field code -> (English, Hindi).
FIELDS = {
    "lang": ("Language", "भाषा"),
    "sort": ("Sort of post", "पोस्ट का प्रकार"),
    "kind": ("Kind", "विषय"),
    "district": ("District", "ज़िला"),
    "place": ("Place", "जगह"),
    "home": ("Home", "घर"),
    "event": ("Where it happens", "घटना की जगह"),
    "village": ("Village", "गांव"),
    "acting": ("Offices that must act", "किस जगह के कार्यालय"),
    "urgency": ("Urgency", "तात्कालिकता"),
    "people": ("People", "लोग"),
    "vulnerable": ("Vulnerable", "कमज़ोर वर्ग"),
    "lasting": ("Since", "कब से"),
    "sealed": ("Sealed", "गोपनीय"),
    "event_deadline": ("Will not wait past", "इस दिन के बाद व्यर्थ"),
    "speaker": ("Who speaks", "कौन बोल रहा है"),
    "reply": ("Kind of reply", "जवाब का प्रकार"),
    "word": ("Citizen's word", "नागरिक की बात"),
}

# The last part of a rule id -> what it says when there is no word to quote.
RULES = {
    "silent": ("the post does not say", "पोस्ट में नहीं लिखा"),
    "twins": ("more than one place has this name", "इस नाम की एक से अधिक जगहें हैं"),
    "bare": (
        "the name is also a common word and nothing beside it says place",
        "यह नाम आम शब्द भी है और पास में जगह का संकेत नहीं",
    ),
    "thread": ("it stands in the thread", "यह थ्रेड में लिखा है"),
    "earlier": ("an earlier post of the same author says so", "इसी व्यक्ति की पिछली पोस्ट में लिखा है"),
    "home": ("only the home is named", "केवल घर की जगह लिखी है"),
    "spam": ("it is named in what looks like spam", "यह अवांछित जैसी पोस्ट में लिखा है"),
    "pincode": ("a post office lies there by its pincode", "पिनकोड के अनुसार डाकघर वहां है"),
    "village": ("a village there has this name", "वहां इस नाम का गांव है"),
    "picture": ("the picture's own text says so", "तस्वीर के विवरण में लिखा है"),
    "cut": ("only the beginning of a very long text was read", "बहुत लंबे पाठ का केवल शुरुआती भाग पढ़ा गया"),
    "default": ("nothing in it speaks against", "इसके विरुद्ध कुछ नहीं लिखा"),
    "meaning": ("its meaning is close to such matters", "इसका अर्थ ऐसे मामलों के निकट है"),
    "close": ("two answers are equally likely", "दो उत्तर बराबर संभव हैं"),
}

_MOST_QUOTES = 3


def compose(
    field: str, said: str, quotes: Sequence[str], rules: Sequence[str], rivals: Sequence[str], *, side: int
) -> str:
    """Will say FIELD, the value SAID (empty: not sure) and its reasons in one sentence; `side` 0 English, 1 Hindi."""
    name = FIELDS.get(field, (field, field))[side]
    head = f"{name} {said}" if said else f"{name} {('not sure', 'पक्का नहीं')[side]}"
    reason = _reason(quotes, rules, side=side)
    other = _rivals(rivals, sure=bool(said), side=side)
    return head + (f": {reason}" if reason else "") + other + (".", "।")[side]


def why(quotes: Sequence[str], rules: Sequence[str], rivals: Sequence[str], *, sure: bool, side: int) -> str:
    """Will say the reasons alone: words of the post in quotation marks, rules in words, what else it could be."""
    words = ", ".join(f"“{quote}”" for quote in list(dict.fromkeys(quotes))[:_MOST_QUOTES])
    said = "; ".join(part for part in (words, _reason((), rules, side=side)) if part)
    return (said + _rivals(rivals, sure=sure, side=side)).removeprefix("; ")


def _reason(quotes: Sequence[str], rules: Sequence[str], *, side: int) -> str:
    lines = [_quoted(quotes, side=side)] if quotes else []
    plain = dict.fromkeys(rule.rsplit("/", 1)[-1] for rule in rules)
    lines += [RULES[rule][side] for rule in plain if rule in RULES]
    return "; ".join(lines)


def _quoted(quotes: Sequence[str], *, side: int) -> str:
    words = ", ".join(f"“{quote}”" for quote in list(dict.fromkeys(quotes))[:_MOST_QUOTES])
    return (f"the post says {words}", f"पोस्ट में लिखा है {words}")[side]


def _rivals(rivals: Sequence[str], *, sure: bool, side: int) -> str:
    if not rivals:
        return ""
    joined = (" or ", " या ")[side].join(rivals[:_MOST_QUOTES])
    lead = ("; it could also be ", "; यह भी हो सकता है: ") if sure else ("; it could be ", "; संभव है: ")
    return lead[side] + joined
