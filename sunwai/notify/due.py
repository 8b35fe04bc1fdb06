"""What telling must do now: send the notice that is due, else note the next one. Owns the order."""

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from sunwai.notify import actions, push, waiting
from sunwai.notify.letters import letter_of
from sunwai.notify.models import Notice, PushSubscription
from sunwai.sop.clauses import Sop

ON_ITS_WAY = (Notice.State.READY, Notice.State.SENDING)


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will send one notice that is due, else note that somebody is to be told, and say whether there was either.

    The call to the push service is outside every transaction; its lease is on the row."""
    return _send_one(at=at, sop=sop) or _note_one(at=at, sop=sop)


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, a notice is tried again, if any."""
    later = Notice.objects.filter(state__in=ON_ITS_WAY, try_at__gt=after).order_by("try_at", "id")
    return later.values_list("try_at", flat=True).first()


def _send_one(*, at: datetime, sop: Sop) -> bool:
    rows = Notice.objects.filter(state__in=ON_ITS_WAY, try_at__lte=at, subscription__gone_at=None)
    notice = rows.select_related("subscription__user").order_by("try_at", "id").first()
    if notice is None:
        return False
    now_waiting = {one.about: one for one in waiting.for_person(_duties(notice.subscription), at=at, sop=sop)}
    if notice.about not in now_waiting:
        actions.drop(notice, at=at)  # answered meanwhile, or it is night
        return True
    if actions.take(notice, at=at):
        row = notice.subscription
        letter = letter_of(notice.about, count=now_waiting[Notice.About(notice.about)].count, language=row.language)
        outcome = push.send(letter, endpoint=row.endpoint, p256dh=row.p256dh, auth=row.auth)
        actions.settle(notice, outcome, at=at)
    return True


def _note_one(*, at: datetime, sop: Sop) -> bool:
    for row, one in _untold(at=at, sop=sop):
        try:
            with transaction.atomic():
                actions.note(row, one.about, count=one.count, until=one.newest, at=at)
        except IntegrityError:
            continue  # another worker noted it at the same moment
        return True
    return False


def _untold(*, at: datetime, sop: Sop) -> Iterator[tuple[PushSubscription, waiting.Waiting]]:
    rows = PushSubscription.objects.filter(gone_at=None, user__is_active=True)
    for row in rows.select_related("user").prefetch_related("user__groups").order_by("id"):
        for one in waiting.for_person(_duties(row), at=at, sop=sop):
            if waiting.is_news(row, one, at=at):
                yield row, one


def _duties(row: PushSubscription) -> list[str]:
    groups: list[Group] = list(row.user.groups.all())
    return [group.name for group in groups]
