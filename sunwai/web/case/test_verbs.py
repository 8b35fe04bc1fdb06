"""Every verb of the case page, through its own form; every refusal keeps what was typed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sunwai.cases.models import Case
from sunwai.direction.models import Direction
from sunwai.nod.models import Nod
from sunwai.offices.models import Office
from sunwai.outbox.models import Outgoing
from sunwai.response.models import Reply
from sunwai.triage.models import Assessment
from sunwai.web.conftest import SOLD, Desk, Morning, page_of, person, signed_in
from sunwai.web.urls_case import urlpatterns


def test_a_matter_goes_the_whole_way_by_one_button_after_another(desk: Desk, morning: Morning) -> None:
    assert desk.next() == "Accept"
    desk.does("accept", kind="telecom", district_key="district:342", urgency="2", people="4,200")
    assert (desk.case.kind, desk.case.people) == ("telecom", 4200)
    assert desk.next() == "Choose the office, then write"
    desk.does("draft", owner="dc-simdega", language="hi")
    assert desk.next() == "Ask for the nod"
    direction = Direction.objects.get()
    assert "@dc_simdega" in direction.words
    desk.does(f"direction/{direction.number}/ask-nod")
    assert desk.next() == "Back to the list"
    person("cm", "Hemant Soren", "approver")
    nod = Nod.objects.get()
    desk.does("record-nod", by="Hemant Soren", how="phone", words_hash=nod.words_hash, witnessed_by="Meena Devi")
    nod.refresh_from_db()
    assert (nod.given_by, nod.how, nod.recorded_by, nod.witnessed_by) == (
        "Hemant Soren",
        "phone",
        "Ravi Kujur",
        "Meena Devi",
    )
    morning.pass_time(timedelta(minutes=1))
    assert desk.next() == "Post it by hand"
    assert "https://x.com/intent/post?" in page_of(desk.client, desk.case)
    morning.posts_by_hand(desk.case, key="9001")
    assert desk.next() == "Back to the list"
    morning.pass_time(timedelta(hours=2))
    morning.reads("महोदय, टावर लगा दिया गया है।", author="dc_simdega", parent="9001")
    assert desk.next() == "Say what the reply says"
    desk.does(f"reply/{Reply.objects.get().pk}/confirm-reading", kind="action_reported")
    assert desk.next() == "Ask the citizen"
    desk.does("ask-citizen")
    assert desk.next() == "Post it by hand"
    morning.posts_by_hand(desk.case, key="9002")
    assert desk.next() == "Back to the list"
    desk.does("record-word", word="confirmed", heard_from="phone")
    assert desk.next() == "Close, with its outcome"
    desk.does("close", outcome="relief")
    assert desk.case.status == "closed"
    desk.does("reopen", why="the tower fell")
    assert desk.case.status == "accepted"


def test_accepting_twice_is_said_aloud_with_409(desk: Desk) -> None:
    desk.does("accept")
    page = desk.is_refused("accept", status=409)
    assert "Somebody may have been quicker" in page


def test_the_words_of_a_refused_draft_are_kept(desk: Desk) -> None:
    desk.does("accept", kind="telecom", district_key="district:342")
    page = desk.is_refused("draft", owner="dc-simdega", words="बहुत लंबा " * 60, language="en")
    assert "fit. Shorten them" in page
    assert ("बहुत लंबा " * 60).strip() in page
    assert 'value="dc-simdega" selected' in page
    assert "of 280" in page
    assert not Direction.objects.exists()


def test_a_draft_without_an_owner_or_to_nobody_known_is_refused(desk: Desk) -> None:
    desk.does("accept")
    assert "Choose the one office" in desk.is_refused("draft", owner="", words="kept words")
    assert "No open office has the code" in desk.is_refused("draft", owner="dc-nowhere")


def test_the_others_are_informed_and_never_twice(desk: Desk) -> None:
    Office.objects.create(code="dept-it", kind="department", name_en="IT", name_hi="आईटी", acts_by="direction")
    desk.does("accept", kind="telecom", district_key="district:342")
    desk.does("draft", owner="dc-simdega", informed=["dept-it", "dept-it", "dc-simdega"], needs=["1"])
    assert [office.code for office in Direction.objects.get().informed.all()] == ["dept-it"]


def test_changed_words_lose_the_nod(desk: Desk) -> None:
    desk.does("accept", kind="telecom", district_key="district:342")
    desk.does("draft", owner="dc-simdega")
    direction = Direction.objects.get()
    desk.does(f"direction/{direction.number}/ask-nod")
    desk.does(f"direction/{direction.number}/amend", words=f"@dc_simdega कृपया देखें {direction.code}")
    assert Nod.objects.get().lapsed_at is not None
    assert desk.next() == "Ask for the nod"
    assert "same as before" in desk.is_refused(
        f"direction/{direction.number}/amend", words=f"@dc_simdega कृपया देखें {direction.code}"
    )


def test_words_without_their_code_do_not_reach_the_approver(desk: Desk) -> None:
    desk.does("accept", kind="telecom", district_key="district:342")
    desk.does("draft", owner="dc-simdega", words="@dc_simdega कृपया देखें")
    assert "case code" in desk.is_refused(f"direction/{Direction.objects.get().number}/ask-nod")


def test_a_draft_and_its_question_can_be_taken_back(desk: Desk) -> None:
    desk.does("accept", kind="telecom", district_key="district:342")
    desk.does("draft", owner="dc-simdega")
    number = Direction.objects.get().number
    assert "already answered" not in desk.is_refused("take-back", status=409, why="x")
    desk.does(f"direction/{number}/ask-nod")
    assert "Say in a few words" in desk.is_refused("take-back", why=" ")
    desk.does("take-back", why="another office")
    desk.does(f"direction/{number}/withdraw", why="another office")
    assert desk.next() == "Choose the office, then write"


def test_a_nod_by_phone_needs_somebody_who_may_give_it_and_the_exact_words(desk: Desk) -> None:
    desk.does("accept", kind="telecom", district_key="district:342")
    desk.does("draft", owner="dc-simdega")
    desk.does(f"direction/{Direction.objects.get().number}/ask-nod")
    person("cm", "Hemant Soren", "approver")
    person("meena", "Meena Devi", "desk")
    nod = Nod.objects.get()
    desk.is_refused("record-nod", by="Meena Devi", how="phone", words_hash=nod.words_hash)
    desk.is_refused("record-nod", by="Hemant Soren", how="screen", words_hash=nod.words_hash)
    page = desk.is_refused("record-nod", by="Hemant Soren", how="paper", words_hash="0", witnessed_by="Sita")
    assert "words were changed" in page
    assert 'value="Sita"' in page
    assert Nod.objects.get().given_at is None


def test_a_matter_is_set_aside_with_a_reason_and_taken_up_again(desk: Desk) -> None:
    assert "Choose why" in desk.is_refused("set-aside", words="kept")
    assert 'value="kept"' in desk.is_refused("set-aside", words="kept")
    desk.is_refused("set-aside", reason="other")
    desk.does("set-aside", reason="no_ask")
    assert desk.next() == "Take up again"
    desk.does("take-up-again")
    assert desk.case.status == "accepted"


def test_a_case_is_joined_by_its_number_and_separated_again(desk: Desk, morning: Morning) -> None:
    other = morning.opens()
    assert "No case has the number" in desk.is_refused("join", into="JH-26-77777")
    desk.is_refused("join", into=desk.case.docket)
    desk.does("join", into=other.docket.lower())
    assert desk.next() == f"Go on in {other.docket}"
    desk.does("unjoin")
    assert desk.case.status == "received"


def test_a_case_is_held_by_one_person_at_a_time(desk: Desk) -> None:
    desk.does("hold")
    assert desk.case.held_by == "Ravi Kujur"
    meena = Desk(signed_in(person("meena", "Meena Devi", "desk_lead")), desk.case)
    assert "is held by Ravi Kujur" in meena.is_refused("hold", status=409)
    desk.does("release")
    desk.is_refused("release", status=409)


def test_a_correction_is_made_or_refused_as_a_whole(desk: Desk) -> None:
    whole = {"kind": "power", "district_key": "district:342", "urgency": "3", "people": "12"}
    desk.does("correct", **whole, event_deadline="2026-01-18T17:00", language="hi", why="misread")
    assert (desk.case.kind, desk.case.urgency, desk.case.people) == ("power", 3, 12)
    assert desk.case.event_deadline is not None
    assert "nothing was changed" in desk.is_refused("correct", **whole)
    page = desk.is_refused("correct", kind="circus", people="many", urgency="9", district_key="x", event_deadline="x")
    assert page.count("list.") >= 3
    assert 'value="many"' in page
    assert desk.case.kind == "power"


def test_a_need_is_added(desk: Desk) -> None:
    assert 'value="a tower"' in desk.is_refused("need", what="a tower")
    desk.is_refused("need", kind="telecom")
    desk.does("need", kind="power", what="a line to the tower")
    assert [need.kind for need in desk.case.needs.order_by("number")][-1] == "power"


def test_a_seal_is_put_and_lifted_with_a_reason_only(morning: Morning, ravi: Client) -> None:
    desk = Desk(ravi, morning.opens(SOLD))
    desk.is_refused("seal", status=409, why="again")
    desk.is_refused("unseal")
    desk.does("unseal", why="nobody can be known by it")
    desk.does("seal", why="a child")
    assert desk.case.is_sealed


def test_the_public_summary_is_the_desks_own_words(desk: Desk) -> None:
    desk.is_refused("summarise")
    assert "x" * 401 in desk.is_refused("summarise", en="x" * 401)
    desk.does("summarise", hi="दो पंचायतों में नेटवर्क नहीं।")
    assert desk.case.summary_hi


VERBS = [pattern for pattern in urlpatterns if pattern.name not in {"case", "case-newer"}]


@pytest.mark.parametrize("name", [pattern.name for pattern in VERBS])
def test_no_verb_is_open_to_another_duty_or_to_a_mere_look(case: Case, ravi: Client, name: str) -> None:
    pattern = next(p for p in VERBS if p.name == name)
    rows = dict.fromkeys(pattern.pattern.converters, 1)
    address = reverse(name, kwargs={**rows, "docket": case.docket})
    secretary = signed_in(person("sita", "Sita Devi", "secretary"))
    assert secretary.post(address).status_code == 403
    assert Client().post(address).status_code == 302
    assert ravi.get(address).status_code == 405
    before = case.head_seq
    case.refresh_from_db()
    assert case.head_seq == before


def test_a_parked_case_is_tried_again_by_a_person(desk: Desk) -> None:
    desk.is_refused("unpark", status=409)
    Case.objects.filter(pk=desk.case.pk).update(parked_at="2026-01-15T03:30:00Z", parked_error="ValueError: x")
    assert "ValueError: x" in page_of(desk.client, desk.case)
    desk.does("unpark")
    assert desk.case.parked_at is None


def test_a_refusal_is_told_in_hindi_with_the_exact_sentence_below(desk: Desk) -> None:
    desk.does("accept")
    desk.client.cookies["django_language"] = "hi"
    page = desk.client.post(f"/case/{desk.case.docket}/accept").content.decode()
    assert "इस बीच मामला आगे बढ़ चुका है" in page
    assert '<p class="small quiet" lang="en">The case is accepted' in page


def test_the_desk_asks_the_citizen_which_of_two_twins_is_meant_and_is_offered_it_once(desk: Desk) -> None:
    page = page_of(desk.client, desk.case)
    assert "Ask which place" not in page  # this matter names its block

    row = Assessment.objects.get(case=desk.case)
    rivals = [{"value": f"district:{n}", "confidence": 0.5, "shown": [n, n]} for n in ("331", "338")]
    row.proposal["district"] |= {"value": None, "confidence": 0.0, "rivals": rivals}
    row.save()
    Case.objects.filter(pk=desk.case.pk).update(district_key="")
    assert "Ask which place" in page_of(desk.client, desk.case)
    desk.does("ask-place")

    assert "331" in Outgoing.objects.get(case=desk.case, act="question_place").words
    assert "Ask which place" not in page_of(desk.client, desk.case)
