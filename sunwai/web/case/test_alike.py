"""What may be one matter, on the case page: shown with its words, joined in one press, or said to be two."""

import re
from datetime import timedelta

from django.urls import reverse

from sunwai.cases.models import Case
from sunwai.desk.models import Joining
from sunwai.triage.models import Likeness
from sunwai.web.conftest import BOLBA, Desk, Morning, directed, page_of

TWIN = "@jh_sunwai Simdega ke Bolba block ki do panchayat me 6 saal se mobile network nahi hai"


def told_again(morning: Morning, text: str = TWIN) -> Case:
    morning.pass_time(timedelta(hours=1))
    return morning.opens(text)


def same_as(page: str) -> str:
    """The part of the page that says what may be the same."""
    found = re.search(r'<h2 id="same">.*?(?=<h2)', page, re.DOTALL)
    return found[0] if found else ""


def test_the_other_telling_is_shown_with_words_of_both_posts(desk: Desk, morning: Morning) -> None:
    other = told_again(morning)

    shown = same_as(page_of(desk.client, desk.case))
    assert other.docket in shown
    assert "the same place" in shown
    assert "<q>Bolba</q>" in shown
    assert desk.case.docket in same_as(page_of(desk.client, other))


def test_two_are_joined_in_one_press_the_later_into_the_earlier(desk: Desk, morning: Morning) -> None:
    other = told_again(morning)

    desk.does("join-alike", other=other.docket)

    assert (Joining.objects.get().case, Joining.objects.get().into) == (other, desk.case)
    assert Likeness.objects.get().decided == "joined"
    assert same_as(page_of(desk.client, desk.case)) == ""


def test_words_that_are_public_turn_the_way_of_the_joining_round(desk: Desk, morning: Morning) -> None:
    first = desk.case
    later = told_again(morning)
    directed(Desk(desk.client, later), morning)

    desk.does("join-alike", other=later.docket)

    assert (Joining.objects.get().case, Joining.objects.get().into) == (first, later)


def test_not_the_same_is_remembered_and_shown_no_more(desk: Desk, morning: Morning) -> None:
    other = told_again(morning)

    desk.does("not-same", other=other.docket)

    assert (Likeness.objects.get().decided, Likeness.objects.get().by) == ("not_same", "Ravi Kujur")
    for case in (desk.case, other):
        assert same_as(page_of(desk.client, case)) == ""
    assert "any more" in desk.is_refused("not-same", other=other.docket)


def test_what_was_not_proposed_cannot_be_said_to_be_two(desk: Desk, morning: Morning) -> None:
    other = told_again(morning, "@jh_sunwai गुमला में राशन नहीं मिला")

    assert "any more" in desk.is_refused("not-same", other=other.docket)
    assert "No case has the number" in desk.is_refused("join-alike", other="JH-26-77777")
    assert "Say which" in desk.is_refused("join-alike", other=" ")


def test_a_campaign_is_shown_on_its_first_case_and_joined_in_one_press(desk: Desk, morning: Morning) -> None:
    for n in range(5):
        morning.reads(f"RT {BOLBA} #{n}", author=f"copier{n}")

    page = page_of(desk.client, desk.case)
    assert "5 more cases have this very text" in page
    assert "+5 copies" in desk.client.get(reverse("desk-list")).content.decode()
    desk.does("join-copies")

    assert Case.objects.filter(joined_into=desk.case).count() == 5
    assert "very text" not in page_of(desk.client, desk.case)
    assert "No copy" in desk.is_refused("join-copies")


def test_a_matter_that_comes_again_and_again_says_so_with_links(desk: Desk, morning: Morning) -> None:
    for n in range(2):
        morning.pass_time(timedelta(days=40))
        other = told_again(morning, f"{TWIN} {n + 2} tower band")

    page = page_of(desk.client, desk.case)
    assert "Comes again and again" in page
    assert "3 matters within" in page
    assert f'href="/case/{other.docket}/"' in page
