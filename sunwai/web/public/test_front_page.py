"""The public front: figures with definitions, and districts whose small counts are withheld."""

from collections.abc import Callable

from django.test import Client

from sunwai.accountability.districts import districts
from sunwai.accountability.measures import measures, not_chosen
from sunwai.cases import actions as cases
from sunwai.cases.models import Case
from sunwai.simulate import World
from sunwai.web.public.test_case_page import DONE, directed
from sunwai.web.public.tiles import chart

pytest_plugins = ["tests.screens"]

Open = Callable[..., Client]
COUNTED = ("claimed", "confirmed", "disputed", "unreachable", "not_heard")


def counted(world: World, *names: str) -> list[int]:
    found = measures(at=world.at)
    return [found[name].value for name in names]


def claimed(world: World) -> Case:
    case = directed(world)
    reply = world.office("dc-simdega").posts(DONE, reply_to=world.published()[0])
    world.wait(minutes=5)
    world.desk("Ravi").confirms_reading(reply, kind="action_reported")
    return case


def test_an_officers_claim_is_counted_as_a_claim_and_never_as_confirmed(world: World) -> None:
    claimed(world)

    assert counted(world, "directed", "answered", *COUNTED) == [1, 1, 1, 0, 0, 0, 1]


def test_each_claim_is_counted_under_the_citizens_last_word_alone(world: World) -> None:
    case = claimed(world)
    meena = world.desk("Meena")

    meena.records_word(case, "confirmed")
    assert counted(world, *COUNTED) == [1, 1, 0, 0, 0]
    world.wait(minutes=1)
    meena.records_word(case, "disputed")
    assert counted(world, *COUNTED) == [1, 0, 1, 0, 0]


def test_a_matter_is_silent_from_its_due_time_until_it_is_rung(world: World) -> None:
    case = directed(world)
    assert counted(world, "silent") == [0]

    world.wait(hours=7)
    assert counted(world, "silent") == [1]

    world.secretary().calls(case, "reached")
    assert counted(world, "silent") == [0]


def test_a_matter_set_aside_is_counted_with_its_reason(world: World) -> None:
    post = world.citizen("Asha").posts("बहुत बढ़िया काम सर")
    world.desk("Ravi").sets_aside(post, "praise")

    assert counted(world, "taken_in", "accepted", "set_aside") == [1, 0, 1]
    assert not_chosen()["praise"] == 1


def test_fewer_than_five_matters_of_a_district_are_withheld(world: World) -> None:
    asha = world.citizen("Asha")
    for number in range(5):
        asha.posts(f"सिमडेगा जिले के बोलबा प्रखंड में बिजली नहीं है, {number} दिन से")
        world.wait(minutes=1)
    asha.posts("गढ़वा जिले के रमना प्रखंड में बिजली नहीं है")
    world.wait(minutes=1)
    [garhwa_matter] = Case.objects.exclude(district_key="district:342")

    shown = {row.key: row for row in districts()}

    assert len(shown) == 24
    assert (shown["district:342"].taken_in, shown["district:342"].per_lakh) == (5, 0.8)
    assert shown[garhwa_matter.district_key].taken_in is None
    assert shown["district:342"].directed is None


def test_every_district_is_a_tile_of_one_size_and_a_row_of_the_table(world: World, browser: Open) -> None:
    drawn = chart(districts(), language="en")
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == 24

    page = browser().get("/public/").content.decode()

    assert page.count('width="84" height="84"') == 24
    assert page.count('<th scope="row">') == 24
    assert "Simdega" in page


def test_each_figure_on_the_page_has_its_definition_in_the_readers_language(world: World, browser: Open) -> None:
    english, hindi = (browser().get(f"/public/?lang={code}").content.decode() for code in ("en", "hi"))

    for measure in measures(at=world.at).values():
        assert measure.definition_en.replace("'", "&#x27;") in english
        assert measure.definition_hi.replace("'", "&#x27;") in hindi


def test_a_sealed_matter_is_listed_without_its_kind_office_or_summary(world: World, browser: Open) -> None:
    case = directed(world)
    cases.summarise(case, by="Ravi", at=world.at, en="No signal in two villages.", hi="")
    cases.seal(case, by="Ravi", at=world.at, why="child")
    world.wait(hours=7)

    page = browser().get("/public/").content.decode()

    assert f"/public/{case.docket}/" in page
    assert [word for word in ("No signal in two", "Telecom", "Deputy Commissioner") if word in page] == []


def test_a_matter_not_taken_up_is_counted_but_not_listed(world: World, browser: Open) -> None:
    world.citizen("Asha").posts("सिमडेगा में सड़क टूटी है")
    world.wait(minutes=1)

    page = browser().get("/public/").content.decode()

    assert Case.objects.get().docket not in page
    assert "1 matter heard" in page
