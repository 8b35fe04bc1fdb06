"""The sentence behind every published figure, in English and Hindi. Owns the words; counts nothing."""

from collections.abc import Mapping

DEFINITIONS: Mapping[str, tuple[str, str]] = {
    "taken_in": (
        "Every matter on record. Several posts about one matter count once; one joined to another counts there, "
        "and a text that many people copied counts once until the desk says otherwise.",
        "दर्ज हर मामला। एक ही मामले के कई संदेश एक बार गिने जाते हैं; दूसरे में जोड़ा गया मामला वहीं गिना जाता है, "
        "और बहुत लोगों का दोहराया गया एक ही पाठ एक बार, जब तक डेस्क अन्यथा न कहे।",
    ),
    "accepted": (
        "Matters that the desk took up, at any time.",
        "वे मामले जिन्हें डेस्क ने कभी भी हाथ में लिया।",
    ),
    "set_aside": (
        "Matters not taken up, each with its reason on record.",
        "वे मामले जो नहीं लिए गए; हर एक का कारण दर्ज है।",
    ),
    "directed": (
        "Matters in which an office was told, or a Union or other state's body was requested, to act, and the words "
        "stand in public.",
        "वे मामले जिनमें किसी कार्यालय को निर्देश दिया गया, या केंद्र अथवा दूसरे राज्य से अनुरोध हुआ, और वे शब्द सार्वजनिक हैं।",
    ),
    "answered": (
        "Matters in which an office answered with more than 'noted', even in part. The desk reads every answer.",
        "वे मामले जिनमें कार्यालय ने 'नोट किया' से अधिक उत्तर दिया, अधूरा ही सही। हर उत्तर डेस्क पढ़ता है।",
    ),
    "claimed": (
        "Matters of which an office said that something asked for is done. This is the office's word only.",
        "वे मामले जिनमें कार्यालय ने कहा कि माँगा गया कोई काम हो गया। यह केवल कार्यालय का कथन है।",
    ),
    "confirmed": (
        "Of the matters called done: the citizen, or a named witness, last said that it is so.",
        "किए बताए गए मामलों में: नागरिक या नामित साक्षी ने अंत में कहा कि हाँ, हुआ।",
    ),
    "disputed": (
        "Of the matters called done: the citizen, or a named witness, last said that it is not so.",
        "किए बताए गए मामलों में: नागरिक या नामित साक्षी ने अंत में कहा कि नहीं हुआ।",
    ),
    "unreachable": (
        "Of the matters called done: the citizen was asked and did not answer in the time that the protocol allows.",
        "किए बताए गए मामलों में: नागरिक से पूछा गया, पर प्रोटोकॉल के समय में उत्तर नहीं आया।",
    ),
    "not_heard": (
        "Of the matters called done: the citizen has not been heard yet.",
        "किए बताए गए मामलों में: नागरिक की बात अभी नहीं सुनी गई है।",
    ),
    "closed": (
        "Matters that ended with an outcome. An officer's word alone closes none.",
        "वे मामले जो किसी नतीजे के साथ बंद हुए। केवल अधिकारी के कहने से कोई बंद नहीं होता।",
    ),
    "silent": (
        "Matters in which an office's time to answer has run out and it has neither answered nor been rung since.",
        "वे मामले जिनमें उत्तर का समय बीत गया और कार्यालय ने न उत्तर दिया, न उससे फ़ोन पर बात हुई।",
    ),
    "promises_open": (
        "Promises made in an office's answer of which nobody knows yet whether they are kept.",
        "कार्यालय के उत्तर में किए गए वे वादे जिनका पूरा होना अभी पता नहीं।",
    ),
    "promises_kept": (
        "Promises that the office says, and the desk noted, were kept.",
        "वे वादे जिन्हें कार्यालय ने पूरा बताया और डेस्क ने दर्ज किया।",
    ),
    "promises_broken": (
        "Promises whose day passed, grace included, with nothing shown.",
        "वे वादे जिनका दिन, मोहलत सहित, बीत गया और कुछ दिखाया नहीं गया।",
    ),
}
