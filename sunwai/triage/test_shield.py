"""What seals a case, and which stretches of a post are personal."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.triage import verhoeff
from sunwai.triage.lexicon import hear
from sunwai.triage.personal import masked, personal_spans
from sunwai.triage.shield import decide

SEALED = (
    ("एक महीने की बच्ची को बेच दिया गया", "child"),
    ("Newborn sold near the station", "child"),
    ("nabalig ladki ki shaadi kara rahe hain", "child"),
    ("होटल में नाबालिग से काम करा रहे हैं", "child"),
    ("Eight year old boy has been beaten in the hostel", "child"),
    ("My sister was raped and police do nothing", "survivor"),
    ("छात्रा से छेड़खानी करने वाले पर कार्रवाई हो", "survivor"),
    ("मेरे भाई दो महीने से लापता हैं", "missing"),
    ("My father has been missing since Diwali", "missing"),
    ("HIV पीड़ित परिवार को राशन नहीं", "hiv"),
    ("बूढ़ी महिला को डायन बता कर मारा", "witch"),
)


@pytest.mark.parametrize(("text", "reason"), SEALED)
def test_a_case_that_can_hurt_someone_is_sealed(text: str, reason: str) -> None:
    assert decide(hear(text)).value == reason


@pytest.mark.parametrize(
    "text",
    [
        "बच्चों की साइकिल नहीं मिली",
        "Manhole cover missing",
        "The traffic is a mess",
        "पेंशन नहीं मिली",
        "Students need a library",
        "चतरा में मेरे पिता की पेंशन बंद है",  # sounds like a girl student beaten
    ],
)
def test_an_ordinary_matter_is_not_sealed(text: str) -> None:
    assert decide(hear(text)).value is None


PERSONAL = (
    ("call 9876543210", ["phone"]),
    ("मो ९८७६५४३२१० पर बात करें", ["phone"]),
    ("+91 98765 43210 / 8765432109", ["phone", "phone"]),
    ("9 8 7 6 5 4 3 2 1 0", ["phone"]),
    ("918765432109 pe call karein", ["phone"]),
    ("brother's number +971 50 123 4567", ["phone"]),
    ("আমার নম্বর ৯৮৭৬৫৪৩২১০", ["phone"]),
    ("aadhaar 2345 6789 0124", ["aadhaar"]),
    ("आधार संख्या २३४५६७८९०१२४ है", ["aadhaar"]),
    ("PAN ABCPK1234L", ["pan"]),
    ("खाता संख्या 30123456789 IFSC SBIN0001234", ["account", "ifsc"]),
    ("a/c no 12345678901", ["account"]),
    ("UPI asha.kumari@ybl", ["upi"]),
    ("mail asha.k@example.com", ["email"]),
    ("voter id ABC1234567", ["voter_id"]),
    ("passport no M1234567", ["passport"]),
    ("ration card no 202000123456", ["ration_card"]),
    ("गाड़ी JH01AB1234", ["vehicle"]),
    ("मेरा नाम आशा कुमारी है", ["name"]),
)


@pytest.mark.parametrize(("text", "types"), PERSONAL)
def test_personal_stretches_are_found(text: str, types: list[str]) -> None:
    assert [span.type for span in personal_spans(text)] == types


@pytest.mark.parametrize(
    "text",
    [
        "helplines 181, 1912, 108, 1930 and 1098",
        "PNR 8765432109",
        "PNR no. 6543210987",
        "application number 9123456780",
        "उपभोक्ता संख्या 9876543210",
        "शिकायत संख्या 9876543210 दर्ज है",
        "Rs 9876543210 was sanctioned",
        "call 1800 345 6789",
        "20 kg rice for 1530 families since 2014",
        "@DCSimdega #Jharkhand2020",
    ],
)
def test_helplines_and_numbers_of_a_matter_are_not_personal(text: str) -> None:
    assert personal_spans(text) == ()


def test_a_phone_beside_a_pnr_is_still_found() -> None:
    text = "PNR 6543210987, mera phone 9876512345"
    assert [text[span.start : span.end] for span in personal_spans(text)] == ["9876512345"]


def test_the_check_digit_raises_and_never_decides() -> None:
    good = next(f"23456789012{d}" for d in range(10) if verhoeff.agrees(f"23456789012{d}"))
    bad = f"23456789012{(int(good[-1]) + 1) % 10}"
    (sure,), (unsure,) = personal_spans(good), personal_spans(bad)
    assert (sure.type, sure.verified) == ("aadhaar", True)
    assert (unsure.type, unsure.verified) == ("number", False)
    assert sure.confidence > unsure.confidence


def test_masking_covers_letter_for_letter() -> None:
    text = "फोन ९८७६५४३२१० है"
    assert masked(text, personal_spans(text)) == "फोन ██████████ है"


@given(st.text(max_size=300))
def test_no_text_makes_the_search_raise_and_spans_never_overlap(text: str) -> None:
    spans = personal_spans(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.text(alphabet="0123456789 -+.()९८@aX/", max_size=80))
def test_no_jumble_of_digits_makes_the_search_raise(text: str) -> None:
    personal_spans(text)
