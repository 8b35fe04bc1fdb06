"""Triage keeps up with a storm of posts on one core."""

import time
from datetime import UTC, datetime

from sunwai.gazetteer.tables import load
from sunwai.triage.bench import measure
from sunwai.triage.facts import PostFacts

MORNING = datetime(2020, 1, 16, 3, 30, tzinfo=UTC)
POSTS = (
    "बोलबा प्रखंड (सिमडेगा) की दो पंचायतों में {n} साल से मोबाइल नेटवर्क नहीं है, {n} परिवार परेशान हैं",
    "Sir Dumri block Gumla me {n} mahine se pension nahi mila, dadi bimar hai, mo 98765{n:05d}",
    "The transformer of ward {n} in Chaibasa burnt {n} days ago and nobody listens, please look into it @DCChaibasa",
)


def test_four_hundred_posts_a_second_are_proposed_for_on_one_core() -> None:
    posts = [PostFacts(POSTS[n % 3].format(n=n + 2), MORNING) for n in range(300)]
    speed = measure(posts, gazetteer=load(), at=MORNING, tick=time.process_time)
    assert speed.posts == 300
    assert speed.posts_per_second >= 400
