"""Private numbers in every way of writing they are met in: separators, scripts, cues before and behind, glued marks."""

from itertools import product

import pytest

from sunwai.triage.personal import personal_spans

MOBILE = "9999903217"
SHAPES = {
    "plain": "{0}{1}{2}{3}{4}{5}{6}{7}{8}{9}",
    "five and five": "{0}{1}{2}{3}{4} {5}{6}{7}{8}{9}",
    "hyphen": "{0}{1}{2}{3}{4}-{5}{6}{7}{8}{9}",
    "spaced hyphen": "{0}{1}{2}{3}{4} - {5}{6}{7}{8}{9}",
    "dotted": "{0}{1}{2}.{3}{4}{5}.{6}{7}{8}{9}",
    "comma": "{0}{1}{2}{3}{4},{5}{6}{7}{8}{9}",
    "slash": "{0}{1}{2}{3}{4}/{5}{6}{7}{8}{9}",
    "underscore": "{0}{1}{2}{3}{4}_{5}{6}{7}{8}{9}",
    "bracket": "({0}{1}{2}{3}{4}) {5}{6}{7}{8}{9}",
    "star": "{0}{1}{2}{3}{4}*{5}{6}{7}{8}{9}",
    "each": "{0} {1} {2} {3} {4} {5} {6} {7} {8} {9}",
    "country": "+91 (0) {0}{1}{2}{3}{4}{5}{6}{7}{8}{9}",
}
ZEROES = {"Latin": "0", "Devanagari": "०", "Bengali": "০", "Odia": "୦", "Persian": "۰", "Arabic": "٠", "Ol Chiki": "᱐"}
CUES = ("", "mob. ", "मो०-", "call ", "मोबाइल नं. ", "whatsapp: ", "ration nahi mil raha sir ", "खाते में पैसा नहीं आया ")
BEHIND = ("", "।", " pe call kare", ")", "!", "\n")


def spelt(shape: str, zero: str) -> str:
    return SHAPES[shape].format(*(chr(ord(zero) + int(digit)) for digit in MOBILE))


@pytest.mark.parametrize("zero", ZEROES.values(), ids=list(ZEROES))
@pytest.mark.parametrize("shape", SHAPES)
def test_a_mobile_is_found_in_every_shape_script_and_company(shape: str, zero: str) -> None:
    number = spelt(shape, zero)
    for cue, behind in product(CUES, BEHIND):
        text = f"{cue}{number}{behind}"
        found = [s for s in personal_spans(text) if s.type == "phone"]
        assert len(found) == 1, text
        assert text[found[0].start : found[0].end].strip("()+ ") in number


OWN = {
    "aadhaar": ("9999 2034 1128", "9999  2034  1128", "9999-2034-1128", "9999_2034_1128", "9999 - 2034 - 1128"),
    "account": ("307755441200", "3077 5544 1200", "3077-5544-1200-9"),
    "ration_card": ("202009998871", "2020 0999 8871"),
    "passport": ("P9990012", "p 9990012", "P-9990012"),
    "voter_id": ("ZZX9990812", "zzx 9990812", "ZZX/9990812"),
    "pan": ("ZZZPT9987Q", "zzzpt9987q", "ZZZPT 9987 Q"),
    "ifsc": ("ZZZZ0009999", "zzzz 0009999", "ZZZZ-0009999"),
    "vehicle": ("JH 05 ZZ 9041", "jh05zz9041", "jh05-z 9041", "जेएच 05 जेड 9041"),
    "email": ("asha.k@gmail.com", "asha.k @gmail.com", "asha.k(at)gmail.com", "asha.k at gmail dot com"),
    "upi": ("asha.k@ybl", "9999903217@paytm", "asha.k@okaxis"),
}
SAID = {
    "aadhaar": ("aadhar no ", "आधार संख्या-", "UID "),
    "account": ("a/c no. ", "बैंक खाता ", "acc no: "),
    "ration_card": ("ration card no ", "राशन कार्ड नं. "),
    "passport": ("passport ", "पासपोर्ट नं. ", "pasport "),
    "voter_id": ("voter id ", "मतदाता पहचान पत्र "),
    "pan": ("pan ", "पैन कार्ड "),
    "ifsc": ("ifsc-", "IFSC कोड "),
    "vehicle": ("bike ", "गाड़ी नं "),
    "email": ("mail id ", "ईमेल "),
    "upi": ("upi ", "फोनपे "),
}


