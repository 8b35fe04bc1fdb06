"""The step of the SOP: the one in force with its clauses, another looked through first, then put in force.

What was looked at is what is put in force: the text travels in the form and is read anew."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sunwai.offices.people import protocol
from sunwai.sop import actions as sops
from sunwai.sop import timing
from sunwai.sop.clauses import Sop
from sunwai.sop.compare import Change, diff
from sunwai.sop.load import SopRefused, parse
from sunwai.sop.table import Mistake
from sunwai.sop.words import Language
from sunwai.web.at import now
from sunwai.web.people import duties_of, duty_required, name_of
from sunwai.web.refusals import NotFilledIn, Refusal, refused_on
from sunwai.web.see_other import see_other

MAY = ("desk_lead", "approver")
MOST_BYTES = 512 * 1024


def sop_page(
    request: HttpRequest,
    refusal: Refusal | None = None,
    *,
    text: str = "",
    new: Sop | None = None,
    mistakes: tuple[Mistake, ...] = (),
) -> HttpResponse:
    """Will show the SOP in force, and for a text that was looked through its mistakes or what it changes."""
    at, language = now(), (get_language() or "en")[:2]
    version = sops.in_force(at=at)
    sop = sops.sop_of(version)
    changed: tuple[Change, ...] = diff(sop, new, Language(language)) if new else ()
    context = {
        "version": version,
        "sop": sop,
        "new": new,
        "changes": changed,
        "mistakes": mistakes,
        "text": text,
        "looked_at": protocol.was_looked_at(),
        "refusal": refusal,
    }
    return render(request, "setup/sop.html", context, status=400 if mistakes else 200)


@require_safe
@duty_required(*MAY)
def sop(request: HttpRequest) -> HttpResponse:
    """Will open the step of the SOP."""
    return sop_page(request)


@require_POST
@duty_required(*MAY)
@refused_on(sop_page)
def keep(request: HttpRequest) -> HttpResponse:
    """Will note that the SOP in force was read and found right."""
    protocol.keep_in_force(by=name_of(request.user), at=now())
    messages.success(request, _("It is on record that the SOP was read and found right."))
    return see_other(_next(request))


@require_http_methods(["POST"])
@duty_required(*MAY)
@refused_on(sop_page)
def change(request: HttpRequest) -> HttpResponse:
    """Will look through another SOP, and put it in force once what it changes was shown."""
    text = _text(request)
    try:
        new = parse(text)
        if wrong := timing.mistakes(new, at=now()):
            raise SopRefused(wrong)
    except SopRefused as refused:
        return sop_page(request, text=text, mistakes=refused.mistakes)
    duties = duties_of(request.user)
    if "put" not in request.POST:
        return sop_page(request, text=text, new=new)
    version = protocol.put_in_force(text, duties=duties, by=name_of(request.user), at=now())
    messages.success(request, _("SOP version %(n)d is in force. Clocks that run keep theirs.") % {"n": version.number})
    return see_other(_next(request))


def _next(request: HttpRequest) -> str:
    return reverse("setup") if "desk_lead" in duties_of(request.user) else reverse("setup-sop")


def _text(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is None:
        if not request.POST.get("text", "").strip():
            raise NotFilledIn(_("Choose the SOP's file."))
        return str(request.POST["text"]).replace("\r\n", "\n")
    if file.size and file.size > MOST_BYTES:
        raise NotFilledIn(_("The file is larger than an SOP can be (512 kB)."))
    try:
        return str(file.read(), "utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise NotFilledIn(_("The file is not in UTF-8. Save it as UTF-8 and send it again.")) from wrong
