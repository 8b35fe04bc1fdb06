"""The protocol in force, as the public reads it: every duration and rung, each with its number and source.

Owns the page. Names nobody; what the clauses say is the SOP's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sunwai.accountability.protocol import public_protocol
from sunwai.errors import SunwaiError
from sunwai.lib import timekeeping
from sunwai.web.public.published import published, reading


@published
def protocol(request: HttpRequest) -> HttpResponse:
    """Will print the protocol in force, or say that there is none (503)."""
    language = reading()
    try:
        found = public_protocol(at=timekeeping.now(), language=language)
    except SunwaiError:
        return render(request, "public/protocol.html", {"lang": language}, status=503)
    rows = [(f"c-{section.clause.number.replace('.', '-')}", section) for section in found.clauses]
    return render(request, "public/protocol.html", {"lang": language, "protocol": found, "chapters": [("", rows)]})
