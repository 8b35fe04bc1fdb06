"""Posts compared as they come in: what is proposed as one matter, what a person decided, what a campaign is."""

from datetime import timedelta

import pytest

from sunwai.cases.models import Case
from sunwai.desk import actions as desk
from sunwai.intake import actions as intake
from sunwai.triage import comparing, due
from sunwai.triage.models import CopyMark, Likeness, Signature, Trait
from tests import builders as b

pytestmark = pytest.mark.django_db

BOLBA = b.NO_NETWORK + " दो पंचायतों के 4200 लोग बात नहीं कर पाते।"
TWIN = "@jh_sunwai Simdega ke Bolba block me 6 saal se mobile network nahi hai, 4200 log pareshan"
ELSEWHERE = BOLBA.replace("बोलबा", "कोलेबिरा")


def compare(*, at=b.AT) -> None:
    while due.compare_one(at=at, sop=b.the_sop()):
        continue


def two(first: str, second: str, *, apart: timedelta = timedelta(hours=1), by: str = "meena") -> tuple[Case, Case]:
    cases = b.a_case(first), b.a_case(second, by=by, at=b.AT + apart)
    compare(at=b.AT + apart)
    return cases


def test_a_copied_post_is_proposed_to_the_case_of_the_first_and_joins_nothing() -> None:
    first, copy = two(BOLBA, f"RT @asha: {BOLBA} #Bolba")

    found = Likeness.objects.get()
    assert (found.case, found.other, found.kind, found.decided) == (copy, first, "near_copy", "")
    assert found.confidence > 0.9
    assert {case.status for case in Case.objects.all()} == {"received"}


def test_one_matter_told_in_two_scripts_is_proposed_with_words_of_both() -> None:
    first, told_again = two(BOLBA, TWIN)

    found = Likeness.objects.get()
    assert (found.case, found.other, found.kind) == (told_again, first, "same_matter")
    rules = {reason["rule"]: reason for reason in found.because}
    assert rules["place/same"]["mine"]["text"] == "Bolba"
    assert rules["place/same"]["theirs"]["text"] == "बोलबा"
    assert {"number/span", "number/count"} & set(rules)


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (ELSEWHERE, timedelta(hours=1)),  # the same words about another block
        (TWIN, timedelta(hours=73)),  # the SOP says 72
        ("@jh_sunwai Bolba block me ration dealer chawal nahi deta", timedelta(hours=1)),  # another kind
    ],
)
def test_what_is_another_matter_is_not_proposed(other: str, apart: timedelta) -> None:
    two(BOLBA, other, apart=apart)

    assert not Likeness.objects.exists()


def test_a_decision_that_two_are_not_the_same_is_remembered() -> None:
    first, copy = two(BOLBA, TWIN)
    comparing.decide(first, copy, decided="not_same", by="Ravi", at=b.AT)

    Signature.objects.update(compared_at=None)
    compare()

    found = Likeness.objects.get()
    assert (found.decided, found.by) == ("not_same", "Ravi")
    with pytest.raises(comparing.NothingProposed, match="any more"):
        comparing.decide(copy, first, decided="not_same", by="Meena", at=b.AT)


def test_a_corrected_kind_is_compared_again() -> None:
    first = b.a_case("@jh_sunwai सिमडेगा के बोलबा प्रखंड में राशन नहीं मिला")
    later = b.a_case(TWIN, by="meena", at=b.later(hours=1))
    compare(at=b.later(hours=1))
    assert not Likeness.objects.exists()

    desk.correct(first, by="Ravi", at=b.later(hours=2), kind="telecom")
    compare(at=b.later(hours=2))

    assert (Likeness.objects.get().case, Likeness.objects.get().other) == (later, first)


def test_joining_and_parting_are_noted_on_the_proposal() -> None:
    first, copy = two(BOLBA, TWIN)
    desk.join(copy, into=first, by="Ravi", at=b.later(hours=2))
    assert (Likeness.objects.get().decided, Likeness.objects.get().by) == ("joined", "Ravi")

    desk.unjoin(copy, by="Ravi", at=b.later(hours=3))

    assert Likeness.objects.get().decided == ""


def test_a_text_sent_by_many_is_a_campaign_with_the_first_as_its_head() -> None:
    first = b.a_case(BOLBA)
    copies = [b.a_case(f"@dc_simdega {BOLBA} #{n}", by=f"troll{n}", at=b.later(minutes=n)) for n in range(1, 5)]
    compare(at=b.later(hours=1))

    assert {(row.case, row.other, row.campaign) for row in Likeness.objects.all()} == {
        (copy, first, True) for copy in copies
    }
    assert CopyMark.objects.values("signature").distinct().count() == 1  # a flood of one text is looked up as one


def test_one_author_repeating_himself_is_no_campaign() -> None:
    b.a_case(BOLBA)
    for n in range(1, 6):
        b.a_case(f"{BOLBA} #{n}", at=b.later(minutes=n))
    compare(at=b.later(hours=1))

    assert Likeness.objects.count() == 5
    assert not Likeness.objects.filter(campaign=True).exists()


def test_what_its_author_took_back_is_compared_no_more_and_its_words_leave_every_proposal() -> None:
    first, _ = two(BOLBA, TWIN)
    post = first.posts.get()
    intake.remove(post, at=b.later(hours=2))
    while due.work_one(at=b.later(hours=2), sop=b.the_sop()):
        continue

    assert not Signature.objects.filter(post=post).exists()
    assert not Trait.objects.filter(post=post).exists()
    assert not [r for r in Likeness.objects.get().because if r["mine"] or r["theirs"]]


def test_signatures_are_dropped_after_their_time_and_not_before() -> None:
    two(BOLBA, TWIN)
    compare(at=b.later(days=89))
    assert Signature.objects.count() == 2

    compare(at=b.later(days=92))

    assert (Signature.objects.count(), CopyMark.objects.count()) == (0, 0)


def test_a_batch_finds_what_one_by_one_finds() -> None:
    for n, text in enumerate([BOLBA, f"RT {BOLBA}", TWIN, ELSEWHERE]):
        b.a_case(text, by=f"by{n}", at=b.later(minutes=n))
    compare(at=b.later(hours=1))
    one_by_one = set(Likeness.objects.values_list("case", "other", "kind", "confidence"))
    Likeness.objects.all().delete()
    Signature.objects.update(compared_at=None, head=None)
    CopyMark.objects.all().delete()

    due.compare_some(500, at=b.later(hours=1), sop=b.the_sop())

    assert set(Likeness.objects.values_list("case", "other", "kind", "confidence")) == one_by_one != set()


def test_two_copies_that_come_in_together_find_each_other(transactional_db: None) -> None:
    b.a_case(BOLBA)
    b.a_case(f"RT {BOLBA}", by="meena")
    sop = b.the_sop()

    b.together(*[lambda: due.compare_one(at=b.AT, sop=sop)] * 2)
    compare()

    assert Likeness.objects.count() == 1
