"""Sealing by class: who must not be known, and near misses that hide nobody. All invented."""

import pytest

from sunwai.triage.lexicon import hear
from sunwai.triage.shield import decide

SEALED = (
    ("13 saal ki bacchi ki shaadi kal kara rahe hai", "child"),
    ("A nine year old boy works at a tea stall near the court", "child"),
    ("कक्षा 7 की छात्रा को मास्टर ने छड़ी से पीटा", "child"),
    ("सौतेली मां बच्ची को रोज मारती है, भूखा रखती है", "child"),
    ("Newborn left in the bushes behind the hospital", "child"),
    ("माता पिता दोनों नहीं रहे, दो बच्चे अकेले हैं", "child"),
    ("मेरी भतीजी को दलाल दिल्ली ले गया है", "child"),
    ("मेरे बेटे 8 साल के को कैंसर है", "child"),
    ("bachche ko thalassemia hai, khoon nahi mil raha", "child"),
    ("He touched my daughter badly inside the bus", "survivor"),
    ("टीचर लड़कियों के साथ गंदी हरकत करता है", "survivor"),
    ("padosi ne meri behan ke sath jabardasti ki, thana case nahi le raha", "survivor"),
    ("उसकी इज़्ज़त के साथ खेला गया", "survivor"),
    ("ससुराल वाले दहेज के लिए मारते हैं", "survivor"),
    ("mera beta kal se ghar nahi lauta", "missing"),
    ("My father-in-law left home on Monday and has not come back", "missing"),
    ("भाई सूरत गया था, दो महीने से कोई अता पता नहीं", "missing"),
    ("पति HIV पॉजिटिव हैं, गांव वाले भेदभाव करते हैं", "hiv"),
    ("TB hone par gaon se nikal diya, koi chhuta nahi", "hiv"),
    ("विधवा चाची को डाइन कहकर मारा गया", "witch"),
    ("ओझा के कहने पर बूढ़ी महिला को गांव से निकाला", "witch"),
)
OPEN = (
    "मिड डे मील में कीड़े निकल रहे हैं, बच्चे नहीं खाते",
    "School me 200 bachche hai aur ek shikshak",
    "Scholarship of 300 girls has not come",
    "मेरी भैंस खो गई है थाना रिपोर्ट नहीं लिखता",
    "My land file is missing from the circle office",
    "बाल विकास परियोजना पदाधिकारी कार्यालय में नहीं बैठतीं",
    "Minor irrigation tank is broken",
    "शिशु मंदिर के सामने नाली जाम है",
    "सांसद लापता हैं पांच साल से",
    "doctor gayab rehte hai hospital se",
    "Girls hostel has no water",
    "महंगाई डायन ने मार डाला",
    "Children play near an open drain",
    "मेरे भाई की नौकरी 5 साल से अटकी है",
    "10 साल का लड़ाई है हमारे गांव की सड़क का",
    "बालू तस्करी रात भर चलती है",
    "HIV awareness rally ke karan jaam laga",
)


@pytest.mark.parametrize(("text", "reason"), SEALED)
def test_who_could_be_hurt_by_being_known_is_sealed(text: str, reason: str) -> None:
    found = decide(hear(text))
    assert reason in (found.value, *(rival.value for rival in found.rivals))


@pytest.mark.parametrize("text", OPEN)
def test_a_word_of_a_child_or_a_loss_alone_seals_nothing(text: str) -> None:
    assert decide(hear(text)).value is None


def test_a_child_named_in_the_post_is_sealed_whatever_the_matter() -> None:
    assert decide(hear("छात्रा सुमन कुमारी का नाम कट गया")).value == "child"
    assert decide(hear("छात्रा का नाम कट गया")).value is None


def test_the_reason_quotes_the_post() -> None:
    text = "mera beta kal se ghar nahi lauta"
    assert [b.text for b in decide(hear(text)).because] == ["ghar nahi lauta"]
