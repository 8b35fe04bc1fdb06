"""Many made-up cases for `sunwai bench pages`: people, places and words are invented, the shapes are a desk's.

Owns the filling of a scratch database, past the verbs for speed; used by nothing else."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.conf import settings

from sunwai.cases.actions import URGENCY_RANK
from sunwai.cases.ledger import next_entry
from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case, Entry, Need
from sunwai.desk import search_words
from sunwai.desk.models import CaseText
from sunwai.gazetteer.tables import Gazetteer
from sunwai.intake.models import Post
from sunwai.lib.timekeeping import now
from sunwai.sop.actions import in_force, put_in_force, sop_of
from sunwai.triage.bench import sample
from sunwai.triage.lexicon import kinds
from sunwai.triage.models import Assessment
from sunwai.triage.propose import propose

# Of a hundred cases: most are closed, some thousands lie on the desk.
STANDING = ("received",) * 6 + ("accepted",) * 4 + ("directed",) * 12 + ("answered",) * 3 + ("set_aside",) * 15
CLOSED = "closed"
URGENCIES = (3, 2, 2, None, 1, 1, 0, 0, 0)
BATCH = 1000
PROPOSALS = 400  # proposing is triage's own bench; here it is enough that every case has one


def fill(count: int, *, places: Gazetteer) -> Iterator[int]:
    """Will put COUNT cases into the database and say after each batch how many are there."""
    at = now()
    put_in_force(settings.SOP_FILE.read_text(), by="bench", at=at - timedelta(days=1000))
    sop_of(in_force(at=at))
    said = sample(min(count, PROPOSALS), gazetteer=places)
    proposed = [(facts.text, json.loads(propose(facts, gazetteer=places, at=at).to_json())) for facts in said]
    districts = [place.key for place in places.districts()]
    for begin in range(0, count, BATCH):
        numbers = range(begin, min(begin + BATCH, count))
        _batch(numbers, proposed, districts, at=at)
        yield numbers[-1] + 1


def _batch(
    numbers: Sequence[int], proposed: Sequence[tuple[str, object]], districts: list[str], *, at: datetime
) -> None:
    cases = Case.objects.bulk_create([_case(n, districts, at=at) for n in numbers])
    entries = [next_entry(c, Verb.OPENED, by="machine", at=c.opened_at) for c in cases]
    entries += [next_entry(c, Verb.HELD, by="Ravi", at=c.opened_at) for c in cases]
    Entry.objects.bulk_create(entries)
    for case in cases:
        case.searched_seq = case.head_seq
    Case.objects.bulk_update(cases, ["head_seq", "head_hash", "searched_seq"], batch_size=200)
    Need.objects.bulk_create(
        [Need(case=c, number=1, kind=c.kind, what="made up", event_places=[c.district_key]) for c in cases]
    )
    texts = [proposed[n % len(proposed)][0] for n in numbers]
    posts = Post.objects.bulk_create([_post(c, text) for c, text in zip(cases, texts, strict=True)])
    Assessment.objects.bulk_create(
        Assessment(
            post=post,
            case=case,
            version_key=post.key,
            engine="bench",
            proposal=proposed[n % len(proposed)][1],
            made_at=at,
        )
        for n, case, post in zip(numbers, cases, posts, strict=True)
    )
    spelt = [search_words.spelt((c.docket, c.asked_en, text)) for c, text in zip(cases, texts, strict=True)]
    CaseText.objects.bulk_create(
        CaseText(case=case, words=words, sounds=sounds) for case, (words, sounds) in zip(cases, spelt, strict=True)
    )


def _case(number: int, districts: list[str], *, at: datetime) -> Case:
    codes = list(kinds())
    urgency = URGENCIES[number % len(URGENCIES)]
    place = number % 100
    return Case(
        docket=f"JH-26-{number + 1:06d}",
        status=STANDING[place] if place < len(STANDING) else CLOSED,
        opened_at=at - timedelta(minutes=number * 5),
        asked_en=f"Made-up matter {number} of {number % 89} villages",
        asked_hi=f"बनाया हुआ मामला {number}",
        kind=codes[number % len(codes)],
        district_key=districts[number % len(districts)],
        urgency=urgency,
        urgency_rank=URGENCY_RANK[urgency],
        people=None if number % 3 else number % 5000,
        event_deadline=at + timedelta(hours=number % 400) if number % 17 == 0 else None,
        held_by="Ravi" if number % 50 == 0 else "",
    )


def _post(case: Case, text: str) -> Post:
    key, when = f"bench-{case.docket}", case.opened_at
    return Post(
        network="x", key=key, role="new_matter", case=case, text=text, created_at=when, seen_at=when, assessed_at=when
    )
