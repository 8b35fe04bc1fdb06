"""What else lands on a desk: copies, praise, party talk, spam, abuse, a false report, false proof, an impostor.

Owns their scripts. All people and words are invented."""

from datetime import timedelta

from sunwai.sandbox.client import Picture
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
    summary,
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
FALSE_REPORT = Story(
    "false_report",
    "A report that turns out not to be as stated",
    [
        Scene(
            on(14, "11:00"),
            "citizen",
            "the tag",
            says("Pappu Verma", "गोड्डा के मेहरमा में राशन दुकान चार महीने से बंद है, किसी को अनाज नहीं मिला।"),
        ),
        Scene(on(14, "11:14"), "desk", "taken up", accepts(district="Godda", kind="ration", urgency=1)),
        Scene(on(14, "11:16"), "desk", "words put before the approver", directs("dc-godda")),
        Scene(on(14, "11:40"), "approver", "nod", nods()),
        Scene(
            on(14, "15:10"),
            "office",
            "the district checked on the spot",
            office_answers(
                "dc-godda",
                "जाँच की गई। दुकान खुली पाई गई और इस माह 412 परिवारों ने अनाज लिया है। शिकायत सही नहीं पाई गई।",
            ),
        ),
        Scene(on(14, "15:30"), "desk", "reply read", reads(kind="refused")),
        Scene(
            on(15, "09:50"),
            "desk",
            "closed as not as stated",
            closes("not_as_stated", "Two neighbours rung by the desk say that the shop has been open"),
        ),
    ],
    {"status": "closed", "outcome": "not_as_stated", "posted": 1},
)
FALSE_PROOF = Story(
    "wrong_photograph",
    "A photograph of another place offered as proof; the citizen says no, and the case is open again",
    [
        Scene(
            on(14, "09:05"),
            "citizen",
            "the tag",
            says(
                "Lalita Devi", "लातेहार के मनिका प्रखंड में हमारे गाँव का चापाकल तीन हफ़्ते से ख़राब है, 40 घर नदी का पानी पी रहे हैं।"
            ),
        ),
        Scene(on(14, "09:20"), "desk", "taken up", accepts(district="Latehar", kind="water", urgency=2)),
        Scene(
            on(14, "09:21"),
            "desk",
            "words for the public page",
            summary(
                "A hand pump serving about forty homes in Manika has been broken for three weeks.",
                "मनिका में करीब चालीस घरों का चापाकल तीन हफ़्ते से ख़राब है।",
            ),
        ),
        Scene(on(14, "09:22"), "desk", "words put before the approver", directs("dc-latehar")),
        Scene(on(14, "09:41"), "approver", "nod", nods()),
        Scene(
            on(14, "12:15"),
            "office",
            "done, with a picture",
            lambda play: _with_picture(play, "चापाकल की मरम्मत कर दी गई है। फोटो संलग्न है।"),
        ),
        Scene(on(14, "12:30"), "desk", "reply read as a claim", reads()),
        Scene(
            on(15, "08:40"),
            "citizen",
            "disputed",
            answers_us("Lalita Devi", "नहीं, काम नहीं हुआ है। यह फोटो हमारे गाँव की नहीं है।"),
        ),
        Scene(on(15, "09:02"), "desk", "second direction put before the approver", directs("dc-latehar", desk="Meena")),
        Scene(on(15, "09:10"), "approver", "nod to the new words", nods()),
    ],
    {"status": "directed", "needs": ["disputed"], "posted": 3},
)
IMPOSTOR = Story(
    "impostor_officer",
    "An account that looks like the deputy commissioner's says it is solved; nobody is fooled",
    [
        Scene(
            on(15, "08:20"),
            "citizen",
            "the tag",
            says("Rajni Oraon", "गुमला के बिशुनपुर में विद्यालय में 186 बच्चों पर एक ही शिक्षक है, जुलाई से।"),
        ),
        Scene(on(15, "08:36"), "desk", "taken up", accepts(district="Gumla", kind="school", urgency=1)),
        Scene(on(15, "08:38"), "desk", "words put before the approver", directs("dc-gumla")),
        Scene(on(15, "08:55"), "approver", "nod", nods()),
        Scene(on(15, "10:05"), "impostor", "a look-alike says it is solved", lambda play: _impostor(play)),
    ],
    {"status": "directed", "needs": ["open"], "replies": 0, "posted": 1},
)
LOST_ANSWER = Story(
    "lost_answer",
    "X accepts the direction and the answer is lost on the way: looked for, found, not sent twice",
    [
        Scene(
            on(15, "09:44"),
            "citizen",
            "the tag",
            says("Chandan Kumar", "चतरा के इटखोरी में मेरे वृद्ध पिता की पेंशन पाँच महीने से नहीं आई है।"),
        ),
        Scene(on(15, "09:58"), "desk", "taken up", accepts(district="Chatra", kind="pension", urgency=1)),
        Scene(on(15, "09:59"), "desk", "words put before the approver", directs("dc-chatra")),
        Scene(on(15, "10:15"), "network", "the next answer of X will be lost", lambda play: _lose_answer(play)),
        Scene(on(15, "10:16"), "approver", "nod", nods()),
    ],
    {"status": "directed", "posted": 1},
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


def _with_picture(play: Play, text: str) -> None:
    dot = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
        "a5f645400000000049454e44ae426082"
    )
    picture = Picture(dot, alt="a hand pump beside a wall")
    play.said["reply"] = play.world.office("dc-latehar").posts(text, media=[picture], reply_to=play.ours())


def _impostor(play: Play) -> None:
    play.said["fake"] = play.world.impostor(of="dc-gumla").posts(
        "समस्या का समाधान कर दिया गया है। केस बंद करें।", reply_to=play.ours()
    )


def _lose_answer(play: Play) -> None:
    play.world.network.arm("accept_then_drop", endpoint="create_post")


STORIES = (
    DUPLICATE,
    PRAISE,
    PARTY,
    SPAM,
    ABUSE,
    FALSE_REPORT,
    FALSE_PROOF,
    IMPOSTOR,
    LOST_ANSWER,
    BROKEN_WORD,
    WAITING,
    WAITING_REQUEST,
)
