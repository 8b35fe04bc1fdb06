"""Asking the citizen in public which place is meant: the SOP's own words, pressed by a person, by a standing nod.

Owns that one question. A sealed matter is never asked about in public; the desk rings instead."""

from datetime import datetime

from django.db import transaction

from sunwai.cases.actions import locked, number_act, record
from sunwai.cases.lifecycle import AT_REST, Verb
from sunwai.cases.models import Case
from sunwai.direction.outward import post_to_answer, posting_handle
from sunwai.errors import SunwaiError
from sunwai.networks.lengths import limits_of
from sunwai.nod import actions as nods
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import PLACE_QUESTION, Outgoing
from sunwai.sop.actions import approver_of
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language, WordingKind
from sunwai.triage.asking import which_block
from sunwai.triage.models import Assessment
from sunwai.triage.proposal import Proposal

ACT = PLACE_QUESTION


class MayNotAsk(SunwaiError):
    """The citizen cannot or must not be asked in public where this matter lies."""


def offered(case: Case) -> str | None:
    """Will give the choices that CASE's citizen could be asked between, in the case's language; None: nothing to ask.

    The newest proposal that still stands decides; a district the desk has set is not asked about."""
    newest = Assessment.objects.filter(case=case, erased_at=None).order_by("-made_at", "-id").first()
    return to_offer(case, newest, asked=case.outgoing.filter(act=ACT).exists())


def to_offer(case: Case, newest: Assessment | None, *, asked: bool) -> str | None:
    """Will give the choices as `offered` does, by what was read already: the NEWEST proposal, whether it was ASKED."""
    if case.is_sealed or case.standing in AT_REST or asked or newest is None:
        return None
    made = Proposal.of_json(newest.proposal)
    if case.district_key and case.district_key != made.district.value:
        return None
    return which_block(made, case.language)


def ask_place(case: Case, *, by: str, at: datetime, sop: Sop) -> Outgoing:
    """Will ask the citizen, under their own post and once, which place is meant. (SOP 3.12, 3.13)

    Raises MayNotAsk with what to do instead; NoStandingNod where the SOP in force has no nod for these words."""
    handle = posting_handle(case)
    under = post_to_answer(case, network=handle.network)
    choices = offered(case)
    if choices is None or under is None:
        raise MayNotAsk(_why_not(case, under))
    with transaction.atomic():
        locked(case)
        number = number_act(case)
        code = f"{case.docket}/{number}"
        words = _words(case, choices, code, network=handle.network, sop=sop)
        addressees = [f"post={under}"]
        nod = nods.stand(
            case,
            kind=WordingKind.ASK_PLACE,
            words=words,
            addressees=addressees,
            approver=approver_of(sop.version),
            at=at,
            sop=sop,
        )
        outgoing = outbox.enqueue(
            case,
            act=ACT,
            number=number,
            words=words,
            code=code,
            words_hash=nod.words_hash,
            addressees=addressees,
            tagged=[],
            handle=handle,
            in_reply_to=under,
            stale_at=nod.lapses_at,
            at=at,
        )
        record(case, Verb.PLACE_ASKED, by=by, at=at, facts={"outgoing": outgoing.pk, "code": code})
    return outgoing


def _words(case: Case, choices: str, code: str, *, network: str, sop: Sop) -> str:
    facts = {"citizen_tag": "", "choices": choices, "docket_code": code}
    words = sop.wording(WordingKind.ASK_PLACE, Language(case.language)).fill(facts)
    measure = limits_of(network).measure(words)
    if not measure.fits:
        raise MayNotAsk(f"The question takes {measure.used} characters; {measure.limit} fit. Ring the citizen instead.")
    return words


def _why_not(case: Case, under: str | None) -> str:
    if case.is_sealed:
        return f"{case.docket} is sealed: nothing is asked about it in public. Ring instead, and correct the place."
    if under is None:
        return f"{case.docket} has no citizen's post to ask under. Ask whoever brought it in."
    if case.outgoing.filter(act=ACT).exists():
        return f"{case.docket}: the citizen was asked already. Read the answer, and correct the place."
    return f"{case.docket}: the place is known, or set by the desk; there is nothing to ask."
