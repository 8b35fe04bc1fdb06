"""The shapes of private numbers and addresses, and the words that tell whose a number is.

Owns the regular expressions, in their order of trust. Applies none of them; personal.py does."""

import re
from dataclasses import dataclass

_SEP = r"[ \t\u00a0.\-–/]{0,2}"
_NOT_INSIDE = r"(?<![A-Za-z0-9])"
_END = r"(?![A-Za-z0-9])"


def _run(count: str) -> str:
    return rf"\d(?:{_SEP}\d){{{count}}}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One shape; with a `cue` it counts only where the cue stands shortly before it."""

    type: str
    confidence: float
    regex: re.Pattern[str]
    cue: re.Pattern[str] | None = None


def _p(type_: str, confidence: float, regex: str, cue: str = "") -> Pattern:
    flags = re.IGNORECASE
    return Pattern(type_, confidence, re.compile(regex, flags), re.compile(cue, flags) if cue else None)


_ACCOUNT = r"a/c|\ba\.c|\bac\b|\bacc?t\b|acc?ount|acount|khata|खाता|खाते|अकाउंट|एकाउंट|pass\s?book|पासबुक|পাসবুক|ଖାତା|অ্যাকাউন্ট"
_AADHAAR = r"a{1,2}dh?a{1,2}r|uidai|\buid\b|आधार|আধার|ଆଧାର|آدھار"
_RATION = r"ration|rashan|राशन"
_PASSPORT = r"passport|पासपोर्ट"
_PAN = r"\bpan\b|पैन"
_VOTER = r"voter|\bepic\b|वोटर|मतदाता"
_CAR = (
    r"gaa?di|गाड़ी|गाडी|bike|बाइक|\bcar\b|कार|vehicle|truck|ट्रक|auto|ऑटो|scoot|स्कूटी|bolero|tractor|ट्रैक्टर|\bbus\b|बस|"
    r"वाहन|motor|मोटर|toto|टोटो|number|\bno\b|नंबर"
)
_UPI = r"\bupi\b|g\s?pay|google\s?pay|phone\s?pe|paytm|bhim|यूपीआई|पेटीएम|फोन\s?पे"
_PHONE = (
    r"phone|fone|mob|call|contact|whats|\bwa\b|\bph\b|cell|फोन|फ़ोन|मोबाइल|मो\.|मो0|मो०|(?<!\S)मो(?!\S)|संपर्क|सम्पर्क|कॉल|व्हाट्स|sampark|\btel|"
    r"ফোন|মোবাইল|ଫୋନ|ମୋବାଇଲ|فون|موبائل"
)
_NUMBER = r"number|\bno\b|नंबर|नम्बर|\bnum\b|নম্বর|ନମ୍ବର|نمبر"
SAYS_PHONE = re.compile(_PHONE, re.IGNORECASE)
_STATES = (
    "JH|BR|WB|OD|OR|UP|MP|CG|DL|HR|MH|GJ|RJ|PB|TN|KA|KL|TS|TG|AP|AS|HP|UK|UA|CH|GA|JK|AR|MN|ML|MZ|NL|SK|TR|AN|PY|LA"
)
_PLATE = rf"(?:{_STATES})[ \-.]?\d{{1,2}}[ \-.]?[A-Z]{{1,3}}[ \-.]?\d{{4}}(?!\d)"
_UPI_ENDS = (
    r"ok\w{3,8}|ybl|ibl|axl|paytm|apl|upi|pt\w{2,6}|sbi|icici|hdfcbank|axisbank|barodampay|yapl|waaxis|wasbi|waicici|kotak|airtel|"
    r"freecharge|jio|postbank|cnrb|pnb|unionbank|fam|slc|ikwik|yesbank|idfcbank|boi|cbin|indus|federal|rbl|mahb|uco|naviaxis|superyes"
)
_NEXT = r"phone|mob|contact|call|ph\b|फोन|मोबाइल|मो(?!\S)|संपर्क|से\s|se\s|में\s"
_UNTIL = rf"[^।!?;\n]{{3,80}}?(?=[।!?;\n]|\.(?:\s|$)|$|\s+(?:{_NEXT})|[+(]?\d{{5}})"
_MORE = r"(?:\s*,\s*[^,।.!?;\n\d]{2,40}){0,3}"
_LANE = r"(?:गली|gali|lane|street)"
_NO = r"(?:no\b\.?|number|nos?\b\.?|नं\.?|न\.|नंबर|नम्बर|संख्या|#)"
_HOUSE = r"(?:house|h\.?|makan|makaan|flat|quarter|qr\.?|qtr\.?|मकान|घर|फ्लैट|क्वार्टर|क्वाटर|होल्डिंग|holding|door|d\.?)"

