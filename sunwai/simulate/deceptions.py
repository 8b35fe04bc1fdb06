"""What must fool nobody: a false report, a picture of another place, an officer's look-alike, a lost answer.

Owns their scripts. All people and words are invented."""

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
    says,
    summary,
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


STORIES = (FALSE_REPORT, FALSE_PROOF, IMPOSTOR, LOST_ANSWER)
