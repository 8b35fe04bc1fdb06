"""Verbs on a case as such: record an act, move the status, hold, correct, seal, summarise.

The only writer of Case, Need and Party once a case is open (`cases.opening` opens them)."""

import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet

from sunwai.cases import ledger, lifecycle
from sunwai.cases.lifecycle import NeedStatus, Verb
from sunwai.cases.models import Case, Entry, Need, Parkable, Party, PartyRole
from sunwai.errors import SunwaiError

log = logging.getLogger(__name__)

# Unknown urgency stands above low: nobody has yet said that it can wait.
URGENCY_RANK = {3: 0, 2: 1, None: 2, 1: 3, 0: 4}
CORRECTABLE = frozenset(
    {
        "kind",
        "district_key",
        "urgency",
        "people",
        "people_of",
        "sort",
        "event_deadline",
        "language",
        "asked_en",
        "asked_hi",
    }
)


class HeldByAnother(SunwaiError):
    """Somebody else holds the case."""


class NothingToCorrect(SunwaiError):
    """The field has that value already."""


def locked(case: Case) -> Case:
    """Will give CASE as it stands now, its row held until the transaction ends."""
    return Case.objects.select_for_update().get(pk=case.pk)


def lock_all(case_ids: Iterable[int]) -> None:
    """Will hold the rows of several cases until the transaction ends, in one order, so that no two wait in a ring."""
    list(Case.objects.select_for_update().filter(pk__in=set(case_ids)).order_by("pk").values_list("pk"))


def record(
    case: Case, verb: Verb, *, by: str, at: datetime, facts: dict[str, Any] | None = None, words: str = ""
) -> Entry:
    """Will append one entry to CASE and move its status where the lifecycle says so, in one transaction.

    CASE in memory is brought up to date. Raises lifecycle.NotNow, and then nothing was written."""
    with transaction.atomic():
        held = locked(case)
        held.status = lifecycle.after(verb, held.standing).value
        entry = ledger.next_entry(held, verb, by=by, at=at, facts=facts, words=words)
        entry.save(force_insert=True)
        held.save(update_fields=["status", "head_seq", "head_hash"])
    case.status, case.head_seq, case.head_hash = held.status, held.head_seq, held.head_hash
    return entry


def hold(case: Case, *, by: str, at: datetime, holder: str = "") -> None:
    """Will note that BY works on CASE, so that two people never answer twice; refuses when another does.

    HOLDER names a colleague to whom BY gives it back."""
    with transaction.atomic():
        held = locked(case)
        if held.held_by and held.held_by != by:
            raise HeldByAnother(f"{held.docket} is held by {held.held_by}. Ask them, or take another matter.")
        if held.held_by == by:
            raise HeldByAnother(f"You hold {held.docket} already.")
        _set(case, held_by=holder or by, held_at=at)
        record(case, Verb.HELD, by=by, at=at, facts={"for": holder} if holder not in {"", by} else None)


def release(case: Case, *, by: str, at: datetime) -> None:
    """Will let go of CASE; anybody may let go for a colleague who has left."""
    with transaction.atomic():
        holder = locked(case).held_by
        if not holder:
            raise HeldByAnother(f"Nobody holds {case.docket}.")
        _set(case, held_by="", held_at=None)
        record(case, Verb.RELEASED, by=by, at=at, facts={"held_by": holder})


def correct(case: Case, *, by: str, at: datetime, why: str = "", place: str | None = None, **fields: Any) -> None:
    """Will set FIELDS of CASE (CORRECTABLE) and, on its first need, PLACE: a gazetteer's key, "" for none.

    Raises NothingToCorrect when nothing would change."""
    if unknown := set(fields) - CORRECTABLE:
        raise TypeError(f"Case has no correctable {sorted(unknown)}")
    after = {name: value for name, value in fields.items() if getattr(case, name) != value}
    before = {name: getattr(case, name) for name in after}
    need = None if place is None else case.needs.order_by("number").first()
    stood = next(iter(need.event_places), "") if need else place
    if not after and stood == place:
        raise NothingToCorrect(f"{case.docket} says so already; nothing was changed.")
    with transaction.atomic():
        locked(case)
        if "urgency" in after:
            _set(case, urgency_rank=URGENCY_RANK[after["urgency"]])
        _set(case, **after)
        if need is not None and stood != place:
            Need.objects.filter(pk=need.pk).update(event_places=[place] if place else [])
            before, after = before | {"place": stood}, after | {"place": place}
        facts = {"before": _plain(before), "after": _plain(after), "why": why}
        record(case, Verb.CORRECTED, by=by, at=at, facts=facts)


def set_need(case: Case, *, by: str, at: datetime, kind: str, what: str, **places: list[str]) -> Need:
    """Will add a need to CASE; `home_places`, `event_places`, `acting_places` are lists of place keys."""
    with transaction.atomic():
        locked(case)
        number = case.needs.count() + 1
        need = Need.objects.create(case=case, number=number, kind=kind, what=what, **places)
        record(case, Verb.NEED_SET, by=by, at=at, facts={"need": number, "kind": kind}, words=what)
    return need


