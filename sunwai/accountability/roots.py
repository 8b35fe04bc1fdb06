"""The daily root: a Merkle tree over the hashes of one day's entries, chained to the day before. Pure but for `make`.

Anybody with the entries' hashes can compute it again; an entry edited later no longer fits."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

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


def entries_of(day: date, *, sop: Sop) -> list[str]:
    """Will list the hashes of all entries of DAY (office time), in the order they were written."""
    zone = ZoneInfo(sop.office.zone)
    start = datetime.combine(day, time.min, tzinfo=zone)
    rows = Entry.objects.filter(at__gte=start, at__lt=start + timedelta(days=1)).order_by("id")
    return list(rows.values_list("hash", flat=True))


def make(day: date, *, at: datetime, sop: Sop) -> DayRoot:
    """Will roll up DAY once it is over; made already, it is given back as it stands. Safe to repeat."""
    with transaction.atomic():
        standing = DayRoot.objects.filter(day=day).first()
        if standing is not None:
            return standing
        leaves = entries_of(day, sop=sop)
        before = DayRoot.objects.filter(day__lt=day).order_by("-day").first()
        return DayRoot.objects.create(
            day=day,
            entries=len(leaves),
            root=merkle_root(leaves),
            previous=before.root if before else "",
            made_at=at,
        )


def differs(row: DayRoot, *, sop: Sop) -> bool:
    """Will say whether the entries of ROW's day no longer give its root."""
    return merkle_root(entries_of(row.day, sop=sop)) != row.root