@pytest.mark.parametrize("type_", OWN)
def test_each_paper_of_a_person_is_found_and_named(type_: str) -> None:
    for cue, number, behind in product(SAID[type_], OWN[type_], ("", "।", ".", " hai", ", sir")):
        text = f"Bolba: {cue}{number}{behind}"
        assert type_ in [s.type for s in personal_spans(text) if text[s.start : s.end] in number], text


MATTERS = (
    "PNR ", "पीएनआर संख्या ", "consumer no ", "उपभोक्ता संख्या ", "application no ", "आवेदन क्रमांक ",
    "complaint no ", "शिकायत नं ", "meter no ", "job card no ", "claim no ", "loan no ", "UAN ", "survey no ",
    "वाद संख्या ", "UTR ", "roll no ",
)  # fmt: skip


@pytest.mark.parametrize("cue", MATTERS)
def test_the_number_of_a_matter_is_nobodys(cue: str) -> None:
    for number in ("9999903217", "99999 03217", "९९९९९०३२१७", "88990011223"):
        assert personal_spans(f"mera {cue}{number} pe kuch nahi hua") == (), cue + number


STAYS = (
    "2023 2024 2025 tino saal ka paisa baki",
    "6-12-2024 8-10 baje",
    "class 6 7 8 9 10 11 12 ke bachhe",
    "budget 75000 00000 rupaye",
    "0651-2400000 helpline",
    "गांव के लोग, पोस्ट ऑफिस बंद है",
    "I live at the mercy of dealers",
    "Minister Ramesh Oraon came",
    "Ramesh Oraon Chowk me jaam",
    "हमारा घर गिर गया, मदद करें",
)


@pytest.mark.parametrize("text", STAYS)
def test_days_rows_sums_and_public_names_stay(text: str) -> None:
    assert personal_spans(text) == ()


HOMES = (
    ("ग्राम नयाटोली, डाकघर बोलबा, थाना बोलबा, जिला सिमडेगा", "ग्राम नयाटोली, डाकघर बोलबा"),
    ("At/PO- Nayatoli, PS Bolba", "At/PO- Nayatoli"),
    ("h.no. B-17, Road No 3, Hill Nagar.", "h.no. B-17, Road No 3, Hill Nagar"),
    ("मेरा घर काली मंदिर के पीछे है", "मेरा घर काली मंदिर के पीछे"),
    ("Flat 3B, Road No 2, Hill Colony", "Flat 3B, Road No 2, Hill Colony"),
)


@pytest.mark.parametrize(("text", "home"), HOMES)
def test_where_one_lives_is_found(text: str, home: str) -> None:
    found = [text[s.start : s.end] for s in personal_spans(text) if s.type == "address"]
    assert found
    assert found[0].startswith(home)


CALLED = (
    "mere bhai {} ka ilaj nahi ho raha",
    "prarthi {}",
    "मृतक {} का शव लाना है",
    "{} (45) की मौत",
    "{} ka naam ration card se kat gya",
    "dhanyawad\n{}",
    "- {}, Simdega",
)


@pytest.mark.parametrize("said", CALLED)
@pytest.mark.parametrize("name", ["Etwa Oraon", "etwa oraon", "एतवा उरांव", "Rajesh Kumar", "rajesh kumar", "राजेश कुमार"])
def test_a_name_is_told_by_what_stands_round_it_in_any_script(said: str, name: str) -> None:
    text = said.format(name)
    assert name in [text[s.start : s.end] for s in personal_spans(text) if s.type == "name"]


def test_a_number_in_words_is_found() -> None:
    for text in ("call nine nine nine double nine zero three two one seven", "नौ नौ नौ नौ नौ शून्य तीन दो एक सात पर"):
        assert [s.type for s in personal_spans(text)] == ["phone"]


def test_counting_aloud_is_no_number() -> None:
    assert personal_spans("ek do teen char paanch chhah saat aath nau gaon") == ()
