"""Every screen, in both languages and both themes, for everybody who may open it: no error, nothing inaccessible."""

import pytest
from playwright.sync_api import Page

from sunwai.simulate import World
from tests.browser.people import People, accessible

BOLBA = "@jh_sunwai सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है।"
SCREENS = [
    ("/", "Ravi", "desk", False),
    ("/bring-in/", "Ravi", "desk", False),
    ("/search/?q=bolba", "Ravi", "desk", False),
    ("/brief/", "Meena", "desk_lead", False),
    ("/notices/", "Meena", "desk_lead", False),
    ("/roster/", "Meena", "desk_lead", False),
    ("/pen/", "Ravi", "desk", False),
    ("/case/{docket}/", "Ravi", "desk", False),
    ("/looks/", "Ravi", "desk", False),
    ("/switch/", "Meena", "desk_lead", False),
    ("/nod/", "Chief Minister", "approver", True),
    ("/calls/", "Secretary", "secretary", True),
    ("/sign-in/", "", "", True),
    ("/public/", "", "", True),
    ("/public/roots/", "", "", True),
    ("/public/sop/", "", "", True),
    ("/sop/", "Meena", "desk_lead", False),
    ("/sop/1/", "Meena", "desk_lead", False),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize(("path", "name", "duty", "phone"), SCREENS, ids=[row[0] for row in SCREENS])
def test_a_screen_is_accessible_and_shows_no_error(
    world: World, people: People, path: str, name: str, duty: str, phone: bool, language: str, dark: bool
) -> None:
    post = world.citizen("Asha").posts(BOLBA)
    world.settle()
    case = world.case_of(post)
    assert case is not None

    page = people.opens(
        path.format(docket=case.docket), name=name, duty=duty, phone=phone, language=language, dark=dark
    )

    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    _nothing_sticks_out(page)
    accessible(page)


def _nothing_sticks_out(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than the screen"
