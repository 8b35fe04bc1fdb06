"""One reminder in public under a direction that is not answered yet: once, in the protocol's own words, by a nod.

The only writer of Reminder. Whether the office is still silent is the clock's to know; it asks for these verbs."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.db import transaction

from sunwai.cases.actions import locked, number_act, record
from sunwai.cases.lifecycle import Verb
from sunwai.direction import addressing
from sunwai.direction.filling import reminder_words
from sunwai.direction.models import Direction, Reminder
from sunwai.direction.outward import posting_handle
from sunwai.direction.unsent import refuse_longer, refuse_stopped
from sunwai.errors import SunwaiError
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import State
from sunwai.sop.actions import approver_of
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language, PublicAct, WordingKind

ACT = PublicAct.REMINDER.value
CERTAINLY_HERE = (State.READY.value, State.BY_HAND.value)


class CannotRemind(SunwaiError):
    """No reminder may go out in public in this case."""


def remind(direction: Direction, *, at: datetime, sop: Sop) -> Reminder | None:
    """Will remind the owner of DIRECTION, once: by the standing nod where there is one, else the approver is asked.

    What keeps the reminder back is put on the record, and then nothing goes out: no clock waits for it. (SOP 3.19)"""
    try:
        with transaction.atomic():
            return _remind(direction, at=at, sop=sop)
    except SunwaiError as kept:
        note_unsent(direction, why=str(kept), at=at)
        return None


def note_unsent(direction: Direction, *, why: str, at: datetime) -> None:
    """Will put on the record that no reminder went out, and WHY."""
    facts = {"direction": direction.number, "why": why[:200]}
    record(direction.case, Verb.REMINDER_UNSENT, by="machine", at=at, facts=facts)


def issue(row: Reminder, *, at: datetime) -> None:
    """Will hand the reminder ROW to the outbox under the nod it was given; the case stands again as it stood."""
    nod = row.nod
    assert nod is not None
    with transaction.atomic():
        locked(row.case)
        nods.use(nod, at=at)
        outgoing = _enqueue(row, nod, at=at)
        facts = {"direction": row.direction.number, "nod": nod.pk, "outgoing": outgoing}
        record(row.case, Verb.REMINDER_ISSUED, by="machine", at=at, facts=facts)
        nods.stand_again(nod, at=at)


def give_up(row: Reminder, *, why: str, at: datetime) -> None:
    """Will take the reminder ROW back, as it is not called for any more; what may be out already stays. (rule 2)"""
    with transaction.atomic():
        locked(row.case)
        if row.outgoing is not None:
            outbox.withdraw(row.outgoing, by="machine", at=at)
        elif row.nod is not None and row.nod.lapsed_at is None and row.nod.refused_at is None:
            nods.take_back(row.nod, by="machine", at=at, why=why)
        Reminder.objects.filter(pk=row.pk).update(withdrawn_at=at)
        note_unsent(row.direction, why=why, at=at)


def _remind(direction: Direction, *, at: datetime, sop: Sop) -> Reminder:
    case = locked(direction.case)
    handle, outgoing = posting_handle(case), direction.outgoing
    refuse_stopped(handle)
    if case.is_sealed:
        raise CannotRemind(f"{case.docket} is sealed: it is not spoken of again in public. Ring the office instead.")
    if outgoing is None or not outgoing.sent_key or outgoing.network != handle.network:
        raise CannotRemind(f"{direction.code} cannot be answered under where it stands. Ring the office instead.")
    number = number_act(case)
    code = f"{case.docket}/{number}"
    named = addressing.address([direction.owner], network=handle.network, language=direction.language, at=at)
    words = reminder_words(direction, named, code=code, asked_on=_asked_on(direction, sop), sop=sop)
    refuse_longer(words, network=handle.network)
    to = addressing.addressees(named)
    if sop.nod.standing_for(WordingKind.REMINDER):
        giver = approver_of(sop.version)
        nod = nods.stand(case, kind=WordingKind.REMINDER, words=words, addressees=to, approver=giver, at=at, sop=sop)
    else:
        nod = nods.ask(case, act=ACT, words=words, addressees=to, by="machine", at=at, sop=sop)
    row = Reminder.objects.create(
        case=case,
        direction=direction,
        number=number,
        language=direction.language,
        words=words,
        tagged=addressing.tags(named),
        sop_version=sop.version,
        drafted_by="machine",
        drafted_at=at,
        nod=nod,
    )
    if nod.used_at is not None:
        facts = {"direction": direction.number, "nod": nod.pk, "outgoing": _enqueue(row, nod, at=at)}
        record(case, Verb.REMINDED, by="machine", at=at, facts=facts)
    return row


def _enqueue(row: Reminder, nod: Nod, *, at: datetime) -> int:
    handle, asked = posting_handle(row.case), row.direction.outgoing
    assert asked is not None
    outgoing = outbox.enqueue(
        row.case,
        act=ACT,
        number=row.number,
        words=row.words,
        code=row.code,
        words_hash=nod.words_hash,
        addressees=nod.addressees,
        tagged=[(said, key) for said, key in row.tagged],
        handle=handle,
        in_reply_to=asked.sent_key,
        stale_at=nod.lapses_at,
        at=at,
    )
    Reminder.objects.filter(pk=row.pk).update(issued_at=at, outgoing=outgoing)
    return outgoing.pk


def _asked_on(direction: Direction, sop: Sop) -> str:
    assert direction.out_at is not None
    local = direction.out_at.astimezone(ZoneInfo(sop.office.zone))
    return str(format_date(local.date(), "d MMMM", locale=Language(direction.language).value))
