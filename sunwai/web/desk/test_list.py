"""The desk's list: complete, in order, quick however long, and never showing what was taken back."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sunwai.accountability.models import Heartbeat
from sunwai.cases import actions as cases
from sunwai.cases.models import Case
from sunwai.intake.actions import note_gap
from sunwai.intake.models import Post
from sunwai.networks.post import Gap
from sunwai.outbox.actions import start_handle, stop_handle
from sunwai.outbox.models import Handle, Outgoing
from sunwai.web.conftest import BOLBA, NINE, SOLD, Morning, person, signed_in
from sunwai.web.desk import counting
from sunwai.web.desk import paging as desk_paging
from sunwai.web.vocabulary import indian

DOCKET = re.compile(r'href="/case/(JH-\d\d-\d{5})/"')


def dockets(client: Client, address: str = "/") -> list[str]:
    return DOCKET.findall(client.get(address).content.decode())


def test_the_list_shows_where_what_and_how_long(morning: Morning, ravi: Client) -> None:
    case = morning.opens()
    morning.pass_time(timedelta(hours=2, minutes=5))
    page = ravi.get("/").content.decode()
    assert case.docket in page
    assert "Simdega" in page
    assert "2 h 05" in page
    assert "1 post" in page
    assert "free" in page


def test_unknown_urgency_stands_above_what_can_be_planned(morning: Morning, ravi: Client) -> None:
    low, unknown, red = (morning.opens() for _ in range(3))
    for case, urgency in ((low, 1), (unknown, None), (red, 3)):
        if case.urgency != urgency:
            cases.correct(case, by="Ravi", at=NINE, urgency=urgency)
    assert dockets(ravi) == [red.docket, unknown.docket, low.docket]
    page = ravi.get("/").content.decode()
    assert page.index("Cannot wait") < page.index("Unsure: a person must look") < page.index("Can be planned")


def test_pages_follow_one_another_with_nothing_lost_or_doubled(
    morning: Morning, ravi: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_paging, "PAGE", 3)
    shapes = [(3, None), (3, 5), (2, 5), (None, None), (None, 9), (1, 1), (1, None), (1, 1)]
    for number, (urgency, people) in enumerate(shapes):
        case = morning.opens(f"{BOLBA} {number}")
        deadline = NINE + timedelta(days=number) if number % 3 == 0 else None
        wanted = {"urgency": urgency, "people": people, "event_deadline": deadline}
        changed = {name: value for name, value in wanted.items() if getattr(case, name) != value}
        cases.correct(case, by="Ravi", at=NINE, **changed)
    seen, address = [], "/"
    while address:
        page = ravi.get(address).content.decode()
        seen += DOCKET.findall(page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = "/" + following[1].replace("&amp;", "&") if following else ""
    assert seen == [case.docket for case in Case.objects.all().in_order()]


def test_a_page_key_nobody_wrote_begins_at_the_top(case: Case, ravi: Client) -> None:
    assert dockets(ravi, "/?after=1~2~3") == [case.docket]
    assert dockets(ravi, "/?view=no-such-view") == [case.docket]


def test_the_number_of_queries_does_not_grow_with_the_rows(morning: Morning, ravi: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            ravi.get("/")
        return len(asked)

    morning.opens()
    one = queries()
    for _ in range(9):
        morning.opens()
    assert queries() == one
    assert one <= 12


def test_counts_stop_where_they_are_not_shown_any_more(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST", 1)
    assert counting.counts({"all": Case.objects.all()}) == {"all": 1}
    assert counting.shown(1) == "0+"


def test_a_sealed_matter_shows_neither_its_words_nor_its_village(morning: Morning, ravi: Client) -> None:
    case = morning.opens(SOLD)
    assert case.is_sealed
    page = ravi.get("/").content.decode()
    assert "बच्ची" not in page
    assert "child in harm" in page


def test_words_taken_back_by_their_author_are_quoted_no_more(morning: Morning, ravi: Client) -> None:
    morning.opens("@jh_sunwai Woman bleeding in Manika, Latehar, the ambulance has not come, please help immediately")
    assert "bleeding" in ravi.get("/").content.decode()
    morning.removes(Post.objects.get().key)
    assert "bleeding" not in ravi.get("/").content.decode()


def test_what_was_not_read_and_what_is_late_stands_above_the_list(case: Case, morning: Morning, ravi: Client) -> None:
    note_gap(Gap(NINE, NINE + timedelta(minutes=7), "503"), network="x", lane="mentions", at=NINE)
    Heartbeat.objects.create(name="sweep", beat_at=morning.at, late_seconds=240)
    Heartbeat.objects.create(name="send", beat_at=morning.at - timedelta(minutes=10))
    Outgoing.objects.create(
        key="k", case=case, act="direction", network="x", state="failed", ready_at=NINE, created_at=NINE
    )
    page = ravi.get("/").content.decode()
    assert "X could not be read from 15 Jan, 09:00 to 15 Jan, 09:07." in page
    assert "Clocks were last kept in time 4 min ago" in page
    assert 'class="notice loud" role="alert"' in page
    assert "has been silent since 15 Jan, 08:50" in page
    assert "Public words did not go out, or nobody knows: 1." in page


def test_a_stopped_handle_stands_above_everything_with_who_stopped_it(morning: Morning, ravi: Client) -> None:
    handle = Handle.objects.get()
    assert "was stopped by" not in ravi.get("/").content.decode()
    stop_handle(handle, by="Meena", at=NINE)

    page = ravi.get("/").content.decode()

    assert "@jh_sunwai on X was stopped by Meena on 15 Jan, 09:00." in page
    assert "sunwai handle start @jh_sunwai" in page
    start_handle(handle, by="Meena", at=NINE)
    assert "was stopped by" not in ravi.get("/").content.decode()


def test_a_page_without_its_stream_asks_how_many_posts_are_newer(morning: Morning, ravi: Client) -> None:
    morning.opens()
    newest = Post.objects.latest("id").pk
    assert ravi.get(f"/desk/newer?after={newest}").json() == {"fresh": 0}
    morning.opens()
    assert ravi.get(f"/desk/newer?after={newest}").json() == {"fresh": 1}
    assert ravi.get("/desk/newer?after=%F0%9F%98%80").json() == {"fresh": 2}


def test_only_the_desk_sees_the_list(case: Case) -> None:
    secretary = signed_in(person("sita", "Sita Devi", "secretary"))
    refused = secretary.get("/")
    assert refused.status_code == 403
    assert case.docket not in refused.content.decode()
    assert "desk, desk lead" in refused.content.decode()
    assert Client().get("/").headers["Location"] == "/sign-in/?next=/"


def test_an_empty_list_says_so(morning: Morning, ravi: Client) -> None:
    assert "Nothing waits here" in ravi.get("/").content.decode()


def test_numbers_are_grouped_as_in_india() -> None:
    assert [indian(n) for n in (0, 999, 4200, 100000, 1234567)] == ["0", "999", "4,200", "1,00,000", "12,34,567"]


def test_without_a_protocol_the_list_says_what_to_do(db: None, ravi: Client) -> None:
    answer = ravi.get("/")
    assert answer.status_code == 503
    assert "Put one in force" in answer.content.decode()
