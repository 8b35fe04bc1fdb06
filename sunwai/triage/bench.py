"""How fast triage proposes, as a ratio to one plain pass of a regular expression over the same posts.

Ratios hold from machine to machine where rates do not. The clock comes in as `tick`."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle

from sunwai.gazetteer.tables import Gazetteer
from sunwai.triage.facts import PostFacts
from sunwai.triage.propose import propose

# No two in a row are of one language, so that no cache is warm by luck.
_SAID = (
    "{hi} प्रखंड में {n} दिन से बिजली नहीं है, {n} घर अंधेरे में हैं, बच्चों की परीक्षा है। कृपया देखा जाए",
    "Sir {en} block ke hospital me doctor nahi rehta, {n} mahine se dawa bhi nahi mili, mo 99999{n:05d}",
    "The old people of {en} have not been paid their pension for {n} months. The bank sends them home every time, the "
    "block office says it is the bank, and the bank says the server. {n} of them walked twelve kilometres last Monday.",
    "{hi} के {n} मजदूर बाहर फंसे हैं, ठेकेदार मजदूरी नहीं देता और घर आने नहीं देता @JharkhandCMO #Help",
    "good morning sir ji {en} se",
)
_PLAIN_PASS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured: posts a second, and how many plain passes one proposal costs."""

    posts: int
    posts_per_second: float
    plain_posts_per_second: float

    @property
    def plain_passes(self) -> float:
        """How many plain passes one proposal costs."""
        return self.plain_posts_per_second / self.posts_per_second


def sample(count: int, *, gazetteer: Gazetteer) -> list[PostFacts]:
    """Will make COUNT posts up, of several languages and lengths, that name every block on record in turn."""
    blocks = [place for district in gazetteer.districts() for place in gazetteer.blocks_of(district.key)]
    pairs = zip(range(count), cycle(blocks), strict=False)
    return [PostFacts(_SAID[n % len(_SAID)].format(hi=b.name_hi, en=b.name_en, n=n % 97 + 2)) for n, b in pairs]


def measure(posts: Sequence[PostFacts], *, gazetteer: Gazetteer, at: datetime, tick: Callable[[], float]) -> Speed:
    """Will propose for each of POSTS once, names and lists loaded before, and give the speed; TICK gives seconds."""
    for facts in posts[:1]:
        propose(facts, gazetteer=gazetteer, at=at)
    begun = tick()
    for facts in posts:
        propose(facts, gazetteer=gazetteer, at=at)
    between = tick()
    for facts in posts:
        _PLAIN_PASS.findall(facts.text)
    plain = max(tick() - between, 1e-9)
    took = max(between - begun, 1e-9)
    return Speed(len(posts), len(posts) / took, len(posts) / plain)
