"""An officer on a cheap phone without script: what is asked, an answer with a picture, what the desk makes of it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from sunwai.lib.test_pictures import jpeg
from sunwai.offices.models import Office
from sunwai.offices.people import links, seats
from sunwai.response.models import AnswerPicture, Reply
from sunwai.simulate import World
from tests.browser.people import People, accessible

BOLBA = "@jh_sunwai सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है।"
TOO_SMALL = """[...document.querySelectorAll('main a, main button, main summary, main select, main textarea')]
    .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80))"""
DONE = "दोनों पंचायतों में टावर चालू कर दिए गए हैं।"


def directed(world: World) -> str:
    """Will bring a matter to the Deputy Commissioner, Simdega, and give its docket."""
    world.office("dc-simdega")
    post = world.citizen("Asha").posts(BOLBA)
    ravi = world.desk("Ravi")
    case = ravi.accepts(post, district="Simdega", kind="telecom")
    ravi.drafts(post, owner="dc-simdega")
    ravi.asks_nod(post)
    world.approver().nods(post)
    world.wait(minutes=1)
    return case.docket


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_officer_comes_in_answers_and_the_desk_puts_it_up(
    world: World, people: People, tmp_path: Path, dark: bool
) -> None:
    docket = directed(world)
    seat = seats.offer(
        Office.objects.get(code="dc-simdega"), name="dc.simdega", called="DC Simdega", by="Ravi", at=world.at
    )
    secret = links.make_link(seat.user, by="Ravi", at=world.at)
    picture = tmp_path / "tower.jpg"
    picture.write_bytes(jpeg())

    page = people.opens(f"/link/{secret}/", phone=True, language="hi", scripts=False, dark=dark)
    page.get_by_label("पासवर्ड").fill("a-long-and-odd-word-7")
    page.get_by_label("वही एक बार और").fill("a-long-and-odd-word-7")
    page.get_by_role("button", name="भीतर आएँ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("राह देख रहा है")

    page.locator("a.task").click()
    expect(page.locator("blockquote.exact")).to_contain_text(docket)
    page.locator("#text").fill(DONE)
    page.locator("input[name=kind][value=action_reported]").check()
    page.locator("#pictures").set_input_files(str(picture))
    page.get_by_role("button", name="डेस्क को भेजें").click()
    expect(page.locator(".given")).to_contain_text(DONE)

    assert Reply.objects.get().case.docket == docket
    assert AnswerPicture.objects.count() == 1

    desk = people.opens(f"/case/{docket}/", name="Ravi", duty="desk", dark=dark)
    desk.get_by_role("button", name="Put it up").click()
    expect(desk.locator("#replies")).to_contain_text("Put under the direction as")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["en", "hi"])
def test_the_officers_page_is_accessible_in_both_languages(
    world: World, people: People, language: str, dark: bool
) -> None:
    docket = directed(world)
    seat = seats.offer(Office.objects.get(code="dc-simdega"), name="dc", called="DC", by="Ravi", at=world.at)
    seats.take(seat.user, at=world.at)
    page = people.opens("/office/", name="dc", duty="office", phone=True, language=language, dark=dark)
    accessible(page)
    page.goto(f"{people.site.address}/office/{docket}/1/")
    accessible(page)

    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    assert page.evaluate(TOO_SMALL) == []
