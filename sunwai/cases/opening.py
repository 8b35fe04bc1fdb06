"""Opening cases, one or hundreds at a time: docket numbers, first need, complainant and first entry.

Owns the docket counter. Decides nothing about the matter; the caller says what the machine proposed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F

from sunwai.cases import ledger
from sunwai.cases.actions import URGENCY_RANK
from sunwai.cases.lifecycle import Status, Verb
from sunwai.cases.models import Case, DocketCounter, Entry, Need, Party, PartyRole


@dataclass(frozen=True, slots=True)
class Opening:
    """What a case is opened with. Times UTC; places are gazetteer keys; `complainant` is an account's id."""

    opened_at: datetime
    asked_en: str
    asked_hi: str
    kind: str = ""
    district_key: str = ""
    urgency: int | None = None
    people: int | None = None
    people_of: str = ""
    sort: str = ""
    event_deadline: datetime | None = None
    language: str = "hi"
    sealed_why: str = ""
    complainant: int | None = None
    event_places: Sequence[str] = ()
    facts: dict[str, Any] = field(default_factory=dict)


def open_case(opening: Opening, *, by: str, at: datetime) -> Case:
    """Will open one case and give it, saved, with its need, complainant and first entry."""
    return open_many([opening], by=by, at=at)[0]


def open_many(openings: Sequence[Opening], *, by: str, at: datetime) -> list[Case]:
    """Will open a case for each of OPENINGS, in order, in one transaction with a handful of statements."""
    with transaction.atomic():
        dockets = _dockets(len(openings), year=at.astimezone(ZoneInfo(settings.TIME_ZONE)).year)
        cases = [_row(opening, docket, by=by) for opening, docket in zip(openings, dockets, strict=True)]
        Case.objects.bulk_create(cases)
        pairs = list(zip(cases, openings, strict=True))
        Need.objects.bulk_create([_need(case, opening) for case, opening in pairs])
        Party.objects.bulk_create([_complainant(case, o.complainant) for case, o in pairs if o.complainant])
        Entry.objects.bulk_create([e for case, opening in pairs for e in _entries(case, opening, by=by, at=at)])
        Case.objects.bulk_update(cases, ["head_seq", "head_hash"], batch_size=200)
    return cases


def _dockets(count: int, *, year: int) -> list[str]:
    prefix = settings.DOCKET_PREFIX
    counter, _ = DocketCounter.objects.select_for_update().get_or_create(prefix=prefix, year=year)
    DocketCounter.objects.filter(pk=counter.pk).update(last=F("last") + count)
    return [f"{prefix}-{year % 100:02d}-{counter.last + n:05d}" for n in range(1, count + 1)]


def _row(opening: Opening, docket: str, *, by: str) -> Case:
    sealed_at = opening.opened_at if opening.sealed_why else None
    return Case(
        docket=docket,
        status=Status.RECEIVED.value,
        opened_at=opening.opened_at,
        asked_en=opening.asked_en[:200],
        asked_hi=opening.asked_hi[:200],
        kind=opening.kind,
        district_key=opening.district_key,
        urgency=opening.urgency,
        urgency_rank=URGENCY_RANK[opening.urgency],
        people=opening.people,
        people_of=opening.people_of,
        sort=opening.sort,
        event_deadline=opening.event_deadline,
        language=opening.language,
        sealed_at=sealed_at,
        sealed_by=by if sealed_at else "",
        sealed_why=opening.sealed_why,
    )


def _need(case: Case, opening: Opening) -> Need:
    kind = opening.kind or "other"
    return Need(case=case, number=1, kind=kind, what=opening.asked_en[:200], event_places=list(opening.event_places))


def _complainant(case: Case, account_id: int | None) -> Party:
    return Party(case=case, role=PartyRole.COMPLAINANT.value, account_id=account_id)


def _entries(case: Case, opening: Opening, *, by: str, at: datetime) -> list[Entry]:
    entries = [ledger.next_entry(case, Verb.OPENED, by=by, at=at, facts=opening.facts)]
    if opening.sealed_why:
        entries.append(ledger.next_entry(case, Verb.SEALED, by=by, at=at, facts={"why": opening.sealed_why}))
    return entries
