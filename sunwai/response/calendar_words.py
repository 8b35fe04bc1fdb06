"""Words of the calendar in English, Hindi and romanised Hindi. Owns the tables that when.py reads; knows no grammar."""

import re
from datetime import timedelta
from itertools import pairwise


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DAY = timedelta(days=1)
_SPANS = (
    (timedelta(minutes=1), "minute minutes min mins मिनट मिनटों"),
    (timedelta(hours=1), "hour hours hr hrs घंटा घंटे घंटों घण्टे घंटो ghanta ghante ghanto ghnte"),
    (_DAY, "day days दिन दिनों दिवस din dino dinon दिनो"),
    (7 * _DAY, "week weeks हफ्ता हफ्ते हफ्तों सप्ताह hafta hafte haftey saptah"),
    (14 * _DAY, "fortnight"),
    (15 * _DAY, "पखवाड़े पखवाड़ा पखवाडे पखवाडा pakhwada pakhwade pakhware"),
    (30 * _DAY, "month months महीना महीने महीनों माह mahina mahine mahino maah mah"),
    (365 * _DAY, "year years वर्ष वर्षों साल"),
)
UNITS = {word: span for span, words in _SPANS for word in words.split()}

# Before a span: it is counted from now.
FRONT = _set("within in inside under next coming over अगले agle आगामी aagami agami another")
COMING = _set("next coming अगले agle आगामी आने aagami upcoming this इस इसी is isi the following")
KE = _set("के ke की k")
INSIDE = _set("भीतर अंदर अन्दर bhitar bheetar andar andr में me mein mai तक tak बाद baad")
PAST = _set("last past previous पिछले पिछली पिछ्ले pichle pichhle pichli बीते beete gat गत since earlier गुजरे over-the-last")
SINCE = _set("से se since old पुराना पुरानी पुराने ago पहले pahle pehle")
AGO = _set("ago पहले pahle pehle earlier old")

BY = _set("by before till until upto on latest than तक from")
TILL = _set("तक tak को ko से-पहले pahle पहले pehle तलक")
DATED = _set("dt date dated दिनांक तारीख tarikh tareekh dinank the")
END = _set("end अंत ant अन्त eom closing आखिर aakhir akhir अंतिम last-week समाप्त")
MIDDLE = _set("mid middle मध्य madhya बीच")
NEXT = _set("next coming following अगले अगला agle agla आगामी आने aagami")
THIS = _set("this current इस इसी is isi चालू")
TOMORROW = _set("tomorrow tommorow tomorow tmrw tmrrw tomm")
KAL = _set("कल kal")
PARSON = _set("परसों परसो parso parson")
TODAY = _set("today आज aaj eod")
EVENING = _set("evening शाम shaam sham tonight रात raat night दोपहर dopahar")

PERIODS = {
    word: period
    for period, words in (
        ("week", "week हफ्ते हफ्ता सप्ताह hafte hafta saptah weekend"),
        ("month", "month महीने महीना माह mahine mahina maah mah"),
        ("year", "year वर्ष साल saal"),
    )
    for word in words.split()
}
WEEKDAYS = {
    word: day
    for day, words in enumerate(
        (
            "monday mon सोमवार somvar somwar",
            "tuesday tue tues मंगलवार mangalvar mangalwar",
            "wednesday wed बुधवार budhvar budhwar",
            "thursday thu thurs गुरुवार गुरूवार बृहस्पतिवार वीरवार guruvar guruwar",
            "friday fri शुक्रवार shukravar shukrawar sukrawar",
            "saturday sat शनिवार shanivar shaniwar",
            "sunday रविवार इतवार ravivar raviwar itwar",
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
            "march मार्च",
            "april apr अप्रैल",
            "may मई mai",
            "june जून",
            "july जुलाई julai",
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
_WEEKS = ((7, "first 1st पहले प्रथम pahle"), (14, "second 2nd दूसरे द्वितीय dusre"), (21, "third 3rd तीसरे तृतीय tisre"))
_WEEK_WORDS = _set("week सप्ताह हफ्ते saptah hafte")


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
    r"(?:ेगा|ेगी|ेंगे|ेंगी|ूंगा|ूंगी|ूँगा|एगा|एगी|एंगे|एंगी|येगा|येगी|येंगे|ेगे|ायेगा|होगा|होगी|होंगे|दूंगा|"
    r"[aeiouy]ega|[aeiouy]egi|[aeiouy]enge|[a-z]{2}ega|[a-z]{2}egi|[a-z]{2,}enge|[a-z]{2}unga|hoga|hogi|honge|denge|dega|degi|lenge)$"
)
_WILL = _set("will shall ll wil would")


def is_future(plain: str) -> bool:
    """Will say whether the word PLAIN (folded) is a future verb or its auxiliary."""
    return plain in _WILL or _FUTURE.search(plain) is not None
