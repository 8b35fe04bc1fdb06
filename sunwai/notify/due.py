"""What telling must do now: send the notice that is due, else note the next one. Owns the order."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from sunwai.accountability.brief import brief
from sunwai.notify import actions, sending, waiting
from sunwai.notify.letters import letter_of
from sunwai.notify.models import Address, Notice
from sunwai.roster.actions import reachable
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty

ON_ITS_WAY = (Notice.State.READY, Notice.State.SENDING)


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will send one notice that is due, else note that somebody is to be told, and say whether there was either.

    The call outside is outside every transaction; its lease is on the row."""
    return _send_one(at=at, sop=sop) or _note_one(at=at, sop=sop)


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, a notice is tried again, if any."""
    later = Notice.objects.filter(state__in=ON_ITS_WAY, try_at__gt=after).order_by("try_at", "id")
    return later.values_list("try_at", flat=True).first()


def _send_one(*, at: datetime, sop: Sop) -> bool:
    rows = Notice.objects.filter(state__in=ON_ITS_WAY, try_at__lte=at, address__gone_at=None)
    notice = rows.select_related("address__user", "address__office").order_by("try_at", "id").first()
    if notice is None:
        return False
    row = notice.address
    now_waiting = {one.about: one.count for one in _waiting_for(row, _on_duty(at), at=at, sop=sop)}
    if notice.about not in now_waiting:
        actions.drop(notice, at=at)  # answered meanwhile, or it is night, or somebody else is on duty now
        return True
    if actions.take(notice, at=at):
        figures = _figures(at) if notice.about == Notice.About.BRIEF else None
        count = now_waiting[Notice.About(notice.about)]
        letter = letter_of(notice.about, count=count, language=row.language, figures=figures)
        actions.settle(notice, sending.send(letter, to=row), at=at)
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


def _untold(*, at: datetime, sop: Sop) -> Iterator[tuple[Address, waiting.Waiting]]:
    alive = Address.objects.filter(gone_at=None).exclude(user__is_active=False)
    rows = list(alive.select_related("user", "office").order_by("id"))
    on_duty = _on_duty(at) if rows else {}  # the usual office asks nobody before anybody wants to be told
    for row in rows:
        for one in _waiting_for(row, on_duty, at=at, sop=sop):
            if waiting.is_news(row, one, at=at):
                yield row, one


def _waiting_for(row: Address, on_duty: Mapping[str, set[int]], *, at: datetime, sop: Sop) -> list[waiting.Waiting]:
    if row.office is not None:
        return waiting.for_office(row.office, at=at, sop=sop)
    duties = [duty for duty, people in on_duty.items() if row.user_id in people]
    morning = waiting.brief_of(at=at, sop=sop) if row.takes_brief else None
    return [*waiting.for_person(duties, at=at, sop=sop), *([morning] if morning else [])]


def _on_duty(at: datetime) -> Mapping[str, set[int]]:
    """Who has which duty by the roster; everybody with it where the roster names nobody."""
    return {duty.value: {user.pk for user in reachable(duty, at=at)} for duty in Duty}


def _figures(at: datetime) -> Mapping[str, int]:
    page = brief(at=at)
    names = ("came", "went_out", "answered", "silent", "confirmed", "disputed")
    promises, nods = page.promises, page.nods
    return {name: getattr(page, name) for name in names} | {
        "promises": len(promises.rows) + promises.more,
        "nods": len(nods.rows) + nods.more,
    }
