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
    ],
)
def test_a_deed_with_its_thing_is_reported_whoever_ordered_it_and_whatever_came_before(text: str) -> None:
    assert read(text).kind is Kind.ACTION_REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "Sir instructions have been issued to the EE to restore the supply.",
        "संबंधित को निर्देशित किया गया है।",
        "@BDO_Bolba please look into the matter and take necessary action.",
        "कृपया मामले को देखें @DC_Gumla",
        "सूचना मिली है, जांच कर आवश्यक कार्रवाई हेतु CO को कहा गया है",
        "DC sir se baat ho gayi hai",
        "Matter has been brought to my notice.",
        "Your complaint has been registered, docket no 12345.",
        "EE PHED से बात हुई है",
        "Noted. Forwarded to the concerned department for necessary action.",
        "District administration has provided ration to 45,000 families under PMGKAY.",
        "जिले में कुल 3,200 चापाकलों की मरम्मत की जा चुकी है",
        "इस वर्ष 1,200 किमी सड़क का निर्माण किया गया है।",
        "Pension is given to all eligible persons every month by 5th.",
        "थाना प्रभारी को कार्रवाई के लिए निदेश दे दिया गया है।",
        "SDO को स्थल निरीक्षण कर प्रतिवेदन समर्पित करने को कहा गया है",
        "ok sir",
        "🙏 जी महोदय",
        "प्रखंड आपूर्ति पदाधिकारी को 3 दिनों के अंदर कार्ड बनाने का निर्देश दिया गया है।",
        "EE has been directed to restore supply by tomorrow evening.",
        "Show cause has been issued to the dealer.",
        "Sir it is submitted that the matter has been entrusted to DSP HQ.",
        "मामले की जानकारी मिली है। देखते हैं।",
        "Aapki shikayat prapt hui, sambandhit vibhag ko bhej di gayi hai",
        "BDO को लाभुक के घर जाकर राशन पहुंचाने को कहा गया है",
        "The dealer has been warned to distribute ration properly.",
        "Kindly note that the pensions are credited by the 5th of every month.",
        "राज्य में 4 लाख लोगों को पेंशन दी गई है",
        "हमारी सरकार ने 25,000 युवाओं को नौकरी दी है",
        "Under Abua Awas 2,00,000 houses sanctioned. Thanks to Hon'ble CM.",
        "Executive Engineer informed. He will look into it.",
        "Dear sir, we regret the inconvenience caused. Our team will contact you.",
        "I have spoken to the family and assured them of all help.",
        "परिवार से बात कर हर संभव मदद का भरोसा दिलाया गया है।",
        "Photo attached for reference.",
        "Report enclosed.",
        "प्रतिवेदन संलग्न है।",
        "जय जोहार सर",
        "Thank you sir for guidance",
        "Sir we are on it.",
        "Copy to BDO for compliance",
        "मरम्मत कराकर सूचित करें",
        "यदि राशन मिल गया हो तो सूचित करें",
        "Has the work been completed? Please confirm.",
        "Instructions given for early completion.",
        "कल बैठक में निर्देश दिया गया था कि सभी पेंशन का भुगतान कर दिया जाए",
        "राशन वितरण की शिकायत प्राप्त हुई है।",
        "The grievance has been assigned to the nodal officer.",
        "मामला उप विकास आयुक्त को सौंप दिया गया है।",
        "जांच का जिम्मा CO को दिया गया है",
        "Kaam jald pura karne ka aadesh diya gaya hai",
        "Action taken report has been sought from the BEEO.",
        "Sir we have received your complaint and given it to the JE.",
        "Complaint given to JE Bolba.",
        "Message has been delivered to the concerned officer.",
        "इस संबंध में पत्र जारी किया गया है।",
        "Details have been provided to the state headquarters.",
        "आपके ट्वीट का संज्ञान लेते हुए संबंधित अधिकारी को सूचना दे दी गई है",
        "घटना की सूचना मिल गई है",
        "jaankari mil gayi hai sir",
        "आपको फोन पर बता दिया गया है",
        "pension ki jankari di gayi",
        "ग्रामीणों को योजना की जानकारी दी गई।",
        "यदि मरम्मत नहीं हुई है तो बताएं",
        "The school building should be repaired by the department.",
        "सभी पात्र लाभुकों को राशन दिया जाता है।",
        "Ration is distributed regularly at the shop.",
        "The work was to be completed last month.",
        "Once approved, the amount is credited to the account.",
        "काम पूरा हो जाने पर सूचना दी जाएगी",
        "Ensure that the pension is paid.",
        "Get it repaired at once @EE_PHED",
        "लाभ दिलाने का भरोसा दिया गया है",
    ],
)
def test_who_was_told_warned_asked_or_handed_the_papers_has_not_done_it_yet(text: str) -> None:
    assert read(text).kind is Kind.ACKNOWLEDGED


