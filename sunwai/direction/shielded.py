"""Safe wording of a sealed matter, and what in a draft would make a victim known. Pure.

Owns the neutral lines and the words that lead to a person: parents, school, age, face, exact spot. Finds private
numbers and names by triage's rule, handed in. Decides nothing: a refusal is shield.py's (JJ Act 2015 s.74, POCSO
Act 2012 s.23)."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sunwai.lib.folding import name_fold, sound_key
from sunwai.sop.words import Language, Urgency

# A private stretch as triage gives it: where it begins and ends in the text, and what it is.
PrivateSpan = tuple[int, int, str]
Spans = Callable[[str], Iterable[PrivateSpan]]


@dataclass(frozen=True, slots=True)
class Exposure:
    """A stretch `[start, end)` of a draft that leads to a person: `what` its code, `said` a person's words for it."""

    start: int
    end: int
    what: str
    said: tuple[str, str]


# What a reader is told of each finding.
SAID = {
    "known": ("a name or place from the post", "पोस्ट में लिखा नाम या जगह"),
    "private": ("a private number, name or address", "निजी नंबर, नाम या पता"),
    "family": ("parents or kin", "माता-पिता या परिजन"),
    "school": ("a school, class or hostel", "विद्यालय, कक्षा या छात्रावास"),
    "age": ("an age", "उम्र"),
    "face": ("a picture or video", "तस्वीर या वीडियो"),
    "spot": ("an exact spot", "ठीक-ठीक जगह"),
    "harm": ("what was done to the person", "व्यक्ति के साथ क्या हुआ"),
}

_SAFETY = ("a matter of a person's safety", "एक व्यक्ति की सुरक्षा का मामला")
_CARE = ("a matter of treatment and care", "इलाज और देखभाल का मामला")
_DUE = ("a matter of support that is due", "देय सहायता का मामला")
_AWAY = ("a matter of a person away from home", "घर से दूर एक व्यक्ति का मामला")
_ANY = ("a sensitive matter", "एक संवेदनशील मामला")
# Of a sealed matter even the kind can tell too much ("a missing girl" in a small block): kinds share a neutral line.
_NEUTRAL = {
    **dict.fromkeys(("police", "trafficking_missing"), _SAFETY),
    **dict.fromkeys(("health", "disability"), _CARE),
    **dict.fromkeys(("pension", "ration", "housing", "documents", "school", "wages", "bank"), _DUE),
    **dict.fromkeys(("migrant_abroad", "migrant_inland"), _AWAY),
}
_WHEN = {
    Urgency.RED: ("must be acted on at once", "तुरंत कार्रवाई आवश्यक"),
    Urgency.TODAY: ("must be acted on today", "आज ही कार्रवाई आवश्यक"),
}
_ORDINARY = ("must be acted on", "कार्रवाई आवश्यक")
_ENDED = "The particulars are given to the office separately."
_ENDED_HI = "विवरण संबंधित कार्यालय को अलग से दिया जा रहा है।"


def shielded_summary(*, kind: str, place_name: str, urgency: int | None, language: Language) -> str:
    """Will give a public line for a sealed matter: a neutral subject, PLACE_NAME, how soon; nothing of a person.

    KIND is triage's code ("" where unknown). PLACE_NAME must be a block's or a district's display name in LANGUAGE,
    never a village's or a ward's, and may be empty. The same facts, the same line."""
    side = 1 if language is Language.HI else 0
    subject = _NEUTRAL.get(kind, _ANY)[side]
    when = _WHEN.get(Urgency(urgency), _ORDINARY)[side] if urgency is not None else _ORDINARY[side]
    if side:
        head = f"{place_name}: {subject}" if place_name else subject
        return f"{head}, {when}। {_ENDED_HI}"
    head = f"{place_name}: {subject}" if place_name else subject[0].upper() + subject[1:]
    return f"{head}, {when}. {_ENDED}"


def exposes(words: str, *, spans: Spans, known: Iterable[str] = ()) -> tuple[Exposure, ...]:
    """Will list what in WORDS leads to the person of a sealed matter, in the order of the text; empty means safe.

    SPANS finds private stretches (triage's personal spans); KNOWN are names, villages and schools that the post holds,
    in any script: they are found by sound. A finding is a warning for a person; silence is no proof."""
    found = [Exposure(start, end, "private", SAID["private"]) for start, end, _ in spans(words)]
    found += _known(words, known)
    for what, pattern in _LEADS:
        found += [Exposure(hit.start(), hit.end(), what, SAID[what]) for hit in pattern.finditer(words)]
    return tuple(_outermost(found))


