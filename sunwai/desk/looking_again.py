"""One in ten of what was set aside is put before somebody else: was it right not to take it up?

Owns the drawing and the answer. What is drawn cannot be foretold: the record's own hash draws it."""

from datetime import datetime

from django.db import transaction

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import Status, Verb
from sunwai.desk.models import SecondLook, SetAside
from sunwai.errors import SunwaiError

EVERY = 10


class YourOwn(SunwaiError):
    """Whoever set a matter aside does not judge whether that was right."""


class LookedAtAlready(SunwaiError):
    """Somebody has looked again at this one."""


def draw(row: SetAside, *, at: datetime) -> SecondLook | None:
    """Will draw one in ten of what is set aside, in the transaction that sets it aside."""
    drawn = int(row.case.head_hash[:8], 16) % EVERY == 0
    return SecondLook.objects.create(set_aside=row, drawn_at=at) if drawn else None


def waiting(*, by: str) -> SecondLook | None:
    """Will give the oldest that BY may look at: still set aside, and not by them."""
    open_ones = SecondLook.objects.filter(
        stands=None, set_aside__taken_up_at=None, set_aside__case__status=Status.SET_ASIDE
    )
    return open_ones.exclude(set_aside__by=by).select_related("set_aside__case").order_by("id").first()


def answer(look: SecondLook, *, stands: bool, by: str, at: datetime) -> None:
    """Will keep whether setting aside STANDS; where it does not, the matter is taken up. Refuses one's own."""
    with transaction.atomic():
        held = SecondLook.objects.select_for_update(of=("self",)).select_related("set_aside__case").get(pk=look.pk)
        if held.set_aside.by == by:
            raise YourOwn("You set this one aside yourself. Somebody else looks at it again.")
        if held.stands is not None:
            raise LookedAtAlready(f"{held.by} has looked at this one already. The next one is on the screen.")
        SecondLook.objects.filter(pk=held.pk).update(stands=stands, by=by, at=at)
        case = held.set_aside.case
        cases.record(case, Verb.LOOKED_AGAIN, by=by, at=at, facts={"finding": "stands" if stands else "taken_up"})
        if not stands:
            SetAside.objects.filter(pk=held.set_aside_id).update(taken_up_at=at, taken_up_by=by)
            cases.record(case, Verb.ACCEPTED, by=by, at=at)


def agreement() -> tuple[int, int]:
    """Will count how many settings aside were found right, and how many were looked at."""
    looked = SecondLook.objects.filter(stands__isnull=False)
    return looked.filter(stands=True).count(), looked.count()
