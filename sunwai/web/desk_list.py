"""The desk's list. Owns the page; the order is desk.listing's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sunwai.web.people import AT_DESK, duty_required


@duty_required(*AT_DESK)
def desk_list(request: HttpRequest) -> HttpResponse:
    """Will show the list."""
    return render(request, "desk/list.html")
