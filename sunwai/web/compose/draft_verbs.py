"""Verbs on a direction's words: draft, change, put before the approver, take back. One address each."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sunwai.cases.models import Case
from sunwai.direction import actions as directions
from sunwai.direction import drafted, fanning, guarding, jotting
from sunwai.direction.models import Direction
from sunwai.nod import actions as nods
from sunwai.offices.models import Office
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language
from sunwai.web import forms
from sunwai.web.at import sop_at
from sunwai.web.case import direction as case_direction
from sunwai.web.case.verb import case_verb
from sunwai.web.refusals import NotFilledIn


@case_verb
def draft(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will draft a direction to one owner, or one to each owner where needs have owners of their own."""
    code = forms.words(request, "owner", most=64, missing=_("Choose the one office whose clock will run."))
    owner = forms.offices([code])[0]
    informed = forms.offices(list(dict.fromkeys(c for c in request.POST.getlist("informed") if c and c != code)))
    ticked = forms.numbers(request.POST, "needs")
    parted = _owners_of_needs(request, case, owner, ticked)
    language, sop = forms.language(request.POST), sop_at(at)
    if len(set(parted.values())) > 1:
        made = fanning.direct_by_need(case, parted, informed=informed, language=language, by=by, at=at, sop=sop)
        count = len(made)
    else:
        one = next(iter(parted.values()), owner)
        needs = None if ticked is None else list(case.needs.filter(number__in=ticked))
        directions.draft(
            case,
            owner=one,
            informed=informed,
            needs=needs,
            language=language,
            words=_own_words(request),
            shown_code=forms.maybe_words(request, "code", most=32),
            by=by,
            at=at,
            sop=sop,
        )
        count = 1
    jotting.throw_away(case, by=by)
    if count > 1:
        return _("%(count)d directions drafted, one to each owner. Read them, then ask for the nod.") % {"count": count}
    return _("Drafted. Read the words, then ask for the nod.")


@case_verb
def draft_many(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will draft one direction to each of the offices ticked."""
    owners = forms.offices(list(dict.fromkeys(request.POST.getlist("owners"))))
    body = forms.maybe_words(request, "words") or None
    language, leave_out = forms.language(request.POST), request.POST.get("leave_out") == "yes"
    made = fanning.direct_each(
        case,
        owners,
        body=body,
        language=language,
        leave_out_unverified=leave_out,
        by=by,
        at=at,
        sop=sop_at(at),
    )
    jotting.throw_away(case, by=by)
    count = len(made)
    told = ngettext("%(count)d direction drafted.", "%(count)d directions drafted.", count) % {"count": count}
    return f"{told} {_('One question to the approver covers them all.')}"


@case_verb
def amend(request: HttpRequest, case: Case, *, by: str, at: datetime, number: int) -> str:
    """Will change the words of a draft; a nod to the old words is gone."""
    direction = get_object_or_404(Direction, case=case, number=number)
    words = forms.words(request, "words", missing=_("Write the words that are to be posted."))
    language, sop = forms.language(request.POST), sop_at(at)
    turned = language if language is not None and language.value != direction.language else None
    if request.POST.get("take") == "safe":
        words = _safe(direction, words, at=at, sop=sop)
    elif turned is None and words == direction.words:
        raise NotFilledIn(_("The words are the same as before; nothing was changed."))
    untouched = turned is not None and words == direction.words
    seen = forms.maybe_words(request, "seen", most=32)
    directions.amend(direction, words=None if untouched else words, language=turned, seen=seen, by=by, at=at, sop=sop)
    jotting.throw_away(case, by=by)
    return _("The words were changed. A nod to the old words does not count.")


@case_verb
def ask_nod(request: HttpRequest, case: Case, *, by: str, at: datetime, number: int) -> str:
    """Will put the exact words before the approver."""
    direction = get_object_or_404(Direction, case=case, number=number)
    refuse_unkept(case, number, direction.words, by=by, at=at)
    seen, why = forms.maybe_words(request, "seen", most=32), forms.maybe_words(request, "kept_why", most=200)
    directions.ask_nod(direction, by=by, at=at, sop=sop_at(at), seen=seen, kept_why=why)
    return _("These exact words lie before the approver.")


@case_verb
def withdraw(request: HttpRequest, case: Case, *, by: str, at: datetime, number: int) -> str:
    """Will take a draft back before it is issued."""
    direction = get_object_or_404(Direction, case=case, number=number)
    why = forms.words(request, "why", most=200, missing=_("Say in a few words why the draft is taken back."))
    directions.withdraw(direction, by=by, at=at, why=why)
    return _("The draft was taken back; nothing went out.")


@case_verb
def withdraw_all(request: HttpRequest, case: Case, *, by: str, at: datetime, number: int) -> str:
    """Will take back all that were drafted together and are not out."""
    direction = get_object_or_404(Direction.objects.filter(fanout__isnull=False), case=case, number=number)
    why = forms.words(request, "why", most=200, missing=_("Say in a few words why the draft is taken back."))
    assert direction.fanout is not None
    count = fanning.withdraw_all(direction.fanout, by=by, at=at, why=why)
    return ngettext(
        "%(count)d draft was taken back; nothing went out.",
        "%(count)d drafts were taken back; nothing went out.",
        count,
    ) % {"count": count}


@case_verb
def take_back(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will take the words back from before the approver."""
    nod = case_direction.open_nod(case)
    if nod is None:
        raise nods.AlreadyAnswered(f"No words of {case.docket} lie before the approver any more.")
    why = forms.words(request, "why", most=200, missing=_("Say in a few words why the words are taken back."))
    nods.lapse(nod, by=by, at=at, why=why)
    return _("The words were taken back from the approver.")


def refuse_unkept(case: Case, number: int, words: str, *, by: str, at: datetime) -> None:
    """Will refuse to ask about WORDS of the act NUMBER while BY has typed others there and not kept the change."""
    typed = jotting.jotted(case, by=by, at=at)
    if typed is not None and typed.fields.get("where") == str(number) and typed.fields.get("words") != words:
        said = _("You have typed other words than those that are kept.")
        raise NotFilledIn(f"{said} {_('Press “Change the words” first, or throw them away.')}")


def _own_words(request: HttpRequest) -> str | None:
    """What the desk wrote itself; the SOP's wording as it was filled in, or nothing, is left to the draft to fill."""
    words, filled = forms.maybe_words(request, "words"), forms.maybe_words(request, "filled")
    return words if words and words != filled else None


def _owners_of_needs(request: HttpRequest, case: Case, owner: Office, ticked: list[int] | None) -> dict[int, Office]:
    """Which office owns which need: the one of the form unless a need names its own. `once` asks one for all."""
    if request.POST.get("once"):
        return {}
    named = {name.removeprefix("owner_"): code for name, code in request.POST.items() if name.startswith("owner_")}
    chosen = {int(n): str(code) for n, code in named.items() if n.isascii() and n.isdigit() and len(n) < 6 and code}
    if not chosen:
        return {}
    open_needs = case.needs.exclude(status="met").order_by("number").values_list("number", flat=True)
    numbers = [n for n in open_needs if ticked is None or n in ticked]
    found = dict(zip(chosen.values(), forms.offices(list(chosen.values())), strict=False))
    return {n: found[chosen[n]] if n in chosen else owner for n in numbers}


def _safe(direction: Direction, words: str, *, at: datetime, sop: Sop) -> str:
    named = drafted.named_in(direction, at=at)
    sealed = drafted.composed(direction, named, sop=sop) if direction.case.is_sealed else None
    return guarding.safely(direction.case, words, language=Language(direction.language), sealed_words=sealed)
