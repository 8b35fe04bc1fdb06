"""Unfinished words: theirs alone, back when they come back, gone after a week; and who else is writing."""

from datetime import timedelta

import pytest

from sunwai.direction import jotting
from sunwai.direction.models import Jotting
from tests import builders as b

pytestmark = pytest.mark.django_db


def test_what_one_person_typed_comes_back_to_them_and_to_nobody_else() -> None:
    case = b.a_case()
    jotting.jot(case, {"words": "कृपया"}, by="Ravi", at=b.AT)
    jotting.jot(case, {"words": "कृपया जाँच करें", "owner": "dc-simdega"}, by="Ravi", at=b.later(minutes=1))

    mine = jotting.jotted(case, by="Ravi", at=b.later(hours=1))

    assert mine is not None
    assert mine.fields == {"words": "कृपया जाँच करें", "owner": "dc-simdega"}
    assert jotting.jotted(case, by="Meena", at=b.AT) is None
    assert Jotting.objects.count() == 1


def test_words_wiped_out_are_not_kept() -> None:
    case = b.a_case()
    jotting.jot(case, {"words": "कृपया"}, by="Ravi", at=b.AT)

    assert jotting.jot(case, {"words": "  "}, by="Ravi", at=b.AT) is None
    assert not Jotting.objects.exists()


def test_after_a_week_they_are_gone() -> None:
    case = b.a_case()
    jotting.jot(case, {"words": "कृपया"}, by="Ravi", at=b.AT)
    late = b.AT + timedelta(days=8)

    assert jotting.jotted(case, by="Ravi", at=late) is None
    jotting.jot(b.a_case(), {"words": "दूसरा"}, by="Meena", at=late)
    assert not Jotting.objects.filter(by="Ravi").exists()


def test_two_at_one_case_see_each_other_while_they_write() -> None:
    case = b.a_case()
    jotting.jot(case, {"words": "कृपया"}, by="Meena", at=b.AT)

    assert jotting.others_writing(case, besides="Ravi", at=b.later(minutes=1)) == ["Meena"]
    assert jotting.others_writing(case, besides="Meena", at=b.later(minutes=1)) == []
    assert jotting.others_writing(case, besides="Ravi", at=b.later(minutes=5)) == []
