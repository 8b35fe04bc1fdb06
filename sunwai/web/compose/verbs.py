"""What the composer asks while somebody writes: how the words look, and that they are kept. Nothing goes on the record.

The server measures by the network's own rule; the browser only shows the answer."""

from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from sunwai.cases.models import Case
from sunwai.direction import jotting
from sunwai.direction.models import Direction, Jotting, ToCitizen
from sunwai.offices.models import Office
from sunwai.sop.clauses import Sop
from sunwai.web import forms
from sunwai.web.at import now, sop_at
from sunwai.web.compose import fields as compose_fields
from sunwai.web.compose.drafts import speech_of
from sunwai.web.compose.fields import Typed
from sunwai.web.compose.ground import Ground, ground_of
from sunwai.web.compose.look import Look, look
from sunwai.web.desk.going_back import going_back
from sunwai.web.people import AT_DESK, duty_required, name_of

LONGEST = 20_000  # letters that are still looked at: far beyond any post, far below what would tire the machine
KEPT = ("where", "language", "owner", "informed", "needs", "what", "said", "next_on", "words", "owners")


@require_POST
@duty_required(*AT_DESK)
def case_look(request: HttpRequest, docket: str) -> HttpResponse:
    """Will show how the words that are being typed look, and keep them for whoever types."""
    case = get_object_or_404(Case, docket=docket)
    at, language = now(), "hi" if get_language() == "hi" else "en"
    ground = ground_of(case, at=at)
    if ground is None:
        return HttpResponse(status=204)
    fields = compose_fields.typed(request.POST, case)
    filled, seen = "", None
    if len(fields.words) + len(fields.said) < LONGEST:
        seen, filled = _seen(request, ground, fields, language=language, sop=sop_at(at))
    shown = {
        "case": case,
        "look": seen,
        "filled": filled,
        "where": fields.where,
        "kept": _keep(request, case, fields, filled, at=at),
        "others": jotting.typing_in(ground.jottings, besides=name_of(request.user), at=at),
        "draft": {"where": fields.where},
    }
    return render(request, "compose/look_answer.html", shown)


@require_POST
@duty_required(*AT_DESK)
def throw_away(request: HttpRequest, docket: str) -> HttpResponse:
    """Will forget the person's unfinished words."""
    case = get_object_or_404(Case, docket=docket)
    jotting.throw_away(case, by=name_of(request.user))
    return going_back(request, docket)


def _seen(request: HttpRequest, ground: Ground, fields: Typed, *, language: str, sop: Sop) -> tuple[Look | None, str]:
    """How the words that FIELDS make look, and the SOP's own where a form stands filled in with them."""
    owners = forms.offices(list(dict.fromkeys(request.POST.getlist("owners")))[:100]) if fields.where == "many" else []
    draft = _draft(ground, fields.where)
    ground = ground.knowing([*owners, *compose_fields.offices_of(ground, fields), *_named_by(ground, draft)])
    filled, speech = "", None
    if draft is not None:
        speech = speech_of(ground, draft, fields.words, sop=sop)
    elif fields.where == "citizen":
        speech = compose_fields.speech_to_citizen(ground.case, fields, sop=sop)
    elif fields.where == "many":
        speech = compose_fields.speech_to_many(ground, fields, owners, sop=sop)
    elif not fields.where.isdigit():
        untouched = fields.words.strip() == request.POST.get("filled", "").strip()
        typed = replace(fields, words="") if untouched else fields
        speech, filled = compose_fields.speech_to_office(ground, typed, sop=sop)
    return look(ground, speech, language=language) if speech else None, filled


def _draft(ground: Ground, where: str) -> Direction | ToCitizen | None:
    waiting: list[Direction | ToCitizen] = [*ground.drafts, *ground.told]
    return next((row for row in waiting if str(row.number) == where), None)


def _named_by(ground: Ground, draft: Direction | ToCitizen | None) -> list[Office]:
    return ground.named_by(draft) if isinstance(draft, Direction) else []


def _keep(request: HttpRequest, case: Case, fields: Typed, filled: str, *, at: datetime) -> Jotting | None:
    """An untouched form is nobody's writing; what was typed by hand is kept under its typist's name."""
    own = fields.said if fields.where == "citizen" else fields.words
    untouched = own.strip() in {"", filled.strip(), request.POST.get("filled", "").strip()}
    by = name_of(request.user)
    if untouched:
        jotting.throw_away(case, by=by)
        return None
    lists = {"informed", "needs", "owners"}
    kept = {n: request.POST.getlist(n) if n in lists else request.POST[n] for n in KEPT if n in request.POST}
    return jotting.jot(case, kept, by=by, at=at)
