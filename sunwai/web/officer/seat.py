"""Whose page the officer's page is: the open seat of whoever is signed in. All else is as if it did not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from sunwai.direction.models import Direction
from sunwai.offices.people.models import OfficeSeat
from sunwai.offices.people.seats import seat_of
from sunwai.response.officers_page import directions_of
from sunwai.web.officer.hindi_first import hindi_first
from sunwai.web.people import OFFICE, duty_required

View = Callable[..., HttpResponse]


def for_seat(view: View) -> View:
    """Will call VIEW with the `seat` of whoever is signed in; without one, say so (403). Hindi unless chosen."""

    @hindi_first
    @duty_required(OFFICE)
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        seat = seat_of(request.user)
        if seat is None or seat.accepted_at is None:
            return render(request, "officer/no_seat.html", status=403)
        return view(request, *args, seat=seat, **kwargs)

    return guarded


def direction_for(seat: OfficeSeat, docket: str, number: int) -> Direction:
    """Will give the direction of that code if it is SEAT's own and out; another office's does not exist (404)."""
    if number > 32_767:  # more than the column holds; PostgreSQL would call it an error of ours
        raise Http404
    found: Direction = get_object_or_404(directions_of(seat), case__docket=docket, number=number)
    return found
