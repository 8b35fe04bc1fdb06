"""The office's lists, taken whole or not at all: looked through first, with what would change and every mistake.

Writes Office, Holder and Account as `actions` does. directory.py owns the columns."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from sunwai.errors import SunwaiError
from sunwai.offices.actions import SpeaksForAnother, appoint
from sunwai.offices.directory import (
    AccountRow,
    Change,
    HolderRow,
    ImportReport,
    Mistake,
    OfficeRow,
    Row,
    listed_key,
    read,
)
from sunwai.offices.models import Account, Holder, Office
from sunwai.offices.people.record import Act, enter

SHIPPED = ("districts", "state", "union", "other_states", "accounts")  # in this order: accounts name offices
Taken = tuple[str, dict[str, tuple[str, str]]]  # what became of a row, and each column's value before and after


def import_directory(lines: Iterable[str], *, by: str, at: datetime, only_look: bool = False) -> ImportReport:
    """Will take a CSV list of offices, accounts or holders (see directory.py) whole, or say all that is wrong with it.

    ONLY_LOOK says what would change and writes nothing. An empty cell leaves what stands. Safe to repeat: what stands
    already is counted as unchanged. An account is only taggable with a day in verified_on; a suspension is lifted only
    by a verification after it."""
    offices = {office.code: office for office in Office.objects.all()}
    listed = read(lines, offices=frozenset(offices), today=timezone.localdate(at))
    changes: list[Change] = []
    mistakes = list(listed.mistakes)
    with transaction.atomic():
        for row in () if mistakes else listed.rows:
            try:
                became, columns = _take(row, offices, by=by, at=at)
                changes.append(Change(row.line, became, _about(row), columns))
            except SunwaiError as refused:
                mistakes.append(Mistake(row.line, str(refused)))
        report = _report(listed.form, changes, mistakes)
        if report.ok and (report.created or report.changed):
            told = {"new": report.created, "changed": report.changed}
            enter(Act.LIST_IMPORTED, about=listed.form, by=by, at=at, **told)
        transaction.set_rollback(only_look or bool(mistakes))
    return report


def import_shipped(*, by: str, at: datetime) -> list[ImportReport]:
    """Will import the lists that come with the product: offices of the state, the Union and other states, and
    the handles known from public lists, none of them verified. Safe to repeat."""
    folder = Path(__file__).parent / "tables"
    texts = [(folder / f"{name}.csv").read_text(encoding="utf-8") for name in SHIPPED]
    return [import_directory(text.splitlines(), by=by, at=at) for text in texts]


def _report(form: str, changes: list[Change], mistakes: list[Mistake]) -> ImportReport:
    counts = Counter(change.became for change in changes) if not mistakes else Counter[str]()
    kept = () if mistakes else tuple(change for change in changes if change.became != "unchanged")
    return ImportReport(form, counts["created"], counts["changed"], counts["unchanged"], tuple(mistakes), kept)


def _about(row: Row) -> str:
    if isinstance(row, OfficeRow):
        return row.code
    return f"@{row.handle} ({row.network}): {row.office}" if isinstance(row, AccountRow) else row.office


def _take(row: Row, offices: dict[str, Office], *, by: str, at: datetime) -> Taken:
    """Write one row, and say what became of it."""
    if isinstance(row, OfficeRow):
        return _take_office(row, offices)
    if isinstance(row, AccountRow):
        return _take_account(row, offices[row.office])
    return _take_holder(row, offices[row.office], by=by, at=at)


def _take_office(row: OfficeRow, offices: dict[str, Office]) -> Taken:
    said = {name: getattr(row, name) for name in row.__slots__ if name != "line" and getattr(row, name)}
    office = offices.get(row.code)
    if office is None:
        Office.objects.create(**said)
        return "created", _new(said)
    return _bring_up_to(office, said)


def _take_account(row: AccountRow, office: Office) -> Taken:
    accounts = Account.objects.select_for_update(of=("self",)).select_related("office").filter(network=row.network)
    account = accounts.filter(key=row.key).first()
    if account is None and row.key == listed_key(row.handle):
        account = accounts.filter(office=office, handle__iexact=row.handle).first()  # looked up since
    if account and account.office and account.office != office and account.verified_on:
        raise SpeaksForAnother(f"@{row.handle} speaks for {account.office}. Suspend it there, then verify it here.")
    said = {"office": office, "handle": row.handle, "name": row.name, "source": row.source}
    said |= {"verified_on": row.verified_on, "verified_by": row.verified_by}
    said = {name: value for name, value in said.items() if value}
    if row.key != listed_key(row.handle):
        accounts.filter(key=listed_key(row.handle)).delete()
    if account is None:
        Account.objects.create(network=row.network, key=row.key, **said)
        return "created", _new(said)
    return _bring_up_to(account, said | _lifted(account, row))


def _lifted(account: Account, row: AccountRow) -> dict[str, object]:
    """What ends a suspension: a verification of a later day."""
    suspended, verified = account.suspended_at, row.verified_on
    if suspended and verified and verified > timezone.localdate(suspended):
        return {"suspended_at": None, "suspended_why": ""}
    return {}


def _take_holder(row: HolderRow, office: Office, *, by: str, at: datetime) -> Taken:
    if Holder.objects.filter(office=office, name=row.name, since=row.since).exists():
        return "unchanged", {}
    before = Holder.objects.filter(office=office, until=None).first()
    appoint(office, name=row.name, phone=row.phone, since=row.since, source=row.source, by=by, at=at)
    return "created", {"name": (before.name if before else "", row.name), "since": ("", row.since.isoformat())}


def _bring_up_to(stood: Office | Account, said: dict[str, object]) -> Taken:
    new = {name: value for name, value in said.items() if getattr(stood, name) != value}
    columns = {name: (str(getattr(stood, name) or ""), str(value or "")) for name, value in new.items()}
    for name, value in new.items():
        setattr(stood, name, value)
    if new:
        stood.save(update_fields=list(new))
    return ("changed" if new else "unchanged"), columns


def _new(said: dict[str, object]) -> dict[str, tuple[str, str]]:
    return {name: ("", str(value)) for name, value in said.items()}
