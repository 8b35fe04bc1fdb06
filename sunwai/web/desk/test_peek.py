"""The look beside the list: what was said and why, the one next step, and verbs that answer where the row stands."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sunwai.cases.models import Case
from sunwai.intake.models import Post
from sunwai.web.conftest import SOLD, Desk, Morning, answered, directed

ROW = {"X-Sunwai-Row": "1"}


def peek(client: Client, case: Case) -> str:
    answer = client.get(f"/desk/peek/{case.docket}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_it_shows_the_words_that_decided_and_where_to_correct_them(case: Case, ravi: Client) -> None:
    page = peek(ravi, case)
    assert "<mark>" in page
    assert 'data-key="e k"' in page
    assert f'href="/case/{case.docket}/#f-kind"' in page
    assert "9876543210" not in page.replace('<span class="private">9876543210</span>', "")


def test_of_a_sealed_case_it_shows_no_word_that_was_said(morning: Morning, ravi: Client) -> None:
    case = morning.opens(SOLD)
    page = peek(ravi, case)
    assert "बच्ची" not in page
    assert "its posts are shown on the case page only" in page


def test_of_a_post_taken_back_it_shows_that_it_was(morning: Morning, case: Case, ravi: Client) -> None:
    morning.removes(Post.objects.get().key)
    page = peek(ravi, case)
    assert "Removed by its author" in page
    assert "बोलबा" not in page


def test_its_one_button_names_the_step_the_case_waits_for(desk: Desk, morning: Morning) -> None:
    assert f'action="/case/{desk.case.docket}/accept"' in peek(desk.client, desk.case)
    directed(desk, morning)
    assert "Open the case" in peek(desk.client, desk.case)


def test_a_reply_nobody_has_read_comes_first(desk: Desk, morning: Morning) -> None:
    answered(desk, morning, "Noted, sir.")
    assert "Say what the reply says" in peek(desk.client, desk.case)


def test_it_asks_no_more_than_twelve_questions(morning: Morning, case: Case, ravi: Client) -> None:
    for number in range(5):
        morning.reads(f"@jh_sunwai और {number}", author=f"b{number}", parent=Post.objects.earliest("id").key)
    with CaptureQueriesContext(connection) as asked:
        peek(ravi, case)
    assert len(asked) <= 12


def test_a_verb_from_the_list_answers_with_its_row_and_an_undo(case: Case, ravi: Client) -> None:
    answer = ravi.post(f"/case/{case.docket}/accept", headers=ROW).json()
    assert answer["told"] == "Accepted."
    assert f'id="row-{case.docket}"' in answer["row"]
    assert "accepted" in answer["row"]
    assert answer["rests"] is False
    back = ravi.post(answer["undo"], headers=ROW).json()
    assert back["undo"] == ""
    assert Case.objects.get().status == "received"


def test_a_refusal_from_the_list_comes_with_its_reason(case: Case, ravi: Client, morning: Morning) -> None:
    undo = ravi.post(f"/case/{case.docket}/set-aside", {"reason": "spam"}, headers=ROW).json()["undo"]
    morning.pass_time(timedelta(minutes=1))
    answer = ravi.post(undo, headers=ROW)
    assert answer.status_code == 400
    assert 'id="refusal"' in answer.content.decode()


def test_only_the_desk_looks_in(case: Case) -> None:
    assert Client().get(f"/desk/peek/{case.docket}/").status_code == 302


@pytest.mark.parametrize(
    ("narrowing", "stays"),
    [
        ("district=district:342", True),
        ("district=district:1", True),  # no district of ours: as if it were not asked
        ("kind=telecom", True),
        ("kind=water", False),
        ("network=x", True),
        ("network=press", False),
        ("office=dc-simdega", False),
        ("view=mine", False),
        ("district=%27%22&kind=%00&view=%F0%9F%98%80", True),
    ],
)
def test_a_view_is_narrowed_by_its_address(case: Case, ravi: Client, narrowing: str, stays: bool) -> None:
    assert (f"row-{case.docket}" in ravi.get(f"/?{narrowing}").content.decode()) is stays


def test_what_i_hold_is_mine_and_nobody_elses(case: Case, ravi: Client) -> None:
    ravi.post(f"/case/{case.docket}/hold")
    assert f"row-{case.docket}" in ravi.get("/?view=mine").content.decode()


def test_a_search_shows_its_rows_newest_first_and_never_fails(morning: Morning, ravi: Client) -> None:
    first, second = morning.opens(), morning.opens()
    page = ravi.get("/search/?q=bolba").content.decode()
    assert page.index(second.docket) < page.index(first.docket)
    assert "Nothing has all these words" in ravi.get("/search/?q=zzzz%22%27%28").content.decode()
    assert "What are you looking for?" in ravi.get("/search/?q=%20&before=x").content.decode()
    with CaptureQueriesContext(connection) as asked:
        ravi.get("/search/?q=bolba")
    assert len(asked) <= 12


def test_the_order_of_the_list_is_read_from_an_index(db: None) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    plan = str(Case.objects.all().in_order()[:51].explain())
    assert "case_order" in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan
