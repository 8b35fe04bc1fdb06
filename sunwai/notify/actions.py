"""Verbs of telling: keep an address, end it, note a notice, and what became of it.

The only writer of Address and Notice. Sends nothing itself; that is `notify.sending`."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from sunwai.errors import SunwaiError
from sunwai.lib.crypto import seal
from sunwai.lib.hashing import digest
from sunwai.notify import gateway, mail, push
from sunwai.notify.letter import Outcome
from sunwai.notify.models import Address, Notice
from sunwai.offices.models import Office

MOST_TRIES = 5
LEASE = timedelta(minutes=2)
MOST_ADDRESSES = 10
Way = Address.Way
Reader = User | Office


class CannotBeTold(SunwaiError):
    """What was given is nothing that a notice can be sent to."""


class TooManyAddresses(SunwaiError):
    """The person is told in very many places already."""


class AlreadyTold(SunwaiError):
    """A notice goes there already."""


def subscribe(user: User, *, endpoint: str, p256dh: str, auth: str, language: str, at: datetime) -> Address:
    """Will note that USER is to be told in LANGUAGE on a phone. Safe to repeat; a phone handed on changes its user.

    Raises CannotBeTold for an address that no push service has, or keys that are none; TooManyAddresses past ten."""
    refusal = push.why_not_address(endpoint) or push.why_not_keys(p256dh=p256dh, auth=auth)
    if refusal:
        raise CannotBeTold(f"{refusal} Nothing was kept. Allow notifications in the browser and press again.")
    _refuse_many(user, but=endpoint)
    kept: dict[str, Any] = {"user": user, "way": Way.PUSH, "target": endpoint, "p256dh": p256dh, "auth": auth}
    kept |= {"shown": "", "language": language, "made_by": _name(user), "made_at": at, "gone_at": None, "gone_why": ""}
    row, _ = Address.objects.update_or_create(fingerprint=digest(endpoint), defaults=kept)
    return row


def unsubscribe(user: User, *, endpoint: str, at: datetime) -> bool:
    """Will stop telling USER on the phone at ENDPOINT, and say whether they were told there. Safe to repeat."""
    row = Address.objects.filter(user=user, fingerprint=digest(endpoint), gone_at=None).first()
    if row is not None:
        end(row, at=at, why="turned off")
    return row is not None


def add_mailbox(
    reader: Reader, *, mailbox: str, language: str, by: str, at: datetime, takes_brief: bool = False
) -> Address:
    """Will note that READER (a person or an office) is to be told by e-mail. Refuses what is no mailbox (CannotBeTold),
    one that is told already (AlreadyTold), and any where no mail server is set."""
    if refusal := mail.why_not(mailbox):
        raise CannotBeTold(f"{refusal} Nothing was kept.")
    return _added(reader, Way.MAIL, mailbox, shown=mailbox, language=language, by=by, at=at, takes_brief=takes_brief)


def add_gateway(reader: Reader, *, address: str, language: str, by: str, at: datetime) -> Address:
    """Will note that READER is to be told through a gateway; its ADDRESS is kept sealed. Refuses as for a mailbox."""
    if refusal := gateway.why_not(address):
        raise CannotBeTold(f"{refusal} Nothing was kept.")
    shown = gateway.shown(address)
    return _added(reader, Way.GATEWAY, address, shown=shown, language=language, by=by, at=at, takes_brief=False)


def end(row: Address, *, at: datetime, why: str) -> None:
    """Will tell nobody at ROW any more: its keys are forgotten, and what still waits for it is dropped."""
    forgotten = {"p256dh": "", "auth": ""} | ({"target": ""} if row.way == Way.GATEWAY else {})
    with transaction.atomic():
        Address.objects.filter(pk=row.pk).update(gone_at=at, gone_why=why[:100], **forgotten)
        waiting = Notice.objects.filter(address=row, state__in=[Notice.State.READY, Notice.State.SENDING])
        waiting.update(state=Notice.State.GONE, ended_at=at)


def note(row: Address, about: Notice.About, *, count: int, until: datetime, at: datetime) -> Notice:
    """Will note that ROW's reader is to be told that COUNT matters wait, the newest since UNTIL. Once for each."""
    notice: Notice = Notice.objects.create(address=row, about=about, count=count, until=until, made_at=at, try_at=at)
    return notice


def take(notice: Notice, *, at: datetime) -> bool:
    """Will hold NOTICE for one sender, and say whether it was free. A lease that ran out is tried again: a notice told
    twice costs a glance, one not told costs an hour."""
    free = Notice.objects.filter(pk=notice.pk, state__in=[Notice.State.READY, Notice.State.SENDING], try_at__lte=at)
    return bool(free.update(state=Notice.State.SENDING, try_at=at + LEASE, tries=notice.tries + 1))


def settle(notice: Notice, outcome: Outcome, *, at: datetime) -> None:
    """Will note what the other side said: taken, gone for good, or to be tried again later, five times at most."""
    if outcome.gone:
        end(notice.address, at=at, why=outcome.said)
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


def _added(
    reader: Reader,
    way: Address.Way,
    target: str,
    *,
    shown: str,
    language: str,
    by: str,
    at: datetime,
    takes_brief: bool,
) -> Address:
    whose = {"user": reader, "office": None} if isinstance(reader, User) else {"user": None, "office": reader}
    if isinstance(reader, User):
        _refuse_many(reader, but=target)
    fingerprint = digest(target)
    if Address.objects.filter(fingerprint=fingerprint, gone_at=None).exists():
        raise AlreadyTold("A notice goes there already. Nothing was changed.")
    kept = {
        **whose,
        "way": way,
        "target": seal(target.encode(), key=settings.TOKEN_KEY) if way == Way.GATEWAY else target,
        "shown": shown[:120],
        "language": language,
        "takes_brief": takes_brief,
        "made_by": by,
        "made_at": at,
        "gone_at": None,
        "gone_why": "",
    }
    row, _ = Address.objects.update_or_create(fingerprint=fingerprint, defaults=kept)
    return row


def _refuse_many(user: User, *, but: str) -> None:
    alive = Address.objects.filter(user=user, gone_at=None).exclude(fingerprint=digest(but))
    if alive.count() >= MOST_ADDRESSES:
        raise TooManyAddresses(f"You are told in {MOST_ADDRESSES} places already. Turn one off that you do not use.")


def _name(user: User) -> str:
    return user.get_full_name() or user.get_username()