_HOUSE_NO = r"[A-Z]{0,2}[\-/]?\d{1,5}(?:[/\-]\w{1,4})*"
_PARTS = r"(?:\s*,\s*[^,।.!?;\n\d]{2,40}){1,3}"
_ADDRESS_CUES = (
    "मेरा पता है|हमारा पता है|घर का पता|रहने का पता|स्थायी पता|mera pata hai|mera pata h|ghar ka pata|address is|"
    "live at|lives at|living at|residing at|r/o|address:|address -|address :|address-|pata:|pata -|पता:|"
    "पता :|पता -|पता-"
)
_CUED = "|".join(f"(?<={cue})" for cue in _ADDRESS_CUES.split("|"))

# In the order of trust: an earlier pattern keeps its stretch from the later ones.
PATTERNS = (
    _p("email", 0.98, r"[\w.+\-]{1,64}@[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63}){0,4}\.[a-z]{2,12}\b"),
    _p("email", 0.9, r"(?<![\w@])[\w.+\-]{2,64}@(?:gmail|yahoo|hotmail|outlook|rediff\w*|protonmail|icloud)\b"),
    _p("upi", 0.95, rf"(?<![\w@])[\w.\-]{{2,64}}@(?:{_UPI_ENDS})\b(?!\.)"),
    _p("upi", 0.8, r"(?<![\w@])[\w.\-]{2,64}@[a-z]{2,20}\b(?!\.)", _UPI),
    _p("upi", 0.7, r"(?<![\w@.\-])(?=[\w.\-]*\d)[\w.\-]{3,64}@(?-i:[a-z]{2,12})\b(?![.\w])"),
    _p("ifsc", 0.95, rf"{_NOT_INSIDE}[A-Z]{{4}}[ ]?0(?=\w*\d)[A-Z0-9]{{6}}{_END}"),
    _p("pan", 0.95, rf"{_NOT_INSIDE}(?-i:[A-Z]{{5}}[ \-]?\d{{4}}[ \-]?[A-Z]){_END}"),
    _p("pan", 0.95, rf"{_NOT_INSIDE}[A-Z]{{5}}\d{{4}}[A-Z]{_END}"),
    _p("pan", 0.9, rf"{_NOT_INSIDE}[A-Z]{{5}}[ \-]?\d{{4}}[ \-]?[A-Z]{_END}", _PAN),
    _p("vehicle", 0.85, rf"{_NOT_INSIDE}(?-i:{_PLATE})"),
    _p("vehicle", 0.85, rf"{_NOT_INSIDE}(?:{_STATES})[\-]?\d{{1,2}}[\-]?[A-Z]{{1,3}}[\-]?\d{{4}}(?!\d)"),
    _p("vehicle", 0.8, rf"{_NOT_INSIDE}{_PLATE}", _CAR),
    _p("vehicle", 0.85, rf"{_NOT_INSIDE}\d{{2}}[ \-]?BH[ \-]?\d{{4}}[ \-]?[A-Z]{{1,2}}{_END}"),
    _p("voter_id", 0.85, rf"{_NOT_INSIDE}(?-i:[A-Z]{{3}}[ /\-]?\d{{7}})(?!\d)"),
    _p("voter_id", 0.85, rf"{_NOT_INSIDE}[A-Z]{{3}}[ /\-]?\d{{7}}(?!\d)", _VOTER),
    _p("voter_id", 0.85, rf"{_NOT_INSIDE}[A-Z]{{2}}/\d{{1,3}}/\d{{1,4}}/\d{{5,7}}(?!\d)", _VOTER),
    _p("passport", 0.9, rf"{_NOT_INSIDE}[A-Z][ \-]?\d{{7}}(?!\d)", _PASSPORT),
    _p("address", 0.7, rf"{_NOT_INSIDE}{_HOUSE}\s*{_NO}\s*[:\-]?\s*{_HOUSE_NO}{_MORE}"),
    _p("address", 0.7, rf"{_NOT_INSIDE}(?:house|flat|quarter|मकान|क्वार्टर|फ्लैट)\s+{_HOUSE_NO}{_PARTS}"),
    _p("address", 0.6, rf"(?:वार्ड|ward)\s*{_NO}?\s*\d{{1,3}}\s*,?\s*{_LANE}\s*{_NO}?\s*\d{{1,4}}{_MORE}"),
    _p("address", 0.6, rf"(?:{_CUED}){_UNTIL}"),
    _p("account", 0.9, rf"(?<![\d+]){_run('8,17')}(?!\d)", _ACCOUNT),
    _p("ration_card", 0.85, rf"(?<![\d+]){_run('7,15')}(?!\d)", _RATION),
    _p("phone", 0.95, rf"(?<![\d])\(?(?:\+|00)[\s\-(]?91[\s\-)]{{0,3}}0?[6-9](?:{_SEP}\d){{9}}(?!\d)"),
    _p("aadhaar", 0.9, rf"(?<![\d+]){_run('11')}(?!\d)", _AADHAAR),
    _p("phone", 0.85, rf"(?<![\d])91[\s\-]?[6-9](?:{_SEP}\d){{9}}(?!\d)"),
    _p("aadhaar", 0.7, r"(?<![\d+])[2-9]\d{3}(?P<gap>[ \-./]?)\d{4}(?P=gap)\d{4}(?![ \-]?\d)"),
    _p("phone", 0.85, rf"(?<![\d+])\(?(?:0[ \-]?)?\)?[6-9](?:{_SEP}\d){{9}}(?!\d)"),
    _p("phone", 0.85, r"(?<![\d])\+[\s]?[1-9]\d{0,2}(?:[ \-()]{0,2}\d){6,11}(?!\d)"),
    _p("phone", 0.7, r"(?<![\d])\(?0\d{2,4}\)?[ \-]{0,2}\d{6,8}(?!\d)", f"{_PHONE}|{_NUMBER}"),
    _p("account", 0.5, r"(?<![\d+])\d{13,18}(?!\d)"),
)  # fmt: skip

