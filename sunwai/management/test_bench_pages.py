"""The made-up cases of `sunwai bench pages` are cases like any other: each with its post, record and words to find."""

import pytest
from django.test import Client

from sunwai.cases import ledger
from sunwai.cases.models import Case, Entry
from sunwai.desk.models import CaseText
from sunwai.desk.searching import search
from sunwai.intake.models import Post
from sunwai.lib.timekeeping import now
from sunwai.management import bench_pages_fill
from sunwai.offices.people.actions import add_person


@pytest.mark.django_db
def test_a_few_real_cases_are_doubled_until_there_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_pages_fill, "SEED", 10)

    there = list(bench_pages_fill.fill(35))

    cases = list(Case.objects.order_by("id"))
    assert there[-1] == len(cases) == Case.objects.values("docket").distinct().count()
    assert there[-1] >= 35
    assert Post.objects.filter(case__isnull=False).count() >= len(cases)
    assert CaseText.objects.count() == len(cases)
    made = Entry.objects.filter(case__in=cases[: there[0]]).count()
    assert Entry.objects.count() * there[0] == made * len(cases)
    assert ledger.verify(cases[0]) == []
    assert cases[-1].pk in search("jh", sealed=True, most=100)
    client = Client()
    client.force_login(add_person("ravi", called="Ravi", duties=["desk"], by="lead", at=now()))
    assert client.get(f"/case/{cases[-1].docket}/").status_code == 200
