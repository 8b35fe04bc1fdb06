"""The composer in a browser without script: what it shows, what it keeps, and every refusal with what was typed."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sunwai.direction.models import Direction, Jotting, ToCitizen
from sunwai.direction.unsent import seen_mark
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.nod.models import Nod
from sunwai.offices.models import Account, Office
from sunwai.web.conftest import BOLBA, Desk, Morning, directed, page_of, person, signed_in

pytestmark = pytest.mark.django_db
ASHAS_NAME = f"{BOLBA} मेरा नाम फूलमनी उराँव है।"


@pytest.fixture
def accepted(desk: Desk) -> Desk:
    """The case is Ravi's to write on."""
    desk.does("accept", kind="telecom", district_key="district:342", urgency="2", people="4200")
    return desk


def drafted(desk: Desk, **more: object) -> Direction:
    desk.does("draft", owner="dc-simdega", **more)
    return Direction.objects.latest("number")


def an_office(code: str, *, verified: bool = True, district: str = "", needs_kind: str = "district") -> Office:
    office = Office.objects.create(
        code=code,
        kind=needs_kind,
        name_en=f"Office {code}",
        name_hi=f"कार्यालय {code}",
        district_key=district,
        acts_by="direction",
    )
    given = {"verified_on": date(2026, 1, 12), "verified_by": "Meena"} if verified else {}
    Account.objects.create(network="x", key=code, handle=code.replace("-", "_"), office=office, **given)
    return office


def looks(desk: Desk, **form: object) -> str:
    answer = desk.client.post(f"/case/{desk.case.docket}/look", {"where": "direction", **form})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def shown(desk: Desk) -> str:
    return unescape(page_of(desk.client, desk.case))


# ---- what it shows


def test_the_proposed_offices_words_stand_in_the_form_before_anything_is_pressed(accepted: Desk) -> None:
    page = shown(accepted)

    assert re.search(r'<textarea[^>]*name="words"[^>]*lang="hi" spellcheck="true"[^>]*>@dc_simdega ', page)
    assert f"{accepted.case.docket}/1" in page
    assert "of 280" in page


def test_the_words_follow_owner_and_language_and_the_count_is_the_networks_own(accepted: Desk) -> None:
    answer = looks(accepted, owner="dc-simdega", language="en")

    assert "Please verify" in answer
    assert "of 280" in answer
    assert "12 of 280" not in answer
    assert "6 of 280" in looks(accepted, owner="dc-simdega", words="नमस्ते")
    assert "Too long" in looks(accepted, owner="dc-simdega", words="x" * 300)


def test_an_accounts_standing_is_shown_as_of_now(accepted: Desk) -> None:
    page = looks(accepted, owner="dc-simdega")
    assert "verified 1 Jan 2026 (14 days ago) by Meena; has never answered here" in page

    Account.objects.filter(key="dc_simdega").update(suspended_at=accepted.case.opened_at, suspended_why="renamed")

    page = looks(accepted, owner="dc-simdega")
    assert "@dc_simdega is suspended here: renamed" in page
    assert "उपायुक्त, सिमडेगा" in page


def test_a_look_alike_in_the_thread_is_pointed_at(accepted: Desk, morning: Morning) -> None:
    morning.reads("मैं देखता हूँ", author="dc_simdegga", parent="1001")

    assert "looks like @dc_simdega" in looks(accepted, owner="dc-simdega")


def test_a_link_is_warned_about_with_what_it_costs(accepted: Desk) -> None:
    answer = looks(accepted, owner="dc-simdega", words="देखें ward12.in")

    assert "X takes this for a link: ward12.in" in answer
    assert "0.200 US dollars" in answer
    assert "US dollars" not in looks(accepted, owner="dc-simdega")


def test_the_preview_shows_the_mention_and_where_the_post_will_stand(accepted: Desk) -> None:
    answer = looks(accepted, owner="dc-simdega")

    assert '<b class="mention">@dc_simdega</b>' in answer
    assert "As a reply under the post of @asha_0" in answer


