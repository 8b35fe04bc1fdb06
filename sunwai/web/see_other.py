"""Where a form leads when it is done: another page, by 303, so that a reload does nothing twice. Owns the redirect."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def see_other(to: str, *args: Any) -> HttpResponse:
    """Will send the browser to TO, an address or the name of one with its ARGS."""
    response = redirect(to, *args)
    response.status_code = 303
    return response


def told_at(request: HttpRequest, told: str, to: str, *args: Any) -> HttpResponse:
    """Will say TOLD at the top of the page TO and send the browser there."""
    messages.success(request, told)
    return see_other(to, *args)
