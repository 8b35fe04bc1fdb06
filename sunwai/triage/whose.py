"""Facts in a post that change who must act: a national highway, a Union undertaking's mine, an office accused itself.

Owns those marks, which offices.responsible reads by name. Chooses no office."""

import re
from collections.abc import Iterable

from sunwai.triage.decision import Because
from sunwai.triage.lexicon import Heard
from sunwai.triage.proposal import Mark

HIGHWAY, UNION_MINE = "national_highway", "union_mine"
OF_DISTRICT, OF_POLICE_CHIEF, OF_POLICE, OF_BLOCK = (
    "against_district",
    "against_police_chief",
    "against_police",
    "against_block",
)
NAMES = frozenset({HIGHWAY, UNION_MINE, OF_DISTRICT, OF_POLICE_CHIEF, OF_POLICE, OF_BLOCK})
_REACH = 60  # letters between an office and the wrong it is said to have done


def _any(listed: str) -> re.Pattern[str]:
    """LISTED words parted by |, none inside another word; `~` takes any letters."""
    words = sorted(re.split(r"\|(?![^(]*\))", listed), key=len, reverse=True)
    body = "|".join(words).replace("~", "[\\w\u0900-\u0963]*")
    return re.compile(f"(?<![\\w\u0900-\u0963])(?:{body})(?![\\w\u0900-\u0963])", re.IGNORECASE)


_HIGHWAYS = _any(
    r"n\.?\s?h\.?[\s\-]{0,2}\d{1,3}[a-z]?|nhs?|nhai|एन\.?\s?एच\.?[\s\-]{0,2}\d{1,3}|एनएच|"
    r"एनएचएआई|national\s+high\s?ways?|"
    r"राष्ट्रीय\s+(?:राज|उच्च)\s?(?:मार्ग~|पथ~)|नेशनल\s+हाई\s?वे|ras?htriya\s+(?:raj|"
    r"uch?ch)\s?(?:marg|path)|national\s+haiwe"
)
# "the road from NH 33 to our village" is the village's, and so is what lies beside a highway.
_TO_HIGHWAY = re.compile(
    r"(?:from|near|off|beside|joins?|joining|connect\w*|to|till|upto|up to)\s+(?:the\s+)?$", re.IGNORECASE
)
_FROM_HIGHWAY = re.compile(
    r"[\s,]{0,2}(?:se|से|to|tak|तक|ko|को|ke\s+(?:kinare|paa?s|bagal)|के\s+(?:किनारे|पास|बगल)|"
    r"se\s+jod\w*|से\s+जोड़\S*)(?![\w\u0900-\u0963])",
    re.IGNORECASE,
)
_MINES = _any(
    r"bccl|ccl|ecl|c\.c\.l\.?|b\.c\.c\.l\.?|e\.c\.l\.?|coal india~|central coal\s?fields?|"
    r"bharat coking~|eastern coal\s?fields?|cil|"
    r"बीसीसीएल|सीसीएल|ईसीएल|कोल इंडिया|सेंट्रल कोलफील्ड~|भारत कोकिंग~|ईस्टर्न कोलफील्ड~|"
    r"colliery|collieries|कोलियरी|कोलयरी|koliary|koliyari|"
    r"coal mines?|coal\s?field~|open\s?cast|ओपन\s?कास्ट|koyla k?hadan|कोयला\s+(?:खदान~|खान~)|ओसीपी|ocp"
)
_NOT_UNION = _any("illegal~|अवैध|avaidh|awaidh|chori|चोरी|तस्कर~|taskar~|mafia|माफिया|private|निजी|tata|टाटा")
_ACCUSED = {
    OF_DISTRICT: _any(
        r"d\.?c\.?|d\.?m\.?|dc office|उपायुक्त|डीसी|डीएम|deputy commissioner|collector|upayukt|"
        r"जिला प्रशासन|district administration|"
        r"jila prashasan|zila prashasan|sdo|sdm|एसडीओ|एसडीएम|अनुमंडल पदाधिकारी"
    ),
    OF_POLICE_CHIEF: _any(r"s\.?p\.?|ssp|एसपी|एसएसपी|पुलिस अधीक्षक|superintendent of police|dsp|डीएसपी"),
    OF_POLICE: _any(
        "थाना प्रभारी|थानेदार|थानाध्यक्ष|दरोगा~|दारोगा~|thana prabhari|thanedar|daroga~|sho|"
        "station in charge|officer in charge|"
        "पुलिस~|police~|policewala|policewale|सिपाही~|sipahi|constable~|थाने वाले|थाना वाले|"
        "thana wale|thane wale|outpost|barababu|बड़ा बाबू|munshi ji thana"
    ),
    OF_BLOCK: _any(
        r"b\.?d\.?o\.?|बीडीओ|c\.?o\.?|सीओ|अंचलाधिकारी|अंचल अधिकारी|circle officer|"
        r"block development officer|प्रखंड विकास पदाधिकारी|"
        r"अंचल निरीक्षक|circle inspector|beo|beeo|mo|एमओ"
    ),
}
# Others who are accused, so that the nearest word decides whose wrong it is.
_OTHERS = _any(
    "mukhiya~|मुखिया~|dealer~|डीलर~|thekedar~|ठेकेदार~|contractor~|teacher~|शिक्षक~|मास्टर~|"
    "doctor~|डॉक्टर~|engineer~|karamchari~|कर्मचारी~|"
    "padosi~|पड़ोसी~|dabang~|दबंग~|neighbour~|dalal~|दलाल~|manager~|company|कंपनी|malik|"
    "मालिक|employer|husband|पति|goonda~|गुंडे|naxal~|agent~|"
    "सचिव|sachiv|रोजगार सेवक|rojgar sewak|operator|lineman|लाइनमैन|driver~"
)
_WRONG = _any(
    r"ghoos~|ghus|rishwat~|rishvat~|bribe~|commission|कमीशन|घूस|रिश्वत|(?:paisa|paise|rupaye|"
    r"rupya|पैसा|पैसे|रुपये|रुपए|हजार|hazar|hajar)\s+"
    r"(?:maang|mang|leta|lete|le ra|ले\s?र|मांग|लेता|लेते|ऐंठ)~|demand~\s+(?:money|rs|bribe|"
    r"\d)~|takes?\s+\d+\s?%|\d+\s?%\s+(?:leta|lete|le)|"
    r"peet~|पीटा|पीट~|मारा~|मारपीट|mara\s?peeta|beat|beats|beaten|beating|assault~|thappad|"
    r"थप्पड़|gaa?li~|गाली~|abus~|धमक~|dhamk~|threaten~|"
    r"मिलीभगत|mili\s?bhagat|mile hue|mila hua|मिला हुआ|मिले हुए|collu~|hand in glove|"
    r"shielding|बचा रह~|bacha rah~|भ्रष्ट~|corrupt~|tudwa~|तुड़वा~|"
    r"demolish~|फर्जी केस|false case|farzi case|jhu?tha case|झूठा केस|झूठे केस|हिरासत|custody|पक्षपात"
)
_SELF = _any(
    r"himself|themselves|itself|khud|खुद|ख़ुद|swayam|स्वयं|same\s+(?:officer|bdo|co|sho|"
    r"station|dc|sp|office|person)|unhi\s+ke\s+pa+s|उन्हीं\s+के\s+पास|"
    r"usi\s+ko|उसी\s+को|wahi|वही|unhi\s+ko|उन्हीं\s+को|ke\s+hi|के\s+ही|judge\s+in|"
    r"own\s+(?:case|inquiry|enquiry)|उसी\s+(?:थाने|अधिकारी|कार्यालय)~"
)
# Spoken to, or told, and not accused.
_ADDRESSED = re.compile(
    r"[\s,]{0,2}(?:sir|ji\s|जी\s|महोदय|sahab\s+(?:please|kripya)|ko|को|se|से|please|"
    r"kindly)(?![\w\u0900-\u0963])",
    re.IGNORECASE,
)


