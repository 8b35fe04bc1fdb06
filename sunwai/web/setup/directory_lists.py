"""The directory as lists: taken in from CSV after a look at what would change, and given out as CSV.

The text that was looked at is the text that is taken: it travels in the form, and is checked anew."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from sunwai.offices.directory import ImportReport
from sunwai.offices.exporting import COLUMNS, export
from sunwai.offices.importing import import_directory
from sunwai.web.at import now
from sunwai.web.people import duty_required, name_of
from sunwai.web.refusals import NotFilledIn, Refusal, refused_on
from sunwai.web.see_other import see_other
from sunwai.web.setup.directory import LEAD

MOST_BYTES = 2 * 1024 * 1024
MOST_SHOWN = 200


def import_page(
    request: HttpRequest, refusal: Refusal | None = None, report: ImportReport | None = None, text: str = ""
) -> HttpResponse:
    """Will show the form, and for a list that was looked at what it would change or every mistake in it."""
    context = {
        "report": report,
        "changes": report.changes[:MOST_SHOWN] if report else (),
        "more": max(0, len(report.changes) - MOST_SHOWN) if report else 0,
        "text": text,
        "columns": COLUMNS.items(),
        "in_setup": "from" in request.GET or request.POST.get("from") == "setup",
        "refusal": refusal,
    }
    return render(request, "directory/import.html", context, status=400 if report and not report.ok else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@duty_required(LEAD)
@refused_on(import_page)
def import_list(request: HttpRequest) -> HttpResponse:
    """Will look through an uploaded list, and take it once what it changes was shown."""
    if request.method != "POST":
        return import_page(request)
    text = _text(request)
    sure = "take" in request.POST
    report = import_directory(text.splitlines(keepends=True), by=name_of(request.user), at=now(), only_look=not sure)
    if not sure or not report.ok:
        return import_page(request, report=report, text=text)
    count = report.created + report.changed
    told = ngettext("%(n)d line was taken.", "%(n)d lines were taken.", count) % {"n": count}
    messages.success(request, told)
    return see_other(reverse("setup") if request.POST.get("from") == "setup" else reverse("directory"))


@require_safe
@duty_required(LEAD)
def export_list(request: HttpRequest, form: str) -> HttpResponse:
    """Will give one list as CSV, fit to be taken in again."""
    if form not in COLUMNS:
        raise Http404
    response = HttpResponse(export(form), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{form}.csv"'
    return response


def _text(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is None:
        if not request.POST.get("text", "").strip():
            raise NotFilledIn(_("Choose a CSV file."))
        return str(request.POST["text"])
    if file.size and file.size > MOST_BYTES:
        raise NotFilledIn(_("The file is larger than 2 MB. Split it."))
    try:
        return str(file.read(), "utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise NotFilledIn(_("The file is not in UTF-8. Save it as “CSV UTF-8” and send it again.")) from wrong
