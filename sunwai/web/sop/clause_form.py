"""One clause of a draft as a form: its number, titles, source, date and terms. Owns the form; the file stays the truth.

Whatever was typed goes into the file; the check on the draft's page says what is wrong with it."""

import tomllib
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sunwai.networks.printable import cleaned
from sunwai.sop import drafting, edit
from sunwai.sop.models import SopDraft
from sunwai.sop.page_words import field_label
from sunwai.web.at import now
from sunwai.web.people import duty_required, name_of
from sunwai.web.refusals import Refusal, refused_on
from sunwai.web.see_other import told_at
from sunwai.web.sop.drafts import LEAD
from sunwai.web.sop.versions import spoken


def clause_page(request: HttpRequest, pk: int, path: str, refusal: Refusal | None = None) -> HttpResponse:
    """Will show the clause at PATH of draft PK as a form, with what was typed before a REFUSAL."""
    draft = get_object_or_404(SopDraft, pk=pk)
    content, language = _content(draft), spoken()
    part = next((each for each in edit.parts(content) if each.path == path), None)
    if part is None:
        raise Http404(f"The draft has no clause at {path}.")
    typed = request.POST if refusal else {}
    shown = {
        "draft": draft,
        "part": part,
        "hash": drafting.hash_of(draft.text),
        "fields": [
            (each, field_label(each.key, language), typed.get(each.key, each.shown))
            for each in edit.fields(content, path)
        ],
        "refusal": refusal,
    }
    return render(request, "sop/clause_form.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@duty_required(LEAD)
def clause(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    """Will open the form of a clause, or write what it holds into the draft."""
    return _write(request, pk, path) if request.method == "POST" else clause_page(request, pk, path)


@refused_on(clause_page)
def _write(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    draft = get_object_or_404(SopDraft, pk=pk)
    kinds = {each.key: each.kind for each in _fields(draft, path)}
    typed = {key: cleaned(request.POST[key])[0] for key in kinds if key in request.POST}
    return _change(
        request, draft, path, lambda text: edit.with_values(text, path, typed, kinds), _("The clause is kept.")
    )


@require_POST
@duty_required(LEAD)
@refused_on(clause_page)
def copy(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    """Will put a copy of one of several clauses (a rung, a window) behind it, to be changed."""
    draft = get_object_or_404(SopDraft, pk=pk)
    return _change(request, draft, path, lambda text: edit.copied(text, path), _("A copy stands behind it; change it."))


@require_POST
@duty_required(LEAD)
@refused_on(clause_page)
def strike(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    """Will strike one of several clauses out of the draft."""
    draft = get_object_or_404(SopDraft, pk=pk)
    return _change(request, draft, path, lambda text: edit.struck(text, path), _("The clause is struck out."))


def _change(
    request: HttpRequest, draft: SopDraft, path: str, make: Callable[[str], str], told: str
) -> HttpResponse:  # fmt: skip
    try:
        text = make(draft.text)
    except KeyError as gone:
        raise Http404(f"The draft has no clause at {path}.") from gone
    shown, by = request.POST.get("shown", ""), name_of(request.user)
    drafting.change(draft, text, shown=shown, by=by, at=now(), what=path)
    return told_at(request, told, f"{reverse('sop-draft', args=[draft.pk])}#clauses")


def _fields(draft: SopDraft, path: str) -> list[edit.Field]:
    try:
        return edit.fields(_content(draft), path)
    except (KeyError, TypeError) as gone:
        raise Http404(f"The draft has no clause at {path}.") from gone


def _content(draft: SopDraft) -> dict[str, Any]:
    try:
        return tomllib.loads(draft.text)
    except tomllib.TOMLDecodeError as broken:
        raise Http404("While the text is no TOML, its clauses have no forms; mend the text first.") from broken
