"""Words of the calendar in English, Hindi and romanised Hindi. Owns the tables that when.py reads; knows no grammar."""

import re
from datetime import timedelta
from itertools import pairwise

from sunwai.lib.phrases import near_key


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DAY = timedelta(days=1)
_SPANS = (
    (timedelta(minutes=1), "minute minutes min mins मिनट मिनटों"),
    (timedelta(hours=1), "hour hours hr hrs hour's घंटा घंटे घंटों घण्टे घंटो ghanta ghante ghanto ghnte ghanton ghante ghnta"),
    (_DAY, "day days dys दिन दिनों दिवस दिवसों कार्यदिवस कार्यदिवसों din dino dinon दिनो"),
    (7 * _DAY, "week weeks wk wks हफ्ता हफ्ते हफ्तों सप्ताह hafta hafte haftey saptah hafton saptaah haften"),
    (14 * _DAY, "fortnight"),
    (15 * _DAY, "पखवाड़े पखवाड़ा पखवाडे पखवाडा pakhwada pakhwade pakhware"),
    (30 * _DAY, "month months mth mths महीना महीने महीनों माह mahina mahine mahino mahinon maah mah mahina"),
    (365 * _DAY, "year years वर्ष वर्षों साल"),
)
UNITS = {word: span for span, words in _SPANS for word in words.split()}

# Before a span: it is counted from now.
FRONT = _set(
    "within in inside under next coming over than take takes need needs upto maximum max atmost "
    "अगले agle आगामी aagami agami another"
)
COMING = _set("next coming अगले agle आगामी आने aagami upcoming this इस इसी is isi the following")
KE = _set("के ke की k")
OPEN = _set("of from after upon ke के")  # "within 7 days of receipt" hangs on something else
FROM_NOW = _set("now today aaj आज posting")
SOURCES = _set("प्राप्ति स्वीकृति आवंटन बाद उपरांत पश्चात prapti swikriti baad milne aane hone")
WITHIN = _set("भीतर अंदर अन्दर bhitar bheetar andar andr ander")
INSIDE = WITHIN | _set("लगेंगे लगेगा lagenge lagega lagenge में me mein mai तक tak बाद baad")
PAST = _set("last past previous पिछले पिछली पिछ्ले pichle pichhle pichli बीते beete gat गत since earlier गुजरे over-the-last")
SINCE = _set("से se since old पुराना पुरानी पुराने ago पहले pahle pehle")
AGO = _set("ago पहले pahle pehle earlier old")

BY = _set("by before till until upto on latest than तक from")
AMISS = _set("नहीं nahi nhi है hai h हैं बंद band खराब kharab ठप thap था थी tha thi जिसे jise")
TILL = _set("तक tak को ko से-पहले pahle पहले pehle तलक")
FIXED = _set(
    "fixed scheduled slated set posted listed planned called target deadline निर्धारित तय नियत तिथि लक्ष्य nirdharit tay"
)
EACH = _set("every each हर प्रत्येक प्रति daily har pratyek")
DATED = _set("dt date dated दिनांक तारीख tarikh tareekh dinank the")
MONTHS_OF = _set("of in during में me mein माह महीने mahine maah के ke")
ENDS = _set("closes ends over close finishes out runs")
END = _set("end ends अंत ant अन्त eom closing आखिर aakhir akhir अंतिम last-week समाप्त समाप्ति samapti aakhiri आखिरी close")
MIDDLE = _set("mid middle मध्य madhya बीच")
NEXT = _set("next coming following अगले अगला agle agla आगामी आने aagami")
THIS = _set("this current इस इसी is isi चालू")
TOMORROW = _set("tomorrow tommorow tomorow tmrw tmrrw tomm")
KAL = _set("कल kal")
PARSON = _set("परसों परसो parso parson")
TODAY = _set("today आज aaj eod cob")
EVENING = _set("evening noon midnight afternoon शाम shaam sham tonight रात raat night दोपहर dopahar")
HOURLY = _set("बजे baje सुबह subah morning pm am दिन")
WAS_BEFORE = _set("was were had held came went visited did")
WAS_AFTER = _set("था थी थे tha thi")

