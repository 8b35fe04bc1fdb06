"""A slow line, letters twice as large, a screen that must stand still, and two at one matter in the same minute."""

from playwright.sync_api import Page, expect

from sunwai.cases.models import Case, Entry
from sunwai.simulate import World
from tests.browser.clear_posts import CLEAR
from tests.browser.people import People, accessible

SLOW = {"offline": False, "latency": 700, "downloadThroughput": 30_000, "uploadThroughput": 10_000}  # a village's 2G
TWICE_AS_LARGE = {"width": 720, "height": 450}  # what 200 % leaves of a desk's 1440 by 900
MOVING = """() => [...document.querySelectorAll("*")].filter((node) => {
    const look = getComputedStyle(node), long = (text) => text.split(", ").some((span) => parseFloat(span) > 0.01);
    return long(look.transitionDuration) || (look.animationName !== "none" && long(look.animationDuration));
}).map((node) => node.outerHTML.slice(0, 80))"""
CUT_OFF = """() => [...document.querySelectorAll("main button, main a.btn, main h1, main h2")]
    .filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > innerWidth + 1)
    .map((node) => node.outerHTML.slice(0, 80))"""


def opened(world: World, *names: str) -> list[Case]:
    posts = [world.citizen(name).posts(CLEAR[name]) for name in names]
    world.settle()
    return [case for post in posts if (case := world.case_of(post))]


def test_on_a_slow_line_a_key_pressed_three_times_does_it_once_and_nothing_is_lost(
    world: World, people: People
) -> None:
    [case] = opened(world, "Asha")
    page = people.opens("/", name="Ravi", duty="desk")
    page.locator('#peek [data-key="a"]').wait_for()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)

    for _ in range(3):
        page.keyboard.press("a")

    expect(page.locator("#told")).to_contain_text("Accepted.")
    expect(page.locator(f"#row-{case.docket} .wait")).to_contain_text("accepted")
    expect(page.locator("#undo button")).to_be_enabled()
    expect(page.locator("#peek .refusal")).to_be_hidden()
    assert Entry.objects.filter(case=case, verb="accepted").count() == 1


def test_two_at_one_matter_the_second_is_told_and_nothing_is_done_twice(world: World, people: People) -> None:
    [case] = opened(world, "Asha")
    ravi = people.opens(f"/case/{case.docket}/", name="Ravi", duty="desk")
    meena = people.opens(f"/case/{case.docket}/", name="Meena", duty="desk")
    people.forgive("409 (Conflict)")
    people.forgive("400 (Bad Request)")

    meena.keyboard.press("a")
    expect(meena.locator('#next a[href="#draft"]')).to_be_visible()
    expect(ravi.locator("#something-new")).to_be_visible()
    ravi.get_by_role("button", name="Accept", exact=True).click()

    expect(ravi.locator("#refusal, .refusal").locator("visible=true").first).to_contain_text("quicker")
    accessible(ravi)
    assert list(Entry.objects.filter(case=case, verb="accepted").values_list("by", flat=True)) == ["Meena"]


def test_at_twice_the_size_and_without_motion_every_screen_is_whole(world: World, people: People) -> None:
    case, _ = opened(world, "Asha", "Birsa")
    for path, name, duty in (
        ("/", "Ravi", "desk"),
        (f"/case/{case.docket}/", "Ravi", "desk"),
        ("/brief/", "Meena", "desk_lead"),
        ("/calls/", "Sunita", "secretary"),
        ("/nod/", "Chief Minister", "approver"),
        ("/public/", "", ""),
    ):
        page = people.context(name=name, duty=duty, language="hi", motion=False).new_page()
        page.set_viewport_size(TWICE_AS_LARGE)  # type: ignore[arg-type]
        page.goto(people.site.address + path)
        _whole(page)


def _whole(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than the screen"
    assert page.evaluate(CUT_OFF) == [], page.url
    assert page.evaluate(MOVING) == [], page.url
    accessible(page)
