"""The ground of a case: gathered in one question, and the same as what each verb finds for itself."""

from typing import Any

import pytest

from sunwai.cases.actions import seal
from sunwai.cases.models import Case, Party
from sunwai.direction import drafted
from sunwai.direction.guarding import known_names
from sunwai.direction.models import Direction
from sunwai.direction.outward import post_to_answer, posting_handle
from sunwai.intake.models import Post
from sunwai.offices.models import Office
from sunwai.outbox.actions import connect_handle
from sunwai.outbox.models import Handle
from sunwai.web.compose.ground import Ground, ground_of
from sunwai.web.compose.test_compose import ASHAS_NAME, an_office
from sunwai.web.conftest import BOLBA, Desk, Morning

pytestmark = pytest.mark.django_db


def ground(case: Case, morning: Morning) -> Ground:
    found = ground_of(Case.objects.get(pk=case.pk), at=morning.at)
    assert found is not None
    return found


def test_it_is_gathered_in_one_question(case: Case, morning: Morning, django_assert_num_queries: Any) -> None:
    ground(case, morning)

    with django_assert_num_queries(1):
        found = ground_of(case, at=morning.at)

    assert found is not None
    assert found.under is not None
    assert found.under.author is not None


def test_without_a_handle_there_is_no_ground(case: Case, morning: Morning) -> None:
    Handle.objects.update(mode=Handle.Mode.OFF)

    assert ground_of(case, at=morning.at) is None


def test_handle_and_post_are_those_that_a_verb_would_take(case: Case, morning: Morning) -> None:
    Handle.objects.all().delete()
    connect_handle(network="bluesky", account="did:1", handle="sunwai.example", mode="assisted")
    connect_handle(network="x", account="1", handle="jh_sunwai", mode="assisted")
    morning.reads("वहाँ सड़क भी नहीं है", author="neighbour", parent=Post.objects.get().key)

    found = ground(case, morning)

    assert found.handle == posting_handle(case)
    assert found.network == "x"
    assert found.under is not None
    assert found.under.key == post_to_answer(case, network="x")

    morning.removes(found.under.key)
    assert ground(case, morning).under is None
    assert post_to_answer(case, network="x") is None


def test_nothing_goes_under_the_post_of_a_sealed_case(case: Case, morning: Morning) -> None:
    seal(case, by="Meena", at=morning.at, why="a child")

    assert ground(case, morning).under is None


def test_the_shield_knows_the_same_names_as_when_the_approver_is_asked(morning: Morning) -> None:
    case = morning.opens(ASHAS_NAME)
    Party.objects.create(case=case, role="witness", words="Budhni Kerketta, ward member")
    Party.objects.create(case=case, role="complainant", words="Somra Munda")

    found = ground(case, morning)

    assert found.names == known_names(case)
    assert "Budhni Kerketta" in found.names
    assert "Somra Munda" not in found.names


def test_a_draft_names_the_same_offices_as_when_it_is_issued(desk: Desk, morning: Morning) -> None:
    for code in ("dept-water", "dept-energy"):
        an_office(code, needs_kind="department", verified=code == "dept-water")
    desk.does("accept", kind="telecom", district_key="district:342")
    desk.does("draft", owner="dc-simdega", informed=["dept-water", "dept-energy"])
    direction = Direction.objects.get()

    bare = ground(desk.case, morning)
    (row,) = bare.drafts
    found = bare.knowing(bare.named_by(row))

    assert found.address(found.named_by(row), language=row.language) == drafted.named_in(direction, at=morning.at)


def test_a_sealed_draft_has_the_same_one_wording_as_its_verbs_give_it(desk: Desk, morning: Morning) -> None:
    desk.does("accept", kind="telecom", district_key="district:342")
    desk.does("draft", owner="dc-simdega")
    seal(desk.case, by="Meena", at=morning.at, why="a child")
    direction = Direction.objects.get()
    named = drafted.named_in(direction, at=morning.at)

    found = ground(desk.case, morning)

    words = found.sealed_words(found.drafts[0], named, sop=morning.sop)
    assert words == drafted.composed(direction, named, sop=morning.sop)


def test_an_office_whose_accounts_were_not_read_is_not_taken_for_one_without(case: Case, morning: Morning) -> None:
    with pytest.raises(KeyError):
        ground(case, morning).address([Office.objects.get()], language="hi")


def test_only_an_account_that_belongs_to_no_office_and_spoke_here_may_be_a_look_alike(
    case: Case, morning: Morning
) -> None:
    morning.reads("मैं देखता हूँ", author="dc_simdegga", parent=Post.objects.earliest("pk").key)
    morning.reads("देख रहे हैं", author="dc_simdega", parent=Post.objects.earliest("pk").key)
    morning.reads(BOLBA.replace("बोलबा", "कुरडेग"), author="stranger")

    assert ground(case, morning).speakers == ["asha_0", "dc_simdegga"]
