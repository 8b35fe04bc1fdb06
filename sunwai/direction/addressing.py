"""Who is named in a direction, and how: by a verified account's tag, else by the office's name.

Pure but for reading accounts. Never tags an account nobody verified."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sunwai.offices.models import Account, Office


@dataclass(frozen=True, slots=True)
class Addressed:
    """One office as it will be named: `said` stands in the words; `account` is tagged, or None."""

    office: Office
    said: str
    account: Account | None


def address(offices: Sequence[Office], *, network: str, language: str, at: datetime) -> list[Addressed]:
    """Will say how each of OFFICES is named on NETWORK at AT: its newest verified account's tag, else its name.

    One question to the database, however many offices there are."""
    rows = Account.objects.filter(network=network, office__in=[o.pk for o in offices], verified_on__isnull=False)
    return addressed(offices, rows.select_related("office"), language=language, at=at)


def addressed(
    offices: Sequence[Office], accounts: Iterable[Account], *, language: str, at: datetime
) -> list[Addressed]:
    """Will say the same where their ACCOUNTS on one network were read already."""
    tagged: dict[int, Account] = {}
    for account in newest_first(accounts):
        if account.office_id is not None and account.is_verified_for_office(at):
            tagged.setdefault(account.office_id, account)
    return [_addressed(office, tagged.get(office.pk), language) for office in offices]


def newest_first(accounts: Iterable[Account]) -> list[Account]:
    """Will order ACCOUNTS by when they were verified, the latest first; those that nobody verified come last."""
    return sorted(accounts, key=lambda account: (-(account.verified_on or date.min).toordinal(), account.pk))


def addressees(named: Iterable[Addressed]) -> list[str]:
    """Will list what a nod is bound to: each office's code, and the key of each account tagged."""
    return sorted(f"{a.office.code}={a.account.key if a.account else '-'}" for a in named)


def tags(named: Iterable[Addressed]) -> list[tuple[str, str]]:
    """Will list (handle, account key) of every account tagged, to be looked at again before sending."""
    return [(a.account.handle, a.account.key) for a in named if a.account]


def said(named: Sequence[Addressed]) -> str:
    """Will write the names of NAMED side by side."""
    return " ".join(a.said for a in named)


def _addressed(office: Office, account: Account | None, language: str) -> Addressed:
    return Addressed(office, f"@{account.handle}" if account else office.name(language), account)
