"""The secretary's evening on a phone, in Hindi: whom to ring, what came of it, what quiet hours and the budget hold."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Page, expect

from sunwai.escalation.models import Call
from sunwai.offices.models import Office
from sunwai.simulate import World
from tests.browser.conftest import ShownWorld
from tests.browser.people import People, accessible
from tests.browser.site import Site
from tests.journeys.brought import directed

TOO_SMALL = """[...document.querySelectorAll('main a, main button, main summary, main input')]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 90))"""


@pytest.fixture
def world(transactional_db: None, site: Site) -> Iterator[World]:
    """The usual morning, under a protocol that asks two calls a day of one person."""
    ShownWorld.clock = site.clock
    text = settings.SOP_FILE.read_text(encoding="utf-8").replace("calls_a_day = 12", "calls_a_day = 2")
    with ShownWorld(sop=text) as opened:
        yield opened


def press(page: Page, office: str, name: str) -> None:
    page.locator(f"#office-{office}").get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def test_the_secretarys_evening(world: World, people: People) -> None:
    water, _ = directed(world, text="सिमडेगा के बोलबा प्रखंड में 9 दिन से पानी नहीं है", owner="dc-simdega")
    roof, _ = directed(world, text="सिमडेगा के ठेठईटांगर में स्कूल की छत टूटी है", owner="dc-simdega")
    directed(world, text="गढ़वा के रमना में 6 दिन से बिजली नहीं है", owner="dc-garhwa")
    directed(world, text="Hand pump broken for three weeks in Torpa, Khunti", owner="dc-khunti")
    Office.objects.filter(code="dc-simdega").update(phone="06525 000002")
    world.wait(hours=7)
    page = people.opens("/calls/", name="Sunita", duty="secretary", phone=True, language="hi")

    # one office once for both of its matters, its number a link that dials, the other number beside it
    simdega = page.locator("#office-dc-simdega")
    for matter in (water, roof):
        expect(simdega).to_contain_text(matter.docket)
    dials = [str(link.get_attribute("href")) for link in simdega.get_by_role("link").all()]
    assert len(dials) == 2
    assert all(address.startswith("tel:") for address in dials)
    assert dials[1] == "tel:06525000002"
    # two calls a day: the third office is put off in sight, not dropped
    expect(page.locator(".officer")).to_have_count(2)
    expect(page.get_by_role("heading", name="टला है, भूला नहीं")).to_be_visible()
    expect(page.get_by_role("link", name="फिर भी उन्हें फ़ोन करें")).to_be_visible()
    assert page.evaluate(TOO_SMALL) == []
    accessible(page)

    # promised by: a moment of one's own, with the officer's words; the clock waits for it
    tomorrow = timezone.localtime(world.at) + timedelta(days=1)
    simdega.get_by_text("कब तक का वादा").click()
    simdega.get_by_label("चाहें तो उनके शब्दों में").fill("टैंकर रास्ते में है")
    accessible(page)
    simdega.get_by_label("कोई और दिन और समय").fill(tomorrow.strftime("%Y-%m-%dT11:30"))
    press(page, "dc-simdega", "यह वादा दर्ज करें")
    call = Call.objects.latest("pk")
    assert (call.outcome, call.words, call.by) == ("promised", "टैंकर रास्ते में है", "Sunita")
    assert call.promise_by is not None
    assert timezone.localtime(call.promise_by).strftime("%d %H:%M") == tomorrow.strftime("%d 11:30")
    assert call.escalations.count() == 2
    expect(simdega).to_have_count(0)

    # the second call of the day: nobody answers; with it the day's two calls are used
    last = page.locator(".officer").first
    press(page, str(last.get_attribute("id")).removeprefix("office-"), "नहीं उठाया")
    expect(page.locator(".quiet-hours b").first).to_contain_text("2")
    expect(page.locator("h1")).to_have_text("अभी किसी कार्यालय को फ़ोन नहीं करना")
    page.get_by_role("link", name="फिर भी उन्हें फ़ोन करें").click()
    page.wait_for_url("**all=1")
    code = str(page.locator(".officer").first.get_attribute("id")).removeprefix("office-")
    press(page, code, "ग़लत नंबर")
    assert sorted(Call.objects.values_list("outcome", flat=True)) == ["no_answer", "promised", "wrong_number"]

    # at night the quiet hours hold one back and let a red one through; the page says both
    world.wait(hours=5)
    directed(world, text="गढ़वा में 3 लोग कुएँ में फँसे हैं", owner="dc-garhwa", urgency=3)
    page.goto(f"{people.site.address}/calls/")
    red = page.locator("#office-dc-garhwa")
    expect(red).to_contain_text("सबसे पहले, किसी भी समय फ़ोन करें")
    expect(page.locator("#office-dc-simdega")).to_have_count(0)
    accessible(page)
    press(page, "dc-garhwa", "बात हुई")
    expect(red).to_have_count(0)
    assert Call.objects.latest("pk").outcome == "reached"
