"""Who is tagged in words that are being written, and whether each account may be trusted at this moment.

Owns how an addressee is shown. Reads only, in as many queries for one office as for forty; calls no network: the
outbox looks each handle up again before it posts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sunwai.direction.addressing import Addressed, newest_first
from sunwai.offices.lookalike import looks_like
from sunwai.offices.models import Account, Office
from sunwai.response.models import Reply
from sunwai.web import spans


@dataclass(frozen=True, slots=True)
class Chip:
    """One addressee: its name and tag, what is known of the account, and why it is not tagged where it is not."""

    name: str
    tag: str
    owner: bool
    known: str
    why_not: str


@dataclass(frozen=True, slots=True)
class LookAlike:
    """An account in the matter's thread that could be taken for one of the addressees."""

    tag: str
    like: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known on one network of some offices: their accounts, and when each office answered last."""

    accounts: Mapping[int, Sequence[Account]] = field(default_factory=dict)
    answered: Mapping[int, datetime] = field(default_factory=dict)

    def of(self, offices: Iterable[Office]) -> list[Account]:
        """Will list the accounts of OFFICES; nobody is taken for an office without accounts who was not asked about."""
        return [account for office in offices for account in self.accounts[office.pk]]


def known_of(offices: Iterable[Office], *, network: str) -> Known:
    """Will read what is known on NETWORK of OFFICES, by one question however many there are."""
    by_pk = {office.pk: office for office in offices}
    accounts: dict[int, list[Account]] = {pk: [] for pk in by_pk}
    answered: dict[int, datetime] = {}
    last = Reply.objects.filter(office=OuterRef("office")).order_by("-came_at", "-id").values("came_at")[:1]
    for account in Account.objects.filter(network=network, office__in=list(by_pk)).annotate(last=Subquery(last)):
        assert account.office_id is not None
        account.office = by_pk[account.office_id]
        accounts[account.office_id].append(account)
        if account.last is not None:
            answered[account.office_id] = account.last
    return Known(accounts, answered)


def chips(named: Sequence[Addressed], known: Known, *, language: str, at: datetime) -> list[Chip]:
    """Will show each of NAMED, of whose offices all is KNOWN, the owner first."""
    return [
        Chip(
            name=one.office.name(language),
            tag=one.said if one.account else "",
            owner=place == 0,
            known=_known(one.account, known.answered.get(one.office.pk), at=at) if one.account else "",
            why_not="" if one.account else _why_not(newest_first(known.of([one.office])), at=at),
        )
        for place, one in enumerate(named)
    ]


def look_alikes(speakers: Iterable[str], named: Sequence[Addressed]) -> list[LookAlike]:
    """Will list those of SPEAKERS (handles in the thread that belong to no office) that could be taken for NAMED."""
    tags = [one.account.handle for one in named if one.account]
    found = [(handle, looks_like(handle, tags)) for handle in speakers]
    return [LookAlike(f"@{handle}", f"@{like}") for handle, like in found if like]


def _known(account: Account, answered: datetime | None, *, at: datetime) -> str:
    assert account.verified_on is not None
    days = (timezone.localdate(at) - account.verified_on).days
    ago = ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days} if days else _("today")
    facts = {"day": date_format(account.verified_on, _("j M Y")), "ago": ago, "name": account.verified_by}
    verified = _("verified %(day)s (%(ago)s) by %(name)s") % facts
    if answered is None:
        return _("%(verified)s; has never answered here") % {"verified": verified}
    return _("%(verified)s; last answered %(moment)s") % {"verified": verified, "moment": spans.day_and_clock(answered)}


def _why_not(accounts: Sequence[Account], *, at: datetime) -> str:
    """The newest account of the office says most; what is dead or moved is said before what was never looked up."""
    if not accounts:
        return _("no account known: named in words, not tagged. Ring it too.")
    account = next((a for a in accounts if a.suspended_at), accounts[0])
    facts = {"tag": f"@{account.handle}", "why": account.suspended_why}
    if account.suspended_at is not None and account.suspended_at <= at:
        return _("%(tag)s is suspended here: %(why)s. Named in words, not tagged.") % facts
    if account.is_unresolved:
        return _("%(tag)s was never looked up on the network: named in words, not tagged.") % facts
    if account.verified_on is None:
        return _("nobody has verified %(tag)s: named in words, not tagged.") % facts
    return _("%(tag)s may not be tagged at this moment: named in words.") % facts
