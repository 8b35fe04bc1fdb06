"""A second reader that is switched on, on loopback, for the tests of this stage; Asha writes about a pension."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.conf import LazySettings

from sunwai import loop
from sunwai.cases.models import Case
from sunwai.triage.second.models import SecondOpinion
from tests import builders as b
from tests.second_reader import SecondReader, said, switched_on

PENSION = "Simdega ke Bolba me vridha pension che mahine se band hai, mera naam Sunita Devi, phone 9876543210"
GRAVE = said(urgency=(3, "pension che mahine se band hai"))


def opine(*, at: datetime = b.AT) -> bool:
    """Will let the strand of the second opinion do one round."""
    return loop.opine(at=at, sop=b.the_sop())


def opinion_on(case: Case) -> SecondOpinion:
    """Will give the one opinion on CASE."""
    return SecondOpinion.objects.get(assessment__case=case)


@pytest.fixture
def second(settings: LazySettings) -> Iterator[SecondReader]:
    """An endpoint that answers as the test says, named in the settings."""
    with switched_on(settings) as reader:
        yield reader
