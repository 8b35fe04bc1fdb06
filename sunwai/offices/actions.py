"""Verbs on the directory: meet an author, verify or suspend an account, appoint a holder, import the office's lists.

The only writer of Office, Holder and Account. Never takes a handle for an identity."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from sunwai.errors import SunwaiError
from sunwai.networks.post import Author
from sunwai.offices.directory import (
    AccountRow,
    HolderRow,
    ImportReport,
    Mistake,
    OfficeRow,
    Row,
    listed_key,
    read,
)
from sunwai.offices.models import Account, Holder, Office

AT_ONCE = 500  # keys to a query; SQLite allows 999 values in the oldest builds
SHIPPED = ("districts", "state", "union", "other_states", "accounts")  # in this order: accounts name offices
WIDTH = 255  # of a handle or name column; networks allow far less, so more is somebody's joke


class AlreadyVerified(SunwaiError):
    """The account speaks for that office already."""


class SpeaksForAnother(SunwaiError):
    """The account is another office's."""


class IdentityUnknown(SunwaiError):
    """Only a handle is known of the account, and a handle proves nothing."""


class AlreadySuspended(SunwaiError):
    """The account is suspended already."""


class AlreadyHolds(SunwaiError):
    """The office is held by that person already, or by somebody who came later."""


def meet(author: Author, *, network: str, at: datetime) -> Account:
    """Will give the account row of AUTHOR on NETWORK, made on first sight and renamed when it was renamed.

    Known by its immutable key alone. A rename of an office's verified account suspends it. Safe to repeat."""
    return meet_many([author], network=network, at=at)[author.key]


def meet_many(authors: Sequence[Author], *, network: str, at: datetime) -> dict[str, Account]:
    """Will meet AUTHORS in bulk and give their accounts by key; of one met twice the last handle counts.

    Three queries for each 500 authors, in one transaction. Safe to repeat, also side by side."""
    latest = list({author.key: author for author in authors}.values())
    met: dict[str, Account] = {}
    with transaction.atomic():
        for start in range(0, len(latest), AT_ONCE):
            met |= _meet_some(latest[start : start + AT_ONCE], network=network, at=at)
    return met


def _meet_some(authors: Sequence[Author], *, network: str, at: datetime) -> dict[str, Account]:
    known = _known(authors, network=network)
    new = [author for author in authors if author.key not in known]
    if new:
        # Another worker may meet the same people now: its row stands, and is read back.
        Account.objects.bulk_create([_account(a, network=network) for a in new], ignore_conflicts=True)
        known |= _known(new, network=network)
    renamed = [known[a.key] for a in authors if _rename(known[a.key], a, at=at)]
    Account.objects.bulk_update(renamed, ["handle", "name", "suspended_at", "suspended_why"])
    return known


def _known(authors: Sequence[Author], *, network: str) -> dict[str, Account]:
    accounts = Account.objects.filter(network=network, key__in=[author.key for author in authors])
    return {account.key: account for account in accounts.select_related("office")}


def _account(author: Author, *, network: str) -> Account:
    return Account(network=network, key=author.key, handle=_fit(author.handle), name=_fit(author.name))


def _fit(text: str) -> str:
    """What a column takes of TEXT; PostgreSQL refuses the NUL letter."""
    return text.replace("\0", "")[:WIDTH]


def _rename(account: Account, author: Author, *, at: datetime) -> bool:
    """Bring ACCOUNT in memory up to what AUTHOR is called now, and say whether anything changed."""
    handle, name = _fit(author.handle), _fit(author.name) or account.name
    if (handle, name) == (account.handle, account.name):
        return False
    if handle.casefold() != account.handle.casefold() and account.is_verified_for_office(at):
        account.suspended_at = at
        account.suspended_why = _fit(
            f"Renamed from @{account.handle} to @{handle}. Whoever holds it now must be verified again."
        )
    account.handle, account.name = handle, name
    return True


def verify_account(account: Account, *, office: Office, source: str, by: str, at: datetime) -> None:
    """Will record that BY made sure that ACCOUNT speaks for OFFICE, so that it may be tagged from AT on.

    SOURCE says how it was made sure of (a government badge, a signed code, a call). Lifts a suspension, and
    replaces the unresolved handle of the same name, if one was listed. Refuses with AlreadyVerified,
    SpeaksForAnother or IdentityUnknown."""
    _refuse_verification(account, office=office, at=at)
    account.office, account.source = office, source
    account.verified_on, account.verified_by = timezone.localdate(at), by
    account.suspended_at, account.suspended_why = None, ""
    with transaction.atomic():
        Account.objects.filter(network=account.network, key=listed_key(account.handle)).delete()
        account.save()


def _refuse_verification(account: Account, *, office: Office, at: datetime) -> None:
    if account.is_unresolved:
        raise IdentityUnknown(
            f"Only the handle @{account.handle} is on record, not its identity on {account.network}. "
            "Look it up on the network first, then verify what was found."
        )
    if account.office_id == office.pk and account.is_verified_for_office(at):
        raise AlreadyVerified(f"@{account.handle} is verified for {office.name_en} already.")
    if account.is_verified_for_office(at):
        raise SpeaksForAnother(
            f"@{account.handle} speaks for {account.office}. Suspend it there first if it has changed hands."
        )


