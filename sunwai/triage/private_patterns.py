"""The shapes of private numbers and addresses, and the words that tell whose a number is.

Owns the regular expressions, in their order of trust. Applies none of them; personal.py does."""

import re
from dataclasses import dataclass

_SEP = r"[ \t\u00a0.\-–—\u2010\u2011/_*()]{0,3}"
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
    needs: re.Pattern[str] | None = None  # a quick look: without this in the text the shape cannot stand there


# Four digits of one number, whatever parts them; and an at-sign.
_SOME_DIGITS = re.compile(r"\d(?:[^\w\s]|\s|_){0,4}\d(?:[^\w\s]|\s|_){0,4}\d(?:[^\w\s]|\s|_){0,4}\d")
_ANY_DIGIT, _AT_SIGN = re.compile(r"\d"), re.compile(r"@|\bat\b", re.IGNORECASE)


_HOUSE_SIGN = r"\d{1,5}"  # of a house's number


def _p(type_: str, confidence: float, regex: str, cue: str = "") -> Pattern:
    flags = re.IGNORECASE
    needs = _AT_SIGN if type_ == "upi" else _ANY_DIGIT if type_ == "address" and _HOUSE_SIGN in regex else None
    if type_ == "ifsc":
        needs = _ANY_DIGIT  # letters stand between its digits
    elif type_ not in ("upi", "email", "address") and r"\d" in regex:
        needs = _SOME_DIGITS
    return Pattern(type_, confidence, re.compile(regex, flags), re.compile(cue, flags) if cue else None, needs)


