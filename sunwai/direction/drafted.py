"""What a draft names and says now: addressees, the SOP's own words, what is asked about with it. Reads only."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sunwai.cases.models import Need
from sunwai.direction import addressing
from sunwai.direction.filling import Facts, sop_words
from sunwai.direction.models import Direction
from sunwai.direction.outward import posting_handle
from sunwai.offices.models import Office
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language


def named_in(direction: Direction, *, at: datetime) -> list[addressing.Addressed]:
    """Will list whom DIRECTION names, the owner first, each as it would be named now."""
    network = posting_handle(direction.case).network
    offices = owner_first(direction, direction.informed.all())
    return addressing.address(offices, network=network, language=direction.language, at=at)


def owner_first(direction: Direction, informed: Iterable[Office]) -> list[Office]:
    """Will put the offices of DIRECTION in the order in which they are named: its owner, then those INFORMED."""
    return [direction.owner, *sorted(informed, key=lambda office: office.code)]


def composed(direction: Direction, named: Sequence[addressing.Addressed], *, sop: Sop) -> str:
    """Will give the SOP's own words of DIRECTION to those NAMED, in its language."""
    network = posting_handle(direction.case).network
    return words_of(direction, named, needs=direction.needs.all(), network=network, sop=sop)


def words_of(
    direction: Direction, named: Sequence[addressing.Addressed], *, needs: Iterable[Need], network: str, sop: Sop
) -> str:
    """Will give the same where the NEEDS it speaks of, and its NETWORK, were read already."""
    facts = Facts(
        needs=sorted(needs, key=lambda need: need.number),
        form=direction.form,
        code=direction.code,
        language=Language(direction.language),
        network=network,
        own_district=direction.owner.district_key if direction.is_one_of_many else "",
    )
    return sop_words(direction.case, facts, owner=named[0].said, informed=addressing.said(named[1:]), sop=sop)


def asked_together(direction: Direction) -> list[Direction]:
    """Will list what one question to the approver covers: DIRECTION, and what was drafted with it and is not issued."""
    if direction.fanout_id is None:
        return [direction]
    rows = Direction.objects.filter(fanout=direction.fanout_id, issued_at=None, withdrawn_at=None)
    return list(rows.select_related("owner", "case", "fanout").order_by("number"))
