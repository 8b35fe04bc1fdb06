"""What every verb's address has in common: one case, one act, back to the page; a refusal on the page it came from.

Owns the way of it. Each view names its verb and says what was done."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sunwai.cases.models import Case
from sunwai.web.at import now
from sunwai.web.case import page as case_page
from sunwai.web.desk import undo
from sunwai.web.people import AT_DESK, duty_required, name_of
from sunwai.web.refusals import refused_on

View = Callable[..., HttpResponse]
Act = Callable[..., str]


def case_verb(act: Act) -> View:
    """Will make of ACT (request, case, by, at, ... -> what to tell the person) a view for the desk, by POST only."""

    @require_POST
    @duty_required(*AT_DESK)
    @refused_on(case_page.page)
    @wraps(act)
    def view(request: HttpRequest, docket: str, **row: Any) -> HttpResponse:
        case = get_object_or_404(Case, docket=docket)
        told = act(request, case, by=name_of(request.user), at=now(), **row)
        return undo.done(request, told, case=case)

    return view
