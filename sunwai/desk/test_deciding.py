"""What the desk decides about a matter: taken up, set aside, corrected; and the order in which it waits."""

import pytest

from sunwai.cases.lifecycle import NotNow
from sunwai.cases.models import Case, Need
from sunwai.desk import actions, listing
from sunwai.desk.models import SetAside
from sunwai.nod.shortlist import shortlist
from sunwai.triage.models import Correction
from tests import builders as b

pytestmark = pytest.mark.django_db


def test_accepting_with_corrections_keeps_what_the_machine_had_proposed_beside_them() -> None:
    case = b.a_case()

    actions.accept(case, by="Ravi", at=b.AT, kind="power", urgency=3)

    assert b.verbs(case)[-2:] == ["corrected", "accepted"]
    noted = {row.field: (row.proposed, row.decided, row.by) for row in Correction.objects.all()}
    assert noted["kind"] == ("telecom", "power", "Ravi")
    assert Need.objects.get().kind == "power"


def test_a_case_is_accepted_once_and_the_second_officers_corrections_are_not_written() -> None:
    case = b.an_accepted_case()

    b.refusal_writes_nothing(case, NotNow, lambda: actions.accept(case, by="Meena", at=b.AT, kind="power"))
    assert Case.objects.get().kind == "telecom"
    assert not Correction.objects.exists()


def test_two_officers_accept_one_case_once(transactional_db: None) -> None:
    case = b.a_case()

    ends = b.together(
        *[lambda by=by: actions.accept(Case.objects.get(pk=case.pk), by=by, at=b.AT) for by in ("Ravi", "Meena")]
    )

    assert sorted(type(end).__name__ for end in ends) == ["NoneType", "NotNow"]
    assert b.verbs(case).count("accepted") == 1


def test_a_matter_set_aside_keeps_its_reason_and_can_be_taken_up_again() -> None:
    case = b.a_case()
    actions.set_aside(case, reason="politics", by="Ravi", at=b.AT)
    assert [c.pk for c in listing.listed("set_aside")] == [case.pk]

    actions.take_up_again(case, by="Meena", at=b.later(hours=1))

    row = SetAside.objects.get()
    assert (row.reason, row.by, row.taken_up_by) == ("politics", "Ravi", "Meena")
    assert Case.objects.get().status == "accepted"


def test_a_reason_in_the_desks_own_words_is_kept_as_such() -> None:
    case = b.a_case()

    actions.set_aside(case, reason="the same as yesterday's", by="Ravi", at=b.AT)

    assert (SetAside.objects.get().reason, SetAside.objects.get().words) == ("other", "the same as yesterday's")
    assert b.last(case).words == "the same as yesterday's"


def test_a_directed_matter_is_not_set_aside() -> None:
    case = Case.objects.get(pk=b.a_direction_out().case_id)

    b.refusal_writes_nothing(case, NotNow, lambda: actions.set_aside(case, reason="spam", by="Ravi", at=b.AT))
    assert not SetAside.objects.exists()


def test_the_first_need_follows_a_correction_only_while_it_is_the_only_one() -> None:
    case = b.an_accepted_case(needs=2)

    actions.correct(case, by="Ravi", at=b.AT, kind="power", district_key="district:342")

    assert list(Need.objects.order_by("number").values_list("kind", flat=True)) == ["telecom", "power"]
    assert b.last(case).facts["after"] == {"kind": "power"}


def test_a_post_of_an_office_can_be_opened_as_a_matter_by_hand() -> None:
    b.an_office()
    post = b.a_post("हमारे प्रखंड में पानी नहीं है", by="office-dc-simdega")

    case = actions.open_by_hand(post, by="Ravi", at=b.AT, kind="water")

    post.refresh_from_db()
    assert (post.case, post.role, case.kind) == (case, "new_matter", "water")


def test_what_cannot_wait_comes_first_and_unknown_stands_above_low() -> None:
    rows = [
        (0, None, None),
        (None, None, None),
        (3, None, None),
        (2, None, 4),
        (2, None, 90),
        (2, b.later(days=1), None),
    ]
    for number, (urgency, deadline, people) in enumerate(rows):
        case = b.a_case(by=f"citizen-{number}")
        Case.objects.filter(pk=case.pk).update(
            urgency=urgency,
            urgency_rank={3: 0, 2: 1, None: 2, 0: 4}[urgency],
            event_deadline=deadline,
            people=people,
        )

    found = [(c.urgency, c.event_deadline, c.people) for c in listing.listed("desk")]

    assert found == [rows[2], rows[5], rows[4], rows[3], rows[1], rows[0]]


@pytest.mark.parametrize("view", sorted(listing.VIEWS))
def test_every_view_can_be_asked_on_this_database_in_one_query(view: str, django_assert_num_queries: object) -> None:
    case = b.an_answered_case()

    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's
        rows = list(listing.listed(view))

    assert (case in rows) == (view == "desk")


def test_the_shortlist_holds_open_questions_most_urgent_first_and_no_stale_ones() -> None:
    calm = b.asked()
    red = b.asked(b.a_draft(b.an_accepted_case(by="sunita"), at=b.later(hours=1)), at=b.later(hours=1))
    Case.objects.filter(pk=red.case_id).update(urgency=3, urgency_rank=0)

    assert list(shortlist(at=b.later(hours=2))) == [red, calm]
    assert list(shortlist(at=b.later(hours=48))) == [red]
