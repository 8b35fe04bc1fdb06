"""Verbs of the desk: bring in, accept, set aside with a reason, take up again, join and un-join, correct.

The only writer of SetAside and Joining. Sends nothing and nods nothing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from sunwai.cases import actions as cases
from sunwai.cases import ledger
from sunwai.cases.lifecycle import NotNow, Status, Verb
from sunwai.cases.models import Case, Need, PartyRole
from sunwai.cases.opening import Opening, open_case
from sunwai.desk import looking_again
from sunwai.desk.correcting import correct as correct  # verbs of the desk like those below
from sunwai.desk.correcting import says_so_already as says_so_already
from sunwai.desk.models import Joining, SetAside
from sunwai.errors import SunwaiError
from sunwai.intake import actions as intake
from sunwai.intake.brought import key_of
from sunwai.intake.models import Post, Role
from sunwai.triage import actions as triage
from sunwai.triage import comparing


class NotItself(SunwaiError):
    """A case cannot be joined to itself, or to one that was itself joined."""


class HasGoneOut(SunwaiError):
    """Words about this case are public; it cannot be joined away any more."""


class JoinedOnwards(SunwaiError):
    """The case that took this one in was itself joined to another; that must be undone first."""


class NothingToUndo(SunwaiError):
    """The case is not joined to another."""


def bring_in(
    *,
    text: str,
    source: str,
    network: str,
    created_at: datetime,
    by: str,
    at: datetime,
    not_sure_below: float,
    spoke: str = "",
) -> Post:
    """Will take in a cutting, letter, call or visit and open its case at once, or put it to the case it names.

    SPOKE is who said it, kept privately with the case. What the machine fails on is parked and gives no case yet.
    Refuses with AlreadyBroughtIn the same words from the same source on the same day."""
    key = key_of(network=network, source=source, text=text, day=timezone.localdate(created_at))
    with transaction.atomic():
        post = intake.bring_in(text=text, source=source, key=key, network=network, by=by, created_at=created_at, at=at)
        with cases.parked_on_error(post, at=at):
            triage.assess([post], at=at, not_sure_below=not_sure_below)
        post.refresh_from_db()
        if post.case is not None:
            cases.record(post.case, Verb.BROUGHT_IN, by=by, at=at, facts={"post": post.pk, "network": network})
        if post.case is not None and spoke:
            cases.add_party(post.case, role=PartyRole.COMPLAINANT, words=spoke)
    return post


def accept(case: Case, *, by: str, at: datetime, **corrections: Any) -> None:
    """Will take CASE up, with any CORRECTIONS to what the machine proposed (kind, district_key, urgency ...)."""
    with transaction.atomic():
        if corrections:
            correct(case, by=by, at=at, **corrections)
        cases.record(case, Verb.ACCEPTED, by=by, at=at)


def set_aside(case: Case, *, reason: str, by: str, at: datetime, words: str = "") -> SetAside:
    """Will set CASE aside for REASON (SetAside.Reason); it stays in the not-chosen register."""
    kind = SetAside.Reason(reason) if reason in SetAside.Reason.values else SetAside.Reason.OTHER
    said = words or ("" if reason in SetAside.Reason.values else reason)
    with transaction.atomic():
        row = SetAside.objects.create(case=case, reason=kind, words=said[:200], by=by, at=at)
        cases.record(case, Verb.SET_ASIDE, by=by, at=at, facts={"reason": str(kind)}, words=said)
        looking_again.draw(row, at=at)
    return row


def take_up_again(case: Case, *, by: str, at: datetime) -> None:
    """Will accept a case that was set aside; who did which stays on record."""
    with transaction.atomic():
        SetAside.objects.filter(case=case, taken_up_at=None).update(taken_up_at=at, taken_up_by=by)
        cases.record(case, Verb.ACCEPTED, by=by, at=at)


def undo_accepting(case: Case, *, by: str, at: datetime) -> None:
    """Will put CASE back where it stood before it was accepted: new, or set aside for the reason it had."""
    with transaction.atomic():
        cases.locked(case)
        if _stood_at(case, before=Verb.ACCEPTED) != Status.SET_ASIDE:
            cases.record(case, Verb.PUT_BACK, by=by, at=at)
            return
        row = SetAside.objects.filter(case=case).latest("at", "id")
        SetAside.objects.filter(pk=row.pk).update(taken_up_at=None, taken_up_by="")
        cases.record(case, Verb.SET_ASIDE, by=by, at=at, facts={"reason": row.reason}, words=row.words)


def undo_setting_aside(case: Case, *, by: str, at: datetime) -> None:
    """Will put CASE back where it stood before it was set aside: new, or accepted."""
    with transaction.atomic():
        cases.locked(case)
        stood = _stood_at(case, before=Verb.SET_ASIDE)
        SetAside.objects.filter(case=case, taken_up_at=None).update(taken_up_at=at, taken_up_by=by)
        cases.record(case, Verb.ACCEPTED if stood == Status.ACCEPTED else Verb.PUT_BACK, by=by, at=at)


def join(case: Case, *, into: Case, by: str, at: datetime) -> Joining:
    """Will take CASE into INTO: its posts go there and its complainants are kept informed there."""
    with transaction.atomic():
        posts = list(Post.objects.select_for_update(of=("self",)).filter(case=case).order_by("id"))
        cases.lock_all([case.pk, into.pk])
        into.refresh_from_db(fields=["joined_into", "status"])
        if case.pk == into.pk or into.joined_into_id or into.standing.value == "joined":
            raise NotItself(f"{case.docket} cannot be joined to {into.docket}.")
        if case.outgoing.exclude(state="withdrawn").exists():
            raise HasGoneOut(f"Words about {case.docket} went out; join the other case into this one instead.")
        row = Joining.objects.create(case=case, into=into, post_ids=[p.pk for p in posts], by=by, at=at)
        for post in posts:
            intake.attach(post, into)
        for party in case.parties.filter(role=PartyRole.COMPLAINANT, account__isnull=False):
            cases.add_party(into, role=PartyRole.COMPLAINANT, account_id=party.account_id)
        Case.objects.filter(pk=case.pk).update(joined_into=into)
        cases.record(case, Verb.JOINED, by=by, at=at, facts={"into": into.docket})
        cases.record(into, Verb.TOOK_IN, by=by, at=at, facts={"case": case.docket, "posts": len(posts)})
        if case.is_sealed and not into.is_sealed:  # the victim is shielded first, wherever the matter goes on
            cases.seal(into, by=by, at=at, why=case.sealed_why)
        comparing.note_joined(case, into, by=by, at=at)
    case.joined_into = into
    return row


def unjoin(case: Case, *, by: str, at: datetime) -> None:
    """Will undo the joining of CASE: its posts come back with what was answered to them since, both records tell of it.

    It stands again where it stood, its complainants have no say in the other any more. A seal is lifted by a person
    only. Refuses with JoinedOnwards where the case that took it in was itself joined since."""
    with transaction.atomic():
        row = Joining.objects.filter(case=case, undone_at=None).select_related("into").first()
        if row is None:
            raise NothingToUndo(f"{case.docket} is not joined to another case.")
        posts = list(_to_give_back(row))
        for post in posts:
            intake.attach(post, case)
        cases.lock_all([case.pk, row.into_id])
        row.into.refresh_from_db(fields=["joined_into"])
        if row.into.joined_into is not None:
            raise JoinedOnwards(
                f"{row.into.docket}, which took {case.docket} in, was itself joined to {row.into.joined_into.docket}. "
                f"Separate {row.into.docket} first."
            )
        _forget_complainants(case, row.into)
        Joining.objects.filter(pk=row.pk).update(undone_at=at, undone_by=by)
        Case.objects.filter(pk=case.pk).update(joined_into=None)
        cases.record(case, Verb.UNJOINED, by=by, at=at, facts={"from": row.into.docket})
        cases.record(row.into, Verb.GAVE_BACK, by=by, at=at, facts={"case": case.docket, "posts": len(posts)})
        if _stood_at(case, before=Verb.JOINED) == Status.ACCEPTED:
            cases.record(case, Verb.ACCEPTED, by=by, at=at, facts={"again": True})
        comparing.note_parted(case, row.into)
    case.joined_into = None


def _to_give_back(row: Joining) -> "QuerySet[Post]":
    """The posts that came along and are still there, and what was said under them since."""
    came = Post.objects.filter(pk__in=row.post_ids)
    keys = list(came.values_list("key", flat=True))
    networks = list(came.values_list("network", flat=True).distinct())
    under = Q(parent_key__in=keys) | Q(root_key__in=keys)
    said_since = Q(network__in=networks) & under & ~Q(role=Role.OWN)
    there = Post.objects.filter(Q(pk__in=row.post_ids) | said_since, case=row.into_id)
    return there.select_for_update(of=("self",)).order_by("id")


def _stood_at(case: Case, *, before: Verb) -> str:
    """Where CASE stood before the newest entry of that verb, as its record says."""
    newest = case.entries.filter(verb=before).order_by("-seq").values_list("seq", flat=True)[:1]
    return ledger.rebuild(case.entries.filter(seq__lt=newest).order_by("seq"), docket=case.docket)


def _forget_complainants(case: Case, into: Case) -> None:
    """Whoever complained in CASE has no say in INTO any more, unless they spoke there themselves."""
    speaking = Post.objects.filter(case=into, author__isnull=False).values("author")
    came_along = case.parties.filter(role=PartyRole.COMPLAINANT, account__isnull=False).values("account")
    cases.drop_parties(
        into.parties.filter(role=PartyRole.COMPLAINANT, account__in=came_along).exclude(account__in=speaking)
    )


def attach_post(post: Post, *, into: Case, by: str, at: datetime) -> Case | None:
    """Will put POST to INTO: a post with a case of its own joins that case, a loose one is attached."""
    if post.case_id is not None and post.case is not None and post.case_id != into.pk:
        join(post.case, into=into, by=by, at=at)
        return post.case
    with transaction.atomic():
        intake.attach(post, into)
        intake.mark_assessed([post], at=at)
        cases.record(into, Verb.POST_ADDED, by=by, at=at, facts={"post": post.pk, "role": post.role})
    return None


def open_by_hand(post: Post, *, by: str, at: datetime, **fields: Any) -> Case:
    """Will open a case for a post that opened none by itself, such as one an office or we ourselves wrote."""
    opening = Opening(opened_at=post.created_at, asked_en="", asked_hi="", complainant=post.author_id, **fields)
    with transaction.atomic():
        case = open_case(opening, by=by, at=at)
        intake.attach(post, case)
        Post.objects.filter(pk=post.pk).update(role=Role.NEW_MATTER, assessed_at=at)
    return case


def add_need(case: Case, *, kind: str, what: str, by: str, at: datetime, places: Sequence[str] = ()) -> Need:
    """Will add a need to CASE (pension *and* ration card are two needs)."""
    return cases.set_need(case, by=by, at=at, kind=kind, what=what, event_places=list(places))


def lift_veil(post: Post, *, by: str, at: datetime) -> None:
    """Will note that BY looked at what of POST lies behind the veil; it stays veiled for everybody else."""
    if post.case is None:
        raise NotNow("This post belongs to no case; there is nothing behind a veil.")
    if not seen_by(post.case, by=by, post=post.pk):
        cases.record(post.case, Verb.VEIL_LIFTED, by=by, at=at, facts={"post": post.pk})


def seen_by(case: Case, *, by: str, post: int) -> bool:
    """Will say whether BY has lifted the veil of POST (an id) on CASE."""
    return case.entries.filter(verb=Verb.VEIL_LIFTED, by=by, facts__post=post).exists()
