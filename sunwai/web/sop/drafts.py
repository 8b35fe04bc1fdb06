"""The next version of the protocol as it is drafted: its mistakes, what it changes, its way into force.

Owns the page and one address for each verb. The file is the truth: every form changes the text, and the text is what
the approver is shown."""

import tomllib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from sunwai.sop import drafting, timing
from sunwai.sop.actions import in_force, sop_of
from sunwai.sop.clauses import Sop
from sunwai.sop.compare import diff
from sunwai.sop.edit import parts, with_top
from sunwai.sop.load import SopRefused, parse
from sunwai.sop.models import SopDraft
from sunwai.sop.table import Mistake
from sunwai.web import forms
from sunwai.web.at import now, sop_at
from sunwai.web.people import duties_of, duty_required, name_of
from sunwai.web.refusals import NotFilledIn, Refusal, refused_on
from sunwai.web.see_other import told_at
from sunwai.web.sign import proof
from sunwai.web.sop.versions import as_file, spoken

LEAD, PUTS = "desk_lead", "approver"
VERBS = {
    "started": gettext_lazy("begun"),
    "changed": gettext_lazy("changed"),
    "submitted": gettext_lazy("put before the approver"),
    "sent_back": gettext_lazy("sent back"),
    "withdrawn": gettext_lazy("withdrawn"),
    "put_in_force": gettext_lazy("put in force"),
}


def draft_page(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    """Will show the draft PK with everything that is wrong with it, else with what it changes."""
    draft, at = get_object_or_404(SopDraft, pk=pk), now()
    sop, mistakes = judged(draft)
    standing = sop_of(in_force(at=at))
    shown: dict[str, Any] = {
        "draft": draft,
        "hash": drafting.hash_of(draft.text),
        "sop": sop,
        "mistakes": mistakes,
        "standing": standing,
        "changes": diff(standing, sop, spoken()) if sop else (),
        "parts": clause_parts(draft.text),
        "acts": [(act, VERBS[act.verb]) for act in draft.acts.order_by("id")],
        "is_lead": LEAD in duties_of(request.user),
        "is_approver": bool(standing.nod.given_by & duties_of(request.user)),
        "proof": proof.state(request, sop=standing) if draft.state == SopDraft.State.SUBMITTED else "",
        "refusal": refusal,
    }
    return render(request, "sop/draft.html", shown)


def judged(draft: SopDraft) -> tuple[Sop | None, tuple[Mistake, ...]]:
    """Will read DRAFT: the protocol it is, or everything that is wrong with it."""
    try:
        sop = parse(draft.text)
    except SopRefused as refused:
        return None, refused.mistakes
    return sop, tuple(timing.mistakes(sop, at=now()))


def clause_parts(text: str) -> list[Any]:
    """Will list the clauses of TEXT that have a form; none while it is no TOML."""
    try:
        return parts(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return []


@require_safe
@duty_required(LEAD, PUTS)
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Will open a draft."""
    return draft_page(request, pk)


@require_safe
@duty_required(LEAD, PUTS)
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """Will give a draft as the file it is."""
    return as_file(get_object_or_404(SopDraft, pk=pk).text, f"sop-draft-{pk}.toml")


def _front(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    open_ = SopDraft.objects.filter(state__in=["open", "submitted"]).first()
    if open_ is None:
        raise NotFilledIn(_("There is no draft."))
    return draft_page(request, open_.pk, refusal=refusal)


@require_POST
@duty_required(LEAD)
@refused_on(_front)
def start(request: HttpRequest) -> HttpResponse:
    """Will begin the next version with the text in force."""
    begun = drafting.start(by=name_of(request.user), at=now())
    return _back(request, begun, _("The next version is begun with the words in force. Change what should change."))


@require_POST
@duty_required(LEAD)
@refused_on(draft_page)
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Will take the whole text, typed or as a file."""
    row, uploaded = get_object_or_404(SopDraft, pk=pk), request.FILES.get("file")
    text = request.POST.get("text", "")
    if uploaded is not None:
        text = _text_of(uploaded)
    if not text.strip():
        raise NotFilledIn(_("Choose a file, or write the text."))
    what = "file" if uploaded is not None else "text"
    drafting.change(row, text, shown=_shown(request), by=name_of(request.user), at=now(), what=what)
    return _back(request, row, _("The draft is kept."))


@require_POST
@duty_required(LEAD)
@refused_on(draft_page)
def day(request: HttpRequest, pk: int) -> HttpResponse:
    """Will say from which day the draft holds; empty is from when it is put in force."""
    row = get_object_or_404(SopDraft, pk=pk)
    text = with_top(row.text, "takes_effect", forms.maybe_words(request, "takes_effect", most=10))
    drafting.change(row, text, shown=_shown(request), by=name_of(request.user), at=now(), what="takes_effect")
    return _back(request, row, _("The day is kept."))


@require_POST
@duty_required(LEAD)
@refused_on(draft_page)
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Will put a draft without mistakes before the approver."""
    row = get_object_or_404(SopDraft, pk=pk)
    drafting.submit(row, shown=_shown(request), by=name_of(request.user), at=now())
    return _back(request, row, _("The draft lies before the approver."))


@require_POST
@duty_required(LEAD, PUTS)
@refused_on(draft_page)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Will give a submitted draft back to the desk, with a word why."""
    row = get_object_or_404(SopDraft, pk=pk)
    why = forms.words(request, "words", most=300, missing=_("Say in a word why, so that the desk can mend it."))
    drafting.send_back(row, words=why, by=name_of(request.user), at=now())
    return _back(request, row, _("The draft is with the desk again."))


@require_POST
@duty_required(LEAD)
@refused_on(draft_page)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Will end a draft; it stays on record."""
    row = get_object_or_404(SopDraft, pk=pk)
    drafting.withdraw(row, by=name_of(request.user), at=now())
    return _back(request, row, _("The draft is withdrawn. It stays on record."))


@require_POST
@duty_required(PUTS)
@refused_on(draft_page)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Will put in force exactly the text that was shown, with the second factor that the SOP asks for."""
    row, at = get_object_or_404(SopDraft, pk=pk), now()
    proof.prove(request, sop=sop_at(at))
    duties = duties_of(request.user)
    version = drafting.approve(row, shown=_shown(request), duties=duties, by=name_of(request.user), at=at)
    return _back(request, row, _("Version %(number)s is put in force.") % {"number": version.number})


def _shown(request: HttpRequest) -> str:
    return request.POST.get("shown", "")


def _text_of(uploaded: Any) -> str:
    if uploaded.size > drafting.LONGEST * 4:
        raise NotFilledIn(_("That file is too big for an SOP. Was it the right one?"))
    try:
        return str(uploaded.read().decode("utf-8-sig"))
    except UnicodeDecodeError as broken:
        raise NotFilledIn(_("That file is not text in UTF-8. Save it as UTF-8 and choose it again.")) from broken


def _back(request: HttpRequest, row: SopDraft, told: str) -> HttpResponse:
    return told_at(request, told, "sop-draft", row.pk)
