"""The office's own record: who changed people, duties, the directory, a network or the protocol, when and how.

The only writer of OfficeEntry. Append-only and hash-chained, as a case's ledger is."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from django.db import transaction

from sunwai.lib import hashing
from sunwai.offices.people.models import OfficeEntry, RecordHead


class Act(StrEnum):
    """What was done to the office's own affairs."""

    PERSON_ADDED = "person_added"
    DUTIES_CHANGED = "duties_changed"
    ACCOUNT_CLOSED = "account_closed"
    ACCOUNT_OPENED = "account_opened"
    LINK_MADE = "link_made"
    LINK_USED = "link_used"
    FACTOR_RESET = "factor_reset"
    SEAT_OFFERED = "seat_offered"
    SEAT_TAKEN = "seat_taken"
    SEAT_CLOSED = "seat_closed"
    HOLDER_SET = "holder_set"
    OFFICE_CORRECTED = "office_corrected"
    ACCOUNT_VERIFIED = "account_verified"
    ACCOUNT_SUSPENDED = "account_suspended"
    LIST_IMPORTED = "list_imported"
    NETWORK_CONNECTED = "network_connected"
    SOP_IN_FORCE = "sop_in_force"
    SOP_KEPT = "sop_kept"
    OFFICE_NAMED = "office_named"


def enter(act: Act, *, about: str, by: str, at: datetime, **facts: Any) -> OfficeEntry:
    """Will append ACT to the office's record, in the caller's transaction. FACTS hold no secret and no number."""
    with transaction.atomic():
        RecordHead.objects.get_or_create(pk=1)
        head = RecordHead.objects.select_for_update().get(pk=1)
        told = {"seq": head.seq + 1, "by": by[:80], "verb": act.value, "about": about[:160], "facts": facts}
        digest = _hash(told, at=at, previous=head.hash)
        entry = OfficeEntry.objects.create(**told, at=at, previous=head.hash, hash=digest)
        RecordHead.objects.filter(pk=1).update(seq=entry.seq, hash=digest)
    return entry


def faults() -> list[str]:
    """Will list what is wrong with the office's record; an empty list means it stands as it was written."""
    found, previous, expected = [], "", 1
    for entry in OfficeEntry.objects.order_by("seq").iterator():
        told = {name: getattr(entry, name) for name in ("seq", "by", "verb", "about", "facts")}
        if entry.seq != expected or entry.previous != previous:
            found.append(f"entry {expected} is missing, or does not follow the one before it")
        if _hash(told, at=entry.at, previous=entry.previous) != entry.hash:
            found.append(f"entry {entry.seq} was changed")
        previous, expected = entry.hash, entry.seq + 1
    head = RecordHead.objects.filter(pk=1).first()
    if head is not None and (head.seq, head.hash) != (expected - 1, previous):
        found.append("the newest entries are missing")
    return found


def _hash(told: dict[str, Any], *, at: datetime, previous: str) -> str:
    return hashing.digest({**told, "at": at.astimezone(UTC).isoformat(timespec="microseconds"), "previous": previous})