def marks(heard: Heard) -> tuple[Mark, ...]:
    """Will mark what in HEARD moves the matter to another office, or accuses the office that would be asked."""
    return tuple(_found(heard))


def _found(heard: Heard) -> Iterable[Mark]:
    highway = next((hit for hit in _HIGHWAYS.finditer(heard.text) if _is_the_road(hit)), None)
    if highway:
        yield _mark(heard, HIGHWAY, highway)
    mine = _MINES.search(heard.text)
    if mine and not _NOT_UNION.search(heard.text):
        yield _mark(heard, UNION_MINE, mine)
    yield from _accusations(heard)


def _is_the_road(hit: re.Match[str]) -> bool:
    return not (_TO_HIGHWAY.search(hit.string[: hit.start()]) or _FROM_HIGHWAY.match(hit.string, hit.end()))


def _accusations(heard: Heard) -> Iterable[Mark]:
    """The offices that stand nearest before a wrong, or whose own matter is said to lie with themselves."""
    text = heard.text
    if not (_WRONG.search(text) or _SELF.search(text)):
        return
    named = sorted(_named(text), key=lambda pair: pair[0].start())
    told: set[str] = set()
    for wrong in (*_WRONG.finditer(text), *_SELF.finditer(text)):
        before = [
            (hit, name) for hit, name in named if hit.end() <= wrong.start() and wrong.start() - hit.end() <= _REACH
        ]
        hit, name = before[-1] if before else (None, "")
        if hit and name and name not in told and not _ADDRESSED.match(text, hit.end()):
            told.add(name)
            yield _mark(heard, name, hit, wrong)


def _named(text: str) -> Iterable[tuple[re.Match[str], str]]:
    yield from ((hit, name) for name, pattern in _ACCUSED.items() for hit in pattern.finditer(text))
    yield from ((hit, "") for hit in _OTHERS.finditer(text))


def _mark(heard: Heard, name: str, *hits: re.Match[str]) -> Mark:
    return Mark(name, tuple(Because("pattern", hit[0], hit.span(), f"mark/{name}", 1.0) for hit in hits))
