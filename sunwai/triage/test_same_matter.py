"""Whether two posts tell of one matter: what proposes it, what raises and lowers it, and what it rests on."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.triage.recurring import Recurring, traits_of
from sunwai.triage.same_matter import Candidate, Told, candidates

MORNING = datetime(2020, 1, 16, 3, 30, tzinfo=UTC)
HINDI = "बोलबा में छह साल से नेटवर्क नहीं, 4200 लोग परेशान"
LATIN = "Bolba me 6 saal se network nahi, 4200 log pareshan"


def told(text: str = HINDI, key: int = 1, *, hours: float = 0, **more: object) -> Told:
    facts: dict[str, object] = {"kinds": ("telecom",), "district": "district:342", "place": "block:bolba", **more}
    return Told(key, text, MORNING + timedelta(hours=hours), **facts)  # type: ignore[arg-type]  # a test's shorthand


def weighed(other: Told, mine: Told | None = None, *, least: float = 0.01) -> Candidate | None:
    found = candidates(mine or told(), [other], within=timedelta(hours=72), least=least, most=3)
    return found[0] if found else None


def sureness(other: Told, mine: Told | None = None) -> float:
    found = weighed(other, mine)
    return found.confidence if found else 0.0


def rules(other: Told, mine: Told | None = None) -> set[str]:
    found = weighed(other, mine)
    return {reason.rule for reason in found.because} if found else set()


def test_place_kind_and_time_propose_and_shared_figures_raise() -> None:
    bare = sureness(told("बोलबा में मोबाइल बंद है", 2), told("यहाँ टावर नहीं"))
    shared = sureness(told(LATIN, 2))

    assert 0.5 <= bare < shared
    assert {"place/same", "kind/same", "number/count", "number/span"} <= rules(told(LATIN, 2))


def test_the_shared_figures_are_quoted_from_both_posts() -> None:
    found = weighed(told(LATIN, 2))
    assert found is not None
    quoted = {r.rule: (r.mine, r.theirs) for r in found.because if r.mine and r.theirs}
    mine, theirs = quoted["number/span"]
    assert (mine.text, theirs.text) == ("छह साल", "6 saal")
    assert HINDI[slice(*mine.span)] == "छह साल"


@pytest.mark.parametrize(
    "other",
    [
        told(LATIN, 2, hours=73),
        told(LATIN, 2, kinds=("ration",)),
        told(LATIN, 2, district="district:1", place="block:bolba"),
        told(LATIN, 2, place="block:other"),
    ],
    ids=["too late", "another kind", "another district", "another block"],
)
def test_what_is_not_of_one_place_kind_and_time_is_not_proposed(other: Told) -> None:
    assert weighed(other, least=0.5) is None


def test_other_figures_of_one_unit_lower() -> None:
    other = told("Bolba me 2 saal se network nahi, 90 log pareshan", 2)

    assert sureness(other) < sureness(told(LATIN, 2)) - 0.2
    assert {"number/other_span", "number/other_count"} <= rules(other)


def test_small_counts_are_of_anything_and_speak_neither_for_nor_against() -> None:
    mine, other = told("5 kilo ki jagah 3 kilo anaj"), told("पाँच किलो के बदले तीन किलो", 2)

    assert not {rule for rule in rules(other, mine) if rule.startswith("number/")}
    assert not {rule for rule in rules(told("do 7 baar", 2), mine) if rule.startswith("number/")}


def test_days_go_on_from_one_post_to_the_next() -> None:
    monday = told("transformer 5 din se jala hai")
    wednesday = told("the transformer has been burnt for 7 days", 2, hours=48)
    old = told("the transformer has been burnt for 40 days", 2, hours=48)

    assert "number/span" in rules(wednesday, monday)
    assert "number/other_span" in rules(old, monday)


def test_one_thread_makes_one_matter_where_the_place_is_not_told() -> None:
    other = told("यहाँ भी वही हाल है", 2, kinds=(), district="", place="", thread="77", pictures=frozenset({"p"}))
    mine = told(thread="77", pictures=frozenset({"p"}))

    assert {"thread/same", "picture/same"} <= rules(other, mine)
    assert weighed(told("यहाँ भी वही हाल है", 2, kinds=(), district="", place=""), mine) is None


def test_a_name_is_a_reason_and_its_letters_are_never_told() -> None:
    text, again = "मेरा नाम राम कुमार है", "name Ram Kumar"
    spans = [
        ((start := line.index(name)), start + len(name)) for line, name in ((text, "राम कुमार"), (again, "Ram Kumar"))
    ]
    found = weighed(told(again, 2, names=(spans[1],)), told(text, names=(spans[0],)))
    assert found is not None

    name = next(reason for reason in found.because if reason.rule == "name/same")
    assert name.mine is not None
    assert name.theirs is not None
    assert (name.mine.text, name.theirs.text) == ("", "")


def test_the_surest_stand_first_and_only_so_many_are_proposed() -> None:
    others = [told(LATIN, key) for key in (2, 3, 4, 5)] + [told("बोलबा में टावर", 6)]
    found = candidates(told(), others, within=timedelta(hours=72), least=0.1, most=3)

    assert [candidate.key for candidate in found] == [2, 3, 4]


@given(st.text(max_size=120), st.text(max_size=120))
def test_no_text_stops_the_weighing(one: str, other: str) -> None:
    assert 0 <= sureness(told(other, 2), told(one)) <= 1
    traits_of(one)


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("NH-33 ki haalat kharab", Recurring("road", "nh-33")),
        ("राष्ट्रीय राजमार्ग ३३ पर गड्ढे", Recurring("road", "nh-33")),
        ("एसएच 4 टूटी है", Recurring("road", "sh-4")),
        ("मेरा भाई दुबई में फँसा है", Recurring("country", "ae")),
        ("Al Nasir Company has not paid", Recurring("employer", "alnsir")),
        ("अल नासिर कंपनी ने वेतन नहीं दिया", Recurring("employer", "alnsir")),
    ],
)
def test_what_recurs_has_one_key_however_it_is_written(text: str, trait: Recurring) -> None:
    assert trait in traits_of(text)


def test_a_road_between_two_places_is_one_road_both_ways_and_in_both_scripts() -> None:
    roads = {t for text in ("तिसरी से गावां जाने वाली सड़क", "Gawan-Tisri road") for t in traits_of(text)}
    assert len(roads) == 1


def test_a_company_without_a_name_is_no_employer() -> None:
    assert traits_of("एक कंपनी ने ठगा, the company cheated us") == ()
