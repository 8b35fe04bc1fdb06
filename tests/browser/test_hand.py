"""A clear post from the list to the approver with the keyboard alone: the way, and how few keys it takes."""

from playwright.sync_api import expect

from sunwai.nod.models import Nod
from sunwai.simulate import World
from tests.browser.clear_posts import CLEAR, to_the_approver
from tests.browser.hand import Hand
from tests.browser.people import People, accessible

MOST_KEYS = 7


def test_a_clear_post_goes_from_the_list_to_the_approver_in_seven_keys(world: World, people: People) -> None:
    for name, text in list(CLEAR.items())[:4]:
        world.citizen(name).posts(text)
    world.settle()
    page = people.opens("/", name="Ravi", duty="desk")
    above, *_ = rows = page.locator(".row").evaluate_all("rows => rows.map(row => row.dataset.docket)")
    page.keyboard.press("j")
    hand = Hand(page, pace=0)

    first = to_the_approver(hand)
    accessible(page)
    hand.presses("u")
    expect(page.locator(f"#row-{rows[2]} a")).to_be_focused()
    assert hand.keystrokes <= MOST_KEYS, hand.keys
    second = to_the_approver(hand)

    assert [first, second] == rows[1:3]
    assert {nod.case.docket for nod in Nod.objects.all()} == {first, second}
    page.keyboard.press("u")
    expect(page.locator(f"#row-{rows[3]} a")).to_be_focused()
    expect(page.locator(f"#row-{above}")).to_be_visible()