def _known(words: str, known: Iterable[str]) -> list[Exposure]:
    """The stretches of WORDS that spell, or sound like, one of KNOWN."""
    named = [(name_fold(name), [sound_key(word) for word in name.split()]) for name in known if name.strip()]
    tokens = list(_WORD.finditer(words))
    sounds = [sound_key(token[0]) for token in tokens]
    found = []
    for plain, keys in named:
        for at in range(len(tokens) - len(keys) + 1):
            last = tokens[at + len(keys) - 1]
            as_written = name_fold(words[tokens[at].start() : last.end()])
            if as_written == plain or (len("".join(keys)) >= _SURE and sounds[at : at + len(keys)] == keys):
                found.append(Exposure(tokens[at].start(), last.end(), "known", SAID["known"]))
    return found


def _outermost(found: Iterable[Exposure]) -> Iterable[Exposure]:
    """Of findings that overlap, the first and longest."""
    end = -1
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


_SURE = 4  # letters of a sound key that tell a name from an ordinary word
_WORD = re.compile("(?:[^\\W_]|[\u0900-\u0963\u0980-\u0d7f])+")
_NOT_IN = "(?<![\\w\u0900-\u0963])"
_NOT_ON = "(?![\\w\u0900-\u0963])"


def _words(listed: str) -> re.Pattern[str]:
    """LISTED words, parted by |, each standing by itself; `~` at the end takes longer forms."""
    parts = [f"{re.escape(p[:-1])}[\\w\u0900-\u0963]*" if p.endswith("~") else re.escape(p) for p in listed.split("|")]
    parts.sort(key=len, reverse=True)
    return re.compile(f"{_NOT_IN}(?:{'|'.join(parts)}){_NOT_ON}", re.IGNORECASE)


_LEADS = (
    (
        "age",
        re.compile(
            rf"{_NOT_IN}\d{{1,3}}[ -]?(?:years?|yrs?|months?|saal|sal|mahine|maah|वर्ष|वर्षीय|साल|माह|महीने|महीना)"
            rf"(?:[ -]?old|\s+(?:की|का|के|ki|ka|ke))?{_NOT_ON}|{_NOT_IN}(?:aged?|उम्र|umra?|आयु)\s*:?\s*\d{{1,3}}",
            re.IGNORECASE,
        ),
    ),
    (
        "family",
        _words(
            "father~|mother~|parent~|brother~|sister~|uncle~|aunt~|husband~|wife~|daughter~|sons|son of|grandmother~|"
            "grandfather~|s/o|d/o|w/o|c/o|पिता~|माता~|मां~|माँ~|भाई~|बहन~|चाचा~|चाची~|मामा~|मौसी~|पति~|पत्नी~|बेटी~|बेटा~|"
            "बेटे~|पुत्र~|पुत्री~|दादा~|दादी~|नाना~|नानी~|परिजन~|pita|mata|maa|bhai|behan|bahan|chacha|mama|pati|patni|"
            "beti|beta|putri|putra|dada|dadi"
        ),
    ),
    (
        "school",
        _words(
            "school~|class~|hostel~|college~|student~|anganwadi~|kasturba~|tuition~|विद्यालय~|स्कूल~|कक्षा~|छात्रावास~|कॉलेज~|"
            "महाविद्यालय~|आवासीय~|आंगनबाड़ी~|आँगनबाड़ी~|कस्तूरबा~|छात्रा~|छात्र|छात्रों|ट्यूशन~|vidyalay~|chhatra|hostal"
        ),
    ),
    (
        "face",
        _words(
            "photo~|picture~|video~|clip|face|selfie~|screenshot~|pic|pics|फोटो~|फ़ोटो~|तस्वीर~|वीडियो~|चेहरा|चेहरे|tasveer~|"
            "tasvir"
        ),
    ),
    (
        "spot",
        _words(
            "ward~|lane|gali|tola~|mohalla~|village~|near|behind|opposite|beside|house no|quarter~|flat|colony|hamlet|"
            "panchayat~|वार्ड~|गली~|टोला~|टोले~|मोहल्ला~|मोहल्ले~|गांव~|गाँव~|ग्राम~|पंचायत~|के पास|के पीछे|के सामने|के बगल|मकान|"
            "क्वार्टर~|कॉलोनी|ke paas|ke pass|ke piche|ke samne|gaon|gram"
        ),
    ),
    (
        "harm",
        _words(
            "rape~|gangrape~|molest~|sexual~|pocso|pregnan~|hiv|aids|witch~|dayan|trafficked|sold|बलात्कार~|दुष्कर्म~|यौन~|"
            "छेड़छाड़|पॉक्सो|गर्भवती|एचआईवी|एड्स|डायन~|बेचा|बेच|dushkarm|balatkar~"
        ),
    ),
)
