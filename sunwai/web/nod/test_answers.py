"""The approver's answers on a phone: sent twice, taken back, put off, asked, several at once; and the paper."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sunwai.cases.models import Case
from sunwai.nod.models import Nod, Sheet
from sunwai.simulate import World

pytest_plugins = ["tests.screens"]

TAG = "सिमडेगा जिले के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है।"
Open = Callable[..., Client]
JSON = {"Accept": "application/json"}


def asked(world: World, text: str = TAG) -> Nod:
    post = world.citizen("Asha").posts(text)
    world.office("dc-simdega")
    world.wait(minutes=2)
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.drafts(case, owner="dc-simdega")
    return ravi.asks_nod(case)


@pytest.fixture
def chief(browser: Open) -> Client:
    return browser("Hemant", "approver")


def page(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def now_is(nod: Nod) -> Nod:
    return Nod.objects.get(pk=nod.pk)


def test_the_same_yes_sent_again_over_a_bad_line_is_answered_the_same(world: World, chief: Client) -> None:
    nod = asked(world)
    form = {"words_hash": nod.words_hash, "yes_key": "k1"}

    answers = [chief.post(f"/nod/{nod.pk}/give", form, headers=JSON) for _ in range(3)]
    world.lets_go()
    answers.append(chief.post(f"/nod/{nod.pk}/give", form, headers=JSON))

    assert [(a.status_code, a.json()) for a in answers] == [(200, {"to": "/nod/"})] * 4
    assert len(world.published()) == 1
    other = chief.post(f"/nod/{nod.pk}/give", {**form, "yes_key": "k2"}, headers=JSON)
    assert (other.status_code, other.json()["why"]) == (409, "AlreadyAnswered")


def test_a_kept_yes_to_words_that_were_changed_is_refused_in_words(world: World, chief: Client) -> None:
    nod = asked(world)
    world.desk("Ravi").amends(nod.case, nod.words.replace(" ", "  ", 1))

    answer = chief.post(f"/nod/{nod.pk}/give", {"words_hash": nod.words_hash, "yes_key": "k"}, headers=JSON)

    assert answer.status_code == 409
    assert answer.json()["said"]


def test_a_yes_may_be_taken_back_until_its_words_go(world: World, chief: Client) -> None:
    nod = asked(world)
    chief.post(f"/nod/{nod.pk}/give", {"words_hash": nod.words_hash})
    assert "Goes out in" in page(chief, "/nod/")

    assert chief.post(f"/nod/{nod.pk}/take-back").status_code == 303
    world.wait(minutes=5)

    assert not world.published()
    assert now_is(nod).is_open
    assert nod.case.docket in page(chief, "/nod/")


def test_once_it_is_out_the_page_says_so_and_taking_back_is_refused(world: World, chief: Client) -> None:
    nod = asked(world)
    chief.post(f"/nod/{nod.pk}/give", {"words_hash": nod.words_hash})
    world.lets_go()

    assert "Out since" in page(chief, "/nod/going/")
    answer = chief.post(f"/nod/{nod.pk}/take-back")
    assert answer.status_code == 400
    assert "the words are out, or on their way" in answer.content.decode()
    assert len(world.published()) == 1


def test_a_question_goes_to_the_desk_and_is_shown_when_the_words_come_again(world: World, chief: Client) -> None:
    nod = asked(world)

    empty = chief.post(f"/nod/{nod.pk}/ask", {"question": " "})
    assert empty.status_code == 400
    assert chief.post(f"/nod/{nod.pk}/ask", {"question": "Both villages?"}).status_code == 303

    ravi = world.desk("Ravi")
    again = ravi.asks_nod(nod.case)
    assert "Both villages?" in page(chief, f"/nod/{again.pk}/")


def test_the_desk_reads_the_question_in_the_record_and_beside_the_draft(
    world: World, chief: Client, browser: Open
) -> None:
    nod = asked(world)
    chief.post(f"/nod/{nod.pk}/ask", {"question": "Both villages?"})

    case = page(browser("Ravi", "desk"), f"/case/{nod.case.docket}/")

    assert case.count("Both villages?") == 2
    assert "Hemant asks" in case


def test_what_is_put_off_keeps_its_place_and_says_so(world: World, chief: Client) -> None:
    nod = asked(world)

    assert chief.post(f"/nod/{nod.pk}/later").headers["Location"] == f"/nod/#nod-{nod.pk}"

    assert "put off at" in page(chief, "/nod/")
    assert now_is(nod).is_open


def test_several_are_given_only_where_the_words_of_each_were_shown(world: World, chief: Client) -> None:
    first, second, third = (
        asked(world),
        asked(world, "कोलेबिरा, सिमडेगा में 9 दिन से पानी नहीं है"),
        asked(world, "ठेठईटांगर, सिमडेगा में विद्यालय की छत गिर गई है"),
    )
    shown = page(chief, "/nod/several/")
    assert shown.count('name="yes"') == 3
    assert not re.search(r'name="yes"[^>]* checked', shown)
    for nod in (first, second, third):
        assert nod.words in shown

    boxes = [f"{first.pk}:{first.words_hash}", f"{second.pk}:{'0' * 64}"]
    assert chief.post("/nod/several/give", {"yes": boxes, "yes_key": "k"}).status_code == 303

    assert [now_is(nod).given_at is not None for nod in (first, second, third)] == [True, False, False]
    told = page(chief, "/nod/")
    assert "1 yes given" in told
    assert f"No yes to {second.case.docket}" in told


@pytest.mark.parametrize("box", ["", "x:y", "9" * 30 + ":0", "-1:0"])
def test_ticking_nothing_or_nonsense_is_refused(world: World, chief: Client, box: str) -> None:
    asked(world)

    assert chief.post("/nod/several/give", {"yes": box} if box else {}).status_code == 400


@pytest.mark.parametrize("verb", ["take-back", "ask", "later", "refuse"])
def test_only_the_approver_answers_and_only_by_post(world: World, browser: Open, chief: Client, verb: str) -> None:
    nod = asked(world)

    assert browser("Sunita", "secretary").post(f"/nod/{nod.pk}/{verb}").status_code == 403
    assert chief.get(f"/nod/{nod.pk}/{verb}").status_code == 405


def test_an_answer_without_the_forms_own_token_is_refused(world: World, chief: Client) -> None:
    nod = asked(world)
    chief.handler.enforce_csrf_checks = True

    assert chief.post(f"/nod/{nod.pk}/give", {"words_hash": nod.words_hash}).status_code == 403
    assert not now_is(nod).given_at


# --- paper ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def meena(browser: Open) -> Client:
    return browser("Meena", "desk_lead")


def on_sheet(nod: Nod, world: World, **more: Any) -> dict[str, Any]:
    said = (world.at + timedelta(hours=5, minutes=30)).strftime("%Y-%m-%dT%H:%M")
    told = {"nod": nod.pk, "words_hash": nod.words_hash, "by": "Hemant", "answer": "yes", "how": "paper"}
    return {**told, "said_at": said, "witnessed_by": "Secretary", **more}


def test_a_sheet_is_made_printed_and_its_yes_written_down(world: World, meena: Client, chief: Client) -> None:
    nod = asked(world)

    made = meena.post("/nod/sheet/")
    assert made.headers["Location"] == "/nod/sheet/1/"
    sheet = page(meena, "/nod/sheet/1/")
    assert nod.words in sheet
    assert sheet.count("<i></i>") == 4
    assert nod.words_hash[:12] in sheet

    assert meena.post("/nod/sheet/1/record", on_sheet(nod, world)).status_code == 303
    row = now_is(nod)
    assert (row.given_by, row.how, row.recorded_by, row.witnessed_by) == ("Hemant", "paper", "Meena", "Secretary")
    assert row.sheet == Sheet.objects.get()
    world.lets_go()
    assert [said.text for said in world.published()] == [nod.words]


def test_words_not_on_the_sheet_are_not_nodded_to_by_it(world: World, meena: Client, chief: Client) -> None:
    first = asked(world)
    meena.post("/nod/sheet/")
    second = asked(world, "कोलेबिरा, सिमडेगा में 9 दिन से पानी नहीं है")

    answer = meena.post("/nod/sheet/1/record", on_sheet(second, world))

    assert answer.status_code == 400
    assert "does not show these words" in answer.content.decode()
    assert not now_is(second).given_at
    assert now_is(first).is_open


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"answer": ""}, "Choose what was said"),
        ({"by": "Nobody"}, "Choose who gave the nod"),
        ({"how": "dream"}, "Choose how the nod was given"),
        ({"said_at": ""}, "Write when it was said"),
        ({"said_at": "2019-12-01T09:00"}, "give a time between"),
        ({"words_hash": "0" * 64}, "were changed since they were shown"),
    ],
)
def test_what_is_not_filled_in_is_said_and_nothing_is_written(
    world: World, meena: Client, chief: Client, change: dict[str, str], says: str
) -> None:
    nod = asked(world)
    meena.post("/nod/sheet/")

    answer = meena.post("/nod/sheet/1/record", on_sheet(nod, world, **change))

    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert now_is(nod).is_open


@pytest.mark.parametrize(
    ("answer", "status"), [("no", "accepted"), ("question", "accepted"), ("later", "awaiting_nod")]
)
def test_a_no_a_question_and_later_are_written_down_from_paper_too(
    world: World, meena: Client, chief: Client, answer: str, status: str
) -> None:
    nod = asked(world)
    meena.post("/nod/sheet/")

    done = meena.post("/nod/sheet/1/record", on_sheet(nod, world, answer=answer, words="ask the block first"))

    assert done.status_code == 303
    assert Case.objects.get(pk=nod.case_id).status == status
    if answer != "later":
        assert now_is(nod).reason == "ask the block first (written down by Meena)"


def test_only_those_who_carry_the_paper_open_it(world: World, browser: Open) -> None:
    for name, duty, status in (("Nazia", "reviewer", 403), ("Sunita", "secretary", 200), ("Ravi", "desk", 200)):
        assert browser(name, duty).get("/nod/sheet/").status_code == status


# --- the app ----------------------------------------------------------------------------------------------------------


def test_the_app_has_a_name_a_mark_and_a_worker_at_the_root(client: Client, world: World, chief: Client) -> None:
    manifest = json.loads(client.get("/app.webmanifest").content)
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/nod/", "/", "standalone")
    for icon in manifest["icons"]:
        assert client.get(icon["src"]).status_code == 200
    worker = client.get("/sw.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert worker.headers["Cache-Control"] == "no-cache"
    assert re.search(r'rel="manifest"[^>]+href="/app.webmanifest"', page(chief, "/nod/"))


def test_the_pages_hold_nothing_a_strict_policy_forbids(world: World, chief: Client) -> None:
    nod = asked(world)
    for address in ("/nod/", f"/nod/{nod.pk}/", f"/nod/{nod.pk}/confirm", "/nod/several/", "/keys/", "/sign-in/"):
        shown = page(chief, address)
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", shown), address
