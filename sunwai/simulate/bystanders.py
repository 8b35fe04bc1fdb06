"""What else lands on a desk in a day: copies, praise, party talk, spam, angry words, broken words, words that wait.

Owns their scripts. All people and words are invented."""

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
    sets_aside,
)

DUPLICATE = Story(
    "same_matter_twice",
    "A second person tells of Bolba; the matters are joined and both are kept informed",
    [
        Scene(
            on(15, "09:20"),
            "citizen",
            "the same matter, other words",
            says("Budhram Lakra", "Bolba block Simdega me 6 saal se mobile network nahi hai, kripya dhyan dein"),
        ),
        Scene(on(15, "09:33"), "desk", "joined to the first", lambda play: _join(play)),
    ],
    {"status": "joined", "posted": 0},
)


def _join(play: Play) -> None:
    older = [c for c in play.world.desk("Meena").list("out") if c.district_key == "district:342"]
    play.world.desk("Meena").joins(play.case, into=older[0])


PRAISE = Story(
    "praise",
    "Praise, which asks for nothing",
    [
        Scene(on(15, "09:15"), "citizen", "praise", says("Neha Sinha", "बहुत बढ़िया काम कर रहे हैं आप, जय झारखंड! बधाई।")),
        Scene(on(15, "09:36"), "desk", "set aside", sets_aside("praise")),
    ],
    {"status": "set_aside", "posted": 0},
)

PARTY = Story(
    "party_talk",
    "Party talk",
    [
        Scene(
            on(15, "09:18"),
            "citizen",
            "party talk",
            says("Rally Watch", "Their party did nothing in five years, our party will sweep the next election!"),
        ),
        Scene(on(15, "09:37"), "desk", "set aside", sets_aside("politics")),
    ],
    {"status": "set_aside", "posted": 0},
)

SPAM = Story(
    "spam",
    "Somebody selling something",
    [
        Scene(
            on(15, "09:26"),
            "citizen",
            "spam",
            says("Quick Loans", "Instant loan in 5 minutes!! No papers. DM now #Ranchi #Jharkhand"),
        ),
        Scene(on(15, "09:38"), "desk", "set aside", sets_aside("spam")),
    ],
    {"status": "set_aside", "posted": 0},
)

ABUSE = Story(
    "abuse_round_a_real_matter",
    "Angry words around a burnt transformer; the anger is marked, the matter taken up",
    [
        Scene(
            on(15, "08:10"),
            "citizen",
            "an angry tag",
            says(
                "Sanjay Mahto",
                "निकम्मे अधिकारी सो रहे हैं! गढ़वा के भवनाथपुर में 11 दिन से ट्रांसफार्मर जला हुआ है, बिजली नहीं है, "
                "बच्चों की परीक्षा है, शर्म करो!",
            ),
        ),
        Scene(on(15, "08:31"), "desk", "taken up", accepts(district="Garhwa", kind="power", urgency=1)),
        Scene(on(15, "08:33"), "desk", "words put before the approver", directs("dc-garhwa")),
        Scene(on(15, "08:50"), "approver", "nod", nods()),
        Scene(
            on(15, "15:20"), "secretary", "rung: reached", rings("reached", words="The new transformer is on its way")
        ),
        Scene(
            on(15, "17:05"),
            "office",
            "the district reports it done",
            office_answers("dc-garhwa", "भवनाथपुर में नया ट्रांसफार्मर लगा दिया गया है, बिजली चालू कर दी गई है।"),
        ),
        Scene(on(15, "17:15"), "desk", "reply read", reads()),
        Scene(on(15, "18:02"), "citizen", "confirmed", answers_us("Sanjay Mahto", "हाँ, बिजली आ गई।")),
        Scene(on(15, "18:10"), "desk", "closed", closes("relief")),
    ],
    {"status": "closed", "outcome": "relief", "rests_on": "confirmed", "posted": 2},
)

BROKEN_WORD = Story(
    "promise_by_phone_broken",
    "A promise given on the telephone and not kept: the office is on the call sheet again",
    [
        Scene(
            on(14, "09:30"),
            "citizen",
            "the tag",
            says("Devki Bhuiyan", "पलामू के छतरपुर में पुल का पहुँच पथ बह गया है, तीन पंचायतों का रास्ता बंद है।"),
        ),
        Scene(on(14, "09:48"), "desk", "taken up", accepts(district="Palamu", kind="roads", urgency=2)),
        Scene(on(14, "09:50"), "desk", "words put before the approver", directs("dc-palamu")),
        Scene(on(14, "10:02"), "approver", "nod", nods()),
        Scene(
            on(14, "16:25"),
            "secretary",
            "rung: promised for ten the next morning",
            rings("promised", promise=timedelta(hours=17, minutes=35), words="The engineer will be there at ten"),
        ),
    ],
    {"status": "directed", "needs": ["open"], "posted": 1},
)

WAITING = Story(
    "waiting_for_the_nod",
    "Words that lie before the approver",
    [
        Scene(
            on(15, "10:31"),
            "citizen",
            "the tag",
            says("Sushila Minz", "लोहरदगा के किस्को में 60 परिवारों का राशन कार्ड सूची से कट गया है, दो महीने से अनाज नहीं मिला।"),
        ),
        Scene(on(15, "10:52"), "desk", "taken up", accepts(district="Lohardaga", kind="ration", urgency=2)),
        Scene(on(15, "10:56"), "desk", "words put before the approver", directs("dc-lohardaga")),
    ],
    {"status": "awaiting_nod", "posted": 0},
)

WAITING_REQUEST = Story(
    "request_waiting_for_the_nod",
    "A request to the Railways that lies before the approver",
    [
        Scene(
            on(15, "10:20"),
            "citizen",
            "the tag",
            says("Naresh Gope", "कोडरमा स्टेशन पर दिव्यांगों के लिए बनी लिफ़्ट चार महीने से बंद है, रेलवे कोई सुनवाई नहीं करता।"),
        ),
        Scene(on(15, "10:59"), "desk", "taken up", accepts("Meena", district="Koderma", kind="railway", urgency=1)),
        Scene(
            on(15, "11:01"),
            "desk",
            "a request is put before the approver",
            directs("union-railways", ["dc-koderma"], desk="Meena"),
        ),
    ],
    {"status": "awaiting_nod", "posted": 0},
)

STORIES = (DUPLICATE, PRAISE, PARTY, SPAM, ABUSE, BROKEN_WORD, WAITING, WAITING_REQUEST)
