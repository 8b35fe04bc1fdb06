"""Opening cases for new matters: each once, the longest waiting first, and no broken one in the way of the others."""

import pytest

from sunwai.cases import ledger
from sunwai.cases.models import Case
from sunwai.intake.actions import take_in
from sunwai.intake.models import Post
from sunwai.loop import assess
from sunwai.management.import_posts import assess_all
from sunwai.triage import actions, due
from sunwai.triage.models import Assessment, Correction
from tests import builders as b

pytestmark = pytest.mark.django_db


def posts(count: int) -> list[Post]:
    """Will take in COUNT posts of as many citizens and give them, oldest first."""
    items = [b.an_item(by=f"citizen-{n}", created_at=b.later(minutes=count - n)) for n in range(count)]
    return sorted(take_in(items, own_account=b.OURS, at=b.AT), key=lambda post: post.created_at)


def poison(post: Post) -> None:
    """This post's proposal is there already although its case is not: it cannot be saved a second time."""
    Assessment.objects.create(
        post=post, version_key=post.key, engine=actions.engine(actions.in_use()), proposal={}, made_at=b.AT
    )


def test_a_new_matter_opens_a_case_with_its_need_its_complainant_and_its_proposal() -> None:
    case = b.a_case()

    assert (case.kind, case.district_key, case.status) == ("telecom", "district:342", "received")
    assert case.needs.get().kind == "telecom"
    assert case.parties.get().account.key == "asha"
    assert case.assessments.get().proposal["kind"]["value"] == "telecom"
    assert case.opened_at == Post.objects.get().created_at
    assert ledger.verify(case) == []


def test_no_entry_and_no_public_line_holds_the_citizens_words() -> None:
    case = b.a_case("मेरा नाम गुप्तशब्द है। सिमडेगा के बोलबा में नेटवर्क नहीं है।")

    told = [str(entry.facts) + entry.words for entry in case.entries.all()] + [case.asked_en, case.asked_hi]
    assert "गुप्तशब्द" not in "".join(told)


def test_the_longest_waiting_is_assessed_first() -> None:
    oldest, newest = posts(2)

    due.work_one(at=b.AT, sop=b.the_sop())

    oldest.refresh_from_db()
    newest.refresh_from_db()
    assert oldest.case is not None
    assert newest.case is None


def test_assessed_again_nothing_is_opened_again() -> None:
    [post] = posts(1)
    sure = b.the_sop().triage.not_sure_below

    assert len(actions.assess([post], at=b.AT, not_sure_below=sure)) == 1
    assert actions.assess([post], at=b.AT, not_sure_below=sure) == []
    assert actions.assess([Post.objects.get()], at=b.AT, not_sure_below=sure) == []
    assert Case.objects.count() == 1


def test_two_assessors_open_each_matter_once_and_park_nothing(transactional_db: None) -> None:
    posts(6)
    sop = b.the_sop()

    ends = b.together(*[lambda: assess(at=b.AT, sop=sop)] * 2, lambda: assess_all(at=b.AT))

    assert not [end for end in ends if isinstance(end, Exception)]
    assert Case.objects.count() == Assessment.objects.count() == 6
    assert not Post.objects.filter(parked_at__isnull=False).exists()


def test_one_poisoned_post_of_many_is_parked_and_the_others_get_their_cases() -> None:
    b.the_sop()
    many = posts(12)
    poison(many[5])

    assert assess_all(at=b.AT) == 11

    broken = Post.objects.get(parked_at__isnull=False)
    assert broken == many[5]
    assert "IntegrityError" in broken.parked_error
    assert Case.objects.count() == 11


def test_the_loop_goes_on_past_a_poisoned_post() -> None:
    many = posts(3)
    poison(many[0])

    assess(at=b.AT, sop=b.the_sop())

    assert Case.objects.count() == 2
    assert assess(at=b.AT, sop=b.the_sop()) == 0


def test_what_the_desk_decided_otherwise_is_noted_and_agreement_is_not() -> None:
    case = b.a_case()

    assert actions.note_correction(case, field="kind", decided="telecom", by="Ravi", at=b.AT) is None
    row = actions.note_correction(case, field="kind", decided="power", by="Ravi", at=b.AT, why="w" * 300)

    assert row == Correction.objects.get()
    assert (row.proposed, row.decided, len(row.why)) == ("telecom", "power", 200)  # type: ignore[union-attr]  # noted


def test_private_numbers_are_named_by_kind_never_by_value() -> None:
    assert actions.private_kinds("फ़ोन 9876543210, आधार 2345 6789 0124") == ["aadhaar", "phone"]
    assert actions.private_kinds("बोलबा में नेटवर्क नहीं है") == []
