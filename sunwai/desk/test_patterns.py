"""Patterns: the same road, country, employer or place, within the time the SOP looks back over."""

import pytest

from sunwai.cases.models import Case
from sunwai.desk import actions as desk
from sunwai.desk.patterns import patterns_of
from sunwai.triage.models import Likeness
from tests import builders as b

pytestmark = pytest.mark.django_db

ROADS = (
    "@jh_sunwai गुमला में NH-33 पर बड़े गड्ढे हैं, सड़क टूटी है",
    "@jh_sunwai Ramgarh me NH 33 ki sadak kharab hai, accident hota hai",
    "@jh_sunwai राष्ट्रीय राजमार्ग 33 की सड़क रांची में जर्जर है",
)


def found(case: Case) -> dict[str, tuple[int, set[Case]]]:
    patterns = patterns_of(case, at=b.later(days=30), terms=b.the_sop().duplicates)
    return {pattern.sort: (pattern.count, set(pattern.cases)) for pattern in patterns}


def three(texts: tuple[str, ...], kind: str) -> list[Case]:
    cases = [b.a_case(text, by=f"by{n}", at=b.later(days=n * 5)) for n, text in enumerate(texts)]
    for case in cases:
        desk.correct(case, by="Ravi", at=b.later(days=20), kind=kind)
    return cases


def test_one_road_in_three_districts_is_a_pattern() -> None:
    first, *others = three(ROADS, "roads")

    assert found(first)["road"] == (3, set(others))


def test_two_are_no_pattern_yet() -> None:
    first, *_ = three(ROADS[:2], "roads")

    assert "road" not in found(first)


def test_a_campaign_is_one_matter_of_a_pattern() -> None:
    first, *_ = three((ROADS[0], ROADS[0] + " #1", ROADS[0] + " #2"), "roads")
    assert found(first)["road"][0] == 3
    for copy in Case.objects.exclude(pk=first.pk):
        Likeness.objects.create(case=copy, other=first, kind="near_copy", confidence=1, campaign=True, proposed_at=b.AT)

    assert "road" not in found(first)


def test_a_joined_matter_counts_where_it_went() -> None:
    first, second, _ = three(ROADS, "roads")
    desk.join(second, into=first, by="Ravi", at=b.later(days=21))

    assert "road" not in found(first)


def test_what_lies_further_back_than_the_sop_looks_is_left_out() -> None:
    first, *_ = three(ROADS, "roads")
    Case.objects.filter(pk=first.pk).update(opened_at=b.later(days=-340))
    second = Case.objects.exclude(pk=first.pk)[0]

    assert "road" not in found(second)


def test_a_country_is_a_pattern_only_of_people_at_work_there() -> None:
    texts = tuple(f"@jh_sunwai मेरा भाई कुवैत में फँसा है, कंपनी {n + 2} माह से वेतन नहीं देती" for n in range(3))
    first, *others = three(texts, "migrant_abroad")
    assert found(first)["country"] == (3, set(others))

    desk.correct(first, by="Ravi", at=b.later(days=22), kind="power")

    assert "country" not in found(first)
