"""Search: what was said is found in either script and spelling; what was taken back or is sealed is not."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sunwai.cases import actions as cases
from sunwai.cases.models import Case
from sunwai.desk import search_words, searching
from sunwai.desk.models import CaseText
from sunwai.web.conftest import NINE, SOLD, Morning


def found(typed: str) -> list[str]:
    ids = searching.search(typed, sealed=True, most=50)
    return list(Case.objects.filter(pk__in=ids).values_list("docket", flat=True))


@pytest.mark.parametrize(
    "typed",
    ["बोलबा", "bolba", "BOLBA", "Simdega", "सिमडेगा", "मोबाइल नेटवर्क", "mobail", "नेटवर", "9876543210", "asha_0"],
)
def test_a_matter_is_found_by_what_was_said_in_either_script(case: Case, typed: str) -> None:
    assert found(typed) == [case.docket]


def test_a_case_is_found_by_its_number_in_any_shape(case: Case) -> None:
    number = case.docket[-5:]
    for typed in (case.docket, case.docket.lower(), number, number.lstrip("0")):
        assert found(typed) == [case.docket]


@pytest.mark.parametrize(("said", "typed"), [("गाँव में पानी", "गांव"), ("सड़क टूटी", "सडक"), ("हिन्दी स्कूल", "हिंदी")])
def test_spellings_of_one_word_find_one_another(morning: Morning, said: str, typed: str) -> None:
    case = morning.opens(f"@jh_sunwai {said} सिमडेगा")
    assert found(typed) == [case.docket]


def test_a_vowel_sign_is_a_letter(morning: Morning) -> None:
    morning.opens("@jh_sunwai सिमडेगा में का का का पानी नहीं")
    assert found("की") == []


def test_every_word_must_be_there(case: Case) -> None:
    assert found("बोलबा नेटवर्क") == [case.docket]
    assert found("बोलबा अस्पताल") == []


def test_what_its_author_took_back_is_found_no_more(morning: Morning) -> None:
    morning.reads("@jh_sunwai बोलबा में झरिया का पुल टूटा", key="77")
    assert found("झरिया")
    morning.removes("77")
    searching.work_one(at=NINE, sop=morning.sop)
    assert found("झरिया") == []
    assert "झरिया" not in CaseText.objects.get().words


def test_what_the_desk_changes_is_found_by_its_new_words(case: Case, morning: Morning) -> None:
    assert found("telegraph") == []
    cases.summarise(case, by="Ravi", at=NINE, en="The telegraph office is shut")
    while searching.work_one(at=NINE, sop=morning.sop):
        pass
    assert found("telegraph") == [case.docket]


def test_a_sealed_case_cannot_be_found_by_whoever_may_not_see_it(morning: Morning) -> None:
    case = morning.opens(SOLD)
    assert case.is_sealed
    assert searching.search("बच्ची", sealed=True, most=9) == [case.pk]
    assert searching.search("बच्ची", sealed=False, most=9) == []


def test_the_newest_come_first_and_pages_follow_one_another(morning: Morning) -> None:
    ids = [morning.opens().pk for _ in range(5)]
    first = searching.search("बोलबा", sealed=True, most=3)
    assert first == ids[:1:-1]
    assert searching.search("बोलबा", sealed=True, most=3, before=first[-1]) == ids[1::-1]


@pytest.mark.parametrize(
    "typed", ['"', "'", "*", "AND", "OR NOT", "(", "words:x", "a NEAR(b", "\\", "'':*", "&|!", "\x00", "😀", "a:b-c^2"]
)
def test_signs_of_a_query_language_are_only_text(case: Case, typed: str) -> None:
    assert found(typed) == []


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=80))
def test_whatever_is_typed_never_raises(db: None, typed: str) -> None:
    assert searching.search(typed, sealed=False, most=5) == []  # nothing is there to be found


def test_a_case_that_cannot_be_read_is_parked_and_the_next_is_read(
    morning: Morning,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken, sound = morning.opens(), morning.opens()
    for each in (broken, sound):
        cases.summarise(each, by="Ravi", at=NINE, en="telegraph")
    spelt = search_words.spelt

    def breaks(texts: object) -> tuple[str, str]:
        said = [*texts]  # type: ignore[call-overload]
        if broken.docket in said:
            raise RuntimeError("poison")
        return spelt(said)

    monkeypatch.setattr(search_words, "spelt", breaks)
    while searching.work_one(at=NINE, sop=morning.sop):
        pass
    assert found("telegraph") == [sound.docket]
    assert Case.objects.get(pk=broken.pk).parked_error == "RuntimeError: poison"


def test_finding_what_has_grown_asks_a_small_index(db: None) -> None:
    plan = _plan(Case.objects.grown().filter(parked_at=None).order_by("id"))
    assert "case_to_search" in plan


def _plan(rows: object) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    return str(rows.explain())  # type: ignore[attr-defined]
