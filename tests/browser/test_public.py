"""Who is outside: Asha reads on a cheap phone what became of her matter; a reviewer checks the counts and the marks."""

import json

from playwright.sync_api import Page, expect

from sunwai.cases.models import Case
from sunwai.simulate import World
from tests.browser.people import People, accessible

BOLBA = "@jh_sunwai सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है।"


def in_public(world: World) -> tuple[Case, str]:
    """Asha's matter once the officer has answered her, and the words that stand in public."""
    dc = world.office("dc-simdega")
    post = world.citizen("Asha").posts(BOLBA)
    ravi = world.desk("Ravi")
    case = ravi.accepts(post, district="Simdega", kind="telecom")
    direction = ravi.drafts(case, owner="dc-simdega")
    ravi.asks_nod(case)
    world.approver().nods(case)
    world.wait(minutes=5)
    dc.posts("@jh_sunwai महोदय, दोनों पंचायतों में टावर चालू कर दिए गए हैं।", reply_to=world.published()[-1])
    world.wait(days=1, minutes=5)
    direction.refresh_from_db()
    return case, direction.words


def no_wider(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_a_citizen_reads_what_became_of_her_matter_on_a_phone_without_script(world: World, people: People) -> None:
    case, words = in_public(world)

    page = people.opens(f"/public/{case.docket}/", phone=True, language="hi", scripts=False)

    expect(page.locator("blockquote.our-words").first).to_have_text(words)
    expect(page.locator("table.truths")).to_contain_text("कार्यालय")
    expect(page.get_by_text("क्या यह आपका मामला है?")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("छह साल से")  # no post is quoted, hers no more than others'
    expect(page.locator("body")).not_to_contain_text("asha")
    assert {cookie["name"] for cookie in page.context.cookies()} == {"django_language"}  # a reader is not followed
    page.locator("code.mark").wait_for()
    no_wider(page)


def test_a_reviewer_reads_the_definitions_the_table_and_the_marks_of_each_day(world: World, people: People) -> None:
    case, _ = in_public(world)
    page = people.opens("/public/")

    page.get_by_text("How each is counted").click()
    expect(page.locator(".counted")).to_be_visible()
    page.get_by_text("The same as a table, with names").click()
    expect(page.locator("table.by-district")).to_contain_text("Simdega")
    accessible(page)
    no_wider(page)

    page.goto(f"{people.site.address}/public/{case.docket}/")
    mark = page.locator("code.mark").inner_text()
    assert mark
    page.get_by_text("Check it yourself").click()
    accessible(page)
    page.get_by_role("link", name="The mark of each day").click()
    page.wait_for_url("**/public/roots/**")
    accessible(page)
    roots = json.loads(page.request.get(f"{people.site.address}/public/roots.json").text())
    assert roots
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
