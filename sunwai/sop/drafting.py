"""Verbs of the next version: start, change, submit, send back, withdraw, put in force; each with who and when.

The only writer of SopDraft and SopAct. A draft may be full of mistakes; only a sound one comes before the approver."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction

from sunwai.errors import SunwaiError
from sunwai.sop import timing
from sunwai.sop.actions import NotAtThisTime, in_force, put_in_force, sop_of
from sunwai.sop.edit import with_top
from sunwai.sop.load import parse
from sunwai.sop.models import SopAct, SopDraft, SopVersion
from sunwai.sop.words import Duty

S = SopDraft.State
LONGEST = 400_000


class AlreadyDrafting(SunwaiError):
    """Somebody drafts the next version already."""


class AlreadyChanged(SunwaiError):
    """The draft is not what was shown any more."""


class DraftClosed(SunwaiError):
    """The draft lies before the approver, is in force, or was withdrawn."""


class TooLong(SunwaiError):
    """No SOP is that long."""


class MayNotPut(SunwaiError):
    """Only those who may nod put a protocol in force: its standing nods are theirs."""


def start(*, by: str, at: datetime) -> SopDraft:
    """Will begin the next version with the text in force, its number raised. Refuses with AlreadyDrafting."""
    standing = in_force(at=at)
    newest = SopVersion.objects.order_by("-number").first() or standing
    text = with_top(with_top(standing.text, "version", str(newest.number + 1)), "takes_effect", "")
    try:
        with transaction.atomic():
            if SopDraft.objects.filter(state__in=[S.OPEN, S.SUBMITTED]).exists():
                raise AlreadyDrafting("The next version is being drafted already. Go on with that draft.")
            draft: SopDraft = SopDraft.objects.create(
                text=text, based_on=standing.number, started_by=by, started_at=at, changed_by=by, changed_at=at
            )
            _note(draft, "started", by=by, at=at)
    except IntegrityError as twice:
        raise AlreadyDrafting("The next version is being drafted already. Go on with that draft.") from twice
    return draft


def change(draft: SopDraft, text: str, *, shown: str, by: str, at: datetime, what: str = "") -> None:
    """Will write TEXT into DRAFT, mistakes and all; SHOWN is the hash of the text that was changed.

    Refuses with AlreadyChanged when somebody was quicker, and loses nothing: the caller still holds TEXT."""
    if len(text) > LONGEST:
        raise TooLong(f"That is {len(text)} letters long; {LONGEST} fit. Is it really an SOP file?")
    with transaction.atomic():
        row = _locked(draft, S.OPEN)
        _same(row, shown)
        row.text, row.changed_by, row.changed_at = text.replace("\r\n", "\n"), by, at
        row.save(update_fields=["text", "changed_by", "changed_at"])
        _note(row, "changed", by=by, at=at, words=what)
    draft.refresh_from_db()


def submit(draft: SopDraft, *, shown: str, by: str, at: datetime) -> None:
    """Will put DRAFT before the approver. Refuses with SopRefused or NotAtThisTime as long as anything is wrong."""
    with transaction.atomic():
        row = _locked(draft, S.OPEN)
        _same(row, shown)
        if wrong := timing.mistakes(parse(row.text), at=at):
            raise NotAtThisTime(" ".join(mistake.says for mistake in wrong))
        _to(row, S.SUBMITTED, "submitted", by=by, at=at)
    draft.refresh_from_db()


def send_back(draft: SopDraft, *, words: str, by: str, at: datetime) -> None:
    """Will give a submitted DRAFT back to the desk, with a word why (the approver's no, or the lead's own wish)."""
    with transaction.atomic():
        _to(_locked(draft, S.SUBMITTED), S.OPEN, "sent_back", by=by, at=at, words=words)
    draft.refresh_from_db()


def withdraw(draft: SopDraft, *, by: str, at: datetime) -> None:
    """Will end DRAFT without it ever being in force; its text and its acts stay on record."""
    with transaction.atomic():
        _to(_locked(draft, S.OPEN), S.WITHDRAWN, "withdrawn", by=by, at=at)
    draft.refresh_from_db()


def approve(draft: SopDraft, *, shown: str, duties: Collection[str], by: str, at: datetime) -> SopVersion:
    """Will put DRAFT in force by BY, who was SHOWN the text of that hash, from the day it names or now.

    Refuses with MayNotPut, AlreadyChanged, DraftClosed and with what `put_in_force` refuses."""
    may = sop_of(in_force(at=at)).nod.given_by
    if not may & set(duties):
        who = ", ".join(sorted(Duty(duty).value for duty in may))
        raise MayNotPut(f"A protocol gives standing nods, so only who may nod puts one in force: the {who}.")
    with transaction.atomic():
        row = _locked(draft, S.SUBMITTED)
        _same(row, shown)
        version = put_in_force(row.text, by=by, at=at, duty=sorted(may & set(duties))[0])
        SopDraft.objects.filter(pk=row.pk).update(became=version.number)
        _to(row, S.IN_FORCE, "put_in_force", by=by, at=at)
    draft.refresh_from_db()
    return version


def hash_of(text: str) -> str:
    """Will hash TEXT as it stands, comments and all: what a person was shown."""
    return hashlib.sha256(text.encode()).hexdigest()


def _locked(draft: SopDraft, *states: SopDraft.State) -> SopDraft:
    row: SopDraft = SopDraft.objects.select_for_update().get(pk=draft.pk)
    if row.state not in states:
        said = {
            S.OPEN: "is with the desk",
            S.SUBMITTED: "lies before the approver",
            S.IN_FORCE: f"is in force as version {row.became}",
            S.WITHDRAWN: "was withdrawn",
        }[S(row.state)]
        raise DraftClosed(f"This draft {said}; this cannot be done to it now. Look at the page as it is.")
    return row


def _same(row: SopDraft, shown: str) -> None:
    if hash_of(row.text) != shown:
        raise AlreadyChanged(
            f"{row.changed_by} changed the draft since it was shown to you. Nothing was done. Open it again, look at "
            "what changed, and do it once more."
        )


def _to(row: SopDraft, state: SopDraft.State, verb: str, *, by: str, at: datetime, words: str = "") -> None:
    SopDraft.objects.filter(pk=row.pk).update(state=state)
    _note(row, verb, by=by, at=at, words=words)


def _note(row: SopDraft, verb: str, *, by: str, at: datetime, words: str = "") -> None:
    SopAct.objects.create(draft=row, at=at, by=by, verb=verb, words=words[:300], text_hash=hash_of(row.text))