@pytest.mark.parametrize(
    "text",
    [
        "टीम मौके पर पहुंच गई है, मरम्मत शुरू कर दी गई है।",
        "Estimate has been prepared and sent to the department.",
        "स्थल का निरीक्षण किया गया।",
        "BDO ne ghar ja kar mulakat ki",
        "Tender has been floated, work will begin after finalisation.",
        "आवेदन प्राप्त कर लिया गया है, प्रक्रियाधीन है।",
        "FIR दर्ज कर ली गई है, आरोपी की तलाश जारी है",
        "DPR भेज दिया गया है विभाग को",
        "The line is under repair.",
        "तार टूट गया है, कर्मी लगे हुए हैं",
        "Ambulance has been sent to the village.",
        "paani ka tanker bheja gaya hai",
        "अभी तक राशि प्राप्त नहीं हुई है।",
        "The pension could not be credited so far due to Aadhaar mismatch.",
        "सड़क निर्माण की स्वीकृति मिल गई है, निविदा निकाली जाएगी",
        "Half of the wages have been paid, the rest are pending.",
        "तीन में से दो चापाकल ठीक कर दिए गए हैं, एक शेष है।",
        "Camp lagakar avedan liya gaya hai",
        "सर्वे पूरा हो गया है",
        "Inspection of the school completed.",
        "File moved to secretariat for approval.",
        "जांच टीम गठित कर दी गई है।",
        "Police is searching for the missing girl.",
        "मेडिकल टीम गांव भेजी गई है",
        "राशन डीलर को निलंबित कर दिया गया है।",
        "The work has been allotted to the contractor.",
        "नया पोल आ गया है, लगाया जा रहा है",
        "मिस्त्री को भेजा गया है, काम चालू है",
        "Boring is going on.",
        "सामग्री उपलब्ध होते ही काम शुरू होगा, प्राक्कलन तैयार है",
        "Her blood sample has been collected and sent to RIMS.",
        "Compensation proposal has been approved by the committee.",
        "लाभुक का आवेदन ऑनलाइन कर दिया गया है",
        "Verification completed, name forwarded for sanction.",
        "Road work has been resumed.",
        "work has started from today",
        "बच्ची की खोजबीन की जा रही है",
        "kaam shuru kara diya gaya hai",
        "चापाकल की मरम्मत अभी नहीं हो पाई है",
        "The pump is yet to be installed.",
        "Transformer has not been replaced till now due to non availability.",
        "ट्रांसफार्मर की मांग की गई है, अभी प्राप्त नहीं",
        "Partial payment of Rs 5000 made, rest after bill passing.",
        "Foundation stone of the bridge has been laid.",
        "The family was contacted over phone and their problem was heard.",
        "डॉक्टर की टीम ने गांव का दौरा किया और दवा वितरण शुरू किया",
        "अधिकारी मौके पर पहुंचे और ग्रामीणों से मिले",
        "Water supply restored in the main line but the tola is still without water.",
        "One tower is being erected, others will follow.",
        "10 में से 6 पोल बदल दिए गए हैं, शेष कल तक",
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
def test_a_step_on_the_way_or_a_part_is_under_way(text: str) -> None:
    assert read(text).kind is Kind.UNDER_WAY


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.REFUSED, "आपका नाम SECC सूची में नहीं है इसलिए आवास का लाभ नहीं दिया जा सकता।"),
        (Kind.REFUSED, "Applicant is not eligible for the scheme as he owns a pucca house."),
        (Kind.REFUSED, "मामला न्यायालय में विचाराधीन है, अतः कार्रवाई संभव नहीं।"),
        (Kind.REFUSED, "This is a private land dispute, kindly approach the civil court."),
        (Kind.REFUSED, "The complaint was enquired into and found to be false."),
        (Kind.REFUSED, "jaanch me shikayat galat pai gayi"),
        (Kind.REFUSED, "There is no provision for compensation in such cases."),
        (Kind.REFUSED, "उम्र 60 वर्ष से कम होने के कारण वृद्धा पेंशन देय नहीं।"),
        (Kind.REFUSED, "yojana band ho chuki hai, labh nahi mil sakta"),
        (Kind.REFUSED, "आयु सीमा पूरी नहीं करने के कारण आवेदन अस्वीकृत किया गया।"),
        (Kind.REFUSED, "This work is not covered under MGNREGA."),
        (Kind.REFUSED, "Your request can't be accepted."),
        (Kind.REFUSED, "नियम के अनुसार दो लाभ एक साथ नहीं दिए जा सकते"),
        (Kind.REFUSED, "आवेदिका की उम्र कम है, पेंशन हेतु पात्र नहीं हैं"),
        (Kind.REFUSED, "fund nahi hai isliye abhi nahi ho payega"),
        (Kind.REFUSED, "जमीन रैयती है, सड़क निर्माण नहीं हो सकता"),
        (Kind.REFUSED, "Complaint is baseless."),
        (Kind.REFUSED, "आरोप प्रमाणित नहीं हुआ"),
        (Kind.REFUSED, "Sorry sir, no vacancy in the hostel."),
        (Kind.REFUSED, "The matter is sub judice."),
        (Kind.TRANSFERRED, "This relates to Bokaro district. Tagging DC Bokaro."),
        (Kind.TRANSFERRED, "मामला रेलवे से संबंधित है, DRM को टैग किया जा रहा है"),
        (Kind.TRANSFERRED, "Yeh bijli vibhag ka mamla hai"),
        (Kind.TRANSFERRED, "The road belongs to NHAI, they have been informed."),
        (Kind.TRANSFERRED, "यह क्षेत्र खूंटी जिले के अंतर्गत आता है।"),
        (Kind.TRANSFERRED, "Matter transferred to the Labour department."),
        (Kind.TRANSFERRED, "आवेदन पुलिस अधीक्षक को स्थानांतरित कर दिया गया है"),
        (Kind.TRANSFERRED, "Sir, it comes under JBVNL Hazaribag circle."),
        (Kind.TRANSFERRED, "यह मामला शिक्षा विभाग का है"),
        (Kind.TRANSFERRED, "Not my department sir, kindly contact PHED."),
        (Kind.TRANSFERRED, "Location falls in West Bengal."),
        (Kind.TRANSFERRED, "इस मामले को देवघर जिला को हस्तांतरित किया गया है"),
        (Kind.TRANSFERRED, "ye hamare jile ka nahi hai, dhanbad ka hai"),
        (Kind.NEEDS_INFO, "Please share your phone number so that our team can contact you."),
        (Kind.NEEDS_INFO, "कृपया राशन कार्ड संख्या बताएं"),
        (Kind.NEEDS_INFO, "kripya apna mobile number DM karein"),
        (Kind.NEEDS_INFO, "Kindly provide exact location and landmark."),
        (Kind.NEEDS_INFO, "कौन सा वार्ड है?"),
        (Kind.NEEDS_INFO, "Which block and panchayat is this?"),
        (Kind.NEEDS_INFO, "आधार की छाया प्रति के साथ प्रखंड कार्यालय में संपर्क करें"),
        (Kind.NEEDS_INFO, "Name of the village is not mentioned. Please mention."),
        (Kind.NEEDS_INFO, "Kis gaon ka mamla hai?"),
        (Kind.NEEDS_INFO, "Sir please provide details."),
        (Kind.NEEDS_INFO, "पूरा पता और फोन नंबर दें"),
        (Kind.NEEDS_INFO, "कृपया शिकायतकर्ता का मोबाइल नंबर उपलब्ध कराया जाए"),
        (Kind.NEEDS_INFO, "आप किस गाँव से हैं?"),
        (Kind.NEEDS_INFO, "Need consumer number to check."),
        (Kind.NEEDS_INFO, "Unable to reach you on the given number, kindly share an alternate number."),
        (Kind.NEEDS_INFO, "kripya PNR aur station ka naam batayen"),
        (Kind.NEEDS_INFO, "Kagjat lekar prakhand karyalay aaye"),
        (Kind.NEEDS_INFO, "Where is this exactly?"),
        (Kind.NEEDS_INFO, "Please upload a clear photo of the ration card."),
    ],
)
def test_a_refusal_another_office_and_a_question_back_are_told_apart(kind: Kind, text: str) -> None:
    assert read(text).kind is kind


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
