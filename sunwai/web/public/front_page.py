"""The public front page: every figure with its definition, the districts, what is silent and what is new.

Owns nothing; counts nothing itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sunwai.accountability.districts import LEAST_SHOWN, districts
from sunwai.accountability.front import PublicLine, newest, silent_now
from sunwai.accountability.measures import Measure, closed_by_outcome, measures, not_chosen
from sunwai.lib import timekeeping
from sunwai.lib.window_bar import middle
from sunwai.web.public.lasting import grouped, lasting
from sunwai.web.public.published import published, reading
from sunwai.web.public.tiles import chart
from sunwai.web.public.words import OUTCOME, REASON, STATUS, said

SHOWN = 8  # matters in a list


@published
def front(request: HttpRequest) -> HttpResponse:
    """Will show every figure with its definition, the districts, what is silent and what is new."""
    at, language = timekeeping.now(), reading()
    counted, places = measures(at=at), districts()
    context = {
        "lang": language,
        "at": at,
        "headline": _headline(counted),
        "m": {name: _figure(measure, language) for name, measure in counted.items()},
        "split": _split(counted),
        "chart": chart(places, language=language),
        "districts": places,
        "least": LEAST_SHOWN,
        "silent": _silent(at, language),
        "newest": [_line(line, language) for line in newest(most=SHOWN)],
        "not_chosen": [(said(REASON, code), count) for code, count in not_chosen().items() if count],
        "outcomes": [(said(OUTCOME, code), count) for code, count in closed_by_outcome().items() if count],
    }
    return render(request, "public/front.html", context)


def _figure(measure: Measure, language: str) -> dict[str, str]:
    definition = measure.definition_hi if language == "hi" else measure.definition_en
    return {"value": grouped(measure.value), "is": definition}


def _headline(counted: Mapping[str, Measure]) -> str:
    claimed = counted["claimed"].value
    if not claimed:
        heard = counted["taken_in"].value
        said_heard = ngettext("%(n)s matter heard", "%(n)s matters heard", heard) % {"n": grouped(heard)}
        return _("%(heard)s. No office has called one done yet.") % {"heard": said_heard}
    words = ngettext(
        "Of %(n)s matter called done, citizens confirm %(yes)s and dispute %(no)s.",
        "Of %(n)s matters called done, citizens confirm %(yes)s and dispute %(no)s.",
        claimed,
    )
    yes, no = counted["confirmed"].value, counted["disputed"].value
    return words % {"n": grouped(claimed), "yes": grouped(yes), "no": grouped(no)}


def _split(counted: Mapping[str, Measure]) -> list[dict[str, Any]]:
    """The claimed matters as parts of one line, in shares of 100, by what the citizen said."""
    whole = max(1, counted["claimed"].value)
    parts, x = [], 0.0
    for name in ("confirmed", "disputed", "unreachable", "not_heard"):
        share = round(100 * counted[name].value / whole, 1)
        parts.append({"name": name, "x": round(x, 1), "share": share, "percent": round(share)})
        x += share
    return parts


def _silent(at: datetime, language: str) -> list[dict[str, Any]]:
    return [
        _line(row.matter, language)
        | {
            "office": row.office_hi if language == "hi" else row.office_en,
            "past": lasting(at - row.due_at),
            "bar": middle(opened_at=row.opened_at, due_at=row.due_at, until=at),
        }
        for row in silent_now(at=at, most=SHOWN)
    ]


def _line(line: PublicLine, language: str) -> dict[str, Any]:
    hindi = language == "hi"
    title = line.summary_hi if hindi else line.summary_en
    kind = line.kind_hi if hindi else line.kind_en
    return {
        "docket": line.docket,
        "title": title or kind or _("Sealed: names and matter are kept back"),
        "district": line.district_hi if hindi else line.district_en,
        "status": said(STATUS, line.status),
        "opened": line.opened_at,
    }
