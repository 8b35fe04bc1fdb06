"""What came on a case's record since its page was drawn: the new lines alone, to be put at its end.

Owns that answer. Replaces nothing on the page, least of all a draft that somebody is writing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from sunwai.cases.models import Case, Entry
from sunwai.web.case import record_lines
from sunwai.web.people import AT_DESK, duty_required


@require_GET
@duty_required(*AT_DESK)
def newer(request: HttpRequest, docket: str) -> HttpResponse:
    """Will show the lines after the number `after`; 204 where there is none."""
    case = get_object_or_404(Case, docket=docket)
    given = request.GET.get("after", "")
    after = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else case.head_seq
    entries = list(Entry.objects.filter(case=case, seq__gt=after).order_by("seq")[: record_lines.MOST_NEWER])
    if not entries:
        return HttpResponse(status=204)
    names = record_lines.read_names(entries, "hi" if get_language() == "hi" else "en")
    lines = record_lines.lines(entries, names)
    return render(request, "case/newer.html", {"lines": lines, "last": entries[-1].seq})
