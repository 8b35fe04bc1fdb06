"""The case page from the keyboard, and while the record goes on elsewhere."""

from sunwai.cases import actions as cases
from sunwai.cases.models import Case
from sunwai.intake.models import Post
from sunwai.simulate import World
from tests.browser.people import People, accessible

BOLBA = "@jh_sunwai सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है।"
TWINS = "@jh_sunwai डुमरी प्रखंड में छह महीने से पेंशन नहीं मिली"
HURT = "@jh_sunwai पाकुड़ के महेशपुर में प्रसूता को अस्पताल ले जाने के लिए एंबुलेंस नहीं आ रही, जान बचाइए"


def docket_of(world: World, text: str, name: str = "Asha") -> str:
    post = world.citizen(name).posts(text)
    world.settle()
    case = world.case_of(post)
    assert case is not None
    return case.docket


def test_a_field_is_set_right_with_two_keys_a_choice_and_enter(world: World, people: People) -> None:
    page = people.opens(f"/case/{docket_of(world, BOLBA)}/?view=new", name="Ravi", duty="desk")

    page.keyboard.press("e")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "c-kind"
    page.locator("#c-kind").select_option("power")
    page.keyboard.press("Enter")

    page.wait_for_selector("#f-kind .sure :text('Ravi')")
    assert "view=new" in page.url
    accessible(page)


def test_one_of_three_answers_is_one_press_away_and_none_is_chosen_before(world: World, people: People) -> None:
    page = people.opens(f"/case/{docket_of(world, TWINS)}/", name="Ravi", duty="desk")
    assert page.locator("#f-place button:visible").all_inner_texts() == ["Giridih", "Gumla"]

    page.get_by_role("button", name="Gumla", exact=True).click()

    page.wait_for_selector("#f-place b:text-is('Gumla')")
    accessible(page)


def test_the_veil_is_lifted_by_its_key_for_one_person(world: World, people: People) -> None:
    docket = docket_of(world, HURT)
    picture = {"key": "1", "kind": "photo", "url": "https://pbs.example/1.jpg", "alt": "a woman lying down"}
    Post.objects.filter(case__docket=docket).update(media=[picture])
    page = people.opens(f"/case/{docket}/", name="Ravi", duty="desk")
    assert page.get_by_text("a woman lying down").count() == 0
    accessible(page)

    page.keyboard.press("b")

    page.get_by_text("a woman lying down").wait_for()
    other = people.opens(f"/case/{docket}/", name="Meena", duty="desk", language="hi", dark=True)
    assert other.get_by_text("a woman lying down").count() == 0
    accessible(other)


def test_what_comes_meanwhile_is_announced_and_appended_and_a_draft_stays(world: World, people: People) -> None:
    docket = docket_of(world, BOLBA)
    case = Case.objects.get(docket=docket)
    world.desk("Ravi").accepts(case)
    page = people.opens(f"/case/{docket}/", name="Ravi", duty="desk")
    words = page.locator("textarea[name=words]:visible").first
    words.fill("half a sentence that nobody may lose")
    before = page.locator("#record > li").count()

    cases.hold(case, by="Meena", at=world.at)

    button = page.locator("#something-new")
    button.wait_for(state="visible")
    assert "1" in button.inner_text()
    assert page.locator("#record > li").count() == before
    button.click()
    page.locator("#record > li").nth(before).wait_for()
    assert words.input_value() == "half a sentence that nobody may lose"
    assert not button.is_visible()
