"""The public page of a case: what it shows, and above all what it does not."""

from collections.abc import Callable

import pytest
from django.test import Client

from sunwai.cases import actions as cases
from sunwai.cases.models import Case
from sunwai.simulate import World
from tests.journeys import brought

pytest_plugins = ["tests.screens"]

TAG = "सिमडेगा जिले के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है। मेरा नंबर 9431012345 है।"
DONE = "महोदय, टावर चालू कर दिया गया है।"
SAID_ABOUT_IT = ("बोलबा", "Bolba", "Telecom", "Deputy Commissioner", "9431012345", "accepted", "directed", "Asha")

Open = Callable[..., Client]


def directed(world: World) -> Case:
    case, _ = brought.directed(world, text=TAG)
    return case


def text_of(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_the_page_says_our_exact_words_and_the_clock_they_started(world: World, browser: Open) -> None:
    case = directed(world)
    world.wait(hours=7)

    page = text_of(browser(), f"/public/{case.docket}/")

    [posted] = world.published()
    assert posted.text in page
    assert "Deputy Commissioner, Simdega" in page
    assert "Allowed: 6 h" in page
    assert "No answer; 1 h" in page


def test_a_claim_stands_beside_the_citizens_word_and_is_not_confirmed_by_the_office(
    world: World, browser: Open
) -> None:
    case = directed(world)
    office = world.office("dc-simdega")
    reply = office.posts(DONE, reply_to=world.published()[0])
    world.wait(minutes=5)
    world.desk("Ravi").confirms_reading(reply, kind="action_reported")

    page = text_of(browser(), f"/public/{case.docket}/")

    assert "Says it is done" in page
    assert "Not heard yet" in page
    assert "Claimed" in page
    assert "Confirmed</span>" not in page


def test_a_sealed_case_shows_only_docket_district_and_clock(world: World, browser: Open) -> None:
    case = directed(world)
    cases.summarise(case, by="Ravi", at=world.at, en="No signal in two villages for six years.", hi="")
    cases.seal(case, by="Ravi", at=world.at, why="child")
    world.wait(hours=7)

    page = text_of(browser(), f"/public/{case.docket}/")

    assert case.docket in page
    assert "Simdega" in page
    assert "Allowed: 6 h" in page
    assert "Why nothing more is shown" in page
    leaked = [word for word in (*SAID_ABOUT_IT, "No signal", world.published()[0].text) if word in page]
    assert leaked == []


@pytest.mark.parametrize("language", ["en", "hi"])
def test_an_unknown_docket_and_a_matter_not_taken_up_answer_with_the_same_page(
    world: World, browser: Open, language: str
) -> None:
    world.citizen("Asha").posts(TAG)
    world.wait(minutes=1)
    waiting = Case.objects.get()

    unknown = browser().get(f"/public/JH-20-99999/?lang={language}")
    not_yet = browser().get(f"/public/{waiting.docket}/?lang={language}")

    assert (unknown.status_code, not_yet.status_code) == (404, 404)
    assert unknown.content == not_yet.content


def test_nothing_the_citizen_wrote_and_no_name_or_number_reaches_the_page(world: World, browser: Open) -> None:
    case = directed(world)

    page = text_of(browser(), f"/public/{case.docket}/")

    assert [word for word in ("9431012345", "Asha", "asha", "Ravi", "Holder of", TAG[:30]) if word in page] == []


def test_the_summary_is_the_desks_and_stands_in_the_other_language_where_one_is_missing(
    world: World, browser: Open
) -> None:
    case = directed(world)
    cases.summarise(case, by="Ravi", at=world.at, en="No signal in two villages.", hi="")

    page = text_of(browser(), f"/public/{case.docket}/?lang=hi")

    assert '<html lang="hi">' in page
    assert '<p class="stand" lang="en">No signal in two villages.</p>' in page


def test_the_proof_is_the_end_of_the_ledgers_chain(world: World, browser: Open) -> None:
    case = directed(world)

    page = text_of(browser(), f"/public/{case.docket}/")

    assert Case.objects.get(pk=case.pk).head_hash in page


def test_public_pages_set_no_cookie_and_may_be_kept_for_a_minute(world: World, browser: Open) -> None:
    case = directed(world)

    for address in ("/public/", f"/public/{case.docket}/", "/public/JH-20-99999/"):
        response = browser().get(address)
        assert response.cookies == {}
        assert "Cookie" not in response.headers.get("Vary", "")
        assert response.headers["Cache-Control"] == "public, max-age=60"


def test_public_pages_are_small_and_need_no_script(world: World, browser: Open) -> None:
    case = directed(world)

    for address in ("/public/", f"/public/{case.docket}/"):
        page = browser().get(address).content
        assert len(page) < 100_000
        assert b"<script" not in page
        assert b"style=" not in page
