"""Bringing in what nobody posted: it becomes a case at once, once, and nothing typed is lost by a refusal."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from sunwai.cases.models import Case, DocketCounter
from sunwai.intake.models import Post
from sunwai.simulate import World
from sunwai.web.conftest import SOLD, Morning, person, signed_in

CUTTING = {
    "network": "press",
    "source": "Prabhat Samachar, 15 January, page 3",
    "created_at": "2026-01-15T08:00",
    "text": "टाटानगर स्टेशन के पास एक महीने के शिशु को बेच दिया गया। पूर्वी सिंहभूम जिले की घटना।",
}
CALL = {
    "network": "phone",
    "source": "telephone line 2",
    "created_at": "2026-01-15T08:59",
    "text": "सिमडेगा के बोलबा में तीन दिन से पानी नहीं आ रहा है।",
    "spoke": "Asha Devi, 9876543210",
}


def brought(client: Client, **given: str) -> Case:
    """Will send the form, see that it led to a case, and give the case."""
    answer = client.post("/bring-in/", given)
    assert answer.status_code == 303, answer.content.decode()[:3000]
    return Case.objects.get(docket=answer.headers["Location"].split("/")[2])


def refused(client: Client, status: int = 400, **given: str) -> str:
    answer = client.post("/bring-in/", given)
    assert answer.status_code == status
    page = str(answer.content.decode())
    assert "This was not done" in page
    return page


def test_the_list_leads_to_a_form_that_says_now(morning: Morning, ravi: Client) -> None:
    assert 'href="/bring-in/"' in ravi.get("/").content.decode()
    page = ravi.get("/bring-in/").content.decode()
    assert "Bring in a cutting, letter or call" in page
    assert 'value="2026-01-15T09:00"' in page


def test_a_cutting_becomes_an_assessed_and_sealed_case_that_nobody_complained_of(
    morning: Morning, ravi: Client
) -> None:
    case = brought(ravi, **CUTTING)

    assert (case.is_sealed, case.urgency, case.parties.count()) == (True, 3, 0)
    post = Post.objects.get()
    assert (post.network, post.source, post.case) == (
        "press",
        "Prabhat Samachar, 15 January, page 3 (Ravi Kujur)",
        case,
    )
    assert post.created_at == datetime(2026, 1, 15, 2, 30, tzinfo=UTC)
    assert [(e.verb, e.by) for e in case.entries.order_by("seq")] == [
        ("opened", "machine"),
        ("sealed", "machine"),
        ("brought_in", "Ravi Kujur"),
    ]
    page = ravi.get(f"/case/{case.docket}/").content.decode()
    assert "Brought in by hand: press." in page
    assert "Prabhat Samachar, 15 January, page 3" in page


def test_who_rang_is_kept_with_the_case_and_stays_private(morning: Morning, ravi: Client) -> None:
    case = brought(ravi, **CALL)
    ravi.post(f"/case/{case.docket}/accept", {"kind": "water", "district_key": "district:342"})

    assert [(p.role, p.words) for p in case.parties.all()] == [("complainant", "Asha Devi, 9876543210")]
    assert "Asha Devi, 9876543210" in ravi.get(f"/case/{case.docket}/").content.decode()
    public = Client().get(f"/public/{case.docket}/")
    assert public.status_code == 200
    assert [w for w in ("Asha", "9876543210", "तीन दिन", "line 2") if w in public.content.decode()] == []
    assert "Asha" not in str(list(case.entries.values_list("facts", "words")))


@pytest.mark.parametrize(
    "again",
    [
        {},
        {"created_at": "2026-01-15T08:30"},
        {"text": f"  {CUTTING['text']}\r\n"},
        {"source": "PRABHAT SAMACHAR,  15 January, page 3"},
    ],
    ids=["a double tap", "another hour", "other spaces", "other capitals"],
)
def test_the_same_cutting_is_brought_in_once_and_its_case_is_linked(
    morning: Morning, ravi: Client, again: dict[str, str]
) -> None:
    case = brought(ravi, **CUTTING)

    page = refused(ravi, 409, **CUTTING | again)

    assert Case.objects.count() == Post.objects.count() == 1
    assert "brought in already: Prabhat Samachar, 15 January, page 3 (Ravi Kujur)" in page
    assert f'<a href="/case/{case.docket}/">Go to {case.docket}</a>' in page


@pytest.mark.parametrize(
    "other",
    [{"source": "Hindustan, page 1"}, {"created_at": "2026-01-14T08:00"}, {"network": "mail"}, {"text": "कुछ और"}],
    ids=lambda other: next(iter(other)),
)
def test_another_paper_day_way_or_word_is_another_piece(morning: Morning, ravi: Client, other: dict[str, str]) -> None:
    brought(ravi, **CUTTING)
    brought(ravi, **CUTTING | other)
    assert Case.objects.count() == 2


def test_words_that_name_a_case_go_there(morning: Morning, ravi: Client) -> None:
    case = morning.opens(SOLD)

    assert brought(ravi, **CALL | {"text": f"{case.docket}: बच्ची के बारे में एक और बात"}) == case

    assert Case.objects.count() == 1
    assert "brought_in" in case.entries.values_list("verb", flat=True)


def test_everything_that_is_missing_is_said_at_once_and_what_was_typed_is_kept(morning: Morning, ravi: Client) -> None:
    page = refused(ravi, text=CALL["text"], spoke="Asha Devi", created_at="yesterday")

    for said in ("Choose how it reached us.", "Say where it stood", "as a day and a time"):
        assert said in page
    assert f">{CALL['text']}</textarea>" in page
    assert 'value="Asha Devi"' in page
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    ("when", "said"),
    [("2026-01-15T09:30", "has not come yet"), ("0206-01-15T09:00", "Look at the year"), ("0001-01-01T00:00", "year")],
)
def test_a_time_that_cannot_be_is_refused(morning: Morning, ravi: Client, when: str, said: str) -> None:
    assert said in refused(ravi, **CALL | {"created_at": when})
    assert not Post.objects.exists()


def test_letters_no_database_takes_are_left_out(morning: Morning, ravi: Client) -> None:
    case = brought(ravi, **CALL | {"text": "सिमडेगा\x00 में पानी नहीं", "source": "line\x00 2", "spoke": "Asha\x00"})

    assert case.posts.get().text == "सिमडेगा में पानी नहीं"
    assert "\x00" not in case.posts.get().source + case.parties.get().words


def test_what_the_machine_fails_on_is_kept_parked_in_sight_and_not_brought_in_again(
    morning: Morning, ravi: Client
) -> None:
    morning.opens()
    DocketCounter.objects.update(last=0)  # a counter set back, as by an old backup: the next number exists

    answer = ravi.post("/bring-in/", CALL, follow=True)

    assert answer.redirect_chain == [("/pen/", 303)]
    page = answer.content.decode()
    assert "the machine failed on it" in page
    assert "IntegrityError" in page
    assert Post.objects.get(network="phone").parked_at == morning.at
    assert "It waits in the holding pen" in refused(ravi, 409, **CALL)


def test_only_the_desk_may_bring_in(morning: Morning) -> None:
    secretary = signed_in(person("sita", "Sita Devi", "secretary"))

    assert secretary.get("/bring-in/").status_code == 403
    assert secretary.post("/bring-in/", CALL).status_code == 403
    assert not Post.objects.exists()


def test_the_world_brings_a_cutting_to_the_desk(db: None) -> None:
    with World() as world:
        cutting = world.citizen("Prabhat Samachar", network="press").posts(CUTTING["text"])

        case = world.case_of(cutting)

        assert case is not None
        assert case.is_sealed
