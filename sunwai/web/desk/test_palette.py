"""The palette: everywhere a person may go, and nowhere else."""

from django.test import Client

from sunwai.cases.models import Case
from sunwai.web.conftest import person, signed_in


def test_the_desk_finds_screens_views_and_cases_by_a_few_letters(case: Case, ravi: Client) -> None:
    assert 'data-to="/pen/"' in ravi.get("/palette/?q=holding").content.decode()
    assert 'data-to="/?view=promises"' in ravi.get("/palette/?q=PROMISES").content.decode()
    by_number = ravi.get(f"/palette/?q={case.docket[-3:]}").content.decode()
    assert by_number.index(f"/case/{case.docket}/") == by_number.index("/case/")
    assert ravi.get("/palette/?q=%27%22%25_").content.decode().strip() == ""


def test_others_are_offered_only_what_their_duty_opens(case: Case) -> None:
    secretary = signed_in(person("sita", "Sita Devi", "secretary"))
    everything = secretary.get("/palette/?q=").content.decode()
    assert "/calls/" in everything
    assert "/pen/" not in everything
    assert case.docket not in secretary.get(f"/palette/?q={case.docket}").content.decode()
    assert Client().get("/palette/").status_code == 302