def test_a_citizens_name_is_found_and_a_safe_wording_offered_at_one_key(morning: Morning, ravi: Client) -> None:
    desk = Desk(ravi, morning.opens(ASHAS_NAME))
    desk.does("accept", kind="telecom", district_key="district:342")
    direction = drafted(desk)
    words = f"@dc_simdega फूलमनी उराँव की मदद करें। {direction.code}"

    answer = looks(desk, where=str(direction.number), words=words)

    assert 'data-key="w"' in answer
    assert "एक नागरिक" in answer


def test_the_page_costs_no_more_queries_for_many_offices(accepted: Desk) -> None:
    others = [place.key for place in gazetteer().districts() if place.key != "district:342"][:12]
    for n, key in enumerate(others):
        an_office(f"dc-{n}", district=key)
    accepted.does("draft-many", owners=["dc-simdega", "dc-0"])
    few = _queries(accepted)
    accepted.does(f"direction/{Direction.objects.earliest('number').number}/withdraw-all", why="anew")

    accepted.does("draft-many", owners=["dc-simdega", *[f"dc-{n}" for n in range(12)]])

    assert _queries(accepted) <= few


def _queries(desk: Desk) -> int:
    page_of(desk.client, desk.case)
    with CaptureQueriesContext(connection) as asked:
        page_of(desk.client, desk.case)
    return len(asked)


# ---- what it does


def test_a_form_left_as_filled_takes_the_protocols_words_of_whoever_is_chosen(accepted: Desk) -> None:
    an_office("dc-gumla", district="district:343")
    filled = re.search(r'name="filled" value="([^"]+)"', page_of(accepted.client, accepted.case))
    assert filled

    accepted.does("draft", owner="dc-gumla", words=unescape(filled[1]), filled=unescape(filled[1]))

    assert Direction.objects.get().words.startswith("@dc_gumla ")


def test_the_language_of_a_draft_turns_with_its_words(accepted: Desk) -> None:
    direction = drafted(accepted)

    accepted.does(f"direction/{direction.number}/amend", words=direction.words, language="en")

    direction.refresh_from_db()
    assert direction.language == "en"
    assert "Please verify" in direction.words


def test_changed_words_lose_the_nod_and_the_page_says_so(accepted: Desk) -> None:
    direction = drafted(accepted)
    accepted.does(f"direction/{direction.number}/ask-nod")

    accepted.does(f"direction/{direction.number}/amend", words=f"{direction.words} आज ही")

    assert "The words were changed since the nod was asked for." in shown(accepted)
    assert Nod.objects.get().lapsed_at


def test_the_safe_wording_is_taken_without_script_too(morning: Morning, ravi: Client) -> None:
    desk = Desk(ravi, morning.opens(ASHAS_NAME))
    desk.does("accept", kind="telecom", district_key="district:342")
    direction = drafted(desk)
    words = f"@dc_simdega 9876543210 पर फूलमनी उराँव की मदद करें। {direction.code}"

    desk.does(f"direction/{direction.number}/amend", words=words, take="safe")
    desk.does(f"direction/{direction.number}/ask-nod")

    nod = Nod.objects.get()
    assert "9876543210" not in nod.words
    assert "फूलमनी" not in nod.words


def test_needs_with_owners_of_their_own_make_a_direction_each_and_one_question(accepted: Desk) -> None:
    an_office("dept-energy", needs_kind="department")
    accepted.does("need", kind="power", what="No power in the school")

    accepted.does("draft", owner="dc-simdega", owner_2="dept-energy")
    accepted.does(f"direction/{Direction.objects.earliest('number').number}/ask-nod")

    assert {d.owner.code for d in Direction.objects.all()} == {"dc-simdega", "dept-energy"}
    assert all(d.words in Nod.objects.get().words for d in Direction.objects.all())


def test_one_office_is_asked_once_for_all_needs(accepted: Desk) -> None:
    an_office("dept-energy", needs_kind="department")
    accepted.does("need", kind="power", what="No power in the school")

    accepted.does("draft", owner="dc-simdega", owner_2="dept-energy", once="yes")

    assert Direction.objects.get().needs.count() == 2


