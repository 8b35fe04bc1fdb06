"""The way between cases: the row is numbered only while the case stands in the view."""

from sunwai.web.conftest import Desk, page_of


def test_a_case_says_which_row_it_is(desk: Desk) -> None:
    assert "On the desk, 1 of 1" in page_of(desk.client, desk.case)


def test_a_case_that_has_left_the_view_is_no_row_of_it(desk: Desk) -> None:
    desk.does("accept", kind="telecom", district_key="district:342", urgency="2")
    desk.does("draft", owner="dc-simdega", language="hi")
    desk.does("direction/1/ask-nod")

    page = page_of(desk.client, desk.case)

    assert "On the desk" in page
    assert "of 0" not in page
