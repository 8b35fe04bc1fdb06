"""The infant sold near a station: a newspaper cutting, no complainant, sealed at once, found within hours."""

from datetime import timedelta

import pytest

from sunwai.accountability.record import public_case
from sunwai.cases.models import Case
from sunwai.closure.actions import NotProven
from sunwai.direction.compose import WordsRefused
from sunwai.simulate import World

CUTTING = "टाटानगर स्टेशन के पास एक महीने के शिशु को बेच दिया गया, पुलिस को सूचना नहीं। पूर्वी सिंहभूम जिले की घटना, बच्चा लापता है।"


def taken_up(world: World) -> Case:
    paper = world.citizen("Prabhat Samachar, 15 January, page 3", network="press")
    cutting = paper.posts(CUTTING)
    return world.desk("Ravi").accepts(cutting, district="East Singhbhum", kind="trafficking_missing", urgency=3)


def directed(world: World) -> Case:
    case = taken_up(world)
    world.office("sp-east-singhbhum")
    ravi = world.desk("Ravi")
    ravi.drafts(case, owner="sp-east-singhbhum", informed=["dc-east-singhbhum"])
    ravi.asks_nod(case)
    world.approver().nods(case, how="phone", recorded_by="Ravi", witnessed_by="Meena")
    world.wait(minutes=1)
    return case


def test_a_cutting_opens_a_case_without_a_complainant_and_seals_it_at_once(world: World) -> None:
    cutting = world.citizen("Prabhat Samachar", network="press").posts(CUTTING)

    case = world.desk("Ravi").list()[0]

    assert world.case_of(cutting) == case
    assert case.is_sealed
    assert case.urgency == 3
    assert not case.parties.exists()


def test_a_sealed_direction_says_nothing_that_could_make_the_child_known(world: World) -> None:
    case = taken_up(world)
    world.office("sp-east-singhbhum")
    ravi = world.desk("Ravi")
    direction = ravi.drafts(case, owner="sp-east-singhbhum")

    for telling in ("टाटानगर", "स्टेशन", "शिशु", "बेच"):
        assert telling not in direction.words
    ravi.amends(case, f"{direction.words} टाटानगर स्टेशन के पास")
    with pytest.raises(WordsRefused, match="sealed"):
        ravi.asks_nod(case)


def test_the_infant_is_found_by_noon_and_no_officers_word_alone_closes_it(world: World) -> None:
    case = directed(world)
    [posted] = world.published()
    assert posted.reply_to is None  # there is no citizen's post to stand under
    assert f"{case.docket}/1" in posted.text

    police = world.office("sp-east-singhbhum")
    world.wait(hours=2, minutes=40)
    reply = police.posts("महोदय, बच्चा सकुशल बरामद कर लिया गया है, दो आरोपी गिरफ्तार किए गए हैं।", reply_to=posted)
    meena = world.desk("Meena")
    meena.confirms_reading(reply)
    with pytest.raises(NotProven, match="claim"):
        meena.closes(case, "relief")

    meena.records_word(case, "confirmed", witness="Child Welfare Committee, East Singhbhum")
    meena.closes(case, "relief")

    ended = Case.objects.get(pk=case.pk)
    assert ended.status == "closed"
    assert ended.closures.get().rests_on == "witness"
    assert world.at - ended.opened_at < timedelta(hours=3)
    assert len(world.published()) == 1


def test_a_red_case_is_rung_at_once_and_goes_up_within_half_an_hour(world: World) -> None:
    case = directed(world)

    [line] = world.secretary().call_sheet()  # asked in public and by telephone; nobody waits for the half hour
    assert [row.case for row in line.matters] == [case]
    world.wait(minutes=12)

    [line] = world.secretary().call_sheet()
    assert line.red
    assert [row.case for row in line.matters] == [case]


def test_the_public_page_of_the_sealed_case_shows_docket_district_and_clock_only(world: World) -> None:
    case = directed(world)

    record = public_case(case.docket)

    assert record is not None
    assert (record.docket, record.district_en, record.sealed) == (case.docket, "East Singhbhum", True)
    assert record.clocks
    assert record.clocks[0].office_en == ""
    kept_back = (record.needs, record.posts, record.steps, record.promises, record.summary_en, record.summary_hi)
    assert not any(kept_back)
    assert record.outcome == ""
