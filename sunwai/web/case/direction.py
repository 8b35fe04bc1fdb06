"""The words of a case on their way: the question to the approver, what is not out yet, who may say yes.

Owns the panels' facts. Reads only; `direction`, `nod` and `outbox` do."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model

from sunwai.cases.models import Case
from sunwai.networks.lengths import limits_of
from sunwai.networks.post import Measure
from sunwai.networks.x.intent import intent_link
from sunwai.nod.actions import urgency_of
from sunwai.nod.first import DIRECTING
from sunwai.nod.models import Nod
from sunwai.outbox.models import Outgoing, State
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Urgency
from sunwai.web.people import DUTIES, name_of
from sunwai.web.public.lasting import lasting

NOT_OUT = (State.READY, State.BY_HAND, State.SENDING, State.FAILED, State.UNCERTAIN, State.ASK_PERSON)


@dataclass(frozen=True, slots=True)
class Going:
    """A public act that is not out: its words, its length and, for a person, the way to post it."""

    row: Outgoing
    measure: Measure
    link: str


@dataclass(frozen=True, slots=True)
class Approver:
    """Somebody whose nod by phone or paper may be written down."""

    name: str
    duty: str


@dataclass(frozen=True, slots=True)
class LetOut:
    """The clause that lets red words out before the nod, and within what time the nod is to come."""

    clause: str
    within: str


def open_nod(case: Case) -> Nod | None:
    """Will give the question of CASE that lies before the approver, if one does."""
    return Nod.objects.filter(case=case, given_at=None, refused_at=None, lapsed_at=None).order_by("-asked_at").first()


def going_out(rows: Iterable[Outgoing]) -> list[Going]:
    """Will show the public acts of ROWS that are not out, in their order."""
    return [_going(row) for row in rows if row.state in NOT_OUT]


def approvers(sop: Sop, nod: Nod | None = None) -> list[Approver]:
    """Will list the people to whom SOP gives NOD, or any nod at all, by name."""
    given = sop.nod.duties if nod is None else sop.nod.who_may(nod.act, urgency_of(nod.case)).duties
    duties = [duty.value for duty in given]
    users = get_user_model().objects.filter(is_active=True, groups__name__in=duties).distinct().order_by("username")
    return [Approver(name_of(user), _first(user, duties)) for user in users.prefetch_related("groups")]


def red_first(nod: Nod | None, *, duties: Collection[str], sop: Sop) -> LetOut | None:
    """Will give the clause under which somebody with DUTIES may let the words of NOD out first, if one lets them."""
    clause = sop.nod.red_first
    if clause is None or nod is None or not nod.is_open or nod.act not in DIRECTING:
        return None
    if urgency_of(nod.case) is not Urgency.RED or not clause.let_out_by & set(duties):
        return None
    return LetOut(clause.clause.number, lasting(clause.nod_within))


def _first(user: Any, allowed: list[str]) -> str:
    held = {group.name for group in user.groups.all()}
    return next(duty for duty in DUTIES if duty in held and duty in allowed)


def _going(row: Outgoing) -> Going:
    link = intent_link(row.words, row.in_reply_to or None) if row.network == "x" else ""
    return Going(row, limits_of(row.network).measure(row.words), link)
