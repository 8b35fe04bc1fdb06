"""The next version is drafted in the browser, checked, compared, tried out, and put in force by the approver."""

import html
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from sunwai.sop.load import parse
from sunwai.sop.models import SopAct, SopDraft, SopVersion
from sunwai.web.conftest import Morning, person, signed_in


class Drafter:
    """Somebody's browser on the one draft."""

    def __init__(self, client: Client) -> None:
        self.client = client

    @property
    def draft(self) -> SopDraft:
        return SopDraft.objects.order_by("-pk")[0]

    def page(self, rest: str = "") -> str:
        return str(self.client.get(f"/sop/draft/{self.draft.pk}/{rest}").content.decode())

    def does(self, rest: str, **form: object) -> HttpResponse:
        """Posts a form of the page as it stands: with the hash that the page shows."""
        shown = re.search(r'name="shown" value="(\w+)"', self.page())
        form.setdefault("shown", shown[1] if shown else "")
        return self.client.post(f"/sop/draft/{self.draft.pk}/{rest}", form)  # type: ignore[return-value]  # Django's test response


@pytest.fixture
def meena(morning: Morning) -> Drafter:
    """Meena, the desk lead, has begun a draft."""
    lead = Drafter(signed_in(person("meena", "Meena", "desk_lead")))
    assert lead.client.post("/sop/draft/start").status_code == 303
    return lead


@pytest.fixture
def chief(morning: Morning, settings: object) -> Drafter:
    """The approver, in the demo, where nobody has a second factor."""
    settings.DEMO = True  # type: ignore[attr-defined]  # pytest-django's settings take any name
    return Drafter(signed_in(person("cm", "Chief Minister", "approver")))


def window(lead: Drafter, **changed: str) -> HttpResponse:
    return lead.does("clause/window.0/", **({"warn_after": "3 h", "due_after": "4 h"} | changed))


def test_a_draft_begins_with_the_text_in_force_and_the_next_number(meena: Drafter) -> None:
    assert meena.draft.text.replace("version = 2", "version = 1", 1) == SopVersion.objects.get().text
    assert "Nothing is wrong with version 2" in meena.page()
    assert "They say the same." in meena.page()
    assert meena.client.post("/sop/draft/start").status_code == 409
    assert SopDraft.objects.count() == 1


def test_a_clause_is_changed_in_a_form_and_the_rest_of_the_file_stays_as_it_is(meena: Drafter) -> None:
    before = meena.draft.text.splitlines()

    assert window(meena).status_code == 303

    after = meena.draft.text.splitlines()
    assert [line for line, old in zip(after, before, strict=True) if line != old] == [
        'warn_after = "3 h"',
        'due_after = "4 h"',
    ]
    assert "Window for district, police, department (calm, soon, today), Due after" in meena.page()


def test_a_mistake_is_kept_listed_with_its_line_and_keeps_the_draft_from_the_approver(meena: Drafter) -> None:
    window(meena, due_after="never")

    page = meena.page()
    assert re.search(r"line \d+: window\.0\.due_after: &quot;never&quot; is no duration", page)
    assert meena.does("submit").status_code == 400
    assert meena.draft.state == "open"


def test_the_whole_way_into_force(meena: Drafter, chief: Drafter, morning: Morning) -> None:
    window(meena)
    assert meena.does("submit").status_code == 303
    assert "lies before the approver" in meena.page()

    assert chief.does("approve").status_code == 303

    version = SopVersion.objects.get(number=2)
    assert version.put_in_force_by == "Chief Minister"
    assert version.text == meena.draft.text
    assert (meena.draft.state, meena.draft.became) == ("in_force", 2)
    assert list(SopAct.objects.order_by("id").values_list("verb", "by")) == [
        ("started", "Meena"),
        ("changed", "Meena"),
        ("submitted", "Meena"),
        ("put_in_force", "Chief Minister"),
    ]


def test_what_was_not_shown_is_not_put_in_force(meena: Drafter, chief: Drafter) -> None:
    meena.does("submit")

    assert chief.does("approve", shown="0" * 64).status_code == 409
    assert SopVersion.objects.count() == 1


def test_only_the_approver_puts_in_force_and_only_the_lead_drafts(meena: Drafter, chief: Drafter, ravi: Client) -> None:
    meena.does("submit")

    assert meena.does("approve").status_code == 403
    assert ravi.post("/sop/draft/start").status_code == 403
    assert ravi.get(f"/sop/draft/{meena.draft.pk}/").status_code == 403
    assert chief.client.post("/sop/draft/start").status_code == 403


def test_the_approver_proves_that_it_is_they(meena: Drafter, chief: Drafter, settings: object) -> None:
    meena.does("submit")
    settings.DEMO = False  # type: ignore[attr-defined]  # as above

    assert "Set up a passkey first" in chief.page()
    assert chief.does("approve").status_code == 400
    assert SopVersion.objects.count() == 1


def test_a_submitted_draft_is_changed_by_nobody_until_it_is_sent_back_with_a_word(
    meena: Drafter, chief: Drafter
) -> None:
    meena.does("submit")

    assert window(meena).status_code == 400
    assert chief.does("send-back", words="").status_code == 400
    assert chief.does("send-back", words="Four hours are too few").status_code == 303
    assert "Four hours are too few" in meena.page()
    assert window(meena).status_code == 303


def test_two_who_change_at_once_lose_nothing(meena: Drafter) -> None:
    shown = re.search(r'name="shown" value="(\w+)"', meena.page())
    assert shown is not None
    window(meena)

    refused = meena.does("text", shown=shown[1], text="version = 7 # my long work")

    assert refused.status_code == 409
    assert "version = 7 # my long work" in refused.content.decode()
    assert "version = 7" not in meena.draft.text


