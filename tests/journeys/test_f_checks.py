"""Ten checks that real complaints teach: who owns, which place, what proves, who is heard, and who is shielded."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from sunwai.accountability.record import public_case
from sunwai.cases import ledger
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.closure.actions import NotProven
from sunwai.direction.compose import WordsRefused
from sunwai.direction.models import Direction
from sunwai.offices.models import Office
from sunwai.offices.people import seats
from sunwai.offices.people.models import OfficeSeat
from sunwai.response import officers_page
from sunwai.response.models import Reply
from sunwai.simulate import World, staff
from sunwai.triage.models import Assessment
from tests.journeys import brought as b

PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6454000"
    "00000049454e44ae426082"
)


def opened_at_the_desk(case: Case) -> str:
    page = Client()
    page.force_login(staff.hire()["Ravi"])
    return page.get(reverse("case", args=[case.docket])).content.decode()


def hands_in(world: World, case: Case, picture: bytes) -> Reply:
    """The deputy commissioner reports the work done, with a PICTURE, on the office's own page."""
    office = Office.objects.get(code="dc-simdega")
    known = OfficeSeat.objects.filter(office=office).first()
    seat = known or seats.offer(office, name="dc", called="DC", by="Meena", at=world.at)
    said = officers_page.Said("काम पूरा कर दिया गया है।", kind="action_reported", pictures=[("a.png", picture)])
    reply = officers_page.answer(Direction.objects.get(case=case), said, seat=seat, at=world.at, sop=world.sop)
    world.desk("Meena").confirms_reading(reply)
    return reply


def test_f01_a_post_that_tags_three_authorities_gets_one_owner_and_the_others_are_informed(world: World) -> None:
    for code in ("dc-simdega", "sp-simdega", "union-telecom"):
        world.office(code)
    tags = "@dc_simdega_jh @sp_simdega_jh @union_telecom_j"
    case, _ = b.accepted(world, text=f"{tags} {b.TAG}")

    b.put(world, case, owner="dc-simdega", informed=["sp-simdega", "union-telecom"])

    window = Window.objects.get(case=case)
    assert window.office.code == "dc-simdega"
    assert case.needs.get().owner == window.office
    direction = Direction.objects.get(case=case)
    assert sorted(office.code for office in direction.informed.all()) == ["sp-simdega", "union-telecom"]
    world.wait(hours=6, minutes=5)
    assert [line.office.code for line in world.secretary().call_sheet()] == ["dc-simdega"]


def test_f02_a_name_that_two_places_bear_is_never_guessed_and_other_words_decide(world: World) -> None:
    silent = world.citizen("Asha").posts("चंदवा में राशन तीन महीने से नहीं मिला।")
    spoken = world.citizen("Imran").posts("लातेहार जिले के चंदवा प्रखंड में राशन तीन महीने से नहीं मिला।")
    world.wait(minutes=1)
    told, twin = world.case_of(spoken), world.case_of(silent)
    assert told is not None
    assert twin is not None

    assert told.district_key
    named = Assessment.objects.filter(case=twin).latest("id").proposal["district"]
    assert named["value"] in {None, told.district_key}
    if named["value"] is None:
        assert twin.district_key == ""


def with_one_photo(world: World) -> tuple[Case, Case]:
    """Two matters for which their office hands in one and the same photo."""
    first, _ = b.directed(world)
    second, _ = b.directed(world, by="Imran", text="सिमडेगा के कोलेबिरा में बिजली नहीं है।")
    for case in (first, second):
        hands_in(world, case, PHOTO)
    return first, second


def test_f03_a_photo_used_before_is_flagged_and_ends_nothing(world: World, data_folder: Path) -> None:
    first, second = with_one_photo(world)

    page = opened_at_the_desk(second)
    assert f"The same picture was handed in for {first.docket}." in page
    assert "Unverified" in page
    for case in (first, second):
        with pytest.raises(NotProven):
            world.desk("Meena").closes(case, "relief")


def test_t18_a_photo_used_before_is_flagged_unverified_with_the_other_matter_named(
    world: World, data_folder: Path
) -> None:
    first, second = with_one_photo(world)

    page = opened_at_the_desk(second)

    assert f"The same picture was handed in for {first.docket}." in page
    assert "Unverified: nobody on the spot has confirmed what these pictures show." in page
    assert second.needs.get().status == "claimed"


