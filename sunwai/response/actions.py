"""Verbs of a response: take an office's post as a reply, match it by hand, decide what it says.

The only writer of Reply. Believes nothing: only the desk's decision stops a clock, and none closes a case."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import NeedStatus, Status, Verb
from sunwai.cases.models import Case
from sunwai.clock import actions as clock
from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.errors import SunwaiError
from sunwai.escalation import actions as escalation
from sunwai.intake import actions as intake
from sunwai.intake.models import Post
from sunwai.lib.quotations import without
from sunwai.response import matching, parts
from sunwai.response.models import Reply
from sunwai.response.reading import read_reply
from sunwai.sop.clauses import Sop


class NotAnOffice(SunwaiError):
    """The post's author is not an account verified for an office."""


class InHoldingPen(SunwaiError):
    """The reply belongs to no case yet."""


class AlreadyRead(SunwaiError):
    """The desk has decided what this reply says."""


class PutAside(SunwaiError):
    """The reply is in no holding pen."""


class NeedUnknown(SunwaiError):
    """The case has no need of that number."""


def take(post: Post, *, at: datetime, sop: Sop) -> Reply:
    """Will take POST as its office's reply: matched where it can be, else waiting in the holding pen."""
    if post.author is None or post.author.office is None or not post.author.is_verified_for_office(at):
        raise NotAnOffice("This account is not verified for an office; its words are a claim by nobody in charge.")
    found = matching.match(post, post.author.office)
    reading = read_reply(post.text, posted_at=post.created_at, zone=ZoneInfo(sop.office.zone)).as_json()
    with transaction.atomic():
        reply, new = Reply.objects.get_or_create(
            post=post, defaults={"office": post.author.office, "came_at": post.created_at, "reading": reading}
        )
        if not new:  # the office has changed its words; what the desk decided on the old ones stays decided
            Reply.objects.filter(pk=reply.pk, read_at=None).update(reading=reading)
        intake.mark_heard(post, at=at)
        if found is not None and reply.case is None:
            _match(reply, found.case, found.direction, how=found.how, by="machine", at=at)
    reply.refresh_from_db()
    return reply


def match_by_hand(reply: Reply, *, case: Case, direction: Direction | None, by: str, at: datetime) -> None:
    """Will put REPLY to CASE by a person's decision (out of the holding pen, or to another case than the machine's)."""
    _match(reply, case, direction, how="person", by=by, at=at)


def match_on_page(reply: Reply, *, direction: Direction, by: str, at: datetime) -> None:
    """Will put REPLY to the DIRECTION under which its office wrote it on its own page."""
    _match(reply, direction.case, direction, how="officers_page", by=by, at=at)


def erase(reply: Reply, *, at: datetime) -> None:
    """Will take the quoted words out of REPLY, whose post its office took back; what it was decided to say stays."""
    bare = without(reply.reading, {"text", "what"})
    Reply.objects.filter(pk=reply.pk).update(reading=bare, erased_at=at)
    reply.refresh_from_db()


def put_aside(reply: Reply, *, by: str, at: datetime) -> None:
    """Will take REPLY out of the holding pen: it answers no case of ours."""
    changed = Reply.objects.filter(pk=reply.pk, case=None, put_aside_at=None).update(put_aside_at=at, put_aside_by=by)
    reply.refresh_from_db()
    if not changed:
        where = f"in {reply.case.docket}" if reply.case else f"put aside by {reply.put_aside_by}"
        raise PutAside(f"This reply is {where} already; nothing was changed.")


