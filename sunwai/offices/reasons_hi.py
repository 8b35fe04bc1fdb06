"""The reasons of the routing table in Hindi, sentence by sentence. Owns the words; decides nothing. Pure."""

import re

_HINDI = {
    "The deputy commissioner answers for all offices of the district.": "जिले के सभी कार्यालयों के लिए उपायुक्त उत्तरदायी हैं।",
    "Police matters are the district police chief's; the deputy commissioner is told.": (
        "पुलिस के मामले जिले के पुलिस प्रमुख के हैं; उपायुक्त को सूचना दी जाती है।"
    ),
    "A missing or sold person is found by the police; the deputy commissioner sees to shelter and care.": (
        "लापता या बेचे गए व्यक्ति को पुलिस खोजती है; आश्रय और देखभाल उपायुक्त देखते हैं।"
    ),
    "Networks are the Union's and the operators'; the deputy commissioner can only take it up with them.": (
        "मोबाइल नेटवर्क केंद्र और कंपनियों के हैं; उपायुक्त उनसे केवल बात कर सकते हैं।"
    ),
    "Banks are the Union's; the deputy commissioner can only take it up with the district's lead bank.": (
        "बैंक केंद्र के हैं; उपायुक्त जिले के अग्रणी बैंक से केवल बात कर सकते हैं।"
    ),
    "Railways are the Union's and can only be requested.": "रेल केंद्र की है, उससे केवल अनुरोध किया जा सकता है।",
    "Help abroad goes through the missions, which can only be requested; the home district is told.": (
        "विदेश में मदद दूतावासों से होती है, जिनसे केवल अनुरोध किया जा सकता है; गृह जिले को सूचना दी जाती है।"
    ),
    "Where the worker is stuck is not known, so the home district makes contact first.": (
        "कामगार कहां फंसे हैं यह पता नहीं, इसलिए पहले गृह जिला संपर्क करता है।"
    ),
    "The deputy commissioner sees to safety and relief; the forest department is told.": (
        "सुरक्षा और राहत उपायुक्त देखते हैं; वन विभाग को सूचना दी जाती है।"
    ),
    "Licences and dust are checked by the district; a Union undertaking's mine would be the coal ministry's.": (
        "अनुज्ञप्ति और धूल की जांच जिला करता है; केंद्रीय उपक्रम की खदान होती तो कोयला मंत्रालय की होती।"
    ),
    "The mine is a Union undertaking's, and the Union can only be requested.": (
        "खदान केंद्रीय उपक्रम की है, और केंद्र से केवल अनुरोध किया जा सकता है।"
    ),
    "A national highway is the Union's and can only be requested.": (
        "राष्ट्रीय राजमार्ग केंद्र का है, उससे केवल अनुरोध किया जा सकता है।"
    ),
    "Nobody is on record as holding this office: it may be vacant. Ask the district before sending.": (
        "इस पद पर कोई दर्ज नहीं है: पद रिक्त हो सकता है। भेजने से पहले जिले से पूछें।"
    ),
    "No account of it is verified, so it will be named and not tagged.": (
        "इसका कोई खाता सत्यापित नहीं है, इसलिए नाम लिखा जाएगा, टैग नहीं किया जाएगा।"
    ),
    "The complaint is against the block's or circle's own office, so it must not be sent back there.": (
        "शिकायत प्रखंड या अंचल के अपने कार्यालय के विरुद्ध है, इसलिए वहीं वापस न भेजी जाए।"
    ),
    "The complaint is against the police station itself, so another station must inquire.": (
        "शिकायत थाने के ही विरुद्ध है, इसलिए जांच दूसरा थाना करे।"
    ),
    "The complaint is against the district's police chief, so police headquarters is asked.": (
        "शिकायत जिले के पुलिस प्रमुख के विरुद्ध है, इसलिए पुलिस मुख्यालय से पूछा जाता है।"
    ),
    "The complaint is against the deputy commissioner's own office, which cannot judge itself.": (
        "शिकायत उपायुक्त के अपने कार्यालय के विरुद्ध है, जो अपनी जांच स्वयं नहीं कर सकता।"
    ),
    "The desk must name who inquires: the divisional commissioner or the department.": (
        "जांच कौन करे, यह डेस्क तय करे: प्रमंडलीय आयुक्त या विभाग।"
    ),
    "No district is known, so no office can be proposed.": "जिला पता नहीं, इसलिए कोई कार्यालय प्रस्तावित नहीं किया जा सकता।",
    "The directory has no open office for this district.": "निर्देशिका में इस जिले का कोई खुला कार्यालय नहीं है।",
    "Import it, or choose another.": "उसे आयात करें, या दूसरा चुनें।",
    "Only the state is known, not the district, so no office can be proposed.": (
        "केवल राज्य पता है, जिला नहीं, इसलिए कोई कार्यालय प्रस्तावित नहीं किया जा सकता।"
    ),
    "It happened in another state, whose government can only be requested.": (
        "यह दूसरे राज्य में हुआ, जिसकी सरकार से केवल अनुरोध किया जा सकता है।"
    ),
}
_NO_OFFICE = re.compile(r"The directory has no open office ([\w-]+)\.")


def in_hindi(reason: str) -> str:
    """Will give REASON, sentence by sentence of the routing table, in Hindi; others stay."""
    said = _NO_OFFICE.sub(r"निर्देशिका में \1 का कोई खुला कार्यालय नहीं है।", reason)
    for english in sorted(_HINDI, key=len, reverse=True):
        said = said.replace(english, _HINDI[english])
    return said
