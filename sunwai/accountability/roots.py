"""The daily root: a Merkle tree over the hashes of one day's entries, chained to the day before. Pure but for `make`.

Anybody with the entries' hashes can compute it again; an entry edited later no longer fits. A day's entries are those
written since the day before was rolled up: a clock that was set back puts an entry under a later root, never under one
that stands."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max

from sunwai.accountability.models import DayRoot
from sunwai.cases.models import Entry
from sunwai.sop.clauses import Sop


def merkle_root(leaves: Sequence[str]) -> str:
    """Will give the root over LEAVES (hex hashes, in order); a level of odd length promotes its last node.

    Leaves and inner nodes are hashed under different prefixes, so that none can pass for the other (RFC 6962, 2.1)."""
    level = [hashlib.sha256(b"\x00" + bytes.fromhex(leaf)).digest() for leaf in leaves]
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [level[i : i + 2] for i in range(0, len(level), 2)]
        level = [hashlib.sha256(b"\x01" + b"".join(p)).digest() if len(p) == 2 else p[0] for p in pairs]
    return level[0].hex()


def entries_of(day: date) -> list[str]:
    """Will list the hashes of the entries under DAY's root, in the order they were written; none before it stands."""
    row = DayRoot.objects.filter(day=day).first()
    if row is None:
        return []
    return _hashes(after=_upto(before=day), upto=row.upto)


def ends(day: date, *, sop: Sop) -> datetime:
    """Will say when DAY is over in the office."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=ZoneInfo(sop.office.zone))


def make(day: date, *, at: datetime, sop: Sop) -> DayRoot:
    """Will roll up what was written until the end of DAY; made already, it is given back as it stands."""
    with transaction.atomic():
        standing = DayRoot.objects.filter(day=day).first()
        if standing is not None:
            return standing
        after = _upto(before=day)
        newest = Entry.objects.filter(id__gt=after, at__lt=ends(day, sop=sop)).aggregate(newest=Max("id"))["newest"]
        upto = max(newest or 0, after)
        leaves = _hashes(after=after, upto=upto)
        before = DayRoot.objects.filter(day__lt=day).order_by("-day").first()
        row, _ = DayRoot.objects.get_or_create(
            day=day,
            defaults={
                "entries": len(leaves),
                "upto": upto,
                "root": merkle_root(leaves),
                "previous": before.root if before else "",
                "made_at": at,
            },
        )
    return row


def differs(row: DayRoot) -> bool:
    """Will say whether the entries of ROW's day no longer give its root."""
    return merkle_root(entries_of(row.day)) != row.root


def _upto(*, before: date) -> int:
    return DayRoot.objects.filter(day__lt=before).order_by("-day").values_list("upto", flat=True).first() or 0


def _hashes(*, after: int, upto: int) -> list[str]:
    rows = Entry.objects.filter(id__gt=after, id__lte=upto).order_by("id")
    return list(rows.values_list("hash", flat=True))
