"""The second reader's line on the case page: what it says, in what it differs, and nothing where there is none."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.test import Client

from sunwai import loop
from sunwai.cases.models import Case
from sunwai.intake.models import Post
from sunwai.web.conftest import Morning, page_of
from tests.second_reader import SecondReader, said, switched_on

PENSION = "@jh_sunwai Simdega ke Bolba me vridha pension che mahine se band hai"


@pytest.fixture
def second(settings: LazySettings) -> Iterator[SecondReader]:
    with switched_on(settings) as reader:
        yield reader


def opined(morning: Morning, text: str = PENSION) -> Case:
    """Will open a matter and let the second reader have its say."""
    case = morning.opens(text)
    assert loop.opine(at=morning.at, sop=morning.sop)
    return case


def test_a_disagreement_is_one_plain_line_beside_the_assessment(
    second: SecondReader, morning: Morning, ravi: Client
) -> None:
    second.answers = said(district=("Simdega", "Bolba"), urgency=(3, "che mahine se band"), kind=("ration", "pension"))

    page = page_of(ravi, opined(morning))

    assert (
        "A second reader (model model-of-the-test) says: Kind Ration and food (“pension”), "
        "District Simdega (“Bolba”), Urgency 3, hours count (“che mahine se band”); "
        "differs in: Kind, Urgency. The urgency was raised for it."
    ) in page
    assert "machine, second reader" in page
    assert "Corrected: urgency." in page


def test_the_same_line_in_hindi(second: SecondReader, morning: Morning, ravi: Client) -> None:
    second.answers = said(urgency=(3, "che mahine se band"))
    case = opined(morning)
    ravi.cookies["django_language"] = "hi"

    page = page_of(ravi, case)

    assert "दूसरे पाठक (मॉडल model-of-the-test) का कहना है: तात्कालिकता 3, घंटों की बात" in page
    assert "इनमें अलग है: तात्कालिकता। इसी कारण तात्कालिकता बढ़ाई गई।" in page
    assert "मशीन, दूसरा पाठक" in page


def test_agreement_and_silence_are_said_too(second: SecondReader, morning: Morning, ravi: Client) -> None:
    second.answers = said(kind=("pension", "pension"))
    assert "it agrees." in page_of(ravi, opined(morning))
    second.answers = said()
    assert "found nothing to say of it." in page_of(ravi, opined(morning))


def test_a_refused_answer_and_none_leave_no_line(second: SecondReader, morning: Morning, ravi: Client) -> None:
    assert "second reader" not in page_of(ravi, morning.opens(PENSION))
    second.answers = said(urgency=(3, "people are dying"))
    assert "second reader" not in page_of(ravi, opined(morning))


def test_a_model_cannot_write_markup_into_the_page(second: SecondReader, morning: Morning, ravi: Client) -> None:
    second.answers = said(kind=("pension", "<b>pension</b>"))
    page = page_of(ravi, opined(morning, "@jh_sunwai Simdega me <b>pension</b> band hai"))
    assert "(“&lt;b&gt;pension&lt;/b&gt;”)" in page


def test_a_post_that_was_taken_back_takes_the_line_along(second: SecondReader, morning: Morning, ravi: Client) -> None:
    second.answers = said(kind=("pension", "vridha pension"))
    case = opined(morning)
    assert "second reader" in page_of(ravi, case)

    morning.removes(Post.objects.get(case=case).key)

    page = page_of(ravi, case)
    assert "second reader" not in page
    assert "vridha" not in page
