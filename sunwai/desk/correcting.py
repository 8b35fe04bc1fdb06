"""The desk's word against the machine's: any field of a matter set right, what was proposed kept beside it.

Writes through `cases` and `triage`; each field that changes is an event which learning reads."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sunwai.cases import actions as cases
from sunwai.cases.models import Case, Need
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.triage import actions as triage
from sunwai.triage import comparing

PROPOSED_AS = {"district_key": "district"}  # what triage calls a field that a case names otherwise


def correct(case: Case, *, by: str, at: datetime, why: str = "", **fields: Any) -> None:
    """Will set FIELDS as the desk decided and keep, beside them, what the machine had proposed; nothing new: no entry.

    `place` is a gazetteer's key, or "" for none: the place of the first need, and with it the case's district."""
    changed = _changes(case, fields)
    if not changed:
        return
    with transaction.atomic():
        for name, value in changed.items():
            field = PROPOSED_AS.get(name, name)
            triage.note_correction(case, field=field, decided=_plain(value), by=by, at=at, why=why)
        cases.correct(case, by=by, at=at, why=why, **changed)
        _follow(case, changed)
        if {"kind", "district_key", "place"} & changed.keys():
            comparing.follow(case)


def says_so_already(case: Case, **fields: Any) -> bool:
    """Will say whether every one of FIELDS stands on CASE as it is."""
    return not _changes(case, fields)


def _changes(case: Case, fields: dict[str, Any]) -> dict[str, Any]:
    wanted = _with_district(fields)
    stood = {name: place_of(case) if name == "place" else getattr(case, name) for name in wanted}
    return {name: value for name, value in wanted.items() if stood[name] != value}


def place_of(case: Case) -> str:
    """Will give the key of the first place of CASE's first need, "" where none is known."""
    need = case.needs.order_by("number").first()
    return next(iter(need.event_places), "") if need else ""


def _with_district(fields: dict[str, Any]) -> dict[str, Any]:
    """A place lies in its district; naming one names the other."""
    place = fields.get("place")
    district = gazetteer().district_of(place) if place else None
    return fields if district is None else {**fields, "district_key": district.key}


def _follow(case: Case, changed: dict[str, Any]) -> None:
    """The first need follows the case while it is the only one; otherwise needs speak for themselves."""
    needs = list(case.needs.all())
    if len(needs) != 1:
        return
    if "kind" in changed:
        Need.objects.filter(pk=needs[0].pk).update(kind=changed["kind"] or "other")
    if changed.get("district_key") and "place" not in changed:
        Need.objects.filter(pk=needs[0].pk).update(event_places=[changed["district_key"]])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
