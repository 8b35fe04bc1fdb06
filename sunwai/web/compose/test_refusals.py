"""What the composer refuses, each with the fault injected: nothing goes before the approver, nothing typed is lost."""

import pytest

from sunwai.cases.models import Case
from sunwai.direction.models import Direction, ToCitizen
from sunwai.direction.unsent import seen_mark
from sunwai.nod.models import Nod
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Handle
from sunwai.web.compose.test_compose import accepted, an_office, drafted, looks, shown
from sunwai.web.conftest import Desk, Morning, person, signed_in

__all__ = ["accepted"]  # a fixture, asked for by name

pytestmark = pytest.mark.django_db


def test_words_that_are_too_long_are_refused_and_not_lost(accepted: Desk) -> None:
    direction = drafted(accepted)
    long = "क" * 300

    page = accepted.is_refused(f"direction/{direction.number}/amend", words=long, where=str(direction.number))

    assert "280 fit" in page
    assert long in page


def test_a_tag_that_nobody_verified_does_not_go_before_the_approver(accepted: Desk) -> None:
    direction = drafted(accepted)
    accepted.does(f"direction/{direction.number}/amend", words=f"@dc_simdega @dc_fake देखें {direction.code}")

    assert "@dc_fake: verified for none of these offices" in shown(accepted)
    assert "@dc_fake" in accepted.is_refused(f"direction/{direction.number}/ask-nod")
    assert not Nod.objects.exists()


def test_what_the_shield_finds_does_not_go_before_the_approver(accepted: Desk) -> None:
    direction = drafted(accepted)
    accepted.does(f"direction/{direction.number}/amend", words=f"@dc_simdega 9876543210 {direction.code}")

    assert accepted.next() == "Answer the shield first"
    assert "9876543210" in accepted.is_refused(f"direction/{direction.number}/ask-nod")
    assert not Nod.objects.exists()


def test_a_name_is_kept_only_with_a_reason_that_stays_on_record(accepted: Desk) -> None:
    direction = drafted(accepted)
    words = f"@dc_simdega Help Rekha Mahto w/o Sukhram Mahto {direction.code}"
    accepted.does(f"direction/{direction.number}/amend", words=words)
    accepted.is_refused(f"direction/{direction.number}/ask-nod")

    accepted.does(f"direction/{direction.number}/ask-nod", kept_why="she asked us to name her")

    direction.refresh_from_db()
    assert direction.kept_why == "she asked us to name her"


def test_while_the_handle_is_stopped_the_approver_is_not_asked(accepted: Desk, morning: Morning) -> None:
    direction = drafted(accepted)
    outbox.stop_handle(Handle.objects.get(), by="Meena", at=morning.at)

    assert "stopped by Meena" in shown(accepted)
    assert "Meena stopped it" in accepted.is_refused(f"direction/{direction.number}/ask-nod")
    assert not Nod.objects.exists()


def test_a_draft_that_somebody_else_reworded_is_not_written_over_or_asked_about(accepted: Desk) -> None:
    direction = drafted(accepted)
    seen = seen_mark(direction.words)
    meena = Desk(signed_in(person("meena", "Meena Devi", "desk")), accepted.case)
    meena.does(f"direction/{direction.number}/amend", words=f"{direction.words} जल्द", seen=seen)

    mine = {"words": f"{direction.words} आज", "seen": seen, "where": str(direction.number)}
    page = accepted.is_refused(f"direction/{direction.number}/amend", status=409, **mine)

    assert "Meena Devi has changed these words" in page
    assert f"{direction.words} आज" in page
    accepted.is_refused(f"direction/{direction.number}/ask-nod", status=409, seen=seen)
    direction.refresh_from_db()
    assert direction.words.endswith("जल्द")


def test_districts_without_a_verified_account_are_named_before_anything_is_drafted(accepted: Desk) -> None:
    an_office("dc-gumla", district="district:343")
    an_office("dc-ranchi", district="district:346", verified=False)
    owners = ["dc-simdega", "dc-gumla", "dc-ranchi"]

    assert "Office dc-ranchi" in accepted.is_refused("draft-many", owners=owners)
    assert not Direction.objects.exists()
    accepted.does("draft-many", owners=owners, leave_out="yes")

    assert Direction.objects.count() == 2
    assert "Directions to 2 offices, not yet out" in shown(accepted)


def test_a_question_to_the_citizen_without_words_is_refused(accepted: Desk) -> None:
    assert "Write what the citizen" in accepted.is_refused("tell", what="question", said=" ")
    assert "by which day" in accepted.is_refused("tell", what="interim", next_on="")
    assert not ToCitizen.objects.exists()


def test_nothing_new_is_written_while_words_lie_before_the_approver(accepted: Desk) -> None:
    direction = drafted(accepted)
    accepted.does(f"direction/{direction.number}/ask-nod")

    page = shown(accepted)

    assert "Write a direction" not in page
    assert direction.words in page


def test_only_the_desk_may_look(case: Case) -> None:
    secretary = signed_in(person("secretary", "Secretary", "secretary"))

    assert secretary.post(f"/case/{case.docket}/look", {"words": "x"}).status_code == 403


def test_the_approver_is_not_asked_about_words_that_are_typed_over_on_the_screen(accepted: Desk) -> None:
    direction = drafted(accepted)
    looks(accepted, where=str(direction.number), words=f"{direction.words} आज ही")

    assert "typed other words" in accepted.is_refused(f"direction/{direction.number}/ask-nod")

    accepted.client.post(f"/case/{accepted.case.docket}/throw-away")
    accepted.does(f"direction/{direction.number}/ask-nod")
