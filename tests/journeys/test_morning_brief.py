"""The morning brief: yesterday in six figures, and what this day must not forget, on one page."""

from collections.abc import Callable
from datetime import timedelta

from sunwai.accountability.brief import MOST, brief
from sunwai.cases.models import Case
from sunwai.simulate import World
from tests.journeys import brought
from tests.screens import Browser, browser  # noqa: F401  # a fixture

TAG = "सिमडेगा जिले के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है।"
ANSWER = "महोदय, एक टावर चालू कर दिया गया है। दूसरा टावर 16 जनवरी तक लगा दिया जाएगा।"
PRAISE = "@jh_sunwai बहुत बढ़िया काम, धन्यवाद मुख्यमंत्री जी"


def directed(world: World) -> Case:
    case, _ = brought.directed(world, text=TAG)
    return case


def test_an_empty_morning_says_so_and_counts_nothing(world: World) -> None:
    page = brief(at=world.at)

    assert (page.came, page.went_out, page.answered, page.silent, page.disputed) == (0, 0, 0, 0, 0)
    assert page.look_again is None
    assert not page.quiet.rows


def test_what_came_went_out_and_stays_silent_is_counted_once_a_matter(world: World) -> None:
    case = directed(world)
    world.wait(hours=7)

    page = brief(at=world.at)

    assert (page.came, page.went_out, page.silent) == (1, 1, 1)
    [silence] = page.silences.rows
    assert (silence.window.case, silence.rung) == (case, 0)


def test_yesterdays_figures_leave_out_what_came_before(world: World) -> None:
    directed(world)
    world.wait(days=2)

    page = brief(at=world.at)

    assert (page.came, page.went_out) == (0, 0)
    assert page.silent == 1, "what is silent is counted as it stands, however long"


def test_a_rung_office_and_its_promise_of_today_stand_in_the_brief(world: World) -> None:
    case = directed(world)
    world.wait(hours=7)
    world.secretary().calls(case, "promised", promise=timedelta(hours=20))
    reply = world.office("dc-simdega").posts(ANSWER, reply_to=world.published()[0])
    world.desk("Meena").confirms_reading(reply)

    world.wait(hours=16)

    page = brief(at=world.at)
    [promise] = page.promises.rows
    assert (promise.case, promise.office.code) == (case, "dc-simdega")
    assert page.answered == 1


def test_one_of_yesterdays_set_aside_is_drawn_by_lot_and_the_draw_can_be_repeated(world: World) -> None:
    for number in range(4):
        post = world.citizen(f"Praiser {number}").posts(f"{PRAISE} {number}")
        world.wait(minutes=1)
        world.desk("Ravi").sets_aside(post, "praise")

    drawn = brief(at=world.at).look_again

    assert drawn is not None
    assert drawn == brief(at=world.at).look_again
    assert dict(brief(at=world.at).set_aside) == {"praise": 4}


def test_a_long_list_is_cut_to_the_page_and_says_how_many_more(world: World) -> None:
    for number in range(MOST + 2):
        post = world.citizen(f"Asha {number}").posts(f"रांची के कांके में मरीज़ की जान ख़तरे में है, एंबुलेंस तुरंत भेजिए {number}")
        world.wait(minutes=1)
        world.desk("Ravi").accepts(post, urgency=3)

    page = brief(at=world.at)

    assert len(page.red.rows) == MOST
    assert page.red.more == 2


def test_a_district_of_which_nothing_came_is_a_question(world: World) -> None:
    directed(world)
    world.wait(days=11)

    quiet = brief(at=world.at).quiet

    assert quiet.rows[0].days == 11
    assert len(quiet.rows) + quiet.more == 24


def test_the_page_opens_for_the_desk_and_not_for_the_reviewer(
    world: World,
    browser: Callable[..., Browser],  # noqa: F811  # the fixture
) -> None:
    case = directed(world)
    world.wait(hours=7)

    page = browser("Meena", "desk_lead").get("/brief/")

    assert page.status_code == 200
    assert case.docket in page.content.decode()
    assert browser("Nazia", "reviewer").get("/brief/").status_code == 403
    assert browser().get("/brief/").status_code == 302
