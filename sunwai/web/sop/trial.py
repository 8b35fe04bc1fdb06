"""What a draft would have meant: the record, or an invented period, played under it and under the protocol in force.

Owns the form and its limits. Changes nothing; the playing is whatif's."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunwai.gazetteer.tables import load as gazetteer
from sunwai.sop.actions import in_force, sop_of
from sunwai.sop.clauses import Sop
from sunwai.sop.hours import office_moment
from sunwai.sop.models import SopDraft
from sunwai.web.at import now
from sunwai.web.people import duty_required
from sunwai.web.sop.drafts import LEAD, PUTS, judged
from sunwai.whatif.replay import recorded
from sunwai.whatif.report import parts
from sunwai.whatif.trial import EFFECTS, Source, invented, tried

MOST_DAYS, MOST_MATTERS = 92, 3_000  # a person waits for it; longer ones are for `sunwai sop simulate`
FIRST_DAY = date(2026, 1, 1)


@require_safe
@duty_required(LEAD, PUTS)
def what_if(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show the form, and once it is filled in both protocols side by side."""
    draft, at = get_object_or_404(SopDraft, pk=pk), now()
    new, mistakes = judged(draft)
    asked = request.GET.get("from", "")
    shown: dict[str, Any] = {
        "draft": draft,
        "mistakes": mistakes if new is None else (),
        "choices": [f"{each:g}" for each in EFFECTS],
        "asked": _asked(request, at),
        "most_days": MOST_DAYS,
    }
    if new is not None and asked in {"record", "invented"}:
        old = sop_of(in_force(at=at))
        source, says = _source(asked, shown["asked"], old, at)
        shown["says"] = says
        if source is not None:
            shown |= parts(tried(old, new, source=source, effect=float(shown["asked"]["effect"])))
    return render(request, "sop/what_if.html", shown)


def _asked(request: HttpRequest, at: datetime) -> dict[str, Any]:
    """What the form was filled in with; what cannot be read is what it was before."""
    since = parse_date(request.GET.get("since", "")) if request.GET.get("since", "").isascii() else None
    effect = request.GET.get("effect", "0.5")
    return {
        "from": request.GET.get("from", "invented"),
        "days": _within(request.GET.get("days", ""), 1, MOST_DAYS, 30),
        "per_day": _within(request.GET.get("per_day", ""), 1, 100, 8),
        "seed": _within(request.GET.get("seed", ""), 0, 10**6, 1),
        "since": since or (at - timedelta(days=30)).date(),
        "effect": effect if effect in {f"{each:g}" for each in EFFECTS} else "0.5",
    }


def _within(typed: str, least: int, most: int, otherwise: int) -> int:
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else otherwise
    return min(max(number, least), most)


def _source(kind: str, asked: dict[str, Any], old: Sop, at: datetime) -> tuple[Source | None, str]:
    if kind == "record":
        since = max(asked["since"], (at - timedelta(days=MOST_DAYS)).date())
        source = recorded(since=office_moment(since, time(0), old.calendar), until=at, seed=asked["seed"])
        if next(source.matters(), None) is None:
            return None, _("No matter that came since then was directed, so there is nothing to replay.")
        return source, ""
    days = min(asked["days"], MOST_MATTERS // asked["per_day"])
    keys = [place.key for place in gazetteer().districts()]
    source = invented(
        sop=old, seed=asked["seed"], start=FIRST_DAY, days=days, per_day=asked["per_day"], districts=keys, desks=3
    )  # fmt: skip
    return source, ""
