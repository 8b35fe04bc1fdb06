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
    ("The supervisor wants the women to come to his quarter alone", "survivor"),
    ("पेट में पांच माह का गर्भ है और लड़का शादी से मुकर गया", "survivor"),
    ("A 9-year-old works in a bangle factory", "child"),
    ("She is only 13 and her wedding is fixed", "child"),
    ("एआरटी सेंटर में सबके सामने नाम पुकारते हैं", "hiv"),
    ("positive hone ke karan doctor ne operation se mana kar diya", "hiv"),
    ("फुआ को लोग कहते हैं नजर लगाती है, हुक्का पानी बंद", "witch"),
    ("Madrasa teacher chained two students, a girl among them", "child"),
    ("खेत से लौटती महिला को तीन लोगों ने दबोच लिया", "survivor"),
    ("station pe ek chhoti ladki akeli ro rahi hai, ghar ka pata nahi bata pa rahi", "missing"),
    ("लैब वाले ने रिपोर्ट में पॉजिटिव लिखा और मोहल्ले में बता दिया", "hiv"),
    ("ओझा के कहने पर बूढ़ी महिला को गांव से निकाला", "witch"),
)
OPEN = (
    "मिड डे मील में कीड़े निकल रहे हैं, बच्चे नहीं खाते",
    "School me 200 bachche hai aur ek shikshak",
    "The bridge is only 13 years old and has cracked",
    "पड़ोसी की नीयत खराब है, मेड़ काट कर जमीन में घुस गया",
    "B positive khoon nahi mil raha, blood bank ne mana kar diya",
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

INDIRECT = (
    "hamari beti 15 saal ki hai uska rishta 40 saal ke aadmi se kar rahe hai",
    "गांव के मुखिया अपने घर में 10 साल की बच्ची से झाड़ू पोछा कराते हैं",
    "Two brothers aged 7 and 9 sell tea at the bus stand instead of school",
    "कोडरमा के ढिबरा खदान में छोटे छोटे बच्चे काम करते हैं",
    "The hostel warden locks class 6 girls in the toilet as punishment",
    "meri 4 saal ki beti ki dono kidney kharab hai",
    "मेरा 2 महीने का बच्चा है सर को पानी भर गया है",
    "Six month old baby needs liver transplant, father is a rickshaw puller",
    "mere bhatije ko blood cancer hai umar 6 saal",
    "दादी के साथ रहने वाले तीन अनाथ बच्चों को राशन नहीं",
    "Mother died of snakebite and father left, three siblings live alone",
    "स्कूल के शिक्षक छात्राओं को मोबाइल पर गंदे मैसेज भेजता है",
    "The coach calls girls to his room at night",
    "ek ladki ke sath char ladko ne galat kiya, thana compromise bol raha",
    "मेरी बहन को शादी का झांसा देकर तीन साल रखा, अब मुकर गया",
    "उसने मेरी फोटो एडिट करके वायरल कर दी, मैं लड़की हूं",
    "my neighbour's wife is beaten every night by her drunk husband",
    "नशे में पति रोज मारता है, दो बच्चों को लेकर कहां जाऊं",
    "Aunty was paraded half naked by villagers",
    "9वीं की छात्रा गर्भवती हो गई है",
    "didi ka beta 12 saal kal school se ghar nahi aaya",
    "पिताजी सुबह टहलने निकले थे, अभी तक नहीं आए, याददाश्त कमजोर है",
    "My brother boarded the Alleppey express and we have heard nothing since",
    "Chennai gaye mere pati ka 20 din se koi khabar nahi",
    "दो साल से बेटी का कोई पता नहीं, दिल्ली की एजेंसी वाला फोन नहीं उठाता",
    "Our sister went to Punjab for farm work with a contractor, no word for a year",
    "gaon ki 3 ladkiyon ko kaam ke bahane le gaye the, ek bhi wapas nahi aayi",
    "Anganwadi me HIV wali mahila ko kaam se hata diya",
    "एचआईवी पीड़ित बच्चे को स्कूल से निकाल दिया",
    "सास को टोनही कह कर गांव वाले जुर्माना मांग रहे",
    "Villagers say my grandmother eats children and want her out",
    "jhad phoonk wala bola chachi ne jadu kiya hai, ab sab maarne aate hai",
    "ओझा ने कहा मां के कारण गाय मरी, पंचायत में बैठाया",
    "नवजात को अस्पताल के बाथरूम में छोड़ कर मां चली गई",
    "A boy of 13 is chained in a cowshed because he is mentally ill",
    "बकरी चराने वाला 8 साल का लड़का खुले बोरवेल में गिरा",
    "bal griha me bachcho ko peeta jata hai",
    "child custody ke liye court gaya, sasural wale bete ko nahi dete",
    "गोद लिया हुआ बच्चा वापस मांग रहे",
    "sold my cousin sister for marriage in Haryana",
)
STILL_OPEN = (
    "स्कूल में बच्चों को साइकिल नहीं मिली",
    "Our children walk 5 km to school through forest",
    "आंगनबाड़ी में बच्चों का पोषाहार तीन माह से बंद",
    "The midday meal had insects, 40 children refused to eat",
    "मेरी बेटी की छात्रवृत्ति नहीं आई",
    "mere bete ka birth certificate nahi ban raha",
    "लड़कियों के कॉलेज के सामने शराब की दुकान है",
    "boys hostel ka chat tapak raha hai",
    "Missing manhole cover near the girls school",
    "मेरा बैग बस में छूट गया खो गया है",
    "गाय चोरी हो गई, मेरा बछड़ा गायब है",
    "File of my land is untraceable in the block office",
    "doctor sahab hospital se lapata rehte hai",
    "हमारे विधायक पांच साल से लापता हैं",
    "sadak gayab hai pul gayab hai",
    "Ration dealer beat me when I asked",
    "पति की मौत के बाद विधवा पेंशन नहीं मिली",
    "mahila samooh ka paisa bank ne rok diya",
    "TB hospital me dawa nahi hai",
    "My brother is stuck in Kuwait without salary",
    "mere bhai ko police ne peeta",
    "10 साल का इंतजार, बांध नहीं बना",
    "class 10 ka result nahi aaya",
    "12 साल की नौकरी के बाद निकाल दिया",
    "Child specialist nahi hai sadar me",
    "witch craft ka natak school me hua",
    "youth ko naukri do",
    "लेबर कार्ड में बच्चों का नाम नहीं जुड़ा",
    "meri patni ko kaam se nikal diya school wale",
    "wife ke naam par jameen hai, naksha gayab",
)


@pytest.mark.parametrize("text", INDIRECT)
def test_who_could_be_hurt_is_sealed_however_indirectly_it_is_said(text: str) -> None:
    assert decide(hear(text)).value is not None


@pytest.mark.parametrize("text", STILL_OPEN)
def test_what_hides_nobody_stays_open(text: str) -> None:
    assert decide(hear(text)).value is None


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
