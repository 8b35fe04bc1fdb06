"""Erasing what is past its time: citizens' words and their contacts, in matters at rest. (SOP 9.1)

Content goes, proof stays: each post keeps its number, time and hash, and the record holds no citizen's words. Our own
acts and the offices' answers are the office's record and stay. Run by `sunwai erase-expired`, not by the sweep."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import Status, Verb
from sunwai.cases.models import Case, Entry, Party
from sunwai.intake import actions as intake
from sunwai.intake.models import Post, Role
from sunwai.sop.clauses import Sop
from sunwai.sop.once_out import Retention
from sunwai.verification.models import LateWord

AT_REST = (Status.CLOSED.value, Status.SET_ASIDE.value)


@dataclass(frozen=True, slots=True)
class Expired:
    """What of one case is past its time: the words of so many posts, and what was written of so many people."""

    case: Case
    posts: int
    contacts: int


def expired(*, at: datetime, sop: Sop) -> Iterator[Expired]:
    """Will list, case by case, what is past its time at AT; nothing where the protocol keeps everything."""
    terms = sop.retention
    if terms is None:
        return
    for case in _resting(at, min(terms.words_for, terms.contacts_for)).iterator():
        found = Expired(case, _posts(case, at, terms).count(), _contacts(case, at, terms).count())
        if found.posts or found.contacts:
            yield found


def erase(case: Case, *, at: datetime, sop: Sop) -> None:
    """Will erase what of CASE is past its time, with one entry that tells how much and by which clause.

    Looks again first: a case opened meanwhile keeps everything. Safe to repeat."""
    terms = sop.retention
    if terms is None:
        return
    with transaction.atomic():
        cases.locked(case)
        if not _resting(at, min(terms.words_for, terms.contacts_for)).filter(pk=case.pk).exists():
            return
        # read before anything is written: the entry about it moves the case's last act
        posts = list(_posts(case, at, terms))
        contacts = list(_contacts(case, at, terms).values_list("pk", flat=True))
        for post in posts:
            intake.expire(post, at=at)
        cases.forget_words_of(case, contacts)
        if posts or contacts:
            facts = {"clause": terms.clause.number, "sop": sop.version}
            facts |= {"posts": len(posts), "contacts": len(contacts)}
            cases.record(case, Verb.ERASED, by="machine", at=at, facts=facts)


def _resting(at: datetime, span: timedelta) -> QuerySet[Case]:
    """Cases at rest, not parked, nothing of them unread, in which nothing was done for so long but erasing."""
    lately = Entry.objects.filter(case=OuterRef("pk"), at__gt=at - span).exclude(verb=Verb.ERASED)
    unread = LateWord.objects.filter(case=OuterRef("pk"), seen_at=None)
    cases = Case.objects.filter(status__in=AT_REST, parked_at=None)
    return cases.exclude(Exists(lately)).exclude(Exists(unread)).order_by("id")


def _posts(case: Case, at: datetime, terms: Retention) -> QuerySet[Post]:
    mine = Post.objects.filter(case=case, gone_at=None).exclude(role__in=[Role.OWN, Role.OFFICE])
    return mine if _resting(at, terms.words_for).filter(pk=case.pk).exists() else mine.none()


def _contacts(case: Case, at: datetime, terms: Retention) -> QuerySet[Party]:
    mine = case.parties.exclude(words="")
    return mine if _resting(at, terms.contacts_for).filter(pk=case.pk).exists() else mine.none()
