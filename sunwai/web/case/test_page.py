"""The case page: one main button, nothing that was taken back, the whole record in the reader's language."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.direction.models import Direction
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.intake.models import Post
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.response.models import Reply
from sunwai.sop.words import Duty
from sunwai.web.case import record_lines, record_words
from sunwai.web.case.posts import stretches
from sunwai.web.compose.test_compose import an_office
from sunwai.web.conftest import BOLBA, MAIN, SOLD, Desk, Morning, directed, page_of, person, signed_in

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def test_the_page_shows_the_post_its_reasons_and_the_record(case: Case, ravi: Client) -> None:
    page = page_of(ravi, case)
    assert "मोबाइल नेटवर्क" in page
    assert "<mark>" in page
    assert re.search(r'id="f-place".*?<b>Bolba block, Simdega</b>.*?“बोलबा”', page, re.DOTALL)
    assert "Opened from a post." in page
    assert len(MAIN.findall(page)) == 1


def test_a_private_number_is_marked_as_never_public(case: Case, ravi: Client) -> None:
    assert re.search(r'class="private"[^>]*>9876543210<', page_of(ravi, case))


def test_a_removed_post_leaves_only_its_tombstone(case: Case, morning: Morning, ravi: Client) -> None:
    morning.removes(Post.objects.get().key)
    page = page_of(ravi, case)
    assert "मोबाइल नेटवर्क नहीं है" not in page
    assert "9876543210" not in page
    assert "asha" not in page.split("<article")[1].split("</article>")[0]
    assert "Removed by its author" in page


def test_a_sealed_case_does_not_tell_its_matter_to_the_browsers_history(morning: Morning, ravi: Client) -> None:
    case = morning.opens(SOLD)
    title = re.search(r"<title>(.*?)</title>", page_of(ravi, case), re.DOTALL)
    assert title is not None
    assert title[1] == f"{case.docket} · Sunwai"


def test_markup_in_a_post_stays_text(morning: Morning, ravi: Client) -> None:
    case = morning.opens("@jh_sunwai <script>alert(1)</script> no water in Torpa, Khunti for 11 days")
    assert "<script>alert" not in page_of(ravi, case)


def test_a_very_long_post_does_not_choke_the_page(morning: Morning, ravi: Client) -> None:
    case = morning.opens("@jh_sunwai no water in Torpa, Khunti. " + "help " * 20_000)
    assert len(page_of(ravi, case)) < 100_000


MOST_QUERIES = 12


def queries_of(client: Client, case: Case) -> int:
    """How many questions the page of CASE asks of the database."""
    with CaptureQueriesContext(connection) as asked:
        page_of(client, case)
    return len(asked)


def offices_of_districts(count: int) -> list[str]:
    """COUNT more districts whose offices have a verified account."""
    keys = [place.key for place in gazetteer().districts() if place.key != "district:342"][:count]
    codes = [f"dc-{key.partition(':')[2]}" for key in keys]
    for code, key in zip(codes, keys, strict=True):
        an_office(code, district=key)
    return codes


def accepts(desk: Desk) -> None:
    desk.does("accept", kind="telecom", district_key="district:342", urgency="2", people="4200")


def first_draft() -> str:
    return f"direction/{Direction.objects.filter(withdrawn_at=None).earliest('number').number}"


def test_at_no_step_of_its_way_does_the_page_ask_more_than_twelve_questions(desk: Desk, morning: Morning) -> None:
    page_of(desk.client, desk.case)  # what a process reads once is read
    person("cm", "Hemant Soren", "approver")
    asked: dict[str, int] = {}

    def step(name: str) -> None:
        asked[name] = queries_of(desk.client, desk.case)

    step("new")
    morning.pass_time(timedelta(hours=1))
    morning.opens("@jh_sunwai Simdega ke Bolba block ki do panchayat me 6 saal se mobile network nahi hai")
    step("alike")
    accepts(desk)
    step("accepted")
    desk.client.post(f"/case/{desk.case.docket}/look", {"where": "direction", "owner": "dc-simdega", "words": "अधूरे"})
    step("half written")
    desk.does("tell", what="answer", said="काम शुरू हुआ।")
    step("drafted to the citizen")
    desk.does("draft-many", owners=["dc-simdega", *offices_of_districts(6)])
    step("drafted to many beside")
    desk.does(f"{first_draft()}/ask-nod")
    step("nod asked for many")
    desk.does("take-back", why="anew")
    desk.does(f"{first_draft()}/withdraw-all", why="anew")
    desk.does("draft", owner="dc-simdega")
    step("drafted to one")
    desk.does(f"{first_draft()}/ask-nod")
    step("nod asked")
    nod = Nod.objects.latest("asked_at", "pk")
    nods.give(nod, words_hash=nod.words_hash, by="Hemant Soren", duty=Duty.APPROVER, at=morning.at, sop=morning.sop)
    step("nodded")
    morning.pass_time(timedelta(minutes=1))
    step("to be posted by hand")
    morning.posts_by_hand(desk.case, key="9001")
    step("out")
    morning.reads("महोदय, एक टावर लग गया है। दूसरा 20 जनवरी तक लगेगा।", author="dc_simdega", parent="9001")
    step("replied")
    desk.does(f"reply/{Reply.objects.get().pk}/confirm-reading", kind="action_reported")
    step("answered")
    desk.does("draft", owner="dc-simdega")
    step("directed once more")

    assert {name: count for name, count in asked.items() if count > MOST_QUERIES} == {}


@pytest.mark.parametrize("text", [BOLBA, SOLD])
def test_queries_do_not_grow_with_offices_nor_with_what_is_drafted_together(
    morning: Morning, ravi: Client, text: str
) -> None:
    desk = Desk(ravi, morning.opens(text))
    accepts(desk)
    page_of(ravi, desk.case)

    with_one = queries_of(ravi, desk.case)
    codes = offices_of_districts(10)
    assert queries_of(ravi, desk.case) == with_one

    desk.does("draft-many", owners=["dc-simdega", codes[0]])
    few = queries_of(ravi, desk.case)
    desk.does(f"{first_draft()}/withdraw-all", why="anew")
    desk.does("draft-many", owners=["dc-simdega", *codes])
    assert queries_of(ravi, desk.case) == few

    desk.does("draft", owner="dc-simdega", informed=codes[:2])
    desk.does("draft", owner=codes[3], informed=codes[4:])
    assert queries_of(ravi, desk.case) == few <= MOST_QUERIES


def test_queries_do_not_grow_with_directions_that_are_out_and_their_clocks(desk: Desk, morning: Morning) -> None:
    (other,) = offices_of_districts(1)
    directed(desk, morning)
    one = queries_of(desk.client, desk.case)

    desk.does("draft", owner=other)
    desk.does(f"direction/{Direction.objects.latest('number').number}/ask-nod")
    nod = Nod.objects.latest("asked_at", "pk")
    nods.give(nod, words_hash=nod.words_hash, by="CM", duty=Duty.APPROVER, at=morning.at, sop=morning.sop)
    morning.pass_time(timedelta(minutes=1))
    morning.posts_by_hand(desk.case, key="9002")

    assert desk.case.windows.count() > 1
    assert queries_of(desk.client, desk.case) == one


@pytest.mark.parametrize("drafted", [False, True])
def test_queries_do_not_grow_with_posts_and_entries(desk: Desk, morning: Morning, drafted: bool) -> None:
    if drafted:
        accepts(desk)
        desk.does("draft", owner="dc-simdega")

    def queries() -> int:
        return queries_of(desk.client, desk.case)

    key = Post.objects.get().key
    morning.reads("अब तक कुछ नहीं हुआ", author="neighbour", parent=key)
    page_of(desk.client, desk.case)
    few = queries()
    for number in range(8):
        morning.reads(f"अब तक कुछ नहीं हुआ {number}", author=f"neighbour{number}", parent=key)
    assert queries() == few


@pytest.mark.parametrize("verb", list(Verb))
@pytest.mark.parametrize("language", ["en", "hi"])
def test_every_verb_of_the_ledger_has_its_sentence(verb: Verb, language: str) -> None:
    names = record_lines.Names({}, {}, language)
    with translation.override(language):
        said = record_lines.sentence(verb.value, {}, names)
    assert said
    assert said != verb.value
    assert "{" not in said


def test_a_fact_is_said_in_words_not_in_codes(db: None) -> None:
    names = record_lines.Names({"dc-simdega": "Deputy Commissioner, Simdega"}, {}, "en")
    facts = {"office": "dc-simdega", "due_at": "2026-01-15T10:33:00+00:00"}
    assert record_lines.sentence("window_opened", facts, names) == (
        "Answering time of Deputy Commissioner, Simdega opened, until 15 Jan, 16:03."
    )
    assert record_lines.sentence("set_aside", {"reason": "politics"}, names) == "Set aside: Party talk."


def test_every_icon_that_is_named_is_drawn() -> None:
    drawn = (TEMPLATES.parent / "static" / "icons.svg").read_text()
    named = {*record_words.ICONS.values(), record_words.DEFAULT_ICON}
    for template in TEMPLATES.rglob("*.html"):
        named |= set(re.findall(r'{% icon "(\w+)"', template.read_text()))
    assert {name for name in named if f'id="{name}"' not in drawn} == set()


def test_words_are_cut_where_reasons_begin_and_end() -> None:
    found = stretches("no ambulance here", [(3, 12, 3), (0, 12, 4)], [(13, 17)])
    assert [(s.text, s.mark, s.private) for s in found] == [
        ("no ", "4", False),
        ("ambulance", "3 4", False),
        (" ", "", False),
        ("here", "", True),
    ]


def test_no_template_writes_a_style_or_a_script_inline() -> None:
    for template in TEMPLATES.rglob("*.html"):
        source = template.read_text()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:|hx-on", source), template
        assert not re.search(r"<script(?![^>]*\ssrc=)", source), template


def test_the_policy_that_forbids_inline_scripts_is_sent(case: Case, ravi: Client) -> None:
    policy = ravi.get(f"/case/{case.docket}/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_hindi_reaches_the_whole_page(case: Case, morning: Morning, ravi: Client) -> None:
    morning.pass_time(timedelta(minutes=5))
    ravi.cookies["django_language"] = "hi"
    page = page_of(ravi, case)
    assert '<html lang="hi"' in page
    assert "स्वीकार" in page
    assert "Opened from a post." not in page
    assert "डेस्क पर" in ravi.get("/").content.decode()


def test_only_the_desk_opens_a_case_and_no_case_is_guessed(case: Case, ravi: Client) -> None:
    approver = signed_in(person("cm", "Chief Minister", "approver"))
    assert approver.get(f"/case/{case.docket}/").status_code == 403
    assert Client().get(f"/case/{case.docket}/").status_code == 302
    assert ravi.get("/case/JH-26-99999/").status_code == 404
