"""Several offices directed at once: one direction, one clock and one owner each, one question to the approver.

Owns how a matter is parted among owners. Drafts by `actions.draft`; posts nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from sunwai.cases import actions as cases
from sunwai.cases.models import Case, Need
from sunwai.direction import actions, addressing
from sunwai.direction.drafted import named_in
from sunwai.direction.models import Direction, Fanout
from sunwai.direction.outward import posting_handle
from sunwai.direction.unsent import AlreadyIssued
from sunwai.errors import SunwaiError
from sunwai.nod.narrowing import Left, narrow
from sunwai.offices.models import Office
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty, Language

MOST = 40  # posts by one yes: every district of a large state; more is a mistake of the hand, or a campaign
_CODE = "{code}"  # stands for each act's own code until it has its number
MOST_NAMED = 8  # in a message; the page lists them all


class TooManyOffices(SunwaiError):
    """More offices than one yes may reach, or fewer than two."""


class OnlyText(SunwaiError):
    """One text cannot be left out where no other is asked about with it."""


class NotVerified(SunwaiError):
    """Some of the offices have no verified account, so that their direction would reach nobody by its tag."""

    def __init__(self, offices: Sequence[Office]) -> None:
        self.offices = tuple(offices)
        super().__init__(
            f"Nothing was drafted. No verified account: {_named(offices)}. They would be named and not tagged, and not "
            "see it. Have the accounts verified, or go on with the others and ring these."
        )


def direct_each(
    case: Case,
    owners: Sequence[Office],
    *,
    body: str | None = None,
    language: Language | None = None,
    leave_out_unverified: bool = False,
    by: str,
    at: datetime,
    sop: Sop,
) -> list[Direction]:
    """Will draft one direction to each of OWNERS about the whole of CASE, each with a clock of its own.

    The needs stay with the office of their district, else the first; the others get theirs when they are issued.
    BODY is what all are told, without tag and code, which are put round it; None takes the SOP's words. Raises
    NotVerified with the offices that nobody could tag, unless they are to be left out, and TooManyOffices."""
    spoken = language or Language(case.language)
    reached = _reached(case, owners, language=spoken, leave_out=leave_out_unverified, at=at)
    with transaction.atomic():
        cases.locked(case)
        needs = list(case.needs.exclude(status="met").order_by("number"))
        parts = dict.fromkeys(reached, needs)
        home = next((o for o in reached if o.district_key and o.district_key == case.district_key), reached[0])
        return _draft_all(case, parts, home=home, body=body, language=spoken, by=by, at=at, sop=sop)


def withdraw_all(fanout: Fanout, *, by: str, at: datetime, why: str) -> int:
    """Will take back all directions of FANOUT that are certainly not out, and say how many they were."""
    rows = Direction.objects.filter(fanout=fanout, issued_at=None, withdrawn_at=None).select_related("case", "fanout")
    with transaction.atomic():
        waiting = list(rows.order_by("number"))
        if not waiting:
            raise AlreadyIssued("All of these directions are on their way, out, or were taken back already.")
        for direction in waiting:
            actions.withdraw(direction, by=by, at=at, why=why)
    return len(waiting)


def leave_out(
    direction: Direction, *, shown_hash: str, by: str, duty: Duty, at: datetime, sop: Sop, reason: str
) -> None:
    """Will take DIRECTION out of the question about many, by the approver's no to it alone; the others wait as before.

    What it was to do falls to the first that is left where it kept the case's needs. Raises OnlyText where no other is
    left, and whatever `nod.narrowing` refuses."""
    with transaction.atomic():
        cases.locked(direction.case)
        nod = direction.nod
        rows = list(Direction.objects.filter(nod=nod, withdrawn_at=None).select_related("owner").order_by("number"))
        left = [row for row in rows if row.pk != direction.pk]
        if nod is None or not left or len(rows) != len(nod.parts):
            raise OnlyText(f"{direction.code} is the only text that is asked about. Say no to the matter instead.")
        to = {who for row in left for who in addressing.addressees(named_in(row, at=at))}
        parts = [part for row, part in zip(rows, nod.parts, strict=True) if row.pk != direction.pk]
        texts = Left("\n\n".join(row.words for row in left), sorted(to), parts)
        number = direction.number
        narrow(nod, texts, direction=number, shown_hash=shown_hash, by=by, duty=duty, at=at, sop=sop, reason=reason)
        Direction.objects.filter(pk=direction.pk).update(withdrawn_at=at, nod=None)
        if direction.fanout is not None and direction.fanout.home_id == direction.owner_id:
            _move_home(direction.fanout, direction, to=left[0])


def direct_by_need(
    case: Case,
    owner_of: Mapping[int, Office],
    *,
    informed: Sequence[Office] = (),
    language: Language | None = None,
    by: str,
    at: datetime,
    sop: Sop,
) -> list[Direction]:
    """Will draft one direction to each owner in OWNER_OF (need number -> office), for the needs that are its own.

    Each of the owners is told of the others' part only by the page; INFORMED are named in every direction."""
    needs = {need.number: need for need in case.needs.exclude(status="met").order_by("number")}
    if unknown := sorted(set(owner_of) - set(needs)):
        raise actions.NoNeed(f"{case.docket} has no open need {unknown[0]}. Look at the needs, then draft again.")
    parts: dict[Office, list[Need]] = {}
    for number in sorted(owner_of):
        parts.setdefault(owner_of[number], []).append(needs[number])
    _refuse_count(len(parts))
    with transaction.atomic():
        cases.locked(case)
        spoken = language or Language(case.language)
        return _draft_all(case, parts, informed=informed, language=spoken, by=by, at=at, sop=sop)


def _move_home(fanout: Fanout, left_out: Direction, *, to: Direction) -> None:
    Fanout.objects.filter(pk=fanout.pk).update(home=to.owner)
    Need.objects.filter(pk__in=left_out.needs.values("pk")).update(owner=to.owner)


def _reached(
    case: Case, owners: Sequence[Office], *, language: Language, leave_out: bool, at: datetime
) -> list[Office]:
    once = list(dict.fromkeys(owners))
    network = posting_handle(case).network
    named = addressing.address(once, network=network, language=language.value, at=at)
    unverified = [one.office for one in named if one.account is None]
    if unverified and not leave_out:
        raise NotVerified(unverified)
    reached = [one.office for one in named if one.account is not None]
    _refuse_count(len(reached))
    return reached


def _refuse_count(count: int) -> None:
    if count < 2:
        raise TooManyOffices("Choose at least two offices; to one office, write a direction.")
    if count > MOST:
        raise TooManyOffices(f"{count} offices are too many; one yes may reach {MOST}. Nothing was drafted.")


def _draft_all(
    case: Case,
    parts: Mapping[Office, Sequence[Need]],
    *,
    home: Office | None = None,
    informed: Sequence[Office] = (),
    body: str | None = None,
    language: Language,
    by: str,
    at: datetime,
    sop: Sop,
) -> list[Direction]:
    fanout = Fanout.objects.create(case=case, home=home, drafted_by=by, drafted_at=at)
    network = posting_handle(case).network
    named = addressing.address(list(parts), network=network, language=language.value, at=at)
    return [
        actions.draft(
            case,
            owner=one.office,
            informed=informed,
            needs=parts[one.office],
            language=language,
            words=f"{one.said} {body} {_CODE}" if body else None,
            shown_code=_CODE,
            fanout=fanout,
            by=by,
            at=at,
            sop=sop,
        )
        for one in named
    ]


def _named(offices: Sequence[Office]) -> str:
    names = [office.name_en for office in offices]
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
