"""Verbs on the directory: meet an author, verify or suspend an account, appoint a holder, correct an office.

With `importing` the only writer of Office, Holder and Account. Never takes a handle for an identity."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sunwai.errors import SunwaiError
from sunwai.networks.post import Author
from sunwai.offices.directory import listed_key
from sunwai.offices.models import Account, Holder, Office
from sunwai.offices.people.record import Act, enter

AT_ONCE = 500  # keys to a query; SQLite allows 999 values in the oldest builds
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


class NothingNew(SunwaiError):
    """The directory says so already."""


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
        told = {"office": office.code, "network": account.network, "key": account.key, "source": source}
        enter(Act.ACCOUNT_VERIFIED, about=f"@{account.handle}", by=by, at=at, **told)


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
    with transaction.atomic():
        account.save(update_fields=["suspended_at", "suspended_why"])
        told = {"network": account.network, "key": account.key, "why": why}
        enter(Act.ACCOUNT_SUSPENDED, about=f"@{account.handle}", by=by, at=at, **told)


def appoint(office: Office, *, name: str, phone: str, since: date, by: str, at: datetime, source: str = "") -> Holder:
    """Will record that NAME holds OFFICE from the day SINCE; whoever held it until then leaves that day.

    PHONE may be empty. Refuses with AlreadyHolds when the same person, or one who came later, is on record."""
    with transaction.atomic():
        before = Holder.objects.select_for_update().filter(office=office, until=None).first()
        if before is not None:
            _leave(before, name=name, since=since)
        said = source or f"entered by {by} on {timezone.localdate(at).isoformat()}"
        enter(Act.HOLDER_SET, about=office.code, by=by, at=at, name=name, since=since.isoformat(), source=said)
        return Holder.objects.create(office=office, name=name, phone=phone, since=since, source=said)


def _leave(before: Holder, *, name: str, since: date) -> None:
    if before.name == name or before.since > since:
        raise AlreadyHolds(
            f"{before.office} has been held by {before.name} since {before.since.isoformat()}. "
            "Give the new holder's name and a later day."
        )
    before.until = since
    before.save(update_fields=["until"])


def correct_office(office: Office, *, phone: str, phone_fallback: str, email: str, by: str, at: datetime) -> None:
    """Will set how OFFICE is reached. The record names what was changed, never a number. Raises NothingNew."""
    new = {"phone": phone.strip()[:32], "phone_fallback": phone_fallback.strip()[:32], "email": email.strip()[:254]}
    changed = {name: value for name, value in new.items() if getattr(office, name) != value}
    if not changed:
        raise NothingNew(f"{office} is reached so already; nothing was changed.")
    with transaction.atomic():
        Office.objects.filter(pk=office.pk).update(**changed)
        enter(Act.OFFICE_CORRECTED, about=office.code, by=by, at=at, changed=sorted(changed))
    for name, value in changed.items():
        setattr(office, name, value)


def note_looked_up(accounts: Sequence[Account], *, found: Mapping[str, Author], network: str, at: datetime) -> int:
    """Will note what NETWORK told of ACCOUNTS, asked for by their handles; gives how many are called so no more.

    FOUND is by handle in any case. A handle that somebody else holds now is missing too: its identity is another."""
    held = {handle.casefold(): author.key for handle, author in found.items()}
    there = [a for a in accounts if held.get(a.handle.casefold()) == a.key or (a.is_unresolved and _is_held(a, held))]
    gone = [account for account in accounts if account not in there]
    with transaction.atomic():
        Account.objects.filter(pk__in=[a.pk for a in there]).update(looked_up_at=at, missing_at=None)
        looked = Account.objects.filter(network=network, pk__in=[a.pk for a in gone])
        looked.update(looked_up_at=at)
        looked.filter(missing_at=None).update(missing_at=at)
    return len(gone)


def _is_held(account: Account, held: Mapping[str, str]) -> bool:
    return account.handle.casefold() in held
