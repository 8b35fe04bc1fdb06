"""Round the case: versions behind a veil, a broken record, folded runs, new entries, and the way between cases."""

import re

from django.test import Client

from sunwai.cases.models import Case, Entry
from sunwai.intake.models import Post
from sunwai.outbox.actions import stop_handle
from sunwai.outbox.models import Handle, Outgoing
from sunwai.verification.models import LateWord
from sunwai.web.case.test_answers import waiting_act
from sunwai.web.conftest import SOLD, Desk, Morning, page_of, person, signed_in

PICTURE = {"key": "m1", "kind": "photo", "url": "https://pbs.example/1.jpg", "alt": "a child on a bench"}


def pictured(case: Case) -> Post:
    post = Post.objects.get(case=case)
    Post.objects.filter(pk=post.pk).update(media=[PICTURE])
    return post


def test_a_picture_of_a_sealed_matter_is_veiled_until_one_lifts_it_for_oneself(morning: Morning, ravi: Client) -> None:
    case = morning.opens(SOLD)
    post = pictured(case)
    page = page_of(ravi, case)
    assert "1 picture behind a veil." in page
    assert 'data-key="b"' in page
    assert "a child on a bench" not in page
    assert "pbs.example" not in page

    Desk(ravi, case).does(f"post/{post.pk}/lift-veil")

    assert "a child on a bench" in page_of(ravi, case)
    meena = signed_in(person("meena", "Meena Devi", "desk"))
    assert "a child on a bench" not in page_of(meena, case)
    assert case.entries.get(verb="veil_lifted").by == "Ravi Kujur"


def test_a_harmless_picture_is_shown_as_a_link_with_its_own_description(case: Case, ravi: Client) -> None:
    pictured(case)

    page = page_of(ravi, case)

    assert "behind a veil" not in page
    assert 'href="https://pbs.example/1.jpg"' in page


def test_a_record_that_was_changed_past_us_is_said_at_the_top_of_the_page(case: Case, ravi: Client) -> None:
    assert "does not hold together" not in page_of(ravi, case)

    Entry.objects.filter(case=case, seq=1).update(facts={"post": 1, "network": "other"})

    page = page_of(ravi, case)
    assert "The record of this case does not hold together." in page
    assert "Entry 1 is not as it was written." in page


def test_a_line_cut_off_the_end_of_the_record_is_seen_too(desk: Desk) -> None:
    desk.does("hold")
    Entry.objects.filter(case=desk.case, verb="held").delete()

    assert "does not hold together" in page_of(desk.client, desk.case)


def test_a_long_run_of_one_act_is_folded_and_nothing_of_it_is_lost(case: Case, morning: Morning, ravi: Client) -> None:
    key = Post.objects.get().key
    for number in range(6):
        morning.reads(f"अब तक कुछ नहीं हुआ {number}", author=f"neighbour{number}", parent=key)

    page = page_of(ravi, case)

    assert "5 more like it, that day" in page
    assert page.count("A post was added.") == 6


def test_each_day_of_the_record_is_named_once(case: Case, ravi: Client) -> None:
    record = page_of(ravi, case).split('<ol class="record"')[1].split("</ol>")[0]

    assert re.findall(r'<span class="d">([^<]+)</span>', record) == ["15 Jan"]


def test_new_entries_are_given_alone_to_be_put_at_the_end(desk: Desk) -> None:
    address = f"/case/{desk.case.docket}/newer"
    desk.case.refresh_from_db()
    before = desk.case.head_seq
    assert desk.client.get(address, {"after": before}).status_code == 204

    desk.does("hold")

    answer = desk.client.get(address, {"after": before})
    assert answer.content.decode().count("<li") == 1
    assert "Taken in hand." in answer.content.decode()
    assert desk.client.get(address, {"after": "x"}).status_code == 204


def test_the_way_leads_back_to_the_row_and_on_to_the_cases_beside(morning: Morning, ravi: Client) -> None:
    cases = [morning.opens(f"@jh_sunwai no water in Torpa, Khunti for {n} days") for n in (11, 12, 13)]
    order = [row.pk for row in Case.objects.in_order()]
    first, middle, last = (Case.objects.get(pk=pk) for pk in order)
    assert {case.pk for case in cases} == set(order)

    page = ravi.get(f"/case/{middle.docket}/", {"view": "new"}).content.decode()

    assert re.search(rf'href="/\?view=new#row-{middle.docket}" data-key="u"', page)
    assert "New, 2 of 3" in page
    assert re.search(rf'href="/case/{first.docket}/\?view=new"[^>]*data-key="\["', page)
    assert re.search(rf'href="/case/{last.docket}/\?view=new"[^>]*data-key="\]"', page)
    assert 'data-key="["' not in ravi.get(f"/case/{first.docket}/", {"view": "new"}).content.decode()


def test_a_verb_leads_back_to_the_view_one_came_from(desk: Desk) -> None:
    address = f"/case/{desk.case.docket}/?view=new"
    assert f'name="next" value="{address}"' in desk.client.get(address).content.decode()

    answer = desk.client.post(f"/case/{desk.case.docket}/hold", {"next": address})
    assert answer.headers["Location"] == address
    refused = desk.client.post(f"/case/{desk.case.docket}/hold", {"next": address})
    assert f'name="next" value="{address}"' in refused.content.decode()


def test_a_direction_that_did_not_go_out_can_be_taken_back_from_the_page(desk: Desk, morning: Morning) -> None:
    act = waiting_act(desk, morning)
    Outgoing.objects.filter(pk=act.pk).update(state="failed", error="X refused it (403).")
    assert "Take it back, and word it anew" in page_of(desk.client, desk.case)

    desk.does("direction/1/withdraw", why="the words are stale")

    assert Outgoing.objects.get(pk=act.pk).state == "withdrawn"
    assert desk.next() == "Choose the office, then write"


def test_a_stopped_handle_is_told_on_every_case(case: Case, ravi: Client) -> None:
    stop_handle(Handle.objects.get(), by="Meena", at=case.opened_at)

    assert "Nothing goes out from @jh_sunwai: Meena stopped it on 15 Jan, 09:00." in page_of(ravi, case)


def test_what_the_citizen_said_after_the_end_is_the_next_step_until_it_is_read(desk: Desk) -> None:
    desk.does("set-aside", reason="politics")
    LateWord.objects.create(case=desk.case, post=Post.objects.get(), at=desk.case.opened_at)
    assert desk.next() == "Read: nothing is to be done"

    desk.does("see-words")

    assert desk.next() == "Take up again"


def test_each_post_says_in_which_language_it_is_written(case: Case, morning: Morning, ravi: Client) -> None:
    other = morning.opens("@jh_sunwai Torpa, Khunti me das din se pani nahi aa raha hai")

    assert "<span>Hindi</span>" in page_of(ravi, case)
    assert "<span>romanised Hindi</span>" in page_of(ravi, other)
