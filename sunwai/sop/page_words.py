"""What the SOP page calls things, in English and Hindi. Owns the labels; the page's order is page's own."""

from collections.abc import Mapping
from datetime import timedelta

from babel.dates import get_day_names

from sunwai.sop.durations import UNITS, say_duration
from sunwai.sop.words import Language

# English stands first, Hindi second.
LABELS: Mapping[str, tuple[str, str]] = {
    # the page itself
    "page": ("Standing operating protocol", "मानक कार्य प्रणाली"),
    "intro": (
        "Every duration, rung, hour and wording the office works by. Each clause has a number and a source.",
        "कार्यालय की हर समय-सीमा, क्रम और शब्द। प्रत्येक खंड की संख्या और स्रोत दिया गया है।",
    ),
    "version": ("Version", "संस्करण"),
    "digest": ("Digest (SHA-256)", "सार (SHA-256)"),
    "source": ("Source", "स्रोत"),
    "since": ("In force since", "प्रभावी तिथि"),
    "not_in_force": ("Not in force.", "प्रभावी नहीं।"),
    "at_once": ("at once", "तुरंत"),
    "at_any_time": ("at any time", "कभी भी"),
    "true": ("yes", "हाँ"),
    "false": ("no", "नहीं"),
    # two versions side by side
    "window_for": ("Window for", "समय-सीमा:"),
    "new_clause": ("New clause", "नया खंड"),
    "struck_clause": ("Clause struck out", "हटाया गया खंड"),
    "title": ("Title", "शीर्षक"),
    "title_hi": ("Title in Hindi", "हिन्दी में शीर्षक"),
    "clause": ("Number", "संख्या"),
    "effective": ("In force since", "प्रभावी तिथि"),
    "except": ("Except", "अपवाद"),
    "first_year": ("First year known", "पहला ज्ञात वर्ष"),
    "last_year": ("Last year known", "अंतिम ज्ञात वर्ष"),
    "second_and_fourth_saturday_off": ("Second and fourth Saturdays off", "दूसरा और चौथा शनिवार अवकाश"),
    "wording": ("Which words", "कौन-से शब्द"),
    "hi": ("In Hindi", "हिन्दी में"),
    "en": ("In English", "अंग्रेज़ी में"),
    "words_hi": ("Words in Hindi", "हिन्दी के शब्द"),
    "words_en": ("Words in English", "अंग्रेज़ी के शब्द"),
    # terms
    "name": ("Name", "नाम (अंग्रेज़ी)"),
    "name_hi": ("Name in Hindi", "नाम"),
    "zone": ("Time zone", "समय क्षेत्र"),
    "saturdays": ("Second and fourth Saturdays off", "दूसरा और चौथा शनिवार अवकाश"),
    "default": ("List", "सूची"),
    "years": ("Years known", "ज्ञात वर्ष"),
    "added": ("Added", "जोड़े गए"),
    "removed": ("Taken off", "हटाए गए"),
    "quiet_from": ("Quiet from", "शांत समय आरंभ"),
    "quiet_until": ("Quiet until", "शांत समय समाप्त"),
    "except_for": ("Except", "अपवाद"),
    "poll_every": ("Read every", "पढ़ने का अंतराल"),
    "overlap": ("Each reading goes back over", "पिछला पुनः पठन"),
    "recheck_every": ("Each post is looked up again every", "हर संदेश दोबारा देखने का अंतराल"),
    "recheck_for": ("Looked up after the matter is at rest for", "मामला समाप्त होने के बाद देखने की अवधि"),
    "not_sure_below": ("Not sure below", "इससे कम पर निश्चित नहीं"),
    "sure_from": ("One in fifty is asked of a person anew from", "इससे ऊपर पचास में एक व्यक्ति से दोबारा पूछा जाता है"),
    "learn_at": ("Learns from corrections every night at", "हर रात सुधारों से सीखने का समय"),
    "learn_from": ("Learns from at least so many new corrections", "सीखने के लिए न्यूनतम नए सुधार"),
    "same_matter_within": ("One place and kind within", "एक स्थान और विषय, इतने समय में"),
    "propose_from": ("Proposed from a confidence of", "इतने भरोसे से सुझाव"),
    "most_proposed": ("Proposed for one matter at most", "एक मामले पर अधिकतम सुझाव"),
    "copies_kept_for": ("Copies are known for", "प्रतियाँ पहचानने की अवधि"),
    "campaign_from": ("A campaign from so many authors", "इतने लेखकों से अभियान"),
    "pattern_within": ("A pattern within", "बार-बार होने की अवधि"),
    "pattern_from": ("A pattern from so many matters", "इतने मामलों से बार-बार"),
    "words_for": ("Citizens' words are kept after the last act for", "अंतिम कार्य के बाद नागरिकों के शब्द रखने की अवधि"),
    "contacts_for": ("What is known of people is kept for", "लोगों के संपर्क रखने की अवधि"),
    "let_out_by": ("On whose word", "किसके कहने पर"),
    "nod_within": ("The approver is to nod within", "अनुमोदक की हाँ इतने समय में"),
    "acts": ("Words", "कैसे शब्द"),
    "duties": ("Whose yes counts", "किसकी हाँ मान्य"),
    "act_direction": ("direction", "निर्देश"),
    "act_request": ("request", "अनुरोध"),
    "act_question": ("question to the citizen", "नागरिक से पूछताछ"),
    "act_interim": ("interim word to the citizen", "नागरिक को अंतरिम सूचना"),
    "act_answer": ("answer or closing word to the citizen", "नागरिक को उत्तर या समापन सूचना"),
    "act_office_answer": ("office's answer under its direction", "निर्देश के नीचे कार्यालय का उत्तर"),
    "act_reminder": ("reminder to the office", "कार्यालय को स्मरण"),
    "given_by": ("Given by", "कौन दे सकता है"),
    "expires_after": ("Lapses after", "समाप्ति"),
    "expires_after_red": ("Lapses in a red matter after", "आपात मामले में समाप्ति"),
    "text_stale_after": ("Words are read again after", "शब्द पुनः पढ़े जाएँ"),
    "text_stale_after_red": ("Words are read again in a red matter after", "आपात मामले में शब्द पुनः पढ़े जाएँ"),
    "take_back_for": ("A yes may be taken back for", "हाँ वापस लेने का समय"),
    "calls_a_day": ("Calls asked of one person a day", "एक व्यक्ति से एक दिन में फ़ोन"),
    "second_factor_for": ("Second factor needed by", "दूसरा प्रमाण किनके लिए आवश्यक"),
    "proof_good_for": ("Its proof is good for", "प्रमाण कितनी देर मान्य"),
    "short_for": ("Signed out early", "जल्दी साइन आउट"),
    "signed_out_after_short": ("They are signed out after", "वे कितनी देर बाद साइन आउट"),
    "signed_out_after": ("All others are signed out after", "बाकी सब कितनी देर बाद साइन आउट"),
    "length": ("Length, by the network's own count", "लंबाई, नेटवर्क की गणना से"),
    "room_for_facts": ("Kept free for facts", "तथ्यों के लिए स्थान"),
    "lease": ("One sender holds an act for", "एक प्रेषक के पास"),
    "timeout": ("The network is waited for", "नेटवर्क की प्रतीक्षा"),
    "looks": ("Looks before sending again", "पुनः भेजने से पहले जाँच"),
    "look_for": ("Looks are spread over", "जाँच की अवधि"),
    "resends": ("Sent again at most", "पुनः प्रेषण अधिकतम"),
    "in_force": ("In force", "प्रभावी"),
    "matter": ("Matter", "मामला"),
    "ask": ("Asked", "अपेक्षा"),
    "addressees": ("Addressees", "किसे"),
    "urgencies": ("Urgency", "तात्कालिकता"),
    "warn_after": ("The desk is warned after", "चेतावनी"),
    "due_after": ("Due after", "समय-सीमा"),
    "holidays": ("Holidays", "अवकाश"),
    "own": ("the office's own", "कार्यालय के अपने"),
    "offices": ("Offices", "कार्यालय"),
    "may_pause": ("Who may say so", "कौन रोक सकता है"),
    "at_most": ("Runs on by itself after", "इसके बाद समय स्वयं चलेगा"),
    "reason": ("Word in the record", "अभिलेख में शब्द"),
    "only_from": ("Nobody is rung before", "इससे पहले फ़ोन नहीं"),
    "only_until": ("Nobody is rung from", "इसके बाद फ़ोन नहीं"),
    "takes_effect": ("Holds from", "प्रभावी होगा"),
    "rings_at_once": ("The office is rung at once, before the time has passed", "समय पूरा होने से पहले ही तुरंत फ़ोन"),
    "working_hours": ("Counted in office hours", "कार्यालय समय में गणना"),
    "duty": ("Whose rung", "किसका दायित्व"),
    "act": ("What they do", "कार्य"),
    "opens_at": ("Opens at", "कब आरंभ"),
    "wait": ("Then waits", "फिर प्रतीक्षा"),
    "wait_red": ("Then waits in a red matter", "आपात मामले में प्रतीक्षा"),
    "outcome": ("Outcome", "परिणाम"),
    "then": ("Then", "फिर"),
    "repeats": ("Repeated at most", "अधिकतम दोहराव"),
    "wake_at": ("A dated promise wakes at", "तिथि वाले वादे का समय"),
    "broken_after": ("Counts as broken after", "टूटा माना जाए"),
    "ask_date_after": ("A date is asked for after", "तिथि पूछें"),
    "people_asked": ("Of several who complained, asked at most", "कई शिकायतकर्ताओं में से अधिकतम पूछे जाएँ"),
    "asked_times": ("Asked at most, times", "कितनी बार पूछें"),
    "unreachable_after": ("Silence counts as unreachable after", "उत्तर न मिलने पर संपर्क नहीं माना जाए"),
    "open_commitment_blocks": ("A promise still open forbids relief", "लंबित वादा रहते राहत दर्ज नहीं"),
    "all_of": ("Requires", "आवश्यक"),
    "any_of": ("And one of", "इनमें से एक"),
    "within": ("Within", "कब तक"),
    # words of the vocabularies
    "district": ("district", "ज़िला"),
    "police": ("police", "पुलिस"),
    "department": ("department", "विभाग"),
    "union": ("Union ministry", "केंद्रीय मंत्रालय"),
    "other_state": ("another State", "दूसरा राज्य"),
    "calm": ("calm", "सामान्य"),
    "soon": ("soon", "शीघ्र"),
    "today": ("today", "आज ही"),
    "red": ("red", "आपात"),
    "desk": ("desk", "डेस्क"),
    "desk_lead": ("desk lead", "डेस्क प्रमुख"),
    "secretary": ("personal secretary", "निजी सचिव"),
    "chief_secretary": ("chief secretary", "मुख्य सचिव"),
    "approver": ("approver", "अनुमोदक"),
    "warned": ("are warned", "चेतावनी पाते हैं"),
    "rings": ("ring the officer", "अधिकारी को फ़ोन करते हैं"),
    "decides": ("decide", "निर्णय करते हैं"),
    "warn": ("the warning mark of the window", "चेतावनी का समय"),
    "due": ("the end of the window", "समय-सीमा पूरी होने पर"),
    "lapse": ("the end of the rung before", "पिछला चरण समाप्त होने पर"),
    "reached": ("reached", "बात हुई"),
    "promised": ("promised", "वादा मिला"),
    "no_answer": ("no answer", "फ़ोन नहीं उठा"),
    "wrong_number": ("wrong number", "ग़लत नंबर"),
    "next_rung": ("the next rung", "अगला चरण"),
    "same_rung": ("the same rung again", "वही चरण दोबारा"),
    "relief": ("relief", "राहत"),
    "part_relief": ("part relief", "आंशिक राहत"),
    "care_instead": ("other care given", "अन्य सहायता"),
    "not_possible": ("not possible", "संभव नहीं"),
    "not_as_stated": ("not as stated", "तथ्य वैसे नहीं"),
    "outside_remit": ("outside the remit", "अधिकार क्षेत्र से बाहर"),
    "withdrawn": ("withdrawn", "वापस लिया गया"),
    "citizen_confirmed": ("the citizen confirmed it", "नागरिक ने पुष्टि की"),
    "witness_named": ("a named witness vouches", "नामित गवाह"),
    "unreachable_marked": ("nobody could be reached", "संपर्क नहीं हो सका"),
    "reason_written": ("the reason in writing", "लिखित कारण"),
    "referred_to": ("to whom it was passed", "किसे भेजा गया"),
    "citizen_withdrew": ("the citizen withdrew it", "नागरिक ने वापस लिया"),
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HINDI_UNITS: Mapping[str, str] = {"day": "दिन", "days": "दिन", "h": "घंटे", "min": "मिनट", "s": "सेकंड"}


def label(key: str, language: Language) -> str:
    """Give what the page calls KEY; KeyError shows a term that nobody has named yet."""
    return LABELS[key][0 if language is Language.EN else 1]


def field_label(key: str, language: Language) -> str:
    """Give what a form calls the value written under KEY; a key nobody has named is shown as it is written."""
    if key in WEEKDAYS:
        return str(get_day_names("wide", locale=language.value)[WEEKDAYS.index(key)])
    return label(key, language) if key in LABELS else key.replace("_", " ")


def duration(amount: timedelta, language: Language, *, in_days: bool = True) -> str:
    """Write AMOUNT for the page; office time is written without days."""
    if not amount:
        return label("at_once", language)
    words = say_duration(amount, in_days=in_days).split(" ")
    return " ".join(HINDI_UNITS[word] if language is Language.HI and word in UNITS else word for word in words)