def test_a_file_takes_the_place_of_the_draft_and_is_judged(meena: Drafter) -> None:
    text = meena.client.get(f"/sop/draft/{meena.draft.pk}/file").content.decode()
    changed = text.replace('due_after = "6 h"', 'due_after = "8 h"').encode()

    assert meena.does("text", file=SimpleUploadedFile("sop.toml", changed)).status_code == 303
    assert 'due_after = "8 h"' in meena.draft.text
    assert meena.does("text", file=SimpleUploadedFile("sop.toml", b"\xff\xfe")).status_code == 400
    assert meena.does("text").status_code == 400


def test_text_that_is_no_toml_is_kept_and_its_broken_line_named(meena: Drafter) -> None:
    meena.does("text", text="version = 2\nthis is no line\n")

    page = meena.page()
    assert "line 2: this is not TOML" in page
    assert "its clauses have no forms" in page
    assert meena.client.get(f"/sop/draft/{meena.draft.pk}/clause/nod/").status_code == 404


def test_one_of_several_clauses_is_copied_with_a_free_number_and_struck_out_again(meena: Drafter) -> None:
    before = meena.draft.text

    meena.does("clause/pause_reason.0/copy")
    assert 'clause = "4.11"' in meena.draft.text
    assert "stands in another clause already" in meena.page()
    meena.does("clause/pause_reason.1/strike")

    assert meena.draft.text == before


def test_a_day_to_come_is_kept_and_a_past_one_named_as_a_mistake(meena: Drafter) -> None:
    meena.does("day", takes_effect="2026-02-01")
    assert "at the beginning of 1 February 2026" in meena.page()

    meena.does("day", takes_effect="2025-02-01")
    assert "which has passed" in meena.page()
    assert meena.does("submit").status_code == 400

    meena.does("day", takes_effect="")
    assert "takes_effect" not in meena.draft.text.split("[office]")[0].replace("# takes_effect", "")


def test_a_withdrawn_draft_stays_on_record_and_another_may_begin(meena: Drafter) -> None:
    meena.does("withdraw")
    assert "This draft was withdrawn." in meena.page()

    assert meena.client.post("/sop/draft/start").status_code == 303
    assert SopDraft.objects.count() == 2


def test_a_draft_is_tried_out_in_both_languages(meena: Drafter) -> None:
    window(meena)

    page = meena.page("what-if/?from=invented&days=10&per_day=8&seed=1&effect=0.25")
    assert "invented matters of 10 days" in page
    assert "Rung effect 0.25" in page
    assert "<option selected>0.25</option>" in page
    assert page.count('<svg class="chart"') == 3
    meena.client.cookies["django_language"] = "hi"
    assert "निजी सचिव कब फ़ोन करते हैं" in meena.page("what-if/?from=invented&days=10")


def test_a_trial_of_an_empty_record_says_so_and_nonsense_is_read_as_nothing(meena: Drafter) -> None:
    assert "nothing to replay" in meena.page("what-if/?from=record&since=2026-01-01")
    assert meena.client.get(
        f"/sop/draft/{meena.draft.pk}/what-if/?from=invented&days=-4&per_day=x&seed=&since=soon&effect=9"
    ).status_code == 200  # fmt: skip


def test_a_draft_with_mistakes_is_not_tried_out(meena: Drafter) -> None:
    window(meena, due_after="never")

    assert "it can be tried out when they are mended" in meena.page("what-if/?from=invented")


@pytest.mark.parametrize("language", ["en", "hi"])
def test_every_clause_has_a_form_that_changes_nothing_when_nothing_is_changed(meena: Drafter, language: str) -> None:
    meena.client.cookies["django_language"] = language
    paths = re.findall(r'/clause/([\w.]+)/"', meena.page())
    digest = SopVersion.objects.get().digest
    assert len(paths) > 50
    assert ("First answer in a red matter" if language == "en" else "आपात मामले में पहला उत्तर") in meena.page()

    for path in paths:
        form = meena.page(f"clause/{path}/")
        assert form.count("<label") > 4, path

    for path in (
        "calendar",
        "holidays",
        "window.1",
        "rung.3",
        "wording.direction",
        "urgency",
        "outcome.0",
        "interrupt",
    ):
        meena.does(f"clause/{path}/", **values(meena.page(f"clause/{path}/")))
    assert parse(meena.draft.text.replace("version = 2", "version = 1", 1)).digest == digest


def values(form: str) -> dict[str, str]:
    """What a browser would send of FORM if nothing was typed."""
    sent = dict(re.findall(r'<input class="input" id="f-\w+" name="(\w+)" value="([^"]*)"', form))
    sent |= dict(re.findall(r'<textarea class="input" id="f-\w+" name="(\w+)"[^>]*>(.*?)</textarea>', form, re.DOTALL))
    for name, options in re.findall(r'<select class="input short" id="f-\w+" name="(\w+)">(.*?)</select>', form):
        sent[name] = re.findall(r'value="(\w+)" selected', options)[0]
    return {name: html.unescape(value) for name, value in sent.items()}


def test_the_desk_is_told_when_the_file_was_changed_under_it(
    morning: Morning, ravi: Client, tmp_path: Path, settings: object
) -> None:
    assert "The file of the protocol" not in ravi.get("/").content.decode()
    settings.SOP_FILE = tmp_path / "gone.toml"  # type: ignore[attr-defined]  # as above

    page = ravi.get("/").content.decode()
    assert "The file of the protocol is gone." in page
    assert "Version 1 goes on; no clock has moved." in page
