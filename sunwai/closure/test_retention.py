"""What is past its time is erased and the proof stays: citizens' words go, our acts and every hash remain."""

import pytest
from click.testing import CliRunner
from django.conf import settings

from sunwai.cases import ledger
from sunwai.cases.models import Case
from sunwai.closure import actions as closure
from sunwai.closure import retention
from sunwai.intake.models import Post, Role, Version
from sunwai.loop import assess, sweep
from sunwai.management.erase_expired import SomeKept, erase_expired
from sunwai.sop import actions as sops
from sunwai.sop.clauses import Sop
from sunwai.sop.load import SopRefused, parse
from sunwai.triage.models import Assessment
from sunwai.verification import actions as verification
from sunwai.verification.models import Confirmation, LateWord
from tests import builders as b

pytestmark = pytest.mark.django_db
TEXT = settings.SOP_FILE.read_text(encoding="utf-8")
ON = TEXT.replace("in_force = false\nwords_for", "in_force = true\nwords_for")


def erasing() -> Sop:
    b.the_sop()
    version = sops.put_in_force(ON.replace("version = 1", "version = 2", 1), by="CM", at=b.AT, duty="approver")
    return sops.sop_of(version)


def a_closed_case(*, by: str = "asha") -> Case:
    case = b.an_answered_case(case=b.an_accepted_case(by=by))
    case.parties.create(role="witness", words="the teacher, at the school gate")
    word = Confirmation.Word.CONFIRMED
    verification.record_word(case, word, by="Ravi", at=b.AT, heard_from="phone")
    closure.close(Case.objects.get(pk=case.pk), outcome="relief", by="Ravi", at=b.AT, sop=b.the_sop())
    return Case.objects.get(pk=case.pk)


def run(at_days: float, sop: Sop) -> list[retention.Expired]:
    at = b.later(days=at_days)
    found = list(retention.expired(at=at, sop=sop))
    for each in found:
        retention.erase(each.case, at=at, sop=sop)
    assess(at=at, sop=sop)
    sweep(at=at, sop=sop)
    return found


def citizens() -> list[Post]:
    return list(Post.objects.exclude(role__in=[Role.OWN, Role.OFFICE]))


def test_as_shipped_everything_is_kept() -> None:
    a_closed_case()

    assert not list(retention.expired(at=b.later(days=20_000), sop=b.the_sop()))


def test_past_its_time_words_go_everywhere_and_the_chain_still_verifies() -> None:
    case, sop = a_closed_case(), erasing()
    hashes = list(case.entries.order_by("seq").values_list("hash", flat=True))

    run(1097, sop)

    assert [post.text for post in citizens()] == [""]
    assert not Version.objects.filter(post__in=citizens()).exclude(text="").exists()
    assert all(row.erased_at for row in Assessment.objects.filter(post__in=citizens()))
    assert b.NO_NETWORK not in " ".join(case.entries.values_list("words", flat=True))
    assert not case.parties.exclude(words="").exists()
    case.refresh_from_db()
    assert not ledger.verify(case)
    assert list(case.entries.order_by("seq").values_list("hash", flat=True))[: len(hashes)] == hashes
    told = case.entries.get(verb="erased").facts
    assert (told["clause"], told["posts"]) == ("9.1", 1)


def test_our_own_words_and_the_offices_answer_are_the_offices_record_and_stay() -> None:
    case, sop = a_closed_case(), erasing()

    run(1097, sop)

    assert case.outgoing.exclude(words="").exists()
    assert Post.objects.filter(role=Role.OFFICE).exclude(text="").exists()
    assert case.entries.filter(verb="nod_asked").exclude(words="").exists()


def test_contacts_go_first_and_words_keep_their_own_time() -> None:
    case, sop = a_closed_case(), erasing()

    run(367, sop)
    assert not case.parties.exclude(words="").exists()
    assert all(post.text for post in citizens())
    run(1097, sop)

    assert not any(post.text for post in citizens())
    assert case.entries.filter(verb="erased").count() == 2


@pytest.mark.parametrize("days", [1, 365])
def test_nothing_goes_before_its_time(days: int) -> None:
    a_closed_case()

    assert not run(days, erasing())
    assert all(post.text for post in citizens())


def test_an_open_case_keeps_everything_however_old() -> None:
    b.an_answered_case()

    assert not run(5000, erasing())


def test_a_case_opened_between_the_look_and_the_erasing_keeps_everything() -> None:
    case, sop = a_closed_case(), erasing()
    at = b.later(days=1097)
    [found] = retention.expired(at=at, sop=sop)
    closure.reopen(Case.objects.get(), by="Ravi", at=at, why="an appeal")

    retention.erase(found.case, at=at, sop=sop)

    assert all(post.text for post in citizens())
    assert case.entries.filter(verb="erased").count() == 0


def test_words_nobody_has_read_yet_are_not_erased() -> None:
    case, sop = a_closed_case(), erasing()
    LateWord.objects.create(case=case, post=citizens()[0], at=b.AT)

    assert not run(1097, sop)


def test_erasing_twice_does_nothing_the_second_time() -> None:
    case, sop = a_closed_case(), erasing()

    run(1097, sop)

    assert not run(1098, sop)
    assert case.entries.filter(verb="erased").count() == 1


def test_the_command_says_what_it_would_erase_and_erases_nothing_in_a_dry_run() -> None:
    case = a_closed_case()
    erasing()

    said = CliRunner().invoke(erase_expired, ["--dry-run"])

    assert said.exit_code == 0
    assert f"{case.docket}  posts 1  contacts 1" in said.output
    assert all(post.text for post in citizens())
    said = CliRunner().invoke(erase_expired)
    assert "1 cases were gone through" in said.output
    assert not any(post.text for post in citizens())


def test_a_case_that_cannot_be_erased_is_parked_and_keeps_no_other_from_it() -> None:
    broken = a_closed_case()
    case = a_closed_case(by="sunita")
    Case.objects.filter(pk=broken.pk).update(head_seq=0)  # its next entry would stand where another stands
    erasing()

    said = CliRunner().invoke(erase_expired)

    assert isinstance(said.exception, SomeKept)
    assert broken.docket in str(said.exception)
    assert Case.objects.get(pk=broken.pk).parked_error.startswith("IntegrityError")
    assert [bool(post.text) for post in citizens() if post.case_id == broken.pk] == [True]
    assert [bool(post.text) for post in citizens() if post.case_id == case.pk] == [False]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('words_for = "1096 days"', 'words_for = "1 day"', "lies outside"),
        ('contacts_for = "366 days"', 'contacts_for = "2000 days"', "longer than words_for"),
        ('words_for = "1096 days"', 'words_for = "-3 days"', "words_for"),
    ],
)
def test_nonsense_about_keeping_is_refused_with_its_line(old: str, new: str, says: str) -> None:
    with pytest.raises(SopRefused) as refusal:
        parse(TEXT.replace(old, new, 1))

    assert any(says in mistake.says and mistake.line for mistake in refusal.value.mistakes)


def test_words_may_not_be_erased_while_the_citizen_may_still_appeal() -> None:
    bounded = ON.replace('within = "at any time"', 'within = "2000 days"')

    with pytest.raises(SopRefused, match="time to appeal"):
        parse(bounded)