_ACCOUNT = (
    r"a/c|\ba\.c|\bac\b|\bacc?t?\b|acc?ount|acount|\bacnt\b|khata|खाता|खाते|अकाउंट|एकाउंट|अकाऊंट|pass\s?book|पासबुक|पास\s?बुक|saving|जनधन|"
    r"পাসবুক|ଖାତା|অ্যাকাউন্ট|অ্যাকাউন্ট|খাতা|کھاتہ"
)
_AADHAAR = r"a{1,2}dh?a{1,2}r|a{1,2}dhr\b|uidai|\buid\b|आधार|আধার|ଆଧାର|آدھار"
_CARD_COLOUR = r"\b(?:ph|phh|aay|green|red|lal|yellow|antyoday\w*|pvtg)|लाल|हरा|पीला|ग्रीन|पीएच|अंत्योदय"
_RATION = (
    rf"(?:(?<![a-z])ration|rashan|raashan|राशन|(?:{_CARD_COLOUR}))\s*-?\s*(?:card|कार्ड)|(?:(?<![a-z])ration|rashan|राशन)\s*(?:no|number|id|नं|नंबर|संख्या)|"
    r"\brc\s*(?:no|number)|রেশন\s*কার্ড|ରାସନ\s*କାର୍ଡ|راشن\s*کارڈ"
)
_PASSPORT = r"pa+s+e?po?rt|\bpp\s*(?:no|number)|पासपोर्ट|पासपोट|পাসপোর্ট|ପାସପୋର୍ଟ|پاسپورٹ"
_PAN = r"\bpan\b|पैन|\bpen\s*card"
_VOTER = r"voter|\bepic\b|वोटर|मतदाता|पहचान\s*पत्र|ভোটার|ଭୋଟର"
_CAR = (
    r"gaa?di|गाड़ी|गाडी|bike|बाइक|\bcar\b|कार|vehicle|truck|ट्रक|auto|ऑटो|scoot|स्कूटी|स्कूटर|bolero|बोलेरो|tractor|ट्रैक्टर|\bbus\b|बस|"
    r"वाहन|motor|मोटर|toto|टोटो|number|\bno\b|नंबर|pick\s?up|पिकअप|dumper|डंपर|हाइवा|hywa|haiwa|jeep|जीप|tempo|टेम्पो|टेंपो|scorpio|स्कॉर्पियो|"
    r"ambulance|एंबुलेंस|van\b|वैन|plate"
)
_UPI = r"\bupi\b|g\s?pay|google\s?pay|phone\s?pe|paytm|bhim|यूपीआई|पेटीएम|फोन\s?पे|फ़ोन\s?पे|गूगल\s?पे|\bqr\b|\bvpa\b"
_PHONE = (
    r"phone(?!\s?pe)|fone|ph?one?\s*no|mob|call|contact|whats|wh?ats?\s?app|\bwp\b|\bwa\b|\bph\b|cell|\bring\b|reach|फोन(?!\s?पे)|"
    r"फ़ोन(?!\s?पे)|मोबाइल|मोबाईल|मो\.|मो0|मो०|(?<!\S)मो(?!\S)|संपर्क|सम्पर्क|कॉल|काल|व्हाट्स|वाट्स|sampark|\btel|दूरभाष|"
    r"ফোন|মোবাইল|ଫୋନ|ମୋବାଇଲ|فون|موبائل"
)
_NUMBER = r"number|\bno\b|नंबर|नम्बर|\bnum\b|\bnm?br\b|নম্বর|ନମ୍ବର|نمبر"
SAYS_PHONE = re.compile(_PHONE, re.IGNORECASE)
# Of several words before a number the nearest says what it is.
CUES = {
    type_: re.compile(cue, re.IGNORECASE)
    for type_, cue in (("phone", _PHONE), ("account", _ACCOUNT), ("aadhaar", _AADHAAR), ("ration_card", _RATION))
}
_STATES = (
    "JH|BR|WB|OD|OR|UP|MP|CG|DL|HR|MH|GJ|RJ|PB|TN|KA|KL|TS|TG|AP|AS|HP|UK|UA|CH|GA|JK|AR|MN|ML|MZ|NL|SK|TR|AN|PY|LA"
)
_PLATE = rf"(?:{_STATES})[ \-.]?\d{{1,2}}[ \-.]?[A-Z]{{1,3}}[ \-.]?\d{{4}}(?!\d)"
# A small-letter plate is told from "up 10 to 2000" by being glued together somewhere.
_GAP, _ZONE, _LAST = r"[ \-.]?", r"\d{1,2}", r"\d{4}"
_GLUED_PLATE = (
    rf"(?:{_STATES})(?:{_GAP}{_ZONE}{_GAP}[A-Z]{{1,3}}{_LAST}|{_GAP}{_ZONE}[A-Z]{{1,3}}{_GAP}{_LAST}|"
    rf"{_ZONE}{_GAP}[A-Z]{{1,3}}{_GAP}{_LAST})"
)
_HINDI_PLATE = r"(?:जे\.?\s?एच\.?|बी\.?\s?आर\.?|डब्ल्यू\s?बी)[ \-]?\d{1,2}[ \-]?[\u0900-\u0963]{0,6}[ \-]?\d{4}(?!\d)"
_UPI_ENDS = (
    r"ok\w{3,8}|\w{2,12}axis|abfspay|timecosmos|tapicici|rapl|yespay|goaxb|airtelpaymentsbank|idbi|aubank|equitas|kbl|dbs|hdfc|axb|ybl|ibl|axl|paytm|apl|upi|pt\w{2,6}|sbi|icici|hdfcbank|axisbank|barodampay|yapl|waaxis|wasbi|waicici|kotak|airtel|"
    r"freecharge|jio|postbank|cnrb|pnb|unionbank|fam|slc|ikwik|yesbank|idfcbank|boi|cbin|indus|federal|rbl|mahb|uco|naviaxis|superyes"
)
_NEXT = r"phone|mob|contact|call|ph\b|फोन|मोबाइल|मो(?!\S)|संपर्क|से\s|se\s|में\s"
_UNTIL = rf"[^।!?;\n]{{3,80}}?(?=[।!?;\n]|\.(?:\s|$)|$|\s+(?:{_NEXT})|[+(]?\d{{5}})"
# A piece of an address between commas: words, and small numbers of a road, sector or house.
_STREET = (
    r"(?:no\.?|नं\.?|number|संख्या|sector|sec\.?|सेक्टर|phase|road|रोड|lane|gali|गली|ward|वार्ड|block|type|टाइप|मकान|house)[\s.:\-]{0,2}"
    r"\d{1,4}[A-Z]?"
)
_PIECE = rf"(?:{_STREET}|[^,।.!?;\n\d])"
_PART = rf"(?:\s*,\s*(?:{_STREET}{_PIECE}{{0,40}}|{_PIECE}{{2,40}}))"
_MORE, _PARTS = rf"{_PART}{{0,4}}", rf"{_PART}{{1,4}}"
_LANE = r"(?:गली|gali|lane|street)"
_NO = r"(?:no\b\.?|number|nos?\b\.?|नं\.?|न\.|न०|नं०|नंबर|नम्बर|संख्या|सं\.?|#)"
_HOUSE = (
    r"(?:house|h\.?|m\.|q\.?|makan|makaan|ghar|flat|quarter|qr\.?|qtr\.?|qtrs?\.?|मकान|घर|म\.|फ्लैट|क्वार्टर|क्वाटर|आवास|होल्डिंग|holding|"
    r"door|d\.?)"
)
_HOUSE_NO = r"[A-Z]{0,2}[\-/]?\d{1,5}[A-Z]?(?![A-Z])(?:[/\-][\w\u0900-\u0963]{1,8})*"
_PLOT = r"(?:plot|प्लॉट|flat|फ्लैट|road|रोड)"
_QUARTER = r"(?:nagar|colony|enclave|apartment|residency|vihar|नगर|कॉलोनी|कालोनी|विहार|अपार्टमेंट|एन्क्लेव)"
_IN_QUARTER = rf"(?=(?:\s*,\s*{_PIECE}{{0,30}}){{1,2}}\s*{_QUARTER})"
# A village with its post office is how a letter finds a house.
_VILLAGE = r"(?:\bvill(?:age)?\b|\bgram\b|\bat\b|(?<!\S)ग्राम|(?<!\S)गांव|(?<!\S)गाँव|(?<!\S)मौजा|मु\.|मु०|मुकाम)"
_POST = (
    r"(?:p\.?\s?o\b\.?|post|डाकघर|पोस्ट|पो\.|पो०|पो(?=[\s:\-]))(?!\s*(?:office|ऑफिस|graduate|matric|मैट्रिक|mortem|मार्टम))"
)
_AT_POST = r"(?:\bat|\bvill|मु\.?|मु०|ग्राम|गांव)\s*[/+&.\-–]{0,3}"
_SPOT = r"[^\W\d_][^,।.!?;:\n\d]{1,28}"
_MARK = r"[\s.:\-–]{0,3}"
_SEAT = (
    r"(?:\s*,\s*(?:p\.?s\.?|thana|थाना|dist\.?|distt?\.?|district|zila|जिला|जि०|block|प्रखंड|प्रखण्ड|pin|पिन)?"
    rf"{_MARK}{_PIECE}{{2,34}}(?:\d{{6}})?)"
)
_NEAR = (
    r"(?:ke\s+(?:paa?s+|saa?mne|pi+che|peeche|bagal|bagl)|के\s+(?:पास|सामने|पीछे|बगल|निकट)|"
    r"\b(?:behind|opposite|next\s+to|near|beside)\b)"
)
_OURS = r"(?:mera|hamara|humara|मेरा|हमारा|\bmy|\bour)\s+(?:ghar|makan|house|home|घर|मकान)\b"
_ADDRESS_CUES = (
    "मेरा पता है|हमारा पता है|घर का पता|रहने का पता|स्थायी पता|mera pata hai|mera pata h|ghar ka pata|address is|"
    "live at|lives at|living at|residing at|r/o|address:|address -|address :|address-|addr:|add:|pata:|pata -|पता:|"
    "पता :|पता -|पता-|mera pata|मेरा पता"
)
_CUED = "|".join(f"(?<={cue})" for cue in _ADDRESS_CUES.split("|"))
_MAILS = r"(?:gmail|g\s?mail|yahoo|hotmail|outlook|rediff\w*|protonmail|icloud|ymail)"
_AT = r"(?:\s?@\s?|\s?[(\[]\s?at\s?[)\]]\s?|\s+at\s+(?=\w+\s?(?:\.|dot|[(\[]\s?dot)))"
_SAID_AT = r"(?:\s?[(\[]\s?at\s?[)\]]\s?|\s+at\s+the\s+rate\s+(?:of\s+)?|\s+at\s+)"
_MAIL_ENDS = r"(?:co\s?\.\s?in|gov\s?\.\s?in|com|in|org|net|info|edu)"
_DOT = r"(?:\s?\.\s?|\s?[(\[]\s?dot\s?[)\]]\s?|\s+dot\s+)"
_SAID = (
    "(?:zero|one|two|three|four|five|six|seven|eight|nine|shunya|sunya|ek|do|teen|tin|char|chaar|paanch|panch|pach|chhah|chhe|chah|chey|"
    "saat|sat|aath|ath|nau|no|oh|शून्य|जीरो|एक|दो|तीन|चार|पांच|पाँच|छह|छः|छे|सात|आठ|नौ)"
)
_TWICE = "(?:double|dabal|triple|tripal|डबल|ट्रिपल)"
# A mobile begins so.
_FIRST = rf"(?:six|seven|eight|nine|zero|chh?e|chhah|saat|aath|nau|छह|छः|छे|सात|आठ|नौ|शून्य|जीरो|{_TWICE})"

