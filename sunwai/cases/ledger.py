"""The ledger: append an entry to a case's chain, check a chain, rebuild a status from it.

Owns Entry rows. Append-only: nothing here changes or removes one, but for `erase`, which keeps the proof."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from sunwai.cases import lifecycle
from sunwai.cases.lifecycle import Status, Verb
from sunwai.cases.models import Case, Entry
from sunwai.lib import hashing


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a record, in words; `docket` and `seq` say where."""

    docket: str
    seq: int
    what: str


def entry_hash(
    *, docket: str, seq: int, at: datetime, by: str, verb: str, facts: Any, words_hash: str, previous: str
) -> str:
    """Will give the hash of one entry: over its facts, the hash (not the text) of its words, and the entry before."""
    return hashing.digest(
        {
            "docket": docket,
            "seq": seq,
            "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by": by,
            "verb": verb,
            "facts": facts,
            "words": words_hash,
            "previous": previous,
        }
    )


def next_entry(
    case: Case, verb: Verb, *, by: str, at: datetime, facts: dict[str, Any] | None = None, words: str = ""
) -> Entry:
    """Will make, unsaved, the entry that follows CASE's head, and move the head in memory.

    The caller holds the case's row and saves both in one transaction. `facts` must be plain JSON without a
    citizen's words, names or numbers; those go into `words`, which can be erased."""
    salt = secrets.token_hex(16) if words else ""
    words_hash = hashing.salted(words, salt=salt) if words else ""
    seq = case.head_seq + 1
    digest = entry_hash(
        docket=case.docket,
        seq=seq,
        at=at,
        by=by,
        verb=verb.value,
        facts=facts or {},
        words_hash=words_hash,
        previous=case.head_hash,
    )
    entry = Entry(
        case=case,
        seq=seq,
        at=at,
        by=by,
        verb=verb.value,
        facts=facts or {},
        words=words,
        words_salt=salt,
        words_hash=words_hash,
        previous=case.head_hash,
        hash=digest,
    )
    case.head_seq, case.head_hash = seq, digest
    return entry


def verify(case: Case) -> list[Fault]:
    """Will list what is wrong with CASE's chain; an empty list means it stands as it was written."""
    faults: list[Fault] = []
    previous, expected = "", 1
    for entry in case.entries.order_by("seq").iterator():
        faults += [Fault(case.docket, entry.seq, what) for what in _wrong(case, entry, previous, expected)]
        previous, expected = entry.hash, entry.seq + 1
    if (case.head_seq, case.head_hash) != (expected - 1, previous):
        faults.append(Fault(case.docket, case.head_seq, "the case's head is not the end of its chain"))
    if (rebuilt := rebuild(case.entries.order_by("seq").iterator(), docket=case.docket)) != case.status:
        faults.append(Fault(case.docket, case.head_seq, f"the status is {case.status}, the entries say {rebuilt}"))
    return faults


def verify_end(case: Case, entries: Sequence[Entry]) -> list[Fault]:
    """Will list what is wrong with ENTRIES, the newest of CASE in order: each in itself, and up to the case's head.

    Asks the database nothing; what lies before them is `verify`'s."""
    faults: list[Fault] = []
    for before, entry in pairwise([None, *entries]):
        assert entry is not None
        previous = before.hash if before else entry.previous
        expected = before.seq + 1 if before else entry.seq
        faults += [Fault(case.docket, entry.seq, what) for what in _wrong(case, entry, previous, expected)]
    end = (entries[-1].seq, entries[-1].hash) if entries else (0, "")
    if (case.head_seq, case.head_hash) != end:
        faults.append(Fault(case.docket, case.head_seq, "the case's head is not the end of its chain"))
    return faults


def _wrong(case: Case, entry: Entry, previous: str, expected: int) -> Iterable[str]:
    if entry.seq != expected:
        yield f"entry {expected} is missing"
    if entry.previous != previous:
        yield "it does not follow the entry before it"
    if entry.words and hashing.salted(entry.words, salt=entry.words_salt) != entry.words_hash:
        yield "its words were changed"
    digest = entry_hash(
        docket=case.docket,
        seq=entry.seq,
        at=entry.at,
        by=entry.by,
        verb=entry.verb,
        facts=entry.facts,
        words_hash=entry.words_hash,
        previous=entry.previous,
    )
    if digest != entry.hash:
        yield "its facts were changed"


def rebuild(entries: Iterable[Entry], *, docket: str) -> Status | str:
    """Will replay ENTRIES (in order) through the lifecycle: the status they lead to, or where they break."""
    status: Status | None = None
    for entry in entries:
        try:
            status = lifecycle.after(Verb(entry.verb), status)
        except (lifecycle.NotNow, ValueError) as broken:
            return f"broken at entry {entry.seq} of {docket}: {broken}"
    return status or "never opened"


def erase(entry: Entry) -> None:
    """Will drop the words of ENTRY and their salt; the hash stays, so the chain still verifies. Safe to repeat."""
    Entry.objects.filter(pk=entry.pk).update(words="", words_salt="")
