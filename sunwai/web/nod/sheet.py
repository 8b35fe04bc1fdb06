"""The shortlist on paper: a numbered sheet to print, and writing down what was said to it, in person or by phone.

Owns these pages. A yes counts only for the words on the sheet; its number and their hash travel with the form."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sunwai.nod import actions, sheets
from sunwai.nod.models import Nod, Sheet
from sunwai.nod.shortlist import shortlist
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty
from sunwai.web import forms
from sunwai.web.at import now, sop_at
from sunwai.web.case import direction as case_direction
from sunwai.web.nod.lines import Matter, Words, matter_of, words_of
from sunwai.web.nod.shortlist import language_of
from sunwai.web.people import duty_required, name_of
from sunwai.web.refusals import Refusal, refused_on
from sunwai.web.see_other import see_other

KEEPING = ("desk", "desk_lead", "secretary")  # whoever carries the paper; the approver has the phone
ANSWERS = ("yes", "no", "question", "later")
HOWS = (Nod.How.PAPER.value, Nod.How.PHONE.value, Nod.How.IN_PERSON.value)


@dataclass(frozen=True, slots=True)
class Line:
    """One matter of a sheet as it was printed; `standing` says whether an answer to it can still be written down."""

    number: int
    matter: Matter
    words: Words
    shown: str
    standing: bool


def sheets_page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    """Will show how many matters wait, the button that makes a sheet, and the newest sheets."""
    context = {
        "waiting": shortlist(at=now()).count(),
        "sheets": Sheet.objects.order_by("-number")[:10],
        "refusal": refusal,
    }
    return render(request, "nod/sheets.html", context)


@never_cache
@duty_required(*KEEPING)
@refused_on(sheets_page)
def nod_sheets(request: HttpRequest) -> HttpResponse:
    """Will list the sheets, and by POST make a new one of what waits now."""
    if request.method != "POST":
        return sheets_page(request)
    at = now()
    sheet = sheets.make(list(shortlist(at=at)), by=name_of(request.user), at=at)
    return see_other("nod-sheet", sheet.number)


def sheet_page(request: HttpRequest, number: int, refusal: Refusal | None = None) -> HttpResponse:
    """Will show one sheet: to print, and on the screen with what was answered and forms to write answers down."""
    at = now()
    sop = sop_at(at)
    sheet = get_object_or_404(Sheet, number=number)
    context = {
        "at": at,
        "sheet": sheet,
        "lines": _lines(sheet, at=at, sop=sop),
        "approvers": case_direction.approvers(sop),
        "hows": HOWS,
        "me": name_of(request.user),
        "refused_pk": _number(refusal.typed.get("nod", "")) if refusal else 0,
        "refusal": refusal,
    }
    return render(request, "nod/sheet.html", context)


@require_safe
@never_cache
@duty_required(*KEEPING)
def nod_sheet(request: HttpRequest, number: int) -> HttpResponse:
    """Will open one sheet."""
    return sheet_page(request, number)


@require_POST
@duty_required(*KEEPING)
@refused_on(sheet_page)
def sheet_record(request: HttpRequest, number: int) -> HttpResponse:
    """Will write down what was said to one matter of the sheet: who, when, how, and who witnessed it."""
    at = now()
    sop = sop_at(at)
    sheet = get_object_or_404(Sheet, number=number)
    nod = get_object_or_404(Nod.objects.select_related("case"), pk=_number(request.POST.get("nod", "")))
    givers = {giver.name: giver for giver in case_direction.approvers(sop, nod)}
    by = forms.chosen(request, "by", list(givers), missing=_("Choose who gave the nod."))
    answer = forms.chosen(request, "answer", ANSWERS, missing=_("Choose what was said: yes, no, later or a question."))
    _write_down(request, sheet, nod, answer, by=by, duty=Duty(givers[by].duty), at=at, sop=sop)
    messages.success(request, _("%(docket)s: it is on the record, in your hand.") % {"docket": nod.case.docket})
    return see_other("nod-sheet", number)


def _write_down(
    request: HttpRequest, sheet: Sheet, nod: Nod, answer: str, *, by: str, duty: Duty, at: datetime, sop: Sop
) -> None:
    said = forms.maybe_words(request, "words", most=300)
    me = name_of(request.user)
    noted = _("%(said)s (written down by %(name)s)") % {"said": said, "name": me} if said else ""
    if answer == "no":
        actions.refuse(nod, by=by, duty=duty, at=at, sop=sop, reason=noted)
    elif answer == "question":
        actions.ask_desk(nod, by=by, duty=duty, at=at, sop=sop, question=noted)
    elif answer == "later":
        actions.put_off(nod, by=by, duty=duty, at=at, sop=sop)
    else:
        how = forms.chosen(request, "how", HOWS, missing=_("Choose how the nod was given."))
        when = forms.moment(request, "said_at", missing=_("Write when it was said, as day and time."))
        actions.give(
            nod,
            words_hash=request.POST.get("words_hash", ""),
            by=by,
            duty=duty,
            at=at,
            sop=sop,
            how=Nod.How(how),
            recorded_by=me,
            witnessed_by=forms.maybe_words(request, "witnessed_by", most=80),
            sheet=sheet,
            said_at=min(when, at),  # a field with whole minutes may round past this very second
        )


def _lines(sheet: Sheet, *, at: datetime, sop: Sop) -> list[Line]:
    rows = Nod.objects.select_related("case").in_bulk([pk for pk, _shown in sheet.lines])
    language = language_of()
    found = []
    for number, (pk, shown) in enumerate(sheet.lines, start=1):
        nod = rows[pk]
        standing = nod.is_open and nod.lapses_at > at and nod.words_hash == shown
        matter = matter_of(nod, at=at, language=language, sop=sop)
        found.append(Line(number, matter, words_of(nod, language=language, sop=sop), shown, standing))
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
