"""Danger to life or freedom by class, in three tongues; idioms, old and past matters beside it. All invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.triage import dangers
from sunwai.triage.lexicon import hear
from sunwai.triage.people import days_lasting
from sunwai.triage.urgency import decide

WITHIN_HOURS = (
    # breath, blood, heart
    "nana ko saans lene me bahut dikkat ho rahi, oxygen kahin nahi mil raha",
    "माँ सांस नहीं ले पा रही, जल्दी कुछ कीजिए",
    "She is gasping and the PHC gate is closed",
    "Chot lagne se bhai ka khoon ruk nahi raha",
    "मेरे साले का खून बहुत बह गया है, रास्ते में पड़ा है",
    "B positive 3 unit chahiye, aaj operation hai",
    "पिताजी को छाती में दर्द है और पसीना आ रहा",
    "papa ko dil ka daura pada h, hospital me doctor nahi",
    # birth
    "bhabhi ko dard uth gaya hai, 108 wala aa nahi raha",
    "बहू को प्रसव पीड़ा हो रही है सड़क नहीं है",
    "Pregnant woman in pain since morning, nurse has gone home",
    # bites, poison, fits
    "khet me nag ne das liya chacha ko",
    "भतीजे को करैत ने काटा है",
    "बच्चे को पागल कुत्ता काट लिया, सुई नहीं है अस्पताल में",
    "pati ne keetnashak pi liya hai, jaldi gaadi bhejiye",
    "सात बच्चे खाना खाकर बेहोश हो गए",
    "My son is having fits and his body is stiff",
    # unconscious, failing
    "dadi behosh padi hai teen ghante se",
    "गिरने के बाद से चाचा को होश नहीं है",
    "He won't survive the night without a ventilator",
    "पत्नी की हालत बहुत नाज़ुक है, आईसीयू बेड नहीं",
    # care running out
    "Insulin khatam ho gaya mere bete ka, dukan band hai",
    "किडनी वाले पापा का डायलिसिस आज नहीं हुआ तो नहीं बचेंगे",
    "ऑक्सीजन सिलेंडर खाली हो गया है, मरीज तड़प रहा",
    # accident, fall, fire, water, pit, wire
    "Bus palat gayi hai ghati me, log andar fase hain",
    "ट्रक ने टक्कर मार दी, दो आदमी सड़क पर पड़े हैं",
    "mistri chhat se gir gaya h, sir fat gaya, khoon hi khoon",
    "गोदाम में आग लगी हुई है, दमकल नहीं आई",
    "ghar me aag lagi hai, budhi maa andar hai",
    "Two boys are drowning in the dam, send divers",
    "nadi ka pani badh gaya, hum log chhat par fase hain",
    "कोयला खदान धंस गया, तीन मजदूर अंदर दबे हैं",
    "A child has fallen into a borewell",
    "बिजली का तार टूट कर रास्ते पर गिरा है, चालू है",
    "bhaiya ko current lag gaya, chipak gaya tha",
    # beasts
    "हाथियों का झुंड गांव में घुस आया है, लोग पेड़ पर चढ़े हैं",
    "tendua ghar me ghus gaya hai bachao",
    # violence, confinement, suicide
    "भीड़ ने मेरे भाई को घेर लिया है, बचा लो",
    "mere padosi apni biwi ko kulhadi se maar raha hai",
    "Men with guns have surrounded our house right now",
    "I want to end my life, nobody listens",
    "अब जीने का मन नहीं, आज फांसी लगा लूंगा",
    "भट्ठा मालिक ने 14 लोगों को बंधक बना रखा है",
    "malik ne kamre me band kar diya hai, khana bhi nahi deta",
    "My sister was dragged into a van ten minutes ago",
    "abhi abhi ek bachche ko utha ke le gye",
    # hunger
    "चार दिन से कुछ खाया नहीं है, बच्चे रो रहे हैं",
    "bina khane ke 5 din se platform pe pade hai hum 9 mazdoor",
    "No food for four days, twelve of us stranded at the site",
)
NOT_WITHIN_HOURS = (
    "जान खा गए ये बाबू लोग, दस बार बुला चुके",
    "Killing us with inflated bills every month",
    "मर गए इंतज़ार में, कार्ड अब तक नहीं बना",
    "khoon chus liya is company ne, bill kam karo",
    "The whole ward is drowning in garbage",
    "पिछले साल आग लगी थी, मुआवजा अब तक नहीं मिला",
    "My father died in an accident two years ago, compensation pending",
    "saanp ne kata tha 2 saal pahle, muavja nahi mila",
    "urgent sir please help, ration card me naam jodna hai",
    "तुरंत कार्रवाई करें, सड़क टूटी हुई है",
    "Thank you, she is out of danger now",
    "हाथियों ने धान रौंद दिया, मुआवजा दिलाइए",
    "Tomorrow is my exam and the admit card is wrong",
    "heart attack aa jata hai bijli bill dekh ke",
    "6 mahine se taar latak raha hai khambe se",
    "The blood bank building is ready but not inaugurated since 2 years",
    "डूब मरो चुल्लू भर पानी में, नाली साफ नहीं होती",
    "हाथी पांव की दवा पंचायत में नहीं बंटी",
    "Suicide prevention training was held at the district school",
    "जमीन बंधक रखकर इलाज कराया था पिछले साल",
)


JUMBLE = "सांस नहीं अभी abhi dog bit खून ambulance not अभी तक 9 दिन से , . आग लगी हाथी"


def urgency_of(text: str) -> int | None:
    return decide(hear(text), sort="grievance", kinds=("other",), vulnerable=(), sealed=False).value


@pytest.mark.parametrize("text", WITHIN_HOURS)
def test_danger_within_hours_is_heard_however_it_is_said(text: str) -> None:
    assert urgency_of(text) == 3


@pytest.mark.parametrize("text", NOT_WITHIN_HOURS)
def test_an_idiom_a_past_danger_and_a_bare_urgent_are_not_hours(text: str) -> None:
    assert urgency_of(text) != 3


def test_a_long_standing_lack_is_no_hours_danger_and_the_same_today_is() -> None:
    assert urgency_of("bijli ka taar gir ke pada hai, 10 din se andhera") != 3
    assert urgency_of("bijli ka taar gir ke pada hai abhi") == 3


def test_an_ended_danger_takes_only_the_words_beside_it_away() -> None:
    text = "पिछले साल भाई बीमार था, फिर नौकरी छूटी और घर बिका; आज अचानक गिरा और बेहोश है"
    assert urgency_of(text) == 3


def test_the_class_of_danger_is_the_rule_that_is_shown() -> None:
    heard = hear("tendua ghar me ghus gaya hai")
    assert dangers.find(heard, lasting=days_lasting(heard))[0].name == "beast"


def test_praise_and_news_of_a_danger_are_not_urgent() -> None:
    for sort in ("praise", "news"):
        assert decide(hear("बेहोश मरीज"), sort=sort, kinds=("health",), vulnerable=(), sealed=False).value == 0


def test_what_nobody_said_is_unknown() -> None:
    assert decide(hear("सर देखिए"), sort="grievance", kinds=(), vulnerable=(), sealed=False).value is None


def test_a_plea_to_take_ones_time_waits() -> None:
    text = "no hurry, when budget allows please paint the bus stand"
    assert decide(hear(text), sort="grievance", kinds=("transport",), vulnerable=(), sealed=False).value == 0


@given(st.lists(st.sampled_from(JUMBLE.split()), max_size=30))
def test_no_jumble_of_danger_words_makes_the_search_raise(words: list[str]) -> None:
    heard = hear(" ".join(words))
    assert all(danger.hits for danger in dangers.find(heard, lasting=days_lasting(heard)))
