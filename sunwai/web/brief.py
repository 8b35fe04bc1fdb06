"""The morning brief as a page: read at eight, printed on one sheet. Owns the page, not what stands in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sunwai.accountability.brief import brief
from sunwai.web.at import now, sop_at
from sunwai.web.brief_lines import lines_of
from sunwai.web.people import duty_required

READERS = ("approver", "chief_secretary", "secretary", "desk_lead", "desk")


@require_safe
@duty_required(*READERS)
def morning_brief(request: HttpRequest) -> HttpResponse:
    """Will show the brief as it stands now."""
    at = now()
    page = brief(at=at)
    language = (get_language() or "en")[:2]
    shown = {"brief": page, "lines": lines_of(page, language=language, sop=sop_at(at)), "at": at}
    return render(request, "brief/page.html", shown)
