"""The three stories that the article tells, with invented people and words. Owns their scripts."""

from datetime import timedelta

from sunwai.simulate.stories import (
    Play,
    Scene,
    Story,
    accepts,
    answers_us,
    closes,
    directs,
    nods,
    office_answers,
    on,
    reads,
    rings,
    says,
    summary,
)

SP = "sp-east-singhbhum"


def _witness(play: Play) -> None:
    play.world.desk("Meena").records_word(play.case, "confirmed", witness="Child Welfare Committee, East Singhbhum")


INFANT = Story(
    "sold_infant",
    "The infant sold near a station, known from a newspaper cutting",
    [
        Scene(
            on(15, "09:00"),
            "press",
            "a newspaper cutting is brought in",
            says(
                "Prabhat Samachar, 15 January, page 3",
                "टाटानगर स्टेशन के पास एक महीने के शिशु को बेच दिया गया। पूर्वी सिंहभूम जिले की घटना, बच्चा लापता है।",
                network="press",
            ),
        ),
        Scene(
            on(15, "09:06"),
            "desk",
            "taken up",
            accepts(district="East Singhbhum", kind="trafficking_missing", urgency=3),
        ),
        Scene(on(15, "09:09"), "desk", "sealed words put before the approver", directs(SP, ["dc-east-singhbhum"])),
        Scene(
            on(15, "09:12"), "approver", "nod by telephone", nods(how="phone", recorded_by="Ravi", witnessed_by="Meena")
        ),
        Scene(
            on(15, "09:16"),
            "secretary",
            "rung at once, as red is: promised by noon",
            rings("promised", promise=timedelta(hours=2, minutes=30), words="Two teams are out"),
        ),
        Scene(
            on(15, "11:38"),
            "office",
            "the police report the child found",
            office_answers(SP, "महोदय, बच्चा सकुशल बरामद कर लिया गया है। दो आरोपी गिरफ्तार किए गए हैं।"),
        ),
        Scene(on(15, "11:44"), "desk", "reply read", reads()),
        Scene(on(15, "11:52"), "desk", "a named witness confirms", _witness),
        Scene(on(15, "11:58"), "desk", "closed", closes("relief")),
    ],
    {"status": "closed", "outcome": "relief", "rests_on": "witness", "sealed": True, "posted": 1},
)

BOLBA = Story(
    "no_network_in_bolba",
    "No mobile network for six years in two panchayats of Bolba",
    [
        Scene(
            on(11, "10:22"),
            "citizen",
            "the tag",
            says(
                "Asha Kerketta",
                "सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है। रात में किसी को ख़बर भी नहीं कर पाते।",
            ),
        ),
        Scene(on(11, "10:41"), "desk", "taken up", accepts(urgency=2)),
        Scene(
            on(11, "10:44"),
            "desk",
            "words for the public page",
            summary(
                "Two panchayats of Bolba have had no mobile network for about six years.",
                "बोलबा की दो पंचायतों में करीब छह साल से मोबाइल नेटवर्क नहीं है।",
            ),
        ),
        Scene(on(11, "10:46"), "desk", "words put before the approver", directs("dc-simdega")),
        Scene(on(11, "11:02"), "approver", "nod", nods()),
        Scene(on(11, "17:30"), "secretary", "rung: nobody takes the call", rings("no_answer")),
        Scene(
            on(11, "18:10"),
            "secretary",
            "rung again: promised for Monday",
            rings("promised", promise=timedelta(days=2)),
        ),
        Scene(
            on(13, "12:00"),
            "citizen",
            "a nudge, which moves no clock",
            says("Asha Kerketta", "कुछ हुआ क्या?", key="nudge", under="first"),
        ),
        Scene(
            on(15, "10:48"),
            "office",
            "the deputy commissioner answers in part",
            office_answers("dc-simdega", "महोदय, एक टावर चालू कर दिया गया है। दूसरा टावर 31 जनवरी तक लगा दिया जाएगा।"),
        ),
        Scene(on(15, "10:57"), "desk", "reply read: part done, part promised", reads()),
    ],
    {"status": "answered", "commitments": ["open"], "posted": 1},
)

ABU_DHABI = Story(
    "body_from_abu_dhabi",
    "The young man who died in Abu Dhabi: a request to External Affairs",
    [
        Scene(
            on(13, "09:40"),
            "citizen",
            "the tag",
            says(
                "Imran Ansari",
                "धनबाद के तोपचांची के मेरे भाई की अबू धाबी में मौत हो गई। नौ दिन से शव वहीं है, "
                "परिवार अंतिम संस्कार के लिए शव मँगवाना चाहता है। मदद कीजिए।",
            ),
        ),
        Scene(on(13, "09:52"), "desk", "taken up", accepts(district="Dhanbad", kind="migrant_abroad", urgency=2)),
        Scene(on(13, "09:55"), "desk", "a request is drafted", directs("union-external-affairs", ["dc-dhanbad"])),
        Scene(on(13, "10:10"), "approver", "nod", nods()),
        Scene(
            on(14, "16:05"),
            "office",
            "the ministry answers",
            office_answers("union-external-affairs", "पार्थिव शरीर आज विमान से राँची भेज दिया गया है।"),
        ),
        Scene(on(14, "16:20"), "desk", "reply read", reads(kind="action_reported")),
        Scene(
            on(15, "09:30"),
            "citizen",
            "the brother confirms",
            answers_us("Imran Ansari", "हाँ, भाई का शव घर पहुँच गया। आभार।"),
        ),
        Scene(on(15, "09:45"), "desk", "closed", closes("relief")),
    ],
    {"status": "closed", "outcome": "relief", "rests_on": "confirmed", "posted": 2},
)

STORIES = (INFANT, BOLBA, ABU_DHABI)
