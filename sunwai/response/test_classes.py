"""Replies of offices by class of difficulty, in three languages. None of them is called done that is not."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.response.reading import Kind, Reading, read_reply

RANCHI = ZoneInfo("Asia/Kolkata")
THURSDAY = datetime(2020, 1, 16, 15, 0, tzinfo=RANCHI)


def read(text: str) -> Reading:
    return read_reply(text, posted_at=THURSDAY, zone=RANCHI)


@pytest.mark.parametrize(
    "text",
    [
        "आपके निर्देशानुसार उक्त गांव में खराब चापाकल की मरम्मत करा दी गई है।",
        "As directed, the transformer at Sisai has been replaced and power supply restored.",
        "Sir, the beneficiary has been given her pension arrears of Rs 12,000 today.",
        "महोदय, विद्युत आपूर्ति आज सुबह 8 बजे से सुचारू कर दी गई है।",
        "bijli bahal kar di gayi hai sir",
        "naya transformer laga diya gaya, gaon me light aa gayi",
        "मजदूरों को सकुशल घर पहुंचा दिया गया है",
        "All 12 labourers have been brought back to Gumla.",
        "जाँच के उपरांत श्रीमती सोमरी देवी का राशन कार्ड निर्गत कर दिया गया है।",
        "BDO द्वारा परिवार को 50 किलो चावल, कंबल एवं तिरपाल उपलब्ध कराया गया।",
        "बच्चे को रिम्स में भर्ती करा दिया गया है, इलाज शुरू है।",
        "patient ko sadar aspatal me bharti kara diya gaya hai",
        "The garbage has been lifted and bleaching powder sprayed.",
        "Street light fixed.",
        "मृतक के आश्रित को ₹20,000 की सहायता राशि का चेक दे दिया गया।",
        "Aadhaar seeding corrected and ration for March given to the family.",
        "Road has been repaired by the RCD division yesterday. Photos attached.",
        "लंबित मजदूरी का भुगतान संवेदक द्वारा कर दिया गया है।",
        "pending vetan ka bhugtan kar diya gaya hai",
        "The water tanker has been provided to the tola.",
        "कुएं की सफाई करा दी गई है।",
        "नाम ऑनलाइन जोड़ दिया गया है।",
        "Caste certificate has been issued to Ms Asha.",
        "girls ko rescue karke parents ko saunp diya gaya hai",
        "Due to heavy rain the line was damaged; it has since been restored.",
        "अतिक्रमण हटा दिया गया है।",
        "Mutation done, correction slip handed over to the applicant.",
        "Electricity bill corrected to Rs 540.",
        "Pole badal diya gaya hai, photo dekhein",
        "समस्या का समाधान हो गया है। ",
        "आपकी शिकायत का निष्पादन कर दिया गया है।",
        "Grievance redressed.",
        "She has been admitted to Sadar Hospital and is stable now.",
        "Family ko 1 mahine ka rashan aur 2 kambal diya gaya",
        "Missing girl traced in Delhi and handed over to her parents.",
        "The bodies were brought to Ranchi and handed over to the families.",
        "अवैध बालू से लदे 3 ट्रैक्टर जब्त किए गए।",
        "School me teacher ki niyukti kar di gayi hai",
        "नाली का निर्माण पूर्ण हो चुका है।",
        "jal minar chalu kar diya gaya hai",
        "Mobile tower is now functional.",
        "उक्त महिला को विधवा पेंशन स्वीकृति पत्र दे दिया गया है।",
        "बकाया 6 माह की पेंशन खाते में भेज दी गई है।",
        "Wages of all 40 workers have been paid through bank.",
        "fault theek kar diya, bijli aa gayi sir",
        "Passport has been returned to the worker and he reached home yesterday.",
        "खाद्यान्न का वितरण कर दिया गया है",
        "ମରାମତି ହୋଇଯାଇଛି",
        "মেরামত করা হয়েছে",
        "مرمت کر دی گئی ہے",
        "The JE has restored the power supply this evening.",
        "DSWO sir ne tricycle de di hai",
        "Covid positive patient's family has been provided with dry ration for 15 days.",
        "Two bore wells have been repaired in the village.",
        "Tola me solar light lagwa di gayi hai",
        "As per your kind direction, blood was arranged and given to the patient.",
        "संज्ञान लेते हुए तत्काल 2 यूनिट रक्त उपलब्ध करा दिया गया।",
        "छात्रा का नामांकन कस्तूरबा विद्यालय में करा दिया गया है।",
        "एम्बुलेंस से मरीज को अस्पताल पहुंचाया गया और इलाज करा दिया गया",
        "Deceased's mortal remains handed over to family in Giridih today.",
        "वृद्ध महिला को पेंशन की राशि रू 6000 हस्तगत करा दी गई।",
        "Road potholes have been filled.",
        "kisan ka fasal bima ka paisa khate me aa gaya hai",
        "The driver has been arrested and vehicle seized.",
        "बिजली विभाग द्वारा जले हुए ट्रांसफार्मर को बदल दिया गया है।",
        "khet ka patta de diya gaya h",
        "Pradhan sir, handpump ban gaya hai",
        "Sir, ration card jari kar diya gaya hai.",
        "Wages credited in the account of the labourers today.",
        "बिजली का तार बदल दिया गया है एवं आपूर्ति सामान्य है।",
        "All students have received their scholarships.",
        "टैंकर से पानी उपलब्ध कराया जा चुका है",
        "The accused was arrested and sent to jail; the girl has been handed over to her mother.",
        "उन्हें सदर अस्पताल में भर्ती कराया गया है और स्थिति स्थिर है",
    ],
)
def test_a_deed_with_its_thing_is_reported_whoever_ordered_it_and_whatever_came_before(text: str) -> None:
    assert read(text).kind is Kind.ACTION_REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "राशन वितरण की शिकायत प्राप्त हुई है।",
        "आपके द्वारा बताया गया है कि पेंशन बंद कर दी गई है",
        "It has been reported that the road is damaged.",
        "The grievance has been assigned to the nodal officer.",
        "मामला उप विकास आयुक्त को सौंप दिया गया है।",
        "जांच का जिम्मा CO को दिया गया है",
        "Kaam jald pura karne ka aadesh diya gaya hai",
        "Action taken report has been sought from the BEEO.",
        "Sir we have received your complaint and given it to the JE.",
        "Complaint given to JE Bolba.",
        "आवेदन संबंधित कार्यालय को दे दिया गया है",
        "Message has been delivered to the concerned officer.",
        "इस संबंध में पत्र जारी किया गया है।",
        "Details have been provided to the state headquarters.",
        "आपके ट्वीट का संज्ञान लेते हुए संबंधित अधिकारी को सूचना दे दी गई है",
        "घटना की सूचना मिल गई है",
        "jaankari mil gayi hai sir",
        "आपको फोन पर बता दिया गया है",
        "pension ki jankari di gayi",
        "Awareness about the scheme was given to villagers.",
        "ग्रामीणों को योजना की जानकारी दी गई।",
        "यदि मरम्मत नहीं हुई है तो बताएं",
        "The school building should be repaired by the department.",
        "सभी पात्र लाभुकों को राशन दिया जाता है।",
        "Ration is distributed regularly at the shop.",
        "The work was to be completed last month.",
        "Once approved, the amount is credited to the account.",
        "काम पूरा हो जाने पर सूचना दी जाएगी",
        "जब तक राशि प्राप्त नहीं होती भुगतान नहीं किया जा सकता",
        "Ensure that the pension is paid.",
        "Get it repaired at once @EE_PHED",
        "Wish it had been repaired earlier.",
        "Sir they say it has been fixed, we will verify.",
        "लाभ दिलाने का भरोसा दिया गया है",
        "पूर्व में भी दिनांक 5.1.2020 को मरम्मत किया गया था",
        "Repaired pumps are listed here.",
        "Completed works may be seen at the portal.",
        "It is not correct that ration was given.",
        "Nothing has been provided.",
        "Who said it has been repaired?",
        "Two linemen have been engaged to repair the line.",
        "राशन कार्ड के लिए आवेदन जमा करा दिया गया है",
        "The repair work has been given to an agency.",
        "Repair material has been supplied to the site.",
        "मरम्मत के लिए सामग्री उपलब्ध करा दी गई है।",
        "पुल का डीपीआर तैयार कर लिया गया है।",
        "The tower site has been finalised.",
        "टावर हेतु भूमि चिन्हित कर ली गई है",
        "सड़क की मापी पूरी कर ली गई है",
        "e-KYC has been done, payment in process.",
        "Bank account opened, DBT will start next month.",
        "The child has been seen by a doctor.",
        "Patient has been referred to RIMS.",
        "बच्ची को बाल गृह भेजा गया है",
        "ट्रांसफार्मर वाहन से रवाना किया गया है।",
        "The police have registered a case and arrested two; girl not yet recovered.",
        "old transformer removed, new one to be installed",
        "खंभा गाड़ दिया गया है, तार खींचना बाकी है",
        "kaam 80 percent ho gaya hai",
        "पेंशन के लिए सूची में नाम जोड़ दिया गया है, राशि आना बाकी",
        "मरम्मत करा दी गई थी परंतु फिर से खराब हो गया",
        "Line restored but tripping again due to storm.",
        "The motor was replaced; however water has not reached the tank.",
    ],
)
def test_conditions_wishes_rules_echoes_and_lists_are_never_done(text: str) -> None:
    assert read(text).kind is not Kind.ACTION_REPORTED


@pytest.mark.parametrize(
    "greeted",
    ["महोदय, {}", "Respected Sir, {}", "{} जय जोहार।", "{} Regards, DC Simdega", "@HemantSorenJMM @DC_Gumla {}"],
)
def test_greetings_handles_and_signatures_are_no_parts(greeted: str) -> None:
    reading = read(greeted.format("चापाकल की मरम्मत करा दी गई है।"))
    assert [(part.kind, part.what) for part in reading.parts] == [(Kind.ACTION_REPORTED, "चापाकल की मरम्मत करा दी गई है")]


def test_damage_that_was_mended_leaves_nothing_open() -> None:
    assert read("Due to rain the line was damaged; it has since been restored.").kind is Kind.ACTION_REPORTED
    assert read("The line was restored but broke again").kind is Kind.UNDER_WAY


def test_an_offer_of_help_after_the_deed_neither_sends_away_nor_asks() -> None:
    reading = read("Supply restored. For any further problem please contact 1912.")
    assert [part.kind for part in reading.parts] == [Kind.ACTION_REPORTED]


def test_evidence_alone_acknowledges_and_is_kept() -> None:
    reading = read("प्रतिवेदन संलग्न है।")
    assert reading.kind is Kind.ACKNOWLEDGED
    assert reading.evidence


def test_an_order_with_a_date_is_the_orders_and_no_promise_of_the_office() -> None:
    reading = read("EE has been directed to restore supply by tomorrow evening.")
    assert (reading.kind, reading.commitments) == (Kind.ACKNOWLEDGED, ())


def test_what_is_wanted_refused_and_other_care_given_is_refused() -> None:
    reading = read("गाड़ी भेजना संभव नहीं है, वहीं रहने और खाने की व्यवस्था करा दी गई है")
    assert (reading.kind, reading.parts[-1].kind) == (Kind.REFUSED, Kind.ACTION_REPORTED)


def test_part_done_and_part_promised_is_under_way_and_quotes_both() -> None:
    reading = read("एक टावर चालू कर दिया गया है। दूसरा टावर 31 जनवरी तक लगा दिया जाएगा।")
    assert reading.kind is Kind.UNDER_WAY
    assert [part.kind for part in reading.parts] == [Kind.ACTION_REPORTED, Kind.PROMISED]
    assert all(because.kind == "word" for because in reading.because[:1])


VERBS = """repaired बहाल मरम्मत कर दी गई है नहीं जाए होगा has been will not to be sanctioned निर्देश रेलवे का मामला 1,530 % ?
ki hai तक कल"""


@given(st.lists(st.sampled_from(VERBS.split()), max_size=14))
def test_no_jumble_of_verbs_makes_the_reading_raise(words: list[str]) -> None:
    assert read(" ".join(words)).kind in Kind
