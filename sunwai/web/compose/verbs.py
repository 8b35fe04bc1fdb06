"""What the composer asks while somebody writes: how the words look, and that they are kept. Nothing goes on the record.

The server measures by the network's own rule; the browser only shows the answer."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from sunwai.cases.models import Case
from sunwai.direction import drafted, jotting
from sunwai.direction.models import Direction, Jotting, ToCitizen
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language
from sunwai.web import forms
from sunwai.web.at import now, sop_at
from sunwai.web.case.direction import network_of
from sunwai.web.compose import fields as compose_fields
from sunwai.web.compose.fields import Typed
from sunwai.web.compose.look import Speech, look
from sunwai.web.desk.going_back import going_back
from sunwai.web.people import AT_DESK, duty_required, name_of

LONGEST = 20_000  # letters that are still looked at: far beyond any post, far below what would tire the machine
KEPT = ("where", "language", "owner", "informed", "needs", "what", "said", "next_on", "words", "owners")


@require_POST
@duty_required(*AT_DESK)
def case_look(request: HttpRequest, docket: str) -> HttpResponse:
    """Will show how the words that are being typed look, and keep them for whoever types."""
    case = get_object_or_404(Case, docket=docket)
    if not network_of(case):
        return HttpResponse(status=204)
    at, language = now(), "hi" if get_language() == "hi" else "en"
    fields = compose_fields.typed(request.POST, case)
    filled, speech = "", None
    if len(fields.words) + len(fields.said) < LONGEST:
        speech, filled = _speech(request, case, fields, at=at, sop=sop_at(at))
    shown = {
        "case": case,
        "look": look(case, speech, language=language, at=at) if speech else None,
        "filled": filled,
        "where": fields.where,
        "kept": _keep(request, case, fields, filled, at=at),
        "others": jotting.others_writing(case, besides=name_of(request.user), at=at),
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


def _speech(request: HttpRequest, case: Case, fields: Typed, *, at: datetime, sop: Sop) -> tuple[Speech | None, str]:
    """The words that FIELDS make, and the SOP's own where a form stands filled in with them."""
    if fields.where == "citizen":
        return compose_fields.speech_to_citizen(case, fields, sop=sop), ""
    if fields.where == "many":
        owners = forms.offices(list(dict.fromkeys(request.POST.getlist("owners")))[:100])
        return compose_fields.speech_to_many(case, fields, owners, at=at, sop=sop), ""
    if fields.where.isascii() and fields.where.isdigit() and len(fields.where) < 6:
        return _of_draft(case, int(fields.where), fields.words, at=at, sop=sop), ""
    posted = request.POST.get("filled", "")
    if fields.words.strip() == posted.strip():
        fields = Typed(fields.where, fields.language, "", fields.owner, fields.informed, fields.needs)
    return compose_fields.speech_to_office(case, fields, at=at, sop=sop)


def _of_draft(case: Case, number: int, words: str, *, at: datetime, sop: Sop) -> Speech | None:
    direction = Direction.objects.filter(case=case, number=number).select_related("owner", "fanout").first()
    if direction is not None:
        direction.case = case
        named = drafted.named_in(direction, at=at)
        sealed = drafted.composed(direction, named, sop=sop) if case.is_sealed else None
        alone = direction.fanout_id is not None
        return Speech(words, direction.code, Language(direction.language), named, sealed, alone)
    row = ToCitizen.objects.filter(case=case, number=number).first()
    return Speech(words, f"{case.docket}/{number}", Language(row.language)) if row else None


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
