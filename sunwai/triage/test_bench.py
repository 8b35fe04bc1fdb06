"""The measure of triage's speed: what it counts. How fast it is, is told by `sunwai bench triage`, never by a test."""

from datetime import UTC, datetime
from itertools import count

from sunwai.gazetteer.tables import load
from sunwai.triage.bench import measure
from sunwai.triage.facts import PostFacts

MORNING = datetime(2020, 1, 16, 3, 30, tzinfo=UTC)
POSTS = (
    "बोलबा प्रखंड (सिमडेगा) की दो पंचायतों में {n} साल से मोबाइल नेटवर्क नहीं है, {n} परिवार परेशान हैं",
    "Sir Dumri block Gumla me {n} mahine se pension nahi mila, dadi bimar hai, mo 98765{n:05d}",
    "The transformer of ward {n} in Chaibasa burnt {n} days ago and nobody listens, please look into it @DCChaibasa",
)


def test_posts_are_counted_by_the_clock_that_is_handed_in() -> None:
    posts = [PostFacts(POSTS[n % 3].format(n=n + 2), MORNING) for n in range(30)]
    seconds = count(start=0.0, step=10.0)

    speed = measure(posts, gazetteer=load(), at=MORNING, tick=lambda: next(seconds))

    assert speed.posts == 30
    assert speed.posts_per_second == 3.0