def test_t18_a_photo_taken_elsewhere_stays_unverified_when_the_citizen_says_so_and_proves_no_relief(
    world: World, data_folder: Path
) -> None:
    case, _ = b.directed(world)
    hands_in(world, case, PHOTO)
    world.wait(minutes=5)

    world.citizen("Asha").posts("नहीं, यह फोटो हमारे गाँव की नहीं, कहीं और की है।", reply_to=world.published()[-1])
    world.wait(minutes=5)

    assert "Unverified" in opened_at_the_desk(case)
    assert case.needs.get().status == "disputed"
    with pytest.raises(NotProven):
        world.desk("Meena").closes(case, "relief")


def test_t18_a_photo_counts_as_verified_only_once_somebody_on_the_spot_has_confirmed(
    world: World, data_folder: Path
) -> None:
    case, _ = b.directed(world)
    hands_in(world, case, PHOTO)
    world.wait(minutes=5)

    world.citizen("Asha").posts("हाँ, टावर चालू हो गया, धन्यवाद।", reply_to=world.published()[-1])
    world.wait(minutes=5)

    assert "Unverified" not in opened_at_the_desk(case)


def test_f04_a_no_that_comes_long_after_opens_the_same_case_again_with_its_history(world: World) -> None:
    case, _ = b.directed(world)
    world.desk("Ravi").confirms_reading(world.office("dc-simdega").posts(b.DONE, reply_to=world.published()[0]))
    world.wait(days=4)
    world.desk("Ravi").closes(case, "relief")
    history = [entry.hash for entry in world.ledger(case)]

    world.wait(days=25)
    world.citizen("Asha").posts("नहीं, टावर एक दिन चला और फिर बंद है।", reply_to=world.published()[-1])
    world.wait(minutes=5)

    again = Case.objects.get()  # no second docket
    assert (again.pk, again.status, again.needs.get().status) == (case.pk, "accepted", "disputed")
    assert [entry.hash for entry in world.ledger(case)][: len(history)] == history
    assert again.closures.get().reopened_by == "citizen"
    assert not ledger.verify(again)


def test_f05_a_threat_to_life_jumps_the_queue_and_is_rung_about_at_once(world: World) -> None:
    older, _ = b.directed(world)
    for n in range(3):
        world.citizen(f"Citizen {n}").posts(f"गुमला के बिशुनपुर में सड़क {n} ख़राब है।")
    world.wait(hours=1)
    post = world.citizen("Asha").posts("सिमडेगा सदर अस्पताल में ऑक्सीजन ख़त्म हो रही है, मेरे पिता की जान ख़तरे में है।")
    world.wait(minutes=1)
    red = world.case_of(post)
    assert red is not None

    assert red.urgency == 3
    assert world.desk("Ravi").list("desk")[0] == red
    b.put(world, world.desk("Ravi").accepts(post), owner="dc-simdega")

    [line] = world.secretary().call_sheet()  # within the minute, while the older matter's six hours run
    assert (line.red, [row.case for row in line.matters]) == (True, [red])
    assert Window.objects.get(case=older).passed_at is None
    world.secretary().calls(red, "reached")
    world.wait(minutes=31)
    assert [row.case for row in world.secretary().call_sheet()[0].matters] == [red]


def test_f06_figures_for_the_whole_district_are_no_answer_to_the_case(world: World) -> None:
    case, _ = b.directed(world, text="सिमडेगा के बोलबा में मेरा राशन कार्ड नहीं बना है।")

    reply = world.office("dc-simdega").posts("जिले में कुल 1,530 राशन कार्ड बनाए जा चुके हैं।", reply_to=world.published()[0])
    world.wait(minutes=1)
    row = Reply.objects.get(post=world.post_row(reply))
    assert (row.reading["aggregate"], row.reading["kind"]) == (True, "acknowledged")
    world.desk("Ravi").confirms_reading(reply)

    assert case.needs.get().status == "open"
    world.wait(hours=6)
    assert Window.objects.get(case=case).passed_at is not None
    assert len(world.published()) == 1  # the citizen is not asked whether figures helped


def test_f07_a_childs_details_are_masked_in_every_public_output(world: World) -> None:
    text = "सिमडेगा के बोलबा से 12 साल की बच्ची लापता है, पिता रामेश्वर, मो. 98350 12345, मध्य विद्यालय बोलबा।"
    telling = ("रामेश्वर", "98350", "12 साल", "बच्ची", "मध्य विद्यालय")
    case, _ = b.accepted(world, text=text)
    assert case.is_sealed
    world.office("sp-simdega")
    ravi = world.desk("Ravi")
    direction = ravi.drafts(case, owner="sp-simdega")

    ravi.amends(case, f"{direction.words} रामेश्वर की बच्ची")
    with pytest.raises(WordsRefused):
        ravi.asks_nod(case)
    ravi.amends(case, direction.words)
    ravi.asks_nod(case)
    world.approver().nods(case)
    world.wait(minutes=1)
    reply = world.office("sp-simdega").posts("बच्ची रामेश्वर के घर पहुँचा दी गई।", reply_to=world.published()[0])
    ravi.confirms_reading(reply)
    world.wait(minutes=5)

    public = "".join(post.text for post in world.published()) + repr(public_case(case.docket))
    public += Client().get(reverse("public-case", args=[case.docket])).content.decode()
    public += Client().get(reverse("public-front")).content.decode()
    assert not [word for word in telling if word in public]