_IN_WORDS = rf"(?<![\w\u0900-\u0963])(?={_FIRST})(?:(?:{_TWICE}|{_SAID})[\s,\-]+){{8,13}}{_SAID}(?![\w\u0900-\u0963])"

# In the order of trust: an earlier pattern keeps its stretch from the later ones.
PATTERNS = (
    _p("email", 0.98, r"[\w.+\-]{1,64}@[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63}){0,4}\.[a-z]{2,12}\b"),
    _p("email", 0.9, rf"(?<![\w@])[\w.+\-]{{2,64}}{_AT}{_MAILS}(?:{_DOT}(?:com|co|in)\b)?(?:\.in\b)?(?!\w)"),
    _p("email", 0.8, rf"(?<![\w@])[\w.+\-]{{2,64}}\s?[(\[]\s?at\s?[)\]]\s?[a-z0-9\-]{{2,40}}{_DOT}[a-z]{{2,12}}\b"),
    _p("email", 0.9, rf"(?<![\w@])[\w.+\-]{{2,64}}(?:\s@\s?|@\s)[a-z0-9\-]{{2,40}}\s?\.\s?{_MAIL_ENDS}\b"),
    _p("upi", 0.95, rf"(?<![\w@])[\w.\-]{{2,64}}@(?:{_UPI_ENDS})\b(?!\.\w)"),
    _p("upi", 0.8, r"(?<![\w@])[\w.\-]{3,64}(?:\s@\s?|@\s)[a-z]{2,20}\b(?!\.\w)", _UPI),
    _p("upi", 0.8, rf"(?<![\w@])[\w.\-]{{3,64}}(?:\s@\s?|@\s)(?:{_UPI_ENDS})\b(?!\.\w)"),
    _p("upi", 0.8, rf"(?<![\w@])[\w.\-]{{3,64}}{_SAID_AT}(?:{_UPI_ENDS})\b(?!\.\w)", _UPI),
    _p("upi", 0.8, r"(?<![\w@])[\w.\-]{2,64}@[a-z]{2,20}\b(?!\.\w)", _UPI),
    _p("upi", 0.7, r"(?<![\w@.\-])(?=[\w.\-]*\d)[\w.\-]{3,64}@(?-i:[a-z]{2,12})\b(?!\.\w)"),
    _p("ifsc", 0.95, rf"{_NOT_INSIDE}[A-Z]{{4}}[ \-]?0(?=\w*\d)[A-Z0-9]{{6}}{_END}"),
    _p("ifsc", 0.8, rf"{_NOT_INSIDE}[A-Z]{{4}}[ \-]?[0O](?=\w*\d)[A-Z0-9]{{6}}{_END}", r"ifsc|आईएफएस"),
    _p("pan", 0.95, rf"{_NOT_INSIDE}(?-i:[A-Z]{{5}}[ \-]?\d{{4}}[ \-]?[A-Z]){_END}"),
    _p("pan", 0.95, rf"{_NOT_INSIDE}[A-Z]{{5}}\d{{4}}[A-Z]{_END}"),
    _p("pan", 0.9, rf"{_NOT_INSIDE}[A-Z]{{5}}[ \-]?\d{{4}}[ \-]?[A-Z]{_END}", _PAN),
    _p("vehicle", 0.85, rf"{_NOT_INSIDE}(?-i:{_PLATE})"),
    _p("vehicle", 0.85, rf"{_NOT_INSIDE}(?:{_STATES})[\-]?\d{{1,2}}[\-]?[A-Z]{{1,3}}[\-]?\d{{4}}(?!\d)"),
    _p("vehicle", 0.8, rf"{_NOT_INSIDE}{_GLUED_PLATE}(?!\d)"),
    _p("vehicle", 0.8, rf"{_NOT_INSIDE}{_PLATE}", _CAR),
    _p("vehicle", 0.8, rf"(?<![\u0900-\u0963]){_HINDI_PLATE}"),
    _p("vehicle", 0.85, rf"{_NOT_INSIDE}\d{{2}}[ \-]?BH[ \-]?\d{{4}}[ \-]?[A-Z]{{1,2}}{_END}"),
    _p("voter_id", 0.85, rf"{_NOT_INSIDE}(?-i:[A-Z]{{3}}[ /\-]?\d{{7}})(?!\d)"),
    _p("voter_id", 0.85, rf"{_NOT_INSIDE}[A-Z]{{3}}[ /\-]?\d{{7}}(?!\d)", _VOTER),
    _p("voter_id", 0.85, rf"{_NOT_INSIDE}[A-Z]{{2}}/\d{{1,3}}/\d{{1,4}}/\d{{5,7}}(?!\d)", _VOTER),
    _p("passport", 0.9, rf"{_NOT_INSIDE}[A-Z][ \-]?\d{{7}}(?!\d)", _PASSPORT),
    _p("address", 0.6, rf"{_VILLAGE}{_MARK}{_SPOT}\s*,\s*{_POST}{_MARK}{_SPOT}{_SEAT}{{0,3}}"),
    _p("address", 0.7, rf"{_NOT_INSIDE}{_HOUSE}\s*{_NO}\s*[:\-]?\s*{_HOUSE_NO}{_MORE}"),
    _p("address", 0.7, rf"{_NOT_INSIDE}(?:house|flat|quarter|मकान|क्वार्टर|फ्लैट|qtr|qr)\s+{_HOUSE_NO}{_PARTS}"),
    _p("address", 0.6, rf"{_NOT_INSIDE}{_PLOT}\s*{_NO}?\s*[:\-]?\s*{_HOUSE_NO}{_IN_QUARTER}{_PARTS}"),
    _p("address", 0.6, rf"{_NOT_INSIDE}[A-Z]{{1,2}}[\-/]\d{{1,4}}{_IN_QUARTER}{_PARTS}"),
    _p("address", 0.6, rf"(?:वार्ड|ward)\s*{_NO}?\s*\d{{1,3}}\s*,?\s*{_LANE}\s*{_NO}?\s*\d{{1,4}}{_MORE}"),
    _p("address", 0.6, rf"{_AT_POST}\s*{_POST}\s*[.:\-–]{{1,2}}\s*{_SPOT}{_SEAT}{{0,3}}"),
    _p("address", 0.6, rf"{_OURS}[^,।.!?;\n]{{0,12}}[^।!?;\n]{{3,50}}?{_NEAR}(?:\s+[^,।.!?;\n]{{3,30}})?"),
    _p("address", 0.6, rf"(?:{_CUED})(?!\s*(?:the\s+)?mercy){_UNTIL}"),
    _p("account", 0.9, rf"(?<![\d+]){_run('8,17')}(?!\d)", _ACCOUNT),
    _p("ration_card", 0.85, rf"(?<![\d+]){_run('7,15')}(?!\d)", _RATION),
    _p("phone", 0.95, rf"(?<![\d])\(?(?:\+|00)[\s\-(]?91{_SEP}\(?0?\)?{_SEP}[6-9](?:{_SEP}\d){{9}}(?!\d)"),
    _p("aadhaar", 0.9, rf"(?<![\d+]){_run('11')}(?!\d)", _AADHAAR),
    _p("phone", 0.85, rf"(?<![\d])91[\s\-]?[6-9](?:{_SEP}\d){{9}}(?!\d)"),
    _p("aadhaar", 0.7, r"(?<![\d+])[2-9]\d{3}(?P<gap>[ \-./_–]{0,3})\d{4}(?P=gap)\d{4}(?!(?P=gap)[ \-]?\d)"),
    _p("phone", 0.85, rf"(?<![\d+])(?<![A-Z]/)\(?(?:0[ \-]?)?\)?[6-9](?:{_SEP}\d){{9}}(?!\d)"),
    _p("phone", 0.8, r"(?<![\d+,])[6-9]\d{4},[ ]?\d{5}(?![\d,])"),
    _p("phone", 0.85, r"(?<![\d])\+[\s]?[1-9]\d{0,2}(?:[ \-()]{0,2}\d){6,11}(?!\d)"),
    _p("phone", 0.7, r"(?<![\d])\(?0\d{2,4}\)?[ \-]{0,2}\d{6,8}(?!\d)", f"{_PHONE}|{_NUMBER}"),
    _p("phone", 0.7, _IN_WORDS),
    _p("account", 0.7, rf"(?<![\d+]){_run('8,17')}(?=\s*(?:खाते|खाता|khate|khata|a/c|account)(?![\w\u0900-\u0963]))"),
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
    r"\bfir\b|एफआईआर|\bgrn\b|tender|\bimei\b|\brc\s*no|\b(?:claim|loan|uan|survey|samadhan|shikayat|cpgrams|e-?\s?shram|e-?\s?kyc|awas|pm\w*|udyam|policy|folio|scheme)\s*(?:id|no|number|num|code|sankhya)\b|\buan\b|"
    r"(?:दावा|ऋण|लोन|आवास|ई-?\s?श्रम|समाधान|सर्वे)\s*(?:संख्या|नं|नंबर|आईडी|क्रमांक)|beneficiary\s*id|लाभुक\s*(?:संख्या|आईडी)|scheme\s*(?:id|no)",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"complaint|application|आवेदन|a+vedan|शिकायत|shikayat|order|ऑर्डर|docket|ticket|टिकट|train|ट्रेन|file|फाइल|letter|transaction|\btxn\b|plot|प्लॉट|"
    r"scheme|योजना|pincode|पिनकोड|pin\s*code",
    re.IGNORECASE,
)
MONEY = re.compile(r"(?:₹|\brs\.?|\binr|रु\.?|रुपये|रूपये|रुपए|rupees)\s*$", re.IGNORECASE)
MONEY_BEHIND = re.compile(
    r"\s{0,2}(?:/-|रु|रूप|rs\b|rupa?y|rupees|lakhs?\b|लाख|crores?\b|करोड़|हजार|hajar|hazar)", re.IGNORECASE
)
OFFICE_BEHIND = re.compile(
    r"[\s,(\-]{0,3}(?:number\s+)?(?:helpline|toll\s*-?free|control\s*room|customer\s*care|हेल्पलाइन|टोल\s*फ्री|कंट्रोल\s*रूम|नियंत्रण\s*कक्ष)",
    re.IGNORECASE,
)
# A day, or a row of years, is no number of anybody.
CALENDAR = re.compile(
    r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])([./\-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d[./\-]\d\d[./\-]\d\d(?!\d)"
    r"|^(?:(?:19|20)\d\d\D{1,3}){1,3}(?:19|20)\d\d$"
)
HELPLINES = re.compile(r"^(?:0?1800|0?1860|1930|1912|1098|14\d{3}$)")
# "X no. 1122 3344 5566" is the number of X, unless X is the person's own paper.
OF_A_THING = re.compile(
    r"([^\W\d_][\w\u0900-\u0963]*)[\s.]*(?:no|number|num|id|code|sankhya|नं|नंबर|नम्बर|संख्या|क्रमांक|आईडी|कोड)[\s.:\-#]*$",
    re.IGNORECASE,
)
_OWN = "my mera meri apna card कार्ड identity uid mobile phone contact मेरा मोबाइल फोन account खाता his her same this"
OWN = frozenset(_OWN.split())
FILLER = re.compile(
    r"(?i)number|card|कार्ड|(?:नं|न|सं)(?![\w\u0900-\u0963])|\bnum\b|\bno\b|नंबर|नम्बर|संख्या|sankhya|\bid\b|आईडी|\bis\b|\bhai\b|\bh\b|है|[\W\d_]"
)
BREAK = re.compile(r"[.।!?;\n](?!\S)|[।!?;\n]|,\s*(?:mera|my|मेरा)")
