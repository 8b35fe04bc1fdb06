"""Private stretches by class of writing, and numbers of a matter that stay. Every number and name is invented."""

import time

import pytest

from sunwai.triage.person_names import names_in
from sunwai.triage.personal import personal_spans

FOUND = (
    ("mera number 0 99999 02211 hai", [("phone", "0 99999 02211")]),
    ("WhatsApp: (+91)-99999-02212", [("phone", "(+91)-99999-02212")]),
    ("0091 9999902213 par call kare", [("phone", "0091 9999902213")]),
    ("contact 9999902214, 9999902215", [("phone", "9999902214"), ("phone", "9999902215")]),
    ("9999902216/9999902217", [("phone", "9999902216"), ("phone", "9999902217")]),
    ("ফোন ৯৯৯৯৯০২২১৮", [("phone", "৯৯৯৯৯০২২১৮")]),
    ("ଫୋନ ୯୯୯୯୯୦୨୨୧୯", [("phone", "୯୯୯୯୯୦୨୨୧୯")]),
    ("فون ۹۹۹۹۹۰۲۲۲۰", [("phone", "۹۹۹۹۹۰۲۲۲۰")]),
    ("landline 06532-222333 par phone kiya", [("phone", "06532-222333")]),
    ("आधार नं. ४३२१-८७६५-१०९८", [("aadhaar", "४३२१-८७६५-१०९८")]),
    ("pan no. abcde 1234 f", [("pan", "abcde 1234 f")]),
    ("खाता 4455 6677 8899 001, मो 9999902221", [("account", "4455 6677 8899 001"), ("phone", "9999902221")]),
    ("IFSC zzzz0abc123", [("ifsc", "zzzz0abc123")]),
    ("upi se bheja suman.k@zzbank", [("upi", "suman.k@zzbank")]),
    ("likhiye asha_k@gmail ko", [("email", "asha_k@gmail")]),
    ("bike jh 05 c 4455 chori", [("vehicle", "jh 05 c 4455")]),
    ("वोटर कार्ड zzz7654321", [("voter_id", "zzz7654321")]),
    ("मकान संख्या 12/4, गोलमुरी", [("address", "मकान संख्या 12/4, गोलमुरी")]),
    ("I live at Near Water Tank, Hill Road", [("address", "Near Water Tank, Hill Road")]),
    ("Qr No. K2-114, Sector Two", [("address", "Qr No. K2-114, Sector Two")]),
    ("Ravi Munda s/o Soma Munda", [("name", "Ravi Munda"), ("name", "Soma Munda")]),
    ("mera naam Budhni Kumari hai", [("name", "Budhni Kumari")]),
    ("पिता: सोमरा तिर्की, ग्राम बसिया", [("name", "सोमरा तिर्की")]),
    ("बेटी का नाम रीता कुमारी है", [("name", "रीता कुमारी")]),
    ("I am Suresh Lohra from Basia", [("name", "Suresh Lohra")]),
    ("My daughter Pinky Minz is ill", [("name", "Pinky Minz")]),
    ("Applicant: Jitni Devi", [("name", "Jitni Devi")]),
)
STAYS = (
    "PNR number is 8899001122 coach S4",
    "fertiliser token code 4455 6677 8899",
    "fasal beema id 445566778899",
    "उज्ज्वला कनेक्शन संख्या 4455 6677 8899",
    "consumer id 7788990011 ka bill",
    "complaint no. 9988776655 closed",
    "registration number 9988776655",
    "मनरेगा जॉब कार्ड 9988776655",
    "case JH-26-00412/1",
    "train 18609 and 12365",
    "pincode 835211",
    "1912 par call kiya, 181 bhi",
    "₹ 9988776655 ka ghotala",
    "since 2019 a road is broken",
    "up 10 to 2000 rupees",
    "the 1234567 applicants",
    "Contact the Block Office",
    "मुख्यमंत्री हेमंत सोरेन जी",
    "father of two children",
    "House of 5 people",
    "पता नहीं कब बनेगा",
    "माता का नाम गलत है",
    "naam kat gaya ration card se",
    "@HemantSorenJMM sir@JharkhandCMO",
    "sadar asptal me 25.5.2024 se 30-06-2024 tak",
)


@pytest.mark.parametrize(("text", "spans"), FOUND)
def test_a_private_stretch_is_found_as_it_is_written(text: str, spans: list[tuple[str, str]]) -> None:
    assert [(s.type, text[s.start : s.end]) for s in personal_spans(text)] == spans


@pytest.mark.parametrize("text", STAYS)
def test_a_number_of_a_matter_and_a_public_name_stay(text: str) -> None:
    assert personal_spans(text) == ()


def test_a_complaint_before_a_phone_does_not_hide_it() -> None:
    assert [s.type for s in personal_spans("I complained twice. Call 9999902222")] == ["phone"]


def test_capitals_say_nothing_where_every_word_has_one() -> None:
    assert names_in("Please Help The Poor Family For Medical Treatment In Our Village") == ()


@pytest.mark.parametrize("piece", ["a ", "Aa Bb ", "मां राम ", "house no 1, ", "9 ", "s/o "])
def test_no_flood_holds_the_search_up(piece: str) -> None:
    begun = time.process_time()
    personal_spans(piece * 10_000)
    assert time.process_time() - begun < 3


BESIDE = (
    ("मैं सोनू मुर्मू, दुमका से", "सोनू मुर्मू"),
    ("लाभुक सीता देवी पति बुधराम उरांव का आवास", "बुधराम उरांव"),
    ("Regards, Vikash Singh, Bermo", "Vikash Singh"),
    ("son Rohit (9 yrs) is ill", "Rohit"),
    ("Phulmani Hansda has no house", "Phulmani Hansda"),
    ("मेरे पिता स्व. जगन महतो के नाम जमीन", "जगन महतो"),
)
NOBODY = (
    "for Birsa Munda Jayanti",
    "call Ambulance Service",
    "for Pradhan Mantri Awas",
    "Albert Ekka block",
    "mere naam ki jagah pati ka naam likh diya",
    "मजदूर संघ के लोग",
)


@pytest.mark.parametrize(("text", "name"), BESIDE)
def test_a_name_is_told_by_what_stands_beside_it(text: str, name: str) -> None:
    assert name in [text[s.start : s.end] for s in names_in(text)]


@pytest.mark.parametrize("text", NOBODY)
def test_offices_schemes_and_public_names_are_nobody(text: str) -> None:
    assert names_in(text) == ()


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("mera upi sumitra99 @ okzzz", "upi"),
        ("phonepe meena at ybl pe", "upi"),
        ("mail rakesh.k9 @ examplemail.in", "email"),
        ("जॉब कार्ड बैंक खाता ३३९९ १२०० ४५५६", "account"),
    ],
)
def test_spaces_round_the_sign_and_a_matter_farther_off_hide_nothing(text: str, type_: str) -> None:
    assert [span.type for span in personal_spans(text)] == [type_]
