"""The palette behind Ctrl K: screens, views and cases whose name or number holds what was typed.

Owns the short list. Offers nobody a place their duty does not open."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sunwai.cases.models import Case
from sunwai.lib.folding import search_fold
from sunwai.web.desk.rows import asked
from sunwai.web.desk.views import VIEW_NAMES
from sunwai.web.people import AT_DESK, DUTIES, duties_of, duty_required, office_places, places

MOST_CASES = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One place to go: its name, what is said beside it, and its address."""

    name: str
    address: str
    beside: str = ""


@require_GET
@duty_required(*DUTIES)
def palette(request: HttpRequest) -> HttpResponse:
    """Will list where the person may go, narrowed by `q`."""
    typed = request.GET.get("q", "").strip()[:100]
    wanted = search_fold(typed)
    at_desk = bool(duties_of(request.user) & set(AT_DESK))
    lines = [line for line in _named(request, at_desk=at_desk) if wanted in search_fold(line.name)]
    cases = list(_cases(typed)) if at_desk and typed else []
    shown = [*cases, *lines] if any(letter.isdigit() for letter in typed) else [*lines, *cases]
    return render(request, "palette/found.html", {"lines": shown})


def _named(request: HttpRequest, *, at_desk: bool) -> Iterable[Line]:
    for link in [*places(request.user), *office_places(request.user)]:
        yield Line(str(link.name), link.address, _("screen"))
    if at_desk:
        yield Line(_("Bring in a cutting, letter or call"), reverse("bring-in"), _("screen"))
        for view, name in VIEW_NAMES.items():
            yield Line(str(name), f"{reverse('desk-list')}?view={view}", _("view"))


def _cases(typed: str) -> Iterable[Line]:
    language = "hi" if get_language() == "hi" else "en"
    for case in Case.objects.filter(docket__icontains=typed).order_by("-id")[:MOST_CASES]:
        yield Line(case.docket, reverse("case", args=[case.docket]), asked(case, language))
