"""The directory's rows: who holds an office, how it is reached and whether its account is alive. Reads only.

A fixed number of queries, however many offices there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sunwai.direction.models import Direction
from sunwai.intake.models import Post, Role
from sunwai.offices.impostors import Likeness, lookalikes
from sunwai.offices.models import Account, Holder, Office
from sunwai.offices.people.models import OfficeSeat
from sunwai.response.models import Reply
from sunwai.web.vocabulary import place_name

SILENT_AFTER = timedelta(days=60)  # directed, and nothing from it for so long: its handle may be dead
LOOK_BACK = timedelta(days=90)
MOST_STRANGERS = 1_000


@dataclass(frozen=True, slots=True)
class Handle:
    """One account of an office and how it stands: verified, unverified, suspended, silent or gone."""

    account: Account
    state: str
    alive: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One office."""

    code: str
    kind: str
    name: str
    place: str
    phone: str
    fallback: str
    holder: Holder | None
    handles: tuple[Handle, ...]
    answered_at: datetime | None
    directed_at: datetime | None
    seats: int

    @property
    def vacant(self) -> bool:
        """Whether nobody is known to hold it."""
        return self.holder is None

    @property
    def unverified(self) -> bool:
        """Whether no account may be tagged for it."""
        return not any(handle.account.verified_on and not handle.account.suspended_at for handle in self.handles)

    @property
    def dead(self) -> bool:
        """Whether an account of it is gone, or silent though the office was directed."""
        return any(not handle.alive for handle in self.handles)


def rows(offices: QuerySet[Office], *, at: datetime, language: str) -> list[Row]:
    """Will give OFFICES as rows, in their order."""
    listed = list(offices)
    holders = _holders(listed, at=at)
    accounts = _by_office(Account.objects.filter(office__in=listed).order_by("network", "handle", "id"))
    seen = dict(_newest(Post.objects.filter(author__office__in=listed), "author_id", "created_at"))
    answered = dict(_newest(Reply.objects.filter(office__in=listed), "office_id", "came_at"))
    directed = dict(_newest(Direction.objects.filter(owner__in=listed, out_at__isnull=False), "owner_id", "out_at"))
    seats = _by_office(OfficeSeat.objects.filter(office__in=listed, closed_at=None))
    return [
        Row(
            code=o.code,
            kind=o.kind,
            name=o.name(language),
            place=place_name(o.district_key, language),
            phone=o.phone,
            fallback=o.phone_fallback,
            holder=holders.get(o.pk),
            handles=tuple(_handle(a, seen.get(a.pk), directed.get(o.pk), at=at) for a in accounts.get(o.pk, ())),
            answered_at=answered.get(o.pk),
            directed_at=directed.get(o.pk),
            seats=len(seats.get(o.pk, ())),
        )
        for o in listed
    ]


def impostors(*, at: datetime, network: str = "x") -> list[tuple[Account, Likeness, Post]]:
    """Will list strangers who spoke in our matters lately and could be taken for an office, each with a post."""
    said = Post.objects.filter(network=network, role__in=[Role.WORD, Role.NEW_MATTER], created_at__gt=at - LOOK_BACK)
    said = said.filter(author__office=None, gone_at=None).select_related("author", "case").order_by("-created_at")
    newest: dict[int, Post] = {}
    for post in said[: MOST_STRANGERS * 3]:
        if post.author_id is not None and len(newest) < MOST_STRANGERS:
            newest.setdefault(post.author_id, post)
    strangers = [post.author for post in newest.values() if post.author]
    return [(account, like, newest[account.pk]) for account, like in lookalikes(strangers, network=network)]


def _handle(account: Account, seen: datetime | None, directed: datetime | None, *, at: datetime) -> Handle:
    if account.suspended_at is not None:
        return Handle(account, _("suspended"), alive=True)
    if account.missing_at is not None:
        return Handle(account, _("gone from the network"), alive=False)
    if account.verified_on is None:
        return Handle(account, _("not verified"), alive=True)
    quiet = directed is not None and (seen is None or seen < at - SILENT_AFTER) and directed < at - SILENT_AFTER
    return Handle(account, _("silent") if quiet else _("verified"), alive=not quiet)


def _holders(offices: Iterable[Office], *, at: datetime) -> Mapping[int, Holder]:
    day = timezone.localdate(at)
    held = Holder.objects.filter(office__in=list(offices), since__lte=day).exclude(until__lte=day)
    return {holder.office_id: holder for holder in held.order_by("since", "id")}


def _newest(found: QuerySet, by: str, moment: str) -> Iterable[tuple[int, datetime]]:  # type: ignore[type-arg]  # of any stage's rows
    grouped = found.order_by().values(by).annotate(newest=Max(moment))
    return [(row[by], row["newest"]) for row in grouped]


def _by_office(found: Iterable[Account | OfficeSeat]) -> dict[int, list]:  # type: ignore[type-arg]  # of either
    groups: dict[int, list] = {}  # type: ignore[type-arg]  # of either
    for row in found:
        if row.office_id is not None:
            groups.setdefault(row.office_id, []).append(row)
    return groups
