"""The desk's list in a real browser: live, from the keyboard, and nothing moves under the hand."""

from playwright.sync_api import Page, expect

from sunwai.simulate import World
from tests.browser.line import line_to
from tests.browser.people import People, accessible
from tests.browser.site import Site

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
    page.get_by_role("combobox", name="Go to a screen").type(case.docket[-5:])
    expect(page.locator("#palette [role=option]").first).to_contain_text(case.docket)
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


def test_a_clear_post_is_handled_from_the_list_with_the_keyboard_alone(world: World, people: People) -> None:
    first, second = world.citizen("Asha").posts(BOLBA), world.citizen("Birsa").posts(WATER)
    world.settle()
    page = people.opens("/", name="Ravi", duty="desk")
    chosen = page.locator(".row.is-at")
    top = chosen.get_attribute("data-docket")
    expect(page.locator(f'#peek [data-docket="{top}"]')).to_be_visible()
    accessible(page)

    page.keyboard.press("j")
    expect(chosen).not_to_have_attribute("data-docket", str(top))
    page.keyboard.press("k")
    expect(chosen).to_have_attribute("data-docket", str(top))
    expect(page.locator(f'#peek [data-docket="{top}"]')).to_be_visible()
    page.keyboard.press("a")

    expect(page.locator("#told")).to_contain_text("Accepted.")
    expect(chosen.locator(".wait")).to_contain_text("accepted")
    expect(chosen.locator("a")).to_be_focused()
    page.keyboard.press("z")
    expect(page.locator("#told")).to_contain_text("Undone.")
    expect(chosen.locator(".wait")).to_contain_text("new")
    assert {str(row.status) for post in (first, second) if (row := world.case_of(post))} == {"received"}


def test_setting_aside_asks_why_and_leaves_every_row_where_it_was(world: World, people: People) -> None:
    world.citizen("Asha").posts(BOLBA)
    world.citizen("Birsa").posts(WATER)
    world.settle()
    page = people.opens("/", name="Ravi", duty="desk")
    before = page.locator(".row").evaluate_all("rows => rows.map(row => row.id)")
    top = page.locator(".row.is-at").get_attribute("data-docket")
    expect(page.locator(f'#peek [data-docket="{top}"]')).to_be_visible()

    people.forgive("400 (Bad Request)")
    page.keyboard.press("s")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#peek .refusal")).to_contain_text("Choose why it is set aside")
    page.get_by_label("Reason").select_option("spam")
    page.locator("#peek").get_by_role("button", name="Set aside").click()

    expect(page.locator("#told")).to_contain_text("Set aside.")
    assert page.locator(".row").evaluate_all("rows => rows.map(row => row.id)") == before
    expect(page.locator(".row.is-at")).not_to_have_attribute("data-docket", str(top))


def test_e_and_a_letter_lead_to_the_very_field(world: World, people: People) -> None:
    world.citizen("Asha").posts(BOLBA)
    world.settle()
    page = people.opens("/", name="Ravi", duty="desk")
    page.locator('#peek [data-key="e k"]').wait_for()

    page.keyboard.press("e")
    page.keyboard.press("k")

    page.wait_for_url("**/case/*/#f-kind")
    expect(page.locator("#f-kind").get_by_role("combobox")).to_be_focused()


def test_letters_typed_in_a_field_are_words_and_may_be_switched_off_altogether(world: World, people: People) -> None:
    world.citizen("Asha").posts(BOLBA)
    world.settle()
    page = people.opens("/", name="Ravi", duty="desk")
    page.locator('#peek [data-key="a"]').wait_for()
    page.keyboard.press("/")
    page.keyboard.type("ah3")
    expect(page.get_by_role("searchbox")).to_have_value("ah3")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_label("Single letters do something").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    expect(page).to_have_title("On the desk (1) · Sunwai")
    page.keyboard.press("?")
    page.get_by_label("Single letters do something").check()
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    page.wait_for_url("**/?view=nod")


def test_a_keyboard_that_writes_devanagari_is_read_by_where_its_keys_lie(world: World, people: People) -> None:
    world.citizen("Asha").posts(BOLBA)
    world.settle()
    page = people.opens("/", name="Ravi", duty="desk")
    page.locator('#peek [data-key="h"]').wait_for()

    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'प', code: 'KeyH', bubbles: true}))")

    expect(page.locator(".row.is-at .hold")).to_contain_text("Ravi")