def suspend_account(account: Account, *, why: str, by: str, at: datetime) -> None:
    """Will stop ACCOUNT from being tagged or heard as an office from AT on, for the reason WHY given by BY."""
    if account.suspended_at is not None:
        raise AlreadySuspended(f"@{account.handle} was suspended already: {account.suspended_why}")
    account.suspended_at, account.suspended_why = at, _fit(f"{why} ({by})")
    account.save(update_fields=["suspended_at", "suspended_why"])


def appoint(office: Office, *, name: str, phone: str, since: date, by: str, at: datetime, source: str = "") -> Holder:
    """Will record that NAME holds OFFICE from the day SINCE; whoever held it until then leaves that day.

    PHONE may be empty. Refuses with AlreadyHolds when the same person, or one who came later, is on record."""
    with transaction.atomic():
        before = Holder.objects.select_for_update().filter(office=office, until=None).first()
        if before is not None:
            _leave(before, name=name, since=since)
        said = source or f"entered by {by} on {timezone.localdate(at).isoformat()}"
        return Holder.objects.create(office=office, name=name, phone=phone, since=since, source=said)


def _leave(before: Holder, *, name: str, since: date) -> None:
    if before.name == name or before.since > since:
        raise AlreadyHolds(
            f"{before.office} has been held by {before.name} since {before.since.isoformat()}. "
            "Give the new holder's name and a later day."
        )
    before.until = since
    before.save(update_fields=["until"])


def import_directory(lines: Iterable[str], *, by: str, at: datetime) -> ImportReport:
    """Will take a CSV list of offices, accounts or holders (see directory.py) whole, or say all that is wrong with it.

    An empty cell leaves what stands. Safe to repeat: what stands already is counted as unchanged. An account is only
    taggable with a day in verified_on; a suspension is lifted only by a verification after it."""
    offices = {office.code: office for office in Office.objects.all()}
    listed = read(lines, offices=frozenset(offices), today=timezone.localdate(at))
    counts: Counter[str] = Counter()
    mistakes = list(listed.mistakes)
    with transaction.atomic():
        for row in () if mistakes else listed.rows:
            try:
                counts[_take(row, offices, by=by, at=at)] += 1
            except SunwaiError as refused:
                mistakes.append(Mistake(row.line, str(refused)))
        transaction.set_rollback(bool(mistakes))
    kept = Counter[str]() if mistakes else counts
    return ImportReport(listed.form, kept["created"], kept["changed"], kept["unchanged"], tuple(mistakes))


def import_shipped(*, by: str, at: datetime) -> list[ImportReport]:
    """Will import the lists that come with the product: offices of the state, the Union and other states, and
    the handles known from public lists, none of them verified. Safe to repeat."""
    folder = Path(__file__).parent / "tables"
    texts = [(folder / f"{name}.csv").read_text(encoding="utf-8") for name in SHIPPED]
    return [import_directory(text.splitlines(), by=by, at=at) for text in texts]


def _take(row: Row, offices: dict[str, Office], *, by: str, at: datetime) -> str:
    """Write one row, and say whether it was created, changed or unchanged."""
    if isinstance(row, OfficeRow):
        return _take_office(row, offices)
    if isinstance(row, AccountRow):
        return _take_account(row, offices[row.office])
    return _take_holder(row, offices[row.office], by=by, at=at)


def _take_office(row: OfficeRow, offices: dict[str, Office]) -> str:
    said = {name: getattr(row, name) for name in row.__slots__ if name != "line" and getattr(row, name)}
    office = offices.get(row.code)
    if office is None:
        Office.objects.create(**said)
        return "created"
    return _bring_up_to(office, said)


def _take_account(row: AccountRow, office: Office) -> str:
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
        return "created"
    return _bring_up_to(account, said | _lifted(account, row))


def _lifted(account: Account, row: AccountRow) -> dict[str, object]:
    """What ends a suspension: a verification of a later day."""
    suspended, verified = account.suspended_at, row.verified_on
    if suspended and verified and verified > timezone.localdate(suspended):
        return {"suspended_at": None, "suspended_why": ""}
    return {}


def _take_holder(row: HolderRow, office: Office, *, by: str, at: datetime) -> str:
    if Holder.objects.filter(office=office, name=row.name, since=row.since).exists():
        return "unchanged"
    appoint(office, name=row.name, phone=row.phone, since=row.since, source=row.source, by=by, at=at)
    return "created"


def _bring_up_to(stood: Office | Account, said: dict[str, object]) -> str:
    new = {name: value for name, value in said.items() if getattr(stood, name) != value}
    for name, value in new.items():
        setattr(stood, name, value)
    if new:
        stood.save(update_fields=list(new))
    return "changed" if new else "unchanged"
