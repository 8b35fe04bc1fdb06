"""How much a second reader may be asked, and where it may be: by rows and settings, before anything is sent."""

from typing import Any

import pytest
from django.conf import LazySettings

from sunwai.triage.models import Assessment
from sunwai.triage.second import allowance, asking, due
from sunwai.triage.second.actions import claim_next
from sunwai.triage.second.conftest import PENSION, opine
from sunwai.triage.second.models import Allowance, SecondOpinion
from sunwai.triage.second.reader import ReaderRefused, reader
from tests import builders as b
from tests.second_reader import SecondReader

pytestmark = pytest.mark.django_db


def test_nothing_runs_where_it_is_off() -> None:
    b.a_case(PENSION)
    assert not opine()
    assert not SecondOpinion.objects.exists()
    assert not Allowance.objects.exists()


def test_the_days_budget_is_a_row_and_begins_anew_at_the_offices_midnight(
    second: SecondReader, settings: LazySettings
) -> None:
    settings.SECOND_DAILY_CALLS = 2
    for name in ("asha", "sunita", "budhni"):
        b.a_case(PENSION, by=name)

    assert [opine() for _ in range(4)] == [True, True, False, False]
    assert len(second.asked) == 2
    assert Allowance.objects.get().calls == 2
    assert SecondOpinion.objects.count() == 2, "the third waits, and is not given up"

    assert not opine(at=b.later(hours=14)), "23:30 in Ranchi"
    assert opine(at=b.later(hours=14, minutes=31)), "past midnight in Ranchi, though not in UTC"


def test_a_call_that_another_worker_took_first_is_given_back(second: SecondReader, settings: LazySettings) -> None:
    settings.SECOND_DAILY_CALLS = 1
    case = b.a_case(PENSION)
    of_settings, row = reader(), claim_next(model="m", at=b.AT)
    assert of_settings is not None
    assert row is not None
    assert allowance.take(of_settings, at=b.AT)

    assert not asking.ask(row, reader=of_settings, at=b.AT)

    assert second.asked == []
    assert not SecondOpinion.objects.filter(assessment__case=case).exists()


def test_after_three_failures_nobody_asks_until_the_rest_is_over(second: SecondReader, settings: LazySettings) -> None:
    settings.SECOND_REST_MINUTES = 10
    for number in range(6):
        b.a_case(PENSION, by=f"citizen-{number}")
    second.mode = "500"

    assert [opine() for _ in range(5)] == [True, True, True, False, False]
    assert len(second.asked) == 3
    assert not opine(at=b.later(minutes=9))

    assert opine(at=b.later(minutes=10)), "one call to see whether it is well"
    assert not opine(at=b.later(minutes=11)), "it is not: the rest begins anew"
    second.mode = "good"
    assert opine(at=b.later(minutes=20))
    second.mode = "500"
    assert opine(at=b.later(minutes=20)), "after an answer a failure is the first again"
    assert Allowance.objects.get().failures == 1


def test_answers_we_do_not_take_open_no_breaker(second: SecondReader) -> None:
    for number in range(4):
        b.a_case(PENSION, by=f"citizen-{number}")
    second.answers = "prose"
    assert [opine() for _ in range(5)] == [True, True, True, True, False]


def test_a_rest_written_by_a_clock_that_was_set_back_holds_nothing_up(second: SecondReader) -> None:
    b.a_case(PENSION)
    Allowance.objects.create(name=allowance.NAME, failures=3, resting_until=b.later(days=300))
    assert opine()


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_ask_about_one_post(second: SecondReader) -> None:
    for number in range(3):
        b.a_case(PENSION, by=f"citizen-{number}")
    sop = b.the_sop()

    ends = b.together(*[lambda: due.work_one(at=b.AT, sop=sop)] * 4)

    assert not [end for end in ends if isinstance(end, Exception)]
    while due.work_one(at=b.AT, sop=sop):
        pass
    assert len(second.asked) == 3
    assert SecondOpinion.objects.count() == Assessment.objects.count() == 3
    assert Allowance.objects.get().calls == 3


# --- where it may be --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"SECOND_URL": "https://api.example.org/v1"}, "SUNWAI_LOOPBACK_ONLY is set"),
        ({"SECOND_URL": "https://10.0.0.7/v1"}, "another machine"),
        ({"SECOND_URL": "https://127.0.0.1.example.org/v1"}, "another machine"),
        ({"SECOND_URL": "http://api.example.org/v1", "LOOPBACK_ONLY": False}, "in clear"),
        ({"SECOND_URL": "api.example.org"}, "no web address"),
        ({"SECOND_MODEL": ""}, "Name the model"),
        ({"SECOND_DAILY_CALLS": 0}, "SUNWAI_SECOND_DAILY_CALLS"),
        ({"SECOND_TIMEOUT": 0}, "SUNWAI_SECOND_TIMEOUT"),
        ({"SECOND_REST_MINUTES": "ten"}, "SUNWAI_SECOND_REST_MINUTES is 'ten'"),
    ],
)
def test_settings_that_would_do_harm_are_refused_before_anything_is_sent(
    second: SecondReader, settings: LazySettings, changed: dict[str, Any], says: str
) -> None:
    b.a_case(PENSION)
    for name, value in changed.items():
        setattr(settings, name, value)

    with pytest.raises(ReaderRefused, match=says):
        opine()

    assert second.asked == []
    assert not SecondOpinion.objects.exists()


def test_a_key_goes_in_the_header_and_nowhere_else(second: SecondReader, settings: LazySettings) -> None:
    settings.SECOND_KEY = "sk-of-the-test"
    b.a_case(PENSION)
    assert opine()
    assert second.keys == ["Bearer sk-of-the-test"]
    assert "sk-of-the-test" not in str(second.asked)
    assert "sk-of-the-test" not in repr(reader())