def test_search_finds_a_hindi_post_by_roman_letters(world: World, people: People) -> None:
    post = world.citizen("Asha").posts(BOLBA)
    world.settle()
    case = world.case_of(post)
    assert case is not None
    page = people.opens("/", name="Ravi", duty="desk", language="hi")

    page.keyboard.press("/")
    page.keyboard.type("bolba netwark")
    page.keyboard.press("Enter")

    expect(page.locator(f"#row-{case.docket}")).to_be_visible()
    accessible(page)


def test_a_stream_that_was_cut_tells_what_was_missed_once(world: World, people: People, site: Site) -> None:
    world.citizen("Asha").posts(BOLBA)
    world.settle()
    people.forgive("net::ERR_")
    with line_to(site) as line:
        page = people.context(name="Ravi", duty="desk").new_page()
        page.goto(f"{line.address}/")
        expect(page.locator("html")).to_have_attribute("data-live", "on")
        row = page.locator(".row a").first
        row.focus()
        world.citizen("Birsa").posts(WATER)
        world.settle()
        expect(page.get_by_role("link", name="1 newer post")).to_be_visible()

        line.cut()
        expect(page.locator("html")).to_have_attribute("data-live", "dead")
        world.citizen("Chand").posts(f"{WATER} and again")
        world.settle()
        with page.expect_request("**/live/**", timeout=30000) as again:
            line.mend()

        expect(page.get_by_role("link", name="2 newer posts")).to_be_visible(timeout=30000)
        expect(page.locator("html")).to_have_attribute("data-live", "on")
        expect(row).to_be_focused()
        assert again.value.all_headers().get("last-event-id", "").startswith("e")


def test_while_the_stream_is_dead_the_page_asks_and_after_a_while_says_so(world: World, people: People) -> None:
    world.citizen("Asha").posts(BOLBA)
    world.settle()
    people.forgive("net::ERR_")
    page = people.context(name="Ravi", duty="desk").new_page()
    page.route("**/live/**", lambda route: route.abort())
    page.goto(f"{people.site.address}/")

    world.citizen("Birsa").posts(WATER)
    world.settle()

    expect(page.get_by_role("link", name="1 newer post")).to_be_visible(timeout=30000)
    expect(page.get_by_text("Live updates stopped.")).to_be_visible(timeout=60000)


def test_a_tab_in_the_background_is_told_by_the_one_that_listens(world: World, people: People) -> None:
    world.citizen("Asha").posts(BOLBA)
    world.settle()
    front = people.opens("/", name="Ravi", duty="desk")
    expect(front.locator("html")).to_have_attribute("data-live", "on")
    back = front.context.new_page()
    streams: list[str] = []
    back.on("request", lambda request: streams.append(request.url) if "/live/" in request.url else None)
    back.goto(front.url)
    front.bring_to_front()

    world.citizen("Birsa").posts(WATER)
    world.settle()

    expect(front.get_by_role("link", name="1 newer post")).to_be_visible()
    expect(back.get_by_role("link", name="1 newer post")).to_be_visible()
    assert streams == []
    front.close()
    world.citizen("Chand").posts(f"{WATER} and again")
    world.settle()
    expect(back.get_by_role("link", name="2 newer posts")).to_be_visible()


def test_the_list_works_without_any_script(world: World, people: People) -> None:
    post = world.citizen("Asha").posts(BOLBA)
    world.settle()
    case = world.case_of(post)
    assert case is not None
    page = people.opens("/", name="Ravi", duty="desk", scripts=False)
    page.get_by_text("Narrow to").click()
    page.get_by_label("District").select_option(label="Simdega")
    page.get_by_role("button", name="Narrow").click()
    expect(page.locator(".row")).to_have_count(1)
    page.get_by_label("District").select_option(label="Ranchi")
    page.get_by_role("button", name="Narrow").click()
    expect(page.locator(".row")).to_have_count(0)
    page.get_by_role("link", name="Show all").click()
    page.locator(".row a").click()
    page.wait_for_url(f"**/case/{case.docket}/")
