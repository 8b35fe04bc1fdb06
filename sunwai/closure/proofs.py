"""What a case's record shows that a closing may rest on. Reads only; judges nothing."""

from django.db.models import Max

from sunwai.cases.models import Case
from sunwai.closure.models import Closure
from sunwai.sop.words import Proof
from sunwai.verification.models import Confirmation

W = Confirmation.Word


def shown(case: Case, *, reason: str) -> frozenset[Proof]:
    """Will list what is on record: the word that stands since CASE was last opened again, and no office's claim."""
    words = Confirmation.objects.filter(case=case)
    reopened_at = Closure.objects.filter(case=case).aggregate(newest=Max("reopened_at"))["newest"]
    if reopened_at is not None:
        words = words.filter(heard_at__gt=reopened_at)  # a yes from before proves nothing about what was opened again
    last = words.standing()
    found = set()
    if last is not None and last.word == W.CONFIRMED:
        found.add(Proof.WITNESS_NAMED if last.heard_from == "witness" else Proof.CITIZEN_CONFIRMED)
    if last is not None and last.word == W.UNREACHABLE:
        found.add(Proof.UNREACHABLE_MARKED)
    if last is not None and last.word == W.WITHDREW:
        found.add(Proof.CITIZEN_WITHDREW)
    if reason.strip():
        found |= {Proof.REASON_WRITTEN, Proof.REFERRED_TO}
    return frozenset(found)


def rests_on(shown: frozenset[Proof]) -> str:
    """Will say in one word on whose word an end rests; these are counted apart, always."""
    for proof, word in (
        (Proof.CITIZEN_CONFIRMED, "confirmed"),
        (Proof.WITNESS_NAMED, "witness"),
        (Proof.UNREACHABLE_MARKED, "unreachable"),
        (Proof.CITIZEN_WITHDREW, "withdrew"),
    ):
        if proof in shown:
            return word
    return "desk"
