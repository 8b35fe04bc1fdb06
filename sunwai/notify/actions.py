"""Verbs of telling: subscribe a phone, unsubscribe it, note a notice, and what became of it.

The only writer of PushSubscription and Notice. Sends nothing itself; that is `notify.push`."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from sunwai.errors import SunwaiError
from sunwai.notify import push
from sunwai.notify.models import Notice, PushSubscription

MOST_TRIES = 5
LEASE = timedelta(minutes=2)
MOST_PHONES = 10


class NotAPhone(SunwaiError):
    """What the browser sent is no address of a push service that may be written to."""


class TooManyPhones(SunwaiError):
    """The person is told on very many browsers already."""


def subscribe(user: User, *, endpoint: str, p256dh: str, auth: str, language: str, at: datetime) -> PushSubscription:
    """Will note that USER is to be told in LANGUAGE at ENDPOINT. Safe to repeat; a phone handed on changes its user.

    Raises NotAPhone for an address that no push service has, or keys that are none; TooManyPhones past ten."""
    refusal = push.why_not_address(endpoint) or push.why_not_keys(p256dh=p256dh, auth=auth)
    if refusal:
        raise NotAPhone(f"{refusal} Nothing was kept. Allow notifications in the browser and press again.")
    alive = PushSubscription.objects.filter(user=user, gone_at=None).exclude(endpoint=endpoint)
    if alive.count() >= MOST_PHONES:
        raise TooManyPhones(f"You are told on {MOST_PHONES} browsers already. Turn it off on one that you do not use.")
    kept = {"user": user, "p256dh": p256dh, "auth": auth, "language": language}
    row, _ = PushSubscription.objects.update_or_create(
        endpoint=endpoint, defaults={**kept, "made_at": at, "gone_at": None, "gone_why": ""}
    )
    return row


def unsubscribe(user: User, *, endpoint: str, at: datetime) -> bool:
    """Will stop telling USER at ENDPOINT, and say whether they were told there. Safe to repeat."""
    row = PushSubscription.objects.filter(user=user, endpoint=endpoint, gone_at=None).first()
    if row is not None:
        end(row, at=at, why="turned off")
    return row is not None


def end(row: PushSubscription, *, at: datetime, why: str) -> None:
    """Will forget the keys of a phone that is told no more, and drop what still waits for it."""
    with transaction.atomic():
        PushSubscription.objects.filter(pk=row.pk).update(gone_at=at, gone_why=why[:100], p256dh="", auth="")
        waiting = Notice.objects.filter(subscription=row, state__in=[Notice.State.READY, Notice.State.SENDING])
        waiting.update(state=Notice.State.GONE, ended_at=at)


def note(row: PushSubscription, about: Notice.About, *, count: int, until: datetime, at: datetime) -> Notice:
    """Will note that ROW's person is to be told that COUNT matters wait, the newest since UNTIL. Once for each."""
    notice: Notice = Notice.objects.create(
        subscription=row, about=about, count=count, until=until, made_at=at, try_at=at
    )
    return notice


def take(notice: Notice, *, at: datetime) -> bool:
    """Will hold NOTICE for one sender, and say whether it was free. A lease that ran out is tried again: a second
    notice under the same topic only replaces the first."""
    free = Notice.objects.filter(pk=notice.pk, state__in=[Notice.State.READY, Notice.State.SENDING], try_at__lte=at)
    return bool(free.update(state=Notice.State.SENDING, try_at=at + LEASE, tries=notice.tries + 1))


def settle(notice: Notice, outcome: push.Outcome, *, at: datetime) -> None:
    """Will note what the push service said: taken, gone for good, or to be tried again later, five times at most."""
    if outcome.gone:
        end(notice.subscription, at=at, why=outcome.said)
        return
    if not outcome.sent and outcome.again and notice.tries + 1 < MOST_TRIES:
        wait = outcome.after or timedelta(seconds=30) * 2**notice.tries
        Notice.objects.filter(pk=notice.pk).update(state=Notice.State.READY, try_at=at + wait, error=outcome.said[:200])
        return
    state = Notice.State.SENT if outcome.sent else Notice.State.FAILED
    Notice.objects.filter(pk=notice.pk).update(state=state, ended_at=at, error=outcome.said[:200])


def drop(notice: Notice, *, at: datetime) -> None:
    """Will give NOTICE up: what it would tell of waits no more, or it is night. One not tried leaves no trace."""
    if not notice.tries:
        notice.delete()
        return
    Notice.objects.filter(pk=notice.pk).update(state=Notice.State.STALE, ended_at=at)
