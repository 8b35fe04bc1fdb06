"""The desk's list in a real browser: live, from the keyboard, and nothing moves under the hand."""

from playwright.sync_api import Page, expect

from sunwai.simulate import World
from tests.browser.people import People, accessible

BOLBA = "@jh_sunwai सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है।"
WATER = "@jh_sunwai Hand pump broken for three weeks in Torpa, Khunti, children are ill"


def focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def test_a_new_post_is_only_counted_and_comes_in_when_asked(world: World, people: People) -> None:
    world.citizen("Asha").posts(BOLBA)
    world.settle()
    page = people.opens("/", name="Ravi", duty="desk")
    row = page.locator(".row a").first
    row.focus()
    before = page.locator(".row").count()

    world.citizen("Birsa").posts(WATER)
    world.settle()

    expect(page.get_by_role("link", name="1 newer post")).to_be_visible()
    assert page.locator(".row").count() == before
    expect(row).to_be_focused()
    page.keyboard.press(".")
    expect(page.locator(".row")).to_have_count(before + 1)


def test_every_key_of_the_page_is_listed_and_focus_comes_back(world: World, people: People) -> None:
    world.citizen("Asha").posts(BOLBA)
    world.settle()
    page = people.opens("/", name="Ravi", duty="desk")
    page.locator(".row a").first.focus()
    at = focus(page)

    page.keyboard.press("?")

    keys = page.get_by_role("dialog", name="Keys on this page")
    expect(keys).to_be_visible()
    accessible(page)
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    assert focus(page) == at


def test_ctrl_k_leads_anywhere(world: World, people: People) -> None:
    post = world.citizen("Asha").posts(BOLBA)
    world.settle()
    case = world.case_of(post)
    assert case is not None
    page = people.opens("/", name="Ravi", duty="desk")

    page.keyboard.press("Control+k")
    page.get_by_role("combobox").type(case.docket[-5:])
    expect(page.get_by_role("option").first).to_contain_text(case.docket)
    accessible(page)
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/case/{case.docket}/")


def test_two_desks_see_each_other_on_one_case(world: World, people: People) -> None:
    post = world.citizen("Asha").posts(BOLBA)
    world.settle()
    case = world.case_of(post)
    assert case is not None
    ravi = people.opens(f"/case/{case.docket}/", name="Ravi", duty="desk")
    expect(ravi.locator("#presence")).to_have_text("only you are here")

    meena = people.opens(f"/case/{case.docket}/", name="Meena", duty="desk")

    expect(ravi.locator("#presence")).to_have_text("Meena reads this")
    expect(meena.locator("#presence")).to_have_text("Ravi reads this")
    meena.close()
    expect(ravi.locator("#presence")).to_have_text("only you are here")


def test_an_act_is_undone_by_one_key(world: World, people: People) -> None:
    post = world.citizen("Asha").posts(BOLBA)
    world.settle()
    case = world.case_of(post)
    assert case is not None
    page = people.opens(f"/case/{case.docket}/", name="Ravi", duty="desk")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()

    page.keyboard.press("z")

    expect(page.get_by_text("Undone. Both steps stand on the record.")).to_be_visible()
    case.refresh_from_db()
    assert case.status == "received"
