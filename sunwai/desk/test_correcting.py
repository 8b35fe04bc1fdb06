"""Any field of a matter is set right by a person; what the machine had proposed is kept and learnt from."""

import pytest

from sunwai.cases import ledger
from sunwai.cases.actions import NothingToCorrect
from sunwai.cases.actions import correct as set_right
from sunwai.cases.models import Case, Need
from sunwai.desk import actions
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.triage.learning.corrections import taught
from sunwai.triage.models import Correction
from tests import builders as b

pytestmark = pytest.mark.django_db
HOMES = "@jh_sunwai सिमडेगा के बोलबा प्रखंड में 40 घरों में बीस दिन से पानी नहीं आ रहा"
FIELDS = {
    "kind": "power",
    "urgency": 3,
    "people": 12,
    "people_of": "families",
    "sort": "query",
    "event_deadline": b.later(days=3),
    "language": "en",
}


def place(name: str) -> str:
    (found,) = gazetteer().named(name)
    return found.key


@pytest.mark.parametrize(("field", "value"), FIELDS.items())
def test_each_field_can_be_set_right_and_is_an_event_of_its_own(field: str, value: object) -> None:
    case = b.a_case()

    actions.correct(case, by="Ravi", at=b.AT, **{field: value})  # type: ignore[arg-type]  # a field by its name

    assert getattr(Case.objects.get(), field) == value
    assert Correction.objects.get().field == field
    assert list(b.last(case).facts["after"]) == [field]
    assert ledger.verify(case) == []


def test_a_place_names_its_district_and_belongs_to_the_need() -> None:
    case = b.a_case()

    actions.correct(case, by="Ravi", at=b.AT, place=place("Torpa"))

    case.refresh_from_db()
    assert gazetteer().name(case.district_key, "en") == "Khunti"
    assert Need.objects.get().event_places == [place("Torpa")]
    assert b.last(case).facts["before"]["place"] == place("Bolba")
    assert {row.field for row in Correction.objects.all()} == {"place", "district"}


def test_a_place_that_stands_there_already_changes_nothing() -> None:
    case = b.a_case()

    b.refusal_writes_nothing(case, NothingToCorrect, lambda: set_right(case, by="Ravi", at=b.AT, place=place("Bolba")))


def test_forty_homes_are_not_forty_people() -> None:
    case = b.a_case(HOMES)

    assert (case.people, case.people_of) == (40, "homes")


def test_coming_back_to_the_machines_word_is_learnt_too() -> None:
    case = b.a_case()
    actions.correct(case, by="Ravi", at=b.AT, kind="power")

    actions.correct(case, by="Meena", at=b.later(hours=1), kind="telecom")

    (example,) = taught().examples
    assert example.kind == "telecom"


def test_agreeing_with_the_machine_from_the_start_is_no_correction() -> None:
    case = b.a_case()
    Case.objects.update(kind="")
    case.refresh_from_db()

    actions.correct(case, by="Ravi", at=b.AT, kind="telecom")

    assert not Correction.objects.exists()
