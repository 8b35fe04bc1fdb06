"""Search over everything of a case, in both scripts: keeping each case's words, and finding cases by them.

The only writer of CaseText; what answers (FTS5, tsvector) follows it by itself (migrations/0003_search.py). A case is
read again whenever its record has grown, so what was taken back is found no more."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.cases.claiming import claimed_some
from sunwai.cases.models import Case
from sunwai.desk import search_words
from sunwai.desk.models import CaseText
from sunwai.gazetteer.tables import PlaceUnknown
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.intake.models import Post
from sunwai.sop.clauses import Sop
from sunwai.triage.lexicon import kinds

MOST_POSTS = 200
MOST_LETTERS = 100_000

_SQLITE = "SELECT rowid FROM sunwai_search WHERE sunwai_search MATCH %s{more} ORDER BY rowid DESC LIMIT %s"
_POSTGRES = "SELECT case_id FROM sunwai_casetext WHERE vector @@ %s::tsquery{more} ORDER BY case_id DESC LIMIT %s"


def search(typed: str, *, sealed: bool, most: int, before: int | None = None) -> list[int]:
    """Will give the ids of the newest cases that have every word TYPED, older than BEFORE; never raises for its text.

    SEALED says whether whoever asks may see sealed cases; to others these cannot be found at all."""
    asked = search_words.wanted(typed)
    if not asked:
        return []
    on_postgres = connection.vendor == "postgresql"
    key = "case_id" if on_postgres else "rowid"
    more = "" if before is None else f" AND {key} < %s"
    more += "" if sealed else f" AND {key} NOT IN (SELECT id FROM sunwai_case WHERE sealed_at IS NOT NULL)"  # noqa: S608  # KEY is ours
    question = search_words.tsquery(asked) if on_postgres else search_words.fts5(asked)
    sql = (_POSTGRES if on_postgres else _SQLITE).format(more=more)
    with connection.cursor() as cursor:
        cursor.execute(sql, [question, *([] if before is None else [before]), most])
        return [row[0] for row in cursor.fetchall()]


def waiting(*, at: datetime, sop: Sop) -> list[QuerySet[Any]]:
    """Will give the rows that `work_one` would work on, to be asked whether there are any."""
    return [_grown()]


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will read some cases whose record has grown since they were last read; False: there is none."""
    with claimed_some(_grown(), of=("self",)) as cases:
        for case in cases:
            with parked_on_error(case, at=at, case=case):
                keep([case])
    return bool(cases)


def _grown() -> QuerySet[Case]:
    return Case.objects.grown().filter(parked_at=None).order_by("id")


def keep(cases: Iterable[Case]) -> None:
    """Will keep the words of CASES as they are now. Safe to repeat."""
    with transaction.atomic():
        for case in cases:
            words, sounds = search_words.spelt(_texts(case))
            CaseText.objects.update_or_create(case=case, defaults={"words": words, "sounds": sounds})
            Case.objects.filter(pk=case.pk).update(searched_seq=case.head_seq)


def _texts(case: Case) -> Iterator[str]:
    """Everything of CASE that somebody may look for, as far as it still stands."""
    yield from (case.docket, case.docket.rsplit("-", 1)[-1].lstrip("0"))
    yield from (case.asked_en, case.asked_hi, case.summary_en, case.summary_hi)
    yield from kinds().get(case.kind, ())
    yield from _place(case.district_key)
    for need in case.needs.select_related("owner"):
        yield from (need.what, *kinds().get(need.kind, ()))
        yield from (name for key in {*need.event_places, *need.home_places} for name in _place(key))
        if need.owner is not None:
            yield from (need.owner.name_en, need.owner.name_hi)
    for party in case.parties.select_related("account"):
        yield party.words
        yield from (party.account.handle, party.account.name) if party.account else ()
    yield from _said(case)


def _said(case: Case) -> Iterator[str]:
    left = MOST_LETTERS
    standing = Post.objects.filter(case=case, gone_at=None).select_related("author").order_by("-id")
    for post in standing[:MOST_POSTS]:
        yield from (post.text[:left], post.source)
        yield from (post.author.handle, post.author.name) if post.author else ()
        left = max(0, left - len(post.text))


def _place(key: str) -> Iterator[str]:
    try:
        if key:
            yield from (gazetteer().full_name(key, "en"), gazetteer().full_name(key, "hi"))
    except PlaceUnknown:
        return