def test_an_answer_starts_from_the_desks_summary_and_goes_before_the_approver(accepted: Desk) -> None:
    accepted.does("summarise", hi="दो पंचायतों में नेटवर्क का काम शुरू हुआ।", en="Work has begun.")
    assert re.search(r'name="said"[^>]*>दो पंचायतों में', shown(accepted))

    accepted.does("tell", what="answer", said="दो पंचायतों में नेटवर्क का काम शुरू हुआ।")
    row = ToCitizen.objects.get()
    accepted.does(f"to-citizen/{row.number}/ask-nod", seen=seen_mark(row.words))

    assert "दो पंचायतों" in Nod.objects.get().words
    assert "9876543210" not in Nod.objects.get().words


def test_an_interim_word_names_the_office_whose_clock_runs_and_the_day(desk: Desk, morning: Morning) -> None:
    directed(desk, morning)

    desk.does("tell", what="interim", next_on="2026-01-22", language="en")

    assert "before the Deputy Commissioner, Simdega" in ToCitizen.objects.get().words
    assert "by 22 January 2026" in ToCitizen.objects.get().words


def test_one_undo_takes_back_all_that_one_press_drafted(accepted: Desk) -> None:
    an_office("dc-gumla", district="district:343")
    accepted.does("draft-many", owners=["dc-simdega", "dc-gumla"], words="कृपया रैन बसेरे खुले रखें।")
    drafted_last = accepted.case.entries.latest("seq")

    assert accepted.client.post(f"/undo/{drafted_last.pk}/").status_code == 303

    assert not Direction.objects.filter(withdrawn_at=None).exists()


def test_the_approver_sees_many_directions_as_one_matter_with_every_text(accepted: Desk) -> None:
    an_office("dc-gumla", district="district:343")
    accepted.does("draft-many", owners=["dc-simdega", "dc-gumla"])
    accepted.does(f"direction/{Direction.objects.earliest('number').number}/ask-nod")
    chief = signed_in(person("cm", "Chief Minister", "approver"))

    listed = unescape(chief.get("/nod/").content.decode())
    page = unescape(chief.get(f"/nod/{Nod.objects.get().pk}/").content.decode())

    assert "Direct 2 offices" in listed
    assert all(one.words in page and one.owner.name_en in page for one in Direction.objects.all())


# ---- what it keeps


def test_unfinished_words_are_kept_and_come_back_to_their_writer_alone(accepted: Desk) -> None:
    answer = looks(accepted, owner="dc-simdega", words="अधूरे शब्द")
    assert "Kept for you" in answer

    assert "अधूरे शब्द" in shown(accepted)
    meena = Desk(signed_in(person("meena", "Meena Devi", "desk")), accepted.case)
    assert "अधूरे शब्द" not in shown(meena)
    assert "Ravi Kujur is writing here" in shown(meena)

    accepted.client.post(f"/case/{accepted.case.docket}/throw-away")
    assert "अधूरे शब्द" not in shown(accepted)


def test_looking_at_the_protocols_own_words_keeps_nothing(accepted: Desk) -> None:
    filled = looks(accepted, owner="dc-simdega")
    words = re.search(r'name="filled" value="([^"]+)"', filled)
    assert words

    looks(accepted, owner="dc-simdega", words=words[1], filled=words[1])

    assert not Jotting.objects.exists()


def test_drafting_ends_what_was_kept(accepted: Desk) -> None:
    looks(accepted, owner="dc-simdega", words="अधूरे शब्द")

    drafted(accepted)

    assert not Jotting.objects.exists()


def test_unfinished_words_older_than_a_week_are_gone(accepted: Desk, morning: Morning) -> None:
    looks(accepted, owner="dc-simdega", words="अधूरे शब्द")

    morning.pass_time(timedelta(days=8))

    assert "अधूरे शब्द" not in shown(accepted)