def move_need(need: Need, to: NeedStatus, *, by: str, at: datetime, because: str = "") -> None:
    """Will move NEED to TO with an entry on its case; standing there already is no move and no entry."""
    if need.status == to.value:
        return
    with transaction.atomic():
        locked(need.case)
        need.refresh_from_db(fields=["status"])  # somebody may have moved it while we waited
        lifecycle.need_after(NeedStatus(need.status), to)
        facts = {"need": need.number, "before": need.status, "after": to.value, "because": because}
        Need.objects.filter(pk=need.pk).update(status=to.value)
        record(need.case, Verb.NEED_MOVED, by=by, at=at, facts=facts)
    need.status = to.value


def add_party(case: Case, *, role: PartyRole, account_id: int | None = None, words: str = "") -> Party:
    """Will name a person of CASE; an account stands once in a role. The entry is the caller's verb."""
    if account_id is None:
        return Party.objects.create(case=case, role=role.value, words=words)
    party, _ = Party.objects.get_or_create(case=case, role=role.value, account_id=account_id)
    return party


def drop_parties(parties: QuerySet[Party]) -> None:
    """Will take PARTIES out of their cases: a joining that brought them was undone. The entry is the caller's verb."""
    Party.objects.filter(pk__in=list(parties.values_list("pk", flat=True))).delete()


def number_act(case: Case) -> int:
    """Will give the number of CASE's next public act; its code (JH-26-00412/3) is never given out again."""
    with transaction.atomic():
        held = locked(case)
        _set(case, acts=held.acts + 1)
    return case.acts


def summarise(case: Case, *, by: str, at: datetime, en: str = "", hi: str = "") -> None:
    """Will set the desk's own words for the public page; they are never taken from a post or a model."""
    with transaction.atomic():
        _set(case, summary_en=en or case.summary_en, summary_hi=hi or case.summary_hi)
        record(case, Verb.SUMMARISED, by=by, at=at, words=f"{case.summary_en}\n{case.summary_hi}")


def seal(case: Case, *, by: str, at: datetime, why: str) -> None:
    """Will seal CASE: nothing but docket, district and clock is public. Safe for the machine to do first."""
    with transaction.atomic():
        if locked(case).is_sealed:
            raise lifecycle.NotNow(f"{case.docket} is sealed already.")
        _set(case, sealed_at=at, sealed_by=by, sealed_why=why)
        record(case, Verb.SEALED, by=by, at=at, facts={"why": why})


def unseal(case: Case, *, by: str, at: datetime, why: str) -> None:
    """Will lift the seal, by a person and with a reason only."""
    with transaction.atomic():
        if not locked(case).is_sealed:
            raise lifecycle.NotNow(f"{case.docket} is not sealed.")
        _set(case, sealed_at=None, sealed_by="", sealed_why="")
        record(case, Verb.UNSEALED, by=by, at=at, facts={"why": why})


@contextmanager
def parked_on_error(row: Parkable, *, at: datetime, case: Case | None = None) -> Iterator[None]:
    """Will undo the work on ROW and park it, with the error, when the work raises; the loop goes on with the next.

    The error's text is kept on the row for the desk; the entry on CASE names only its class. A database that is full,
    locked or gone is no fault of the row: that error goes through, and the next round tries again."""
    try:
        with transaction.atomic():
            yield
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        with transaction.atomic():
            reason = _storable(f"{type(error).__name__}: {error}")[:500]
            type(row).objects.filter(pk=row.pk).update(parked_at=at, parked_error=reason)  # type: ignore[attr-defined]  # every concrete Parkable has a manager
            if case is not None:
                _tell_parked(case, row, error, at=at)


def _tell_parked(case: Case, row: Parkable, error: Exception, *, at: datetime) -> None:
    """The row is parked even where its case is what is broken, and takes no entry."""
    facts = {"row": f"{type(row).__name__} {row.pk}", "error": type(error).__name__}
    try:
        with transaction.atomic():
            record(case, Verb.PARKED, by="machine", at=at, facts=facts)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("%s took no entry about a parked row", case.docket)


def unpark(row: Parkable, *, by: str, at: datetime, case: Case | None = None) -> None:
    """Will let the machine try ROW again, after a person has looked."""
    with transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(parked_at=None, parked_error="")  # type: ignore[attr-defined]  # as above
        if case is not None:
            record(case, Verb.UNPARKED, by=by, at=at, facts={"row": f"{type(row).__name__} {row.pk}"})


def _storable(text: str) -> str:
    """An error may quote what no database takes (NUL, half a surrogate pair); then parking itself would fail."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _set(case: Case, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(case, name, value)
    Case.objects.filter(pk=case.pk).update(**fields)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def forget_words_of(case: Case, parties: Collection[int]) -> None:
    """Will erase what was written of PARTIES (their ids) of CASE; in the caller's transaction, which tells of it."""
    case.parties.filter(pk__in=parties).update(words="")
