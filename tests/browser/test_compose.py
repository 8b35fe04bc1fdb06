"""Writing at the desk in a real browser: words that follow the form, one key for the shield, nothing lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from sunwai.cases.models import Case
from sunwai.direction.models import Direction
from sunwai.nod.models import Nod
from sunwai.simulate import World
from tests.browser.people import People, accessible

BOLBA = "@jh_sunwai सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है।"


@pytest.fixture
def case(world: World) -> Case:
    """One matter that Ravi took up."""
    post = world.citizen("Asha").posts(BOLBA)
    return world.desk("Ravi").accepts(post, district="Simdega", kind="telecom")


def on(case: Case, people: People, *, name: str = "Ravi", **how: object) -> Page:
    return people.opens(f"/case/{case.docket}/", name=name, duty="desk", **how)  # type: ignore[arg-type]


def test_untouched_words_follow_the_language_and_touched_ones_stay(case: Case, people: People) -> None:
    page = on(case, people)
    words = page.get_by_label("Words to be posted")
    expect(words).to_have_value(_has("कृपया"))

    page.locator("#form-direction").get_by_text("English", exact=True).click()

    expect(words).to_have_value(_has("Please verify"))
    expect(words).to_have_attribute("lang", "en")
    words.fill("My own words")
    page.locator("#form-direction").get_by_text("हिन्दी", exact=True).click()
    expect(page.locator("#count-direction")).to_contain_text("12 of 280")
    expect(words).to_have_value("My own words")


def test_the_shield_is_answered_at_one_key_and_the_approver_sees_the_safe_words(case: Case, people: People) -> None:
    page = on(case, people)
    page.get_by_role("button", name="Make the draft").first.click()
    page.wait_for_load_state()
    direction = Direction.objects.get()
    words = page.locator(f"#words-{direction.number}")
    words.fill(direction.words.replace("कृपया", "9876543210 पर बात कर कृपया"))
    expect(page.get_by_text("These words show a person.")).to_be_visible()
    accessible(page)

    page.get_by_role("heading", level=1).click()
    page.keyboard.press("w")

    expect(words).not_to_have_value(_has("9876543210"))
    expect(page.get_by_text("These words show a person.")).to_have_count(0)
    page.get_by_role("button", name="Change the words").click()
    page.get_by_role("button", name="Ask for the nod").click()
    expect(page.get_by_text("These exact words lie before the approver.")).to_be_visible()
    assert "9876543210" not in Nod.objects.get().words


def test_unfinished_words_are_there_again_and_a_colleague_sees_that_somebody_writes(case: Case, people: People) -> None:
    page = on(case, people)
    page.get_by_label("Words to be posted").fill("अधूरे शब्द")
    expect(page.locator("#kept-direction")).to_contain_text("Kept for you")

    meena = on(case, people, name="Meena")
    expect(meena.get_by_text("Ravi is writing here")).to_be_visible()
    expect(meena.get_by_label("Words to be posted")).not_to_have_value("अधूरे शब्द")

    page.reload()
    expect(page.get_by_label("Words to be posted")).to_have_value("अधूरे शब्द")
    page.get_by_role("button", name="Throw them away").click()
    expect(page.get_by_label("Words to be posted")).to_have_value(_has("कृपया"))


def test_without_script_a_direction_is_written_and_asked_about(case: Case, people: People) -> None:
    page = on(case, people, scripts=False)

    page.get_by_role("button", name="Make the draft").first.click()
    page.get_by_role("button", name="Ask for the nod").click()

    assert Nod.objects.get().words == Direction.objects.get().words


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["en", "hi"])
def test_every_form_of_the_composer_is_accessible_on_a_phone_too(
    case: Case, people: People, language: str, dark: bool
) -> None:
    page = on(case, people, language=language, dark=dark, phone=True)
    for place in range(page.locator("details[name=write]").count()):
        page.locator("details[name=write]").nth(place).evaluate("form => { form.open = true }")
        accessible(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0


def _has(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words))
