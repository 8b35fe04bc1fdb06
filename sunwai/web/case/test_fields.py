"""The fields of a case on its page: the machine's word or the desk's, how sure, and set right in two keys."""

import re

import pytest
from django.test import Client

from sunwai.cases.models import Case
from sunwai.intake.actions import take_in
from sunwai.intake.models import Post
from sunwai.loop import assess
from sunwai.networks.post import Author, Item, ItemKind
from sunwai.offices.models import Account, Holder, Office
from sunwai.outbox.models import Outgoing, State
from sunwai.triage.models import Assessment
from sunwai.web.case.assessment import KEYS
from sunwai.web.conftest import BOLBA, Desk, Morning, page_of

TWINS = "@jh_sunwai डुमरी प्रखंड में छह महीने से पेंशन नहीं मिली"
TWO = "@jh_sunwai सिमडेगा के बोलबा प्रखंड में विधवा पेंशन 14 महीने से बंद है और राशन कार्ड से नाम भी कट गया"


def field(page: str, name: str) -> str:
    found = re.search(rf'<li class="fieldline[^>]*id="f-{name}".*?</li>', page, re.DOTALL)
    assert found is not None
    return found[0]


def changes(morning: Morning, text: str) -> None:
    """The author of the first post writes TEXT instead."""
    post = Post.objects.order_by("id")[0]
    assert post.author is not None
    who = Author(key=post.author.key, handle=post.author.handle, name=post.author.name)
    item = Item("x", post.key, "99999", ItemKind.EDIT, who, text, morning.at)
    take_in([item], own_account="1", at=morning.at)
    assess(at=morning.at, sop=morning.sop)


@pytest.mark.parametrize(("name", "keys"), KEYS.items())
def test_every_field_answers_to_two_keys_and_has_a_form_of_its_own(desk: Desk, name: str, keys: str) -> None:
    shown = field(page_of(desk.client, desk.case), name)

    assert f'data-key="{keys}"' in shown
    assert len(keys.split()) == 2
    assert f'name="{name}"' in shown


def test_the_number_in_the_text_is_the_number_beside_the_field(desk: Desk) -> None:
    page = page_of(desk.client, desk.case)

    assert re.search(r"<mark>मोबाइल नेटवर्क<sup>2</sup></mark>", page)
    assert "<sup>2</sup>" in field(page, "kind")
    assert re.search(r"<mark>बोलबा<sup>1</sup></mark>", page)
    assert "<sup>1</sup>" in field(page, "place")


def test_what_is_unsure_is_asked_with_choices_none_of_which_is_chosen(morning: Morning, ravi: Client) -> None:
    case = morning.opens(TWINS)

    shown = field(page_of(ravi, case), "place")

    assert "<b>not sure</b>" in shown
    assert re.findall(r'<button class="btn" name="place" value="[^"]+">([^<]+)</button>', shown) == ["Giridih", "Gumla"]
    assert "checked" not in shown
    assert "selected" not in shown


def test_one_press_on_a_choice_decides_the_field_and_says_who_did(morning: Morning, ravi: Client) -> None:
    case = morning.opens(TWINS)
    desk = Desk(ravi, case)
    (value,) = re.findall(r'name="place" value="([^"]+)">Gumla<', page_of(ravi, case))

    desk.does("correct", place=value)

    shown = field(page_of(ravi, case), "place")
    assert "<b>Gumla</b>" in shown
    assert "Ravi Kujur" in shown
    assert "the machine had said nothing" in shown


def test_a_place_is_set_by_its_name_in_either_language(desk: Desk) -> None:
    desk.does("correct", place="Torpa block, Khunti")
    assert "<b>Torpa block, Khunti</b>" in field(page_of(desk.client, desk.case), "place")

    desk.does("correct", place="बोलबा")
    assert "<b>Bolba block, Simdega</b>" in field(page_of(desk.client, desk.case), "place")


def test_a_name_that_two_places_have_is_refused_with_both(desk: Desk) -> None:
    page = desk.is_refused("correct", place="Chainpur")

    assert "More than one place has that name" in page
    assert "Gumla" in page
    assert "Palamu" in page
    assert re.search(r'<details class="fix" open>\s*<summary data-key="e p"', page)


def test_a_place_nobody_knows_is_refused_and_what_was_typed_stays(desk: Desk) -> None:
    page = desk.is_refused("correct", place="Atlantis")

    assert "No block or district is called that" in page
    assert 'value="Atlantis"' in page


