"""Where a verb's address leads when it is done: back to the page it was pressed on, else to its case.

Owns the redirect. Leaves our own site for nobody."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from sunwai.web.see_other import see_other


def going_back(request: HttpRequest, docket: str) -> HttpResponse:
    """Will go to the page that the form's `next` names, or to the case DOCKET (303, so that a reload does nothing)."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return see_other(wanted if wanted and ours else reverse("case", args=[docket]))