# Numbers that name a matter and not a person. FIRM words own a number close behind; LOOSE ones only right behind.
FIRM = re.compile(
    r"\bpnr\b|पीएनआर|consumer|उपभोक्ता|कंज्यूमर|upbhokta|registration|regn|\breg\b|रजिस्ट्रेशन|पंजीकरण|panji?karan|पंजीयन|"
    r"(?:complaint?|application|appl?|grievance|order|letter|file|case|ticket|docket|request|transaction|txn|enrol\w*)\s*(?:id|no|number|ref\w*|num)\b|"
    r"(?:शिकायत|आवेदन|पत्र|फाइल|केस|ऑर्डर|टिकट|परिवाद|वाद)\s*(?:संख्या|नं|नंबर|क्र|आईडी)|(?:shikayat|a+vedan)\s*(?:no|number|sankhya|id)|"
    r"reference|\bref\b|\back\b|acknowledg\w*|token|टोकन|receipt|रसीद|rasid|roll|रोल|memo|पत्रांक|ज्ञापांक|invoice|tracking|\bawb\b|\butr\b|\brrn\b|"
    r"khatiyan|meter|मीटर|job\s*card|जॉब\s*कार्ड|helpline|toll\s*free|हेल्पलाइन|टोल\s*फ्री|customer\s*care|कस्टमर\s*केयर|control\s*room|"
    r"challan|चालान|\b(?:bill|ca|bp|sr|k|kno|mr|policy|certificate|serial|model|batch|voucher)\s*\.?\s*(?:no|number|id)\b|"
    r"\bvide\b|बिल\s*(?:संख्या|नं|नंबर)|प्रमाण\s*पत्र\s*(?:संख्या|नं|नंबर)|क्रमांक|sanction|"
    r"\bfir\b|एफआईआर|\bgrn\b|tender|\bimei\b|\brc\s*no|beneficiary\s*id|लाभुक\s*(?:संख्या|आईडी)|scheme\s*(?:id|no)",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"complaint|application|आवेदन|a+vedan|शिकायत|shikayat|order|ऑर्डर|docket|ticket|टिकट|train|ट्रेन|file|फाइल|letter|transaction|\btxn\b|plot|प्लॉट|"
    r"scheme|योजना|pincode|पिनकोड|pin\s*code",
    re.IGNORECASE,
)
MONEY = re.compile(r"(?:₹|\brs\.?|\binr|रु\.?|रुपये|रूपये|रुपए|rupees)\s*$", re.IGNORECASE)
HELPLINES = re.compile(r"^(?:0?1800|0?1860|1930|1912|1098|14\d{3}$)")
# "X no. 1122 3344 5566" is the number of X, unless X is the person's own paper.
OF_A_THING = re.compile(
    r"([^\W\d_][\w\u0900-\u0963]*)[\s.]*(?:no|number|num|id|code|sankhya|नं|नंबर|नम्बर|संख्या|क्रमांक|आईडी|कोड)[\s.:\-#]*$",
    re.IGNORECASE,
)
_OWN = "my mera meri apna card कार्ड identity uid mobile phone contact मेरा मोबाइल फोन account खाता his her same this"
OWN = frozenset(_OWN.split())
FILLER = re.compile(r"(?i)number|\bnum\b|\bno\b|नंबर|नम्बर|संख्या|sankhya|\bid\b|आईडी|\bis\b|\bhai\b|\bh\b|है|[\W\d_]")
BREAK = re.compile(r"[.।!?;\n](?!\S)|[।!?;\n]|,\s*(?:mera|my|मेरा)")