def test_homes_stay_homes_on_the_page_the_list_and_in_hindi(morning: Morning, ravi: Client) -> None:
    case = morning.opens("@jh_sunwai सिमडेगा के बोलबा प्रखंड में 40 घरों में बीस दिन से पानी नहीं आ रहा")
    assert "<b>40 homes</b>" in field(page_of(ravi, case), "people")
    assert "40 homes" in ravi.get("/").content.decode()
    assert "40 people" not in ravi.get("/").content.decode()

    ravi.cookies["django_language"] = "hi"
    assert "40 घर" in ravi.get("/").content.decode()


def test_an_edited_post_shows_what_it_said_before_and_what_it_now_says_otherwise(desk: Desk, morning: Morning) -> None:
    desk.does("accept")
    changes(morning, BOLBA.replace("छह साल से मोबाइल नेटवर्क नहीं है", "बीस दिन से पानी नहीं आ रहा, चापाकल सूखा है"))

    page = page_of(desk.client, desk.case)

    assert "version 2 of 2" in page
    assert re.search(r"<del>[^<]*मोबाइल[^<]*</del>", page)
    assert re.search(r"<ins>[^<]*चापाकल[^<]*</ins>", page)
    assert re.search(r"Kind: <del>[^<]*</del> <ins>[^<]*[Ww]ater[^<]*</ins>", page)
    desk.does("correct", kind="water")
    assert 'name="kind" value="water"><button' not in page_of(desk.client, desk.case)


def test_the_citizens_answer_to_which_place_is_taken_in_one_press(morning: Morning, ravi: Client) -> None:
    case = morning.opens(TWINS)
    desk = Desk(ravi, case)
    desk.does("ask-place")
    Outgoing.objects.filter(case=case, act="question_place").update(
        state=State.SENT, sent_key="888", sent_at=morning.at
    )
    author = Post.objects.get(case=case).author
    assert author is not None
    morning.reads("गुमला वाला", author=author.key, parent="888")

    page = page_of(ravi, case)
    assert "The citizen answered which place it is." in page
    (key,) = re.findall(r'name="place" value="(block:[^"]+)">\s*<input type="hidden" name="why"', page)
    desk.does("correct", place=key)

    assert "Dumri block, Gumla" in field(page_of(ravi, case), "place")
    assert "The citizen answered which place it is." not in page_of(ravi, case)


def test_a_post_that_asks_two_things_offers_the_second_need_in_one_press(morning: Morning, ravi: Client) -> None:
    case = morning.opens(TWO)
    desk = Desk(ravi, case)
    page = page_of(ravi, case)
    assert re.search(r"Also [^<]*[Rr]ation", page)
    (kind, what) = re.findall(r'name="kind" value="(ration)"><input type="hidden" name="what" value="([^"]+)"', page)[0]

    desk.does("need", kind=kind, what=what)

    assert [need.kind for need in Case.objects.get(pk=case.pk).needs.order_by("number")] == ["pension", "ration"]
    assert not re.search(r"Also [^<]*[Rr]ation", page_of(ravi, case))


def test_an_accepted_value_is_no_longer_called_unsure(morning: Morning, ravi: Client) -> None:
    case = morning.opens(TWINS)
    desk = Desk(ravi, case)
    Case.objects.filter(pk=case.pk).update(district_key="district:342")  # as if it had been sure by a little
    assert "<b>not sure</b>" in field(page_of(ravi, case), "place")

    desk.does("accept")

    assert "not sure" not in field(page_of(ravi, case), "place")


def test_an_office_that_is_accused_vacant_or_unverified_is_said_at_once(morning: Morning, ravi: Client) -> None:
    case = morning.opens()
    shown = field(page_of(ravi, case), "office")
    assert "<b>Deputy Commissioner, Simdega</b>" in shown
    assert "Nobody is on record as holding this office" in shown
    assert "No account of it is verified" not in shown

    Account.objects.filter(office__isnull=False).update(verified_on=None)
    assert "No account of it is verified: it will be named, not tagged." in field(page_of(ravi, case), "office")

    row = Assessment.objects.get(case=case)
    accused = {**row.proposal, "marks": [{"name": "against_district", "because": []}]}
    Assessment.objects.filter(pk=row.pk).update(proposal=accused)
    shown = field(page_of(ravi, case), "office")
    assert "<b>none proposed</b>" in shown
    assert "cannot judge itself" in shown


def test_an_office_with_a_holder_and_an_account_carries_no_warning(case: Case, ravi: Client) -> None:
    office = Office.objects.get()
    Holder.objects.create(office=office, name="Somebody", since=case.opened_at.date(), source="gazette")

    assert 'class="why"' not in field(page_of(ravi, case), "office")
