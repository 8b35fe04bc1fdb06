"""A text that many people copied is one matter in every published figure, until a person says otherwise."""

import pytest

from sunwai.accountability.measures import measures
from sunwai.desk import actions as desk
from sunwai.triage import comparing, due
from tests import builders as b

pytestmark = pytest.mark.django_db

BOLBA = b.NO_NETWORK + " दो पंचायतों के 4200 लोग बात नहीं कर पाते।"


def taken_in() -> int:
    return measures(at=b.later(hours=2))["taken_in"].value


def test_a_campaign_counts_once_and_a_copy_that_is_taken_up_counts_for_itself() -> None:
    first = b.a_case(BOLBA)
    copies = [b.a_case(f"RT {BOLBA} #{n}", by=f"copier{n}", at=b.later(minutes=n)) for n in range(4)]
    while due.compare_one(at=b.later(hours=1), sop=b.the_sop()):
        continue
    assert taken_in() == 1

    desk.accept(copies[0], by="Ravi", at=b.later(hours=2))
    assert taken_in() == 2
    comparing.decide(first, copies[1], decided="not_same", by="Ravi", at=b.later(hours=2))
    assert taken_in() == 3
    desk.join(copies[2], into=first, by="Ravi", at=b.later(hours=2))
    assert taken_in() == 3


def test_fewer_than_the_sop_names_count_each() -> None:
    b.a_case(BOLBA)
    for n in range(3):
        b.a_case(f"RT {BOLBA} #{n}", by=f"copier{n}", at=b.later(minutes=n))
    while due.compare_one(at=b.later(hours=1), sop=b.the_sop()):
        continue

    assert taken_in() == 4