def confirm_reading(
    reply: Reply,
    *,
    by: str,
    at: datetime,
    kind: str | None = None,
    needs: Sequence[int] | None = None,
    helped: int | None = None,
) -> None:
    """Will decide what REPLY says: the machine's reading, or KIND, for NEEDS (numbers; all that were directed).

    Stops the windows its own office has for the needs that were answered, and no others: an office that was only
    informed answers for itself, never for the owner. (rule 6) Where HELPED is fewer than the case concerns, what was
    done is work under way: the clock runs on for the rest."""
    case = reply.case
    if case is None:
        raise InHoldingPen("This reply belongs to no case yet. Put it to its case first.")
    came = reply.came_at
    numbers = list(needs) if needs is not None else _directed_needs(reply, case)
    if strange := set(numbers) - set(case.needs.values_list("number", flat=True)):
        raise NeedUnknown(f"{case.docket} has no need {', '.join(map(str, sorted(strange)))}. Tick those it answers.")
    chosen, decided = parts.decide(reply.reading, kind=kind, needs=numbers, came_at=came)
    if helped is not None and helped < (case.people or 0):
        decided = parts.in_part(decided)
    with transaction.atomic():
        cases.locked(case)
        promises = sum(part.kind == "promised" for part in decided)
        changed = Reply.objects.filter(pk=reply.pk, read_at=None).update(
            kind=chosen, helped=helped, parts=[p.as_json() for p in decided], promises=promises, read_at=at, read_by=by
        )
        if not changed:
            raise AlreadyRead("Somebody has decided what this reply says already.")
        facts = {"reply": reply.pk, "kind": chosen, "proposed": reply.reading.get("kind"), "needs": numbers}
        facts |= {} if helped is None else {"helped": helped, "of": case.people}
        cases.record(case, Verb.REPLY_READ, by=by, at=at, facts=facts)
        for number in numbers:
            _apply(reply, case, decided, number, by=by, at=at)
        note_answered(case, by=by, at=at)
    reply.refresh_from_db()


def note_promises(reply: Reply, *, at: datetime) -> None:
    """Will note that what was promised in REPLY is recorded; in the transaction that records it."""
    Reply.objects.filter(pk=reply.pk).update(promises_at=at)
    reply.promises_at = at


def _apply(reply: Reply, case: Case, decided: Sequence[parts.Decided], number: int, *, by: str, at: datetime) -> None:
    need = case.needs.get(number=number)
    to = parts.need_after(decided, need=number)
    if to is not None and need.status != NeedStatus.MET:  # no office takes back what the citizen has confirmed
        cases.move_need(need, to, by=by, at=at, because="reply")
    if any(part.stops_clock for part in decided if part.need == number):
        for window in Window.objects.running().filter(case=case, need=need, office=reply.office):
            escalation.settle_for(window, how="answered", at=at)
            clock.stop(window, cause="answered", by=by, at=at)


def note_answered(case: Case, *, by: str, at: datetime) -> None:
    """Will note that no need of CASE waits for an office, if so it is and the case stands directed; else nothing."""
    still_running = Window.objects.running().filter(case=case).exists()
    if cases.locked(case).standing is Status.DIRECTED and not still_running:
        cases.record(case, Verb.ANSWERED, by=by, at=at)


def _match(reply: Reply, case: Case, direction: Direction | None, *, how: str, by: str, at: datetime) -> None:
    with transaction.atomic():
        if reply.post is not None:
            intake.attach(reply.post, case)
        cases.locked(case)
        changed = Reply.objects.filter(pk=reply.pk, read_at=None).update(
            case=case, direction=direction, matched_at=at, matched_by=by, matched_how=how, put_aside_at=None
        )
        if not changed:
            raise AlreadyRead("The reading of this reply was decided already; reopen the case if it was wrong.")
        facts = {"reply": reply.pk, "office": reply.office.code, "how": how}
        cases.record(case, Verb.REPLY_MATCHED, by=by, at=at, facts=facts)
    reply.refresh_from_db()


def _directed_needs(reply: Reply, case: Case) -> list[int]:
    if reply.direction is not None:
        return list(reply.direction.needs.order_by("number").values_list("number", flat=True))
    return list(case.needs.order_by("number").values_list("number", flat=True))
