"""The people outside while the demo runs: they tag, answer directions and say whether it is put right.

Owns their habits. Sees only what stands on the network, as such people would; touches nothing of the product."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sunwai.sandbox.client import Published, SandboxClient

ANSWERS = (
    "महोदय, संबंधित पदाधिकारी को निर्देश दिया गया है।",
    "महोदय, जाँच कर समस्या दूर कर दी गई है। लाभुक को सूचित कर दिया गया है।",
    "महोदय, कार्य प्रगति पर है। दो दिन के अंदर पूरा कर दिया जाएगा।",
    "Sir, the team has visited and the work has been completed today.",
    "महोदय, आवेदन स्वीकृत कर दिया गया है, राशि कल तक खाते में भेज दी जाएगी।",
)
YES = ("हाँ, काम हो गया। धन्यवाद।", "Yes, it is solved now. Thank you.", "haan ho gaya, dhanyawad")
NO = ("नहीं, अब तक कुछ नहीं हुआ।", "No, nothing has been done here.", "nahi, abhi tak koi nahi aaya")
ASKED = ("“हाँ” या “नहीं”", "“yes” or “no”")  # the SOP's question to the citizen says one of these
TAGS = (
    ("Sunita Devi", "लोहरदगा के कुडू में तीन दिन से पानी नहीं आ रहा, पूरा टोला परेशान है।"),
    ("Rakesh Tirkey", "Khunti ke Torpa block me do mahine se vridha pension nahi mili hai"),
    ("Farida Khatoon", "पाकुड़ के महेशपुर में प्रसूता को अस्पताल ले जाने के लिए एंबुलेंस नहीं आ रही, बहुत दर्द में है, तुरंत मदद करें!"),
    ("Amit Pandit", "No teacher has come to the primary school in Barwadih, Latehar for two weeks."),
    ("Birsa Hembrom", "दुमका के जामा में राशन डीलर पाँच किलो की जगह तीन किलो अनाज दे रहा है।"),
    ("Rekha Singh", "Palamu ke Chainpur me sadak toot gayi hai, school bus nahi aa pati"),
    ("Manoj Soren", "हमारे गाँव के 14 मज़दूर तमिलनाडु में फँसे हैं, ठेकेदार मज़दूरी नहीं दे रहा। सरायकेला के राजनगर से हैं।"),
    ("Gita Kumari", "Street lights on the main road of Chas, Bokaro have been off for a month."),
    ("Ismail Mian", "गिरिडीह के जमुआ में दिव्यांग बेटी का प्रमाणपत्र छह महीने से लंबित है।"),
    ("Phulo Murmu", "साहिबगंज के बरहेट में हाथियों ने पाँच घर तोड़ दिए, रात भर बच्चे खेत में रहे।"),
)
BEFORE = timedelta(minutes=70)  # some have tagged before the visitor comes in, and nobody has looked yet
SILENT_SHARE, NO_SHARE = 0.3, 0.25


@dataclass(order=True, slots=True)
class Intent:
    """Somebody is about to post: when, as whom, what, under which post."""

    at: datetime
    who: str
    text: str
    under: str | None = None
    name: str = ""


@dataclass(slots=True)
class Outside:
    """Everybody outside. `ours` is our handle's account; only our posts after `since` are answered."""

    network: SandboxClient
    handle: str
    ours: str
    since: datetime
    seed: int = 1
    _seen: set[str] = field(default_factory=set)
    _intents: list[Intent] = field(default_factory=list)
    _chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)  # noqa: S311  # a repeatable crowd, not a secret
        self._intents = list(self._tags())

    def turn(self, at: datetime) -> int:
        """Will let everybody do what they mean to do by AT, and take notice of what we posted; gives how many did."""
        accounts = {told.id: told.username for told in self.network.accounts()}
        for post in self.network.published(self.ours):
            if post.at >= self.since and post.id not in self._seen:
                self._seen.add(post.id)
                self._intents.extend(self._reactions(post, accounts))
        due = sorted(intent for intent in self._intents if intent.at <= at)
        self._intents = [intent for intent in self._intents if intent.at > at]
        for intent in due:
            self._post(intent, accounts)
        return len(due)

    def _tags(self) -> Iterator[Intent]:
        at = self.since - BEFORE
        for name, text in TAGS:
            at += timedelta(minutes=self._chance.randint(8, 25))
            yield Intent(at, name.casefold().replace(" ", "_")[:15], f"@{self.handle} {text}", name=name)

    def _reactions(self, post: Published, accounts: dict[str, str]) -> Iterator[Intent]:
        if any(words in post.text for words in ASKED):
            yield from self._word(post)
            return
        for username in accounts.values():
            if f"@{username}" in post.text and username != self.handle and self._chance.random() > SILENT_SHARE:
                later = post.at + timedelta(minutes=self._chance.randint(40, 300))
                yield Intent(later, username, f"@{self.handle} {self._one_of(ANSWERS)}", post.chain)

    def _word(self, question: Published) -> Iterator[Intent]:
        if question.reply_to is None:
            return
        citizen = self.network.post(question.reply_to).username
        words = self._one_of(NO if self._chance.random() < NO_SHARE else YES)
        later = question.at + timedelta(minutes=self._chance.randint(15, 70))
        yield Intent(later, citizen, f"@{self.handle} {words}", question.chain)

    def _post(self, intent: Intent, accounts: dict[str, str]) -> None:
        if intent.who not in accounts.values():
            self.network.create_account(intent.who, name=intent.name)
        self.network.post_as(intent.who, intent.text, reply_to=intent.under, at=intent.at)

    def _one_of(self, texts: Sequence[str]) -> str:
        return self._chance.choice(texts)
