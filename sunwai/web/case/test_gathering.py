"""Many tables in one query: what comes back is what stands there, on both databases."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model

from sunwai.cases.models import Case, Entry, Need
from sunwai.clock.models import Window
from sunwai.intake.models import Post
from sunwai.triage.models import Assessment
from sunwai.web.case.gathering import gathered, linked
from tests import builders as b

pytestmark = pytest.mark.django_db


def columns(row: Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_rows_of_many_tables_come_in_one_query_as_they_stand(django_assert_num_queries: Any) -> None:
    case = b.an_answered_case()
    tables: list[type[Any]] = [Entry, Need, Window, Post, Assessment]
    gathered({"warm": Case.objects.all()})  # Django asks SQLite once whether it knows JSON
    wanted = {
        model.__name__: [columns(row) for row in model.objects.filter(case=case).order_by("pk")] for model in tables
    }

    with django_assert_num_queries(1):
        found = gathered({model.__name__: model.objects.filter(case=case) for model in tables})

    assert all(wanted.values())
    assert {name: [columns(row) for row in sorted(rows, key=lambda r: r.pk)] for name, rows in found.items()} == wanted


def test_a_part_keeps_its_own_order_and_limit() -> None:
    case = b.an_answered_case()
    newest = case.entries.order_by("-seq")

    found = gathered({"newest": newest[:2], "needs": case.needs.all()})

    assert {row.seq for row in found["newest"]} == set(newest.values_list("seq", flat=True)[:2])


def test_a_part_that_can_hold_nothing_asks_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert gathered({"none": Case.objects.none()}) == {"none": []}


def test_a_foreign_row_that_was_read_is_not_asked_for_again(django_assert_num_queries: Any) -> None:
    case = b.an_answered_case()
    windows = list(Window.objects.all())

    linked(windows, "case", [case])

    with django_assert_num_queries(0):
        assert {window.case for window in windows} == {case}
    assert windows[0].due_at - windows[0].opened_at > timedelta()


def test_what_is_only_counted_comes_as_a_number_no_higher_than_its_limit(django_assert_num_queries: Any) -> None:
    case = b.an_answered_case()

    with django_assert_num_queries(1):
        found = gathered(
            {"needs": case.needs.all()}, counted={"entries": case.entries.all(), "few": case.entries.all()[:2]}
        )

    assert (found["entries"], found["few"]) == ([case.entries.count()], [2])
