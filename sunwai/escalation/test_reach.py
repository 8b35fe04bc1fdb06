"""An office nobody can ring is the desk's at once."""

from datetime import date

import pytest

from sunwai.escalation.models import Escalation
from sunwai.escalation.sheet import call_sheet
from sunwai.loop import sweep
from sunwai.offices import actions as offices
from sunwai.offices.models import Holder, Office
from sunwai.offices.reach import Lack
from tests import builders as b

pytestmark = pytest.mark.django_db


def standing() -> Escalation:
    return Escalation.objects.get(settled_at=None)


@pytest.mark.parametrize("wanting", list(Lack))
def test_silence_of_an_office_nobody_can_ring_is_the_desks_at_once_with_the_reason(wanting: Lack) -> None:
    window = b.a_window()
    lacking(window.office, wanting)

    sweep(at=window.due_at, sop=b.the_sop())

    assert (standing().duty, standing().act, standing().lack) == ("desk", "decides", wanting)
    assert b.last(window.case).facts["lack"] == wanting
    assert call_sheet(duty="secretary", at=window.due_at) == []


def test_once_somebody_can_be_rung_the_matter_goes_back_to_the_telephone() -> None:
    window = b.a_window()
    lacking(window.office, Lack.VACANT)
    sweep(at=window.due_at, sop=b.the_sop())

    offices.appoint(window.office, name="A. Kujur", phone="00000 00001", since=date(2020, 1, 15), by="Meena", at=b.AT)
    sweep(at=b.later(hours=6.5), sop=b.the_sop())

    assert (standing().duty, standing().rung, standing().lack) == ("secretary", 1, "")
    assert Escalation.objects.get(lack="vacant").settled_how == "mended"


def test_nobody_is_asked_to_ring_an_office_that_was_closed_meanwhile() -> None:
    window = b.a_window()
    sweep(at=window.due_at, sop=b.the_sop())

    Office.objects.update(closed_at=b.later(hours=6.25))
    sweep(at=b.later(hours=6.5), sop=b.the_sop())
    sweep(at=b.later(hours=60), sop=b.the_sop())

    assert (standing().duty, standing().lack) == ("desk", "closed")
    assert Escalation.objects.get(rung=1).settled_how == "closed_office"
    assert not Escalation.objects.filter(parked_at__isnull=False).exists()


def test_a_window_that_nobody_could_be_rung_about_says_so_from_its_opening() -> None:
    window = b.a_window(owner=b.an_office("dc-gumla", held=False))

    assert window.lack == "vacant"
    assert b.last(window.case).facts["lack"] == "vacant"


def lacking(office: Office, wanting: Lack) -> None:
    if wanting is Lack.CLOSED:
        Office.objects.filter(pk=office.pk).update(closed_at=b.AT)
    elif wanting is Lack.VACANT:
        Holder.objects.filter(office=office).update(until=date(2020, 1, 15))
    else:
        Holder.objects.filter(office=office).update(phone="")
