"""The days' roots in public: what is shown is what was kept, it fits the record, and nobody is followed by looking."""

import json
from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client

from sunwai.accountability.models import DayRoot
from sunwai.accountability.roots import merkle_root
from sunwai.cases.models import Entry
from sunwai.simulate import World
from sunwai.web.public.test_case_page import directed, text_of

pytest_plugins = ["tests.screens"]

Open = Callable[..., Client]


def listed(browser: Client) -> list[dict[str, object]]:
    days: list[dict[str, object]] = json.loads(browser.get("/public/roots.json").content)["days"]
    return days


def test_each_day_that_is_over_stands_with_its_root_and_the_one_before(world: World, browser: Open) -> None:
    directed(world)
    world.wait(days=2)

    newest, first = listed(browser())

    kept = DayRoot.objects.get(day=date(2020, 1, 15))
    assert first == {"day": "2020-01-15", "entries": kept.entries, "root": kept.root, "previous": ""}
    assert (newest["day"], newest["previous"]) == ("2020-01-16", kept.root)
    page = text_of(browser(), "/public/roots/")
    assert [day["day"] for day in (newest, first) if str(day["root"]) not in page] == []
    assert page.index("16 January 2020") < page.index("15 January 2020")
    assert "none: this is the first day" in page


def test_a_reader_who_holds_the_record_gets_the_published_root(world: World, browser: Open) -> None:
    directed(world)
    world.wait(days=1)

    [first] = listed(browser())

    written = Entry.objects.order_by("id").values_list("hash", flat=True)[: int(str(first["entries"]))]
    assert merkle_root(list(written)) == first["root"]


def test_today_is_not_published_before_it_is_over(world: World, browser: Open) -> None:
    directed(world)

    assert listed(browser()) == []
    assert "No day is over yet" in text_of(browser(), "/public/roots/")


def test_the_newest_sixty_days_are_listed(world: World, browser: Open) -> None:
    first = date(2019, 1, 1)
    DayRoot.objects.bulk_create(
        DayRoot(day=first + timedelta(days=n), entries=n, root=f"{n:064x}", made_at=world.at) for n in range(61)
    )

    days = listed(browser())

    assert len(days) == 60
    assert days[0]["day"] == "2019-03-02"
    assert text_of(browser(), "/public/roots/").count('<tr id="day-') == 60


def test_the_pages_set_no_cookie_and_say_nothing_of_any_matter(world: World, browser: Open) -> None:
    case = directed(world)
    world.wait(days=1)

    for address in ("/public/roots/?lang=hi", "/public/roots/?lang=en", "/public/roots.json"):
        answer = browser().get(address)
        assert answer.status_code == 200
        assert answer.cookies == {}
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert [word for word in (case.docket, "Simdega", "Ravi") if word in answer.content.decode()] == []
        assert browser().post(address).status_code == 405


def test_the_page_of_a_case_and_every_bar_lead_there(world: World, browser: Open) -> None:
    case = directed(world)

    for address in ("/public/?lang=hi", f"/public/{case.docket}/?lang=hi"):
        assert 'href="/public/roots/?lang=hi"' in text_of(browser(), address)
