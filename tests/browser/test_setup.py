"""The first day in the browser: from the printed link to an office that is set up, and its screens in every dress."""

import pytest
from playwright.sync_api import expect

from sunwai.offices.people import links
from sunwai.simulate import World
from sunwai.sop.models import SopVersion
from tests.browser.people import People, accessible

GOOD = "a-long-and-odd-word-7"
SCREENS = (
    "/setup/",
    "/setup/office/",
    "/setup/network/",
    "/setup/directory/",
    "/setup/sop/",
    "/people/",
    "/people/record/",
    "/directory/",
    "/directory/dc-simdega/",
    "/directory/import/",
    "/directory/?show=lookalikes",
)


def test_the_first_desk_lead_comes_in_and_does_the_first_steps(world: World, people: People) -> None:
    secret = links.first_link(at=world.at)

    page = people.opens(f"/link/{secret}/")
    page.get_by_label("Name in the record").fill("Meena Devi")
    page.get_by_label("Name to sign in with").fill("meena")
    page.locator("#password").fill(GOOD)
    page.locator("#again").fill(GOOD)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Set-up")

    page.get_by_role("link", name="The office", exact=True).click()
    page.get_by_label("Name in English").fill("Chief Minister of Assam")
    page.get_by_label("Name in Hindi").fill("मुख्यमंत्री, असम")
    page.get_by_role("button", name="This is our name").click()
    expect(page.locator(".told")).to_contain_text("version 2")
    assert SopVersion.objects.latest("number").put_in_force_by == "Meena Devi"

    page.get_by_role("link", name="People", exact=True).first.click()
    page.get_by_label("Name in the record").fill("Ravi Kujur")
    page.get_by_label("Name to sign in with").fill("ravi")
    page.locator("input[name=duties][value=desk]").check()
    page.get_by_role("button", name="Add, and make the link").click()
    link = page.locator("#the-link").input_value()

    ravi = people.context().new_page()
    ravi.goto(link)
    ravi.locator("#password").fill(GOOD)
    ravi.locator("#again").fill(GOOD)
    ravi.get_by_role("button").filter(has_text="भीतर").or_(ravi.get_by_role("button", name="Come in")).first.click()
    expect(ravi.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["en", "hi"])
def test_the_screens_of_the_office_are_accessible(
    world: World, people: People, language: str, dark: bool, phone: bool
) -> None:
    world.office("dc-simdega")
    page = people.opens("/setup/", name="Meena", duty="desk_lead", phone=phone, language=language, dark=dark)
    for path in SCREENS:
        page.goto(f"{people.site.address}{path}")
        assert page.locator("h1").count() == 1
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{path} is {wide} px wider than the screen"
        accessible(page)