PERIODS = {
    word: period
    for period, words in (
        ("week", "week हफ्ते हफ्ता सप्ताह hafte hafta saptah"),
        ("month", "month महीने महीना माह mahine mahina maah mah"),
        ("year", "year वर्ष साल saal varsh"),
        ("quarter", "quarter तिमाही timahi"),
        ("weekend", "weekend सप्ताहांत"),
    )
    for word in words.split()
}
WEEKDAYS = {
    word: day
    for day, words in enumerate(
        (
            "monday mon सोमवार somvar somwar somwaar somvaar سوموار সোমবার ସୋମବାର",
            "tuesday tue tues मंगलवार mangalvar mangalwar mangalwaar منگل মঙ্গলবার ମଙ୍ଗଳବାର",
            "wednesday wed बुधवार budhvar budhwar budhwaar budhvaar بدھ বুধবার ବୁଧବାର",
            "thursday thu thurs गुरुवार गुरूवार बृहस्पतिवार वीरवार बिरस्पतिवार "
            "guruvar guruwar guruwaar brihaspativar brihaspatiwar veervar جمعرات বৃহস্পতিবার ଗୁରୁବାର",
            "friday fri शुक्रवार जुमा जुम्मा "
            "shukravar shukrawar sukrawar shukrwar shukarwar shukrawaar jumma jumme جمعہ শুক্রবার ଶୁକ୍ରବାର",
            "saturday sat शनिवार शनिचर shanivar shaniwar shaniwaar sanichar shanichar ہفتہ শনিবার ଶନିବାର",
            "sunday रविवार इतवार एतवार ravivar raviwar itwar itwaar raviwaar etwar اتوار রবিবার ରବିବାର",
        )
    )
    for word in words.split()
}
MONTHS = {
    word: month
    for month, words in enumerate(
        (
            "january jan जनवरी janwari janvari",
            "february feb फरवरी फ़रवरी farwari farvari",
            "march mar मार्च",
            "april apr अप्रैल aprail",
            "may मई mai",
            "june jun जून joon",
            "july jul जुलाई julai",
            "august aug अगस्त agast",
            "september sept sep सितंबर सितम्बर sitambar",
            "october oct अक्टूबर अक्तूबर aktubar",
            "november nov नवंबर नवम्बर navambar",
            "december dec दिसंबर दिसम्बर disambar",
        ),
        start=1,
    )
    for word in words.split()
    if word != "mai"  # romanised मैं and में far more often than May
}
_WEEKS = (
    (7, "first 1st पहले प्रथम pahle pehle pratham"),
    (14, "second 2nd दूसरे द्वितीय dusre doosre dwitiya"),
    (21, "third 3rd तीसरे तृतीय tisre teesre tritiya"),
    (28, "fourth 4th चौथे चतुर्थ chauthe"),
    (31, "last अंतिम आखिरी antim aakhiri aakhri"),
)
_WEEK_WORDS = _set("week सप्ताह हफ्ते saptah hafte")
FINANCIAL = _set("financial fiscal वित्तीय vittiya vitiya fy वित्त")
HALVES = {
    word: share
    for share, words in ((0.5, "half आधा आधे aadha aadhe"), (1.5, "डेढ़ डेढ dedh derh"), (2.5, "ढाई dhaai dhai"))
    for word in words.split()
}
_NEAR_DAYS = {near_key(word): day for word, day in WEEKDAYS.items() if len(word) > 5}


def weekday_of(plain: str) -> int | None:
    """Will give the day of the week (Monday 0) that the word PLAIN names, however it is romanised, or None."""
    return WEEKDAYS[plain] if plain in WEEKDAYS else _NEAR_DAYS.get(near_key(plain))


def month_of(words: list[str], at: int) -> int | None:
    """Will give the month that the word at AT of WORDS names; "mai" is May only beside a day, a year or "mahine"."""
    if words[at] != "mai":
        return MONTHS.get(words[at])
    beside = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    dated = beside[0].isdigit() or (beside[1].isdigit() and len(beside[1]) == 4)
    return 5 if dated or beside[1] in _set("mahine maah mah tak month") else None


def week_named(around: list[str]) -> int | None:
    """Will give the last day of the week of the month that AROUND names ("first week of"), or None."""
    for before, after in pairwise(around):
        if after in _WEEK_WORDS:
            for day, words in _WEEKS:
                if before in words.split():
                    return day
    return None


def evening(before: str, hour: int) -> bool:
    """Will say whether HOUR, after the words BEFORE it, is one of the afternoon or evening."""
    words = _set(before[-24:])
    if words & _set("सुबह subah morning प्रातः"):
        return False
    return hour < 12 and (hour < 8 or bool(words & (EVENING | _set("दोपहर dopahar"))))


_FUTURE = re.compile(
    r"(?:ेगा|ेगी|ेंगे|ेंगी|ूंगा|ूंगी|ूँगा|ूँगी|एगा|एगी|एंगे|एंगी|एँगे|येगा|येगी|येंगे|ेगे|ायेगा|होगा|होगी|होंगे|दूंगा|"
    r"[a-z]{2,}ega|[a-z]{2,}egi|[a-z]{2,}enge|[a-z]{2}unga|[a-z]{2}ungi|ayga|aygi|ayge|aiga|aigi|aenge|hoga|hogi|honge|hga|denge|dega|"
    r"degi|lenge|lega|legi|krege|karege|jaege|jayege)$"
)
_WILL = _set("will shall ll wil would হবে হবেন যাবে করব ହେବ ଯିବ କରିବା گا گی گے")
_NO_FUTURE = _set("challenge revenge avenge omega scavenge vega mega simdega सिमडेगा")


def is_future(plain: str) -> bool:
    """Will say whether the word PLAIN (folded) is a future verb or its auxiliary."""
    return plain in _WILL or (plain not in _NO_FUTURE and _FUTURE.search(plain) is not None)
