"""Answers that an office gives on its own page: taken in as its reply, on the same way as one said in public.

Writes Reply, PageAnswer and AnswerPicture, as `actions` does. Believes nothing: the desk decides what it says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import AT_REST
from sunwai.cases.models import Case
from sunwai.direction.models import Direction
from sunwai.errors import SunwaiError
from sunwai.intake import brought
from sunwai.intake.handed_in import NETWORK, hand_in
from sunwai.networks.printable import cleaned
from sunwai.offices.models import Office
from sunwai.offices.people.models import OfficeSeat
from sunwai.response import actions
from sunwai.response.evidence_store import Kept, keep_all
from sunwai.response.models import AnswerPicture, PageAnswer, Reply
from sunwai.response.parts import KINDS
from sunwai.response.reading import read_reply
from sunwai.sop.clauses import Sop
from sunwai.triage.decision import Because

MOST_LETTERS = 4000
_END_OF_DAY = time(23, 59, 59)


class NotYours(SunwaiError):
    """The direction is another office's, or the seat was closed."""


class NothingSaid(SunwaiError):
    """An answer needs words."""


class DayPassed(SunwaiError):
    """A day that was promised lies in the past."""


class MatterEnded(SunwaiError):
    """The matter is at rest; nobody reads answers to it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an officer handed in: words, the kind they ticked (or ""), a day for each need they gave one, pictures.

    `transfer_to` passes the matter on; the words are then its reason."""

    text: str
    kind: str = ""
    dates: Mapping[int, date] = field(default_factory=dict)
    pictures: Sequence[tuple[str, bytes]] = ()
    transfer_to: Office | None = None


def directions_of(seat: OfficeSeat) -> Any:
    """Will give the directions that SEAT may see, the newest first: its own office's, really out, never a draft."""
    out = Direction.objects.filter(owner=seat.office_id, out_at__isnull=False, withdrawn_at=None)
    return out.select_related("case", "owner").order_by("-out_at", "-id")


def answer(direction: Direction, said: Said, *, seat: OfficeSeat, at: datetime, sop: Sop) -> Reply:
    """Will take SAID as the reply of SEAT's office to DIRECTION; the desk decides what it says, and only then a clock
    stops, as for any reply.

    Raises NotYours, MatterEnded, NothingSaid, DayPassed, PictureRefused or HandedInAlready."""
    text = _fit(direction, said, seat=seat, at=at)
    kept = keep_all(said.pictures)
    by, day = _name(seat), timezone.localdate(at)
    key = brought.key_of(network=NETWORK, source=f"{direction.code} {seat.pk}", text=f"{text}\n{said}"[:9000], day=day)
    with transaction.atomic():
        case = cases.locked(direction.case)
        media = [{"key": one.sha256, "kind": "photo", "url": "", "alt": ""} for one in kept]
        post = hand_in(case, key=key, text=text, media=media, source=f"{direction.owner}: {by}", by=by, at=at)
        reading = read(text, said, at=at, sop=sop)
        reply = Reply.objects.create(post=post, office=direction.owner, came_at=at, reading=reading)
        given = {str(number): day.isoformat() for number, day in sorted(said.dates.items())}
        row = PageAnswer.objects.create(
            reply=reply, seat=seat, said_kind=said.kind, dates=given, transfer_to=said.transfer_to
        )
        AnswerPicture.objects.bulk_create([_picture(row, one) for one in kept])
        actions.match_on_page(reply, direction=direction, by=by, at=at)
    return reply


def read(text: str, said: Said, *, at: datetime, sop: Sop) -> dict[str, Any]:
    """Will read TEXT as any reply is read, and set what the officer ticked and dated above the machine's guess."""
    zone = ZoneInfo(sop.office.zone)
    reading = read_reply(text, posted_at=at, zone=zone).as_json()
    dated = [_dated(number, day, zone) for number, day in sorted(said.dates.items())]
    kind = "transferred" if said.transfer_to else said.kind
    if not kind and dated and reading["kind"] in {"acknowledged", "under_way"}:
        kind = "promised"
    if kind or dated:
        reading["parts"] = [part for part in reading["parts"] if part["kind"] == (kind or part["kind"])] + dated
    if kind:
        reading |= {"kind": kind, "confidence": 1.0, "because": [_because("kind")]}
    return reading


def same_elsewhere(case: Case, pictures: Iterable[AnswerPicture]) -> dict[str, list[str]]:
    """Will name, by picture, the other matters it was handed in for: one picture is seldom a proof of two things.

    One question for all PICTURES of CASE, none where there is none."""
    own = [picture.sha256 for picture in pictures]
    same = AnswerPicture.objects.filter(sha256__in=own).exclude(answer__reply__case=case)
    found: dict[str, list[str]] = {}
    for sha256, docket in same.order_by("id").values_list("sha256", "answer__reply__case__docket").distinct():
        found.setdefault(sha256, []).append(docket)
    return found


def _fit(direction: Direction, said: Said, *, seat: OfficeSeat, at: datetime) -> str:
    if seat.closed_at is not None or not directions_of(seat).filter(pk=direction.pk).exists():
        raise NotYours("This direction is not open to you. Nothing was stored.")
    if direction.case.standing in AT_REST:
        raise MatterEnded(
            f"{direction.case.docket} is at rest. Nothing was stored. Ring the desk if it must be opened."
        )
    text = cleaned(said.text)[0].strip()
    if not text:
        raise NothingSaid("Write what was done, or why not. Nothing was stored.")
    if len(text) > MOST_LETTERS:
        raise NothingSaid(f"That is {len(text)} letters; {MOST_LETTERS} fit. Nothing was stored. Shorten it.")
    if said.kind and said.kind not in KINDS:
        raise NothingSaid("Choose what you report from the list. Nothing was stored.")
    if any(day < timezone.localdate(at) for day in said.dates.values()):
        raise DayPassed("A day you gave has passed. Give a day to come. Nothing was stored.")
    strange = set(said.dates) - set(direction.needs.values_list("number", flat=True))
    if strange:
        raise NothingSaid("A day was given for something that was not asked of you. Nothing was stored.")
    if said.transfer_to is not None and said.transfer_to.pk == seat.office_id:
        raise NothingSaid("That is your own office. Choose whose matter it is. Nothing was stored.")
    return text


def _dated(number: int, day: date, zone: ZoneInfo) -> dict[str, Any]:
    due = datetime.combine(day, _END_OF_DAY, tzinfo=zone)
    part = {"what": "", "kind": "promised", "due": due.isoformat(), "dated": True, "confidence": 1.0}
    return {**part, "needs": [number], "because": [_because("date")]}


def _because(what: str) -> dict[str, Any]:
    return Because("field", "", None, f"officers_page/{what}", 1.0).as_json()


def _picture(row: PageAnswer, one: Kept) -> AnswerPicture:
    picture = one.picture
    return AnswerPicture(
        answer=row,
        sha256=one.sha256,
        kind=picture.kind,
        size=len(picture.content),
        taken=picture.taken,
        placed=picture.placed,
    )


def _name(seat: OfficeSeat) -> str:
    return str(seat.user.get_full_name() or seat.user.get_username())[:80]