def test_f08_a_group_helped_in_part_stays_open_for_the_rest_and_the_numbers_are_shown(world: World) -> None:
    case, _ = b.accepted(world, text="सूरत में सिमडेगा के 40 मज़दूर फँसे हैं, खाना नहीं है।", district="Simdega", people=40)
    b.put(world, case)
    office, meena = world.office("dc-simdega"), world.desk("Meena")

    part = office.posts("28 मज़दूरों को घर पहुँचा दिया गया है।", reply_to=world.published()[0])
    meena.confirms_reading(part, kind="action_reported", helped=28)

    record = public_case(case.docket)
    assert record is not None
    assert (record.people, record.helped, [need.status for need in record.needs]) == (40, 28, ["open"])
    page = Client().get(reverse("public-case", args=[case.docket])).content.decode()
    assert "28 of 40 people were helped, as the office says." in page
    assert b.window(case).stopped_at is None  # the clock runs on for the rest
    meena.records_word(case, "confirmed")
    with pytest.raises(NotProven, match="of 12 nobody says"):
        meena.closes(case, "relief")

    meena.closes(case, "part relief", reason="twelve are still in Surat")
    assert Case.objects.get(pk=case.pk).closures.get().outcome == "part_relief"


def test_f08_when_the_rest_is_helped_too_the_case_goes_on_as_any(world: World) -> None:
    case, _ = b.accepted(world, text="सूरत में सिमडेगा के 40 मज़दूर फँसे हैं, खाना नहीं है।", district="Simdega", people=40)
    b.put(world, case)

    whole = world.office("dc-simdega").posts("सभी 40 मज़दूर घर पहुँच गए हैं।", reply_to=world.published()[0])
    world.desk("Meena").confirms_reading(whole, kind="action_reported", helped=40)

    assert case.needs.get().status == "claimed"
    assert not Window.objects.running().filter(case=case).exists()


def test_f09_an_addressee_who_is_party_to_the_complaint_is_flagged_and_another_inquirer_proposed(world: World) -> None:
    for code in ("sp-simdega", "police-jharkhand"):
        world.office(code)
    post = world.citizen("Asha").posts("Simdega me SP ki mili bhagat se jua chalta hai, shikayat koi nahi leta")
    world.wait(minutes=1)
    case = world.case_of(post)
    assert case is not None
    case = world.desk("Ravi").accepts(case, kind="police")

    page = opened_at_the_desk(case)

    assert "The district&#x27;s police chief is accused: police headquarters is asked." in page
    asked = page[page.index("police headquarters is asked") - 1500 :]
    assert Office.objects.get(code="police-jharkhand").name_en in asked


def test_f09_where_no_office_stands_above_nobody_is_proposed_and_a_person_names_who_inquires(world: World) -> None:
    post = world.citizen("Asha").posts("सिमडेगा में उपायुक्त कार्यालय खुद जमीन कब्जा कर रहा है और जांच भी उन्हीं के पास")
    world.wait(minutes=1)
    case = world.case_of(post)
    assert case is not None
    case = world.desk("Ravi").accepts(case, kind="land")

    assert "cannot judge itself: name who inquires" in opened_at_the_desk(case)


def test_f10_two_who_report_one_event_are_joined_and_both_are_kept_informed(world: World) -> None:
    kept, first = b.accepted(world)
    second = world.citizen("Imran").posts("बोलबा प्रखंड, सिमडेगा में मोबाइल का नेटवर्क बिल्कुल नहीं आता।")
    world.wait(minutes=1)
    world.desk("Meena").joins(second, into=kept)
    b.put(world, kept)
    world.desk("Ravi").confirms_reading(world.office("dc-simdega").posts(b.DONE, reply_to=world.published()[0]))
    world.wait(minutes=5)

    assert world.case_of(second) == world.case_of(first) == kept
    assert sorted(party.account.handle for party in kept.parties.filter(role="complainant")) == ["asha", "imran"]  # type: ignore[union-attr]  # posted
    questions = [post.reply_to for post in world.published()[1:]]
    assert sorted(questions, key=str) == sorted([first.key, second.key], key=str)  # each under their own post
