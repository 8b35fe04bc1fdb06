"""The protocol in a real browser: the lead drafts, tries out and submits; the approver puts in force what was shown."""

import pytest
from playwright.sync_api import Page, expect

from sunwai.simulate import World
from sunwai.sop.actions import in_force, put_in_force
from tests.browser.people import People, accessible


def drafted(people: People, *, language: str = "en", dark: bool = False) -> Page:
    """Meena begins a draft and gives offices of the State four hours."""
    page = people.opens("/sop/", name="Meena", duty="desk_lead", language=language, dark=dark)
    page.locator('form[action="/sop/draft/start"] button').click()
    page.locator('#clauses a[href$="/clause/window.0/"]').click()
    page.locator("#f-due_after").fill("4 h")
    page.locator("#f-warn_after").fill("3 h")
    page.locator("main .btn.main").click()
    return page


def without_keys(world: World) -> str:
    """The protocol in force, but for the second factor: passkeys have a journey of their own."""
    text = in_force(at=world.at).text.replace("version = 1", "version = 2", 1)
    return text.replace('second_factor_for = ["approver"]', "second_factor_for = []", 1)


def test_a_lead_drafts_tries_out_and_submits_and_the_approver_puts_in_force(world: World, people: People) -> None:
    put_in_force(without_keys(world), by="Chief Minister", at=world.at)
    lead = drafted(people)
    expect(lead.locator(".changes")).to_contain_text("Window for district, police, department")

    lead.get_by_role("link", name="What if it had held?").click()
    lead.locator("#w-days").fill("10")
    lead.get_by_role("button", name="Play it").click()
    expect(lead.get_by_role("img")).to_have_count(3)
    accessible(lead)

    lead.go_back()
    lead.go_back()
    lead.get_by_role("button", name="Put before the approver").click()
    expect(lead.locator(".told")).to_contain_text("The draft lies before the approver.")
    chief = people.opens("/sop/", name="Chief Minister", duty="approver")
    chief.get_by_role("link", name="Open the draft").click()
    accessible(chief)
    chief.get_by_role("button", name="Put it in force").click()

    expect(chief.locator(".told")).to_contain_text("Version 3 is put in force.")
    assert in_force(at=world.at).number == 3


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["en", "hi"])
def test_a_draft_with_mistakes_and_a_clauses_form_are_accessible(
    world: World, people: People, language: str, dark: bool
) -> None:
    page = drafted(people, language=language, dark=dark)
    page.locator('#clauses a[href$="/clause/holidays/"]').click()
    accessible(page)
    page.locator("#f-last_year").fill("1999")
    page.locator("main .btn.main").click()

    expect(page.locator(".mistakes li")).to_have_count(1)
    accessible(page)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
