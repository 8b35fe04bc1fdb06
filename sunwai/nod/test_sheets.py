"""A nod on paper counts for exactly what stood on the paper."""

import pytest

from sunwai.direction import actions as directions
from sunwai.direction.models import Direction
from sunwai.nod import actions, sheets
from sunwai.nod.models import Nod
from tests import builders as b

pytestmark = pytest.mark.django_db


def on_paper(nod: Nod, **more: object) -> None:
    b.give(nod, how=Nod.How.PAPER, recorded_by="Ravi", **more)


def test_sheets_are_numbered_and_remember_what_stood_on_them() -> None:
    nod = b.asked()

    first, second = (sheets.make([nod], by="Ravi", at=b.AT) for _ in range(2))

    assert (first.number, second.number) == (1, 2)
    assert first.shows(nod, nod.words_hash)
    assert not first.shows(nod, "0" * 64)
    with pytest.raises(sheets.NothingToPrint):
        sheets.make([], by="Ravi", at=b.AT)


def test_a_nod_on_paper_names_its_sheet() -> None:
    nod = b.asked()

    b.refusal_writes_nothing(nod.case, actions.NotOnSheet, lambda: on_paper(nod))
    on_paper(nod, sheet=sheets.make([nod], by="Ravi", at=b.AT))

    assert b.last(nod.case).facts["sheet"] == 1
    assert nod.sheet is not None


def test_words_changed_since_the_sheet_was_printed_are_not_nodded_to_by_it() -> None:
    nod = b.asked()
    sheet = sheets.make([nod], by="Ravi", at=b.AT)
    direction = Direction.objects.get()
    directions.amend(direction, words=direction.words.replace(" ", "  ", 1), by="Ravi", at=b.AT, sop=b.the_sop())
    asked_anew = b.asked(direction)

    b.refusal_writes_nothing(nod.case, actions.NotOnSheet, lambda: on_paper(asked_anew, sheet=sheet))
    assert Nod.objects.get(pk=asked_anew.pk).given_at is None


def test_a_nod_written_down_later_stands_at_the_time_it_was_given() -> None:
    nod = b.asked()
    given = {"how": Nod.How.PHONE, "recorded_by": "Ravi", "at": b.later(hours=2)}

    for wrong in (b.later(hours=3), b.later(hours=-1)):
        b.refusal_writes_nothing(nod.case, actions.SaidWhen, lambda wrong=wrong: b.give(nod, said_at=wrong, **given))
    b.give(nod, said_at=b.later(hours=1), witnessed_by="Meena", **given)

    assert (nod.given_at, nod.lapses_at) == (b.later(hours=1), b.later(hours=25))
    facts = b.last(nod.case).facts
    assert (facts["said_at"], facts["witnessed_by"]) == (b.later(hours=1).isoformat(), "Meena")
