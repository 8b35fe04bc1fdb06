"""Asking a second reader about one post: look whether it may be sent, send it, read what comes, settle.

Owns the order. The call stands outside every transaction; nothing here is ever tried again."""

import logging
import secrets
import time
from datetime import datetime

from sunwai.gazetteer.tables import load as gazetteer
from sunwai.lib.hashing import digest
from sunwai.triage.models import Assessment
from sunwai.triage.second import actions, allowance, answer, line, prompt, sendable
from sunwai.triage.second.models import SecondOpinion
from sunwai.triage.second.reader import Reader
from sunwai.triage.second.refused import OF_THE_LINE, NoOpinion, Refused

log = logging.getLogger(__name__)


def ask(row: SecondOpinion, *, reader: Reader, at: datetime) -> bool:
    """Will settle ROW, which was just claimed; False where no call is left, and the claim is then given back."""
    unfit = _unfit(row.assessment)
    if unfit is not None:
        actions.refuse(row, unfit)
        return True
    if not allowance.take(reader, at=at):
        actions.give_back(row)
        return False
    _ask(row, reader, sendable.prepared(row.assessment.post.text), at=at)
    return True


def _unfit(assessment: Assessment) -> Refused | None:
    """Why this post is not sent: as it was assessed, as the case stands, and as its text reads today."""
    proposal, case = assessment.proposal, assessment.case
    if proposal["sealed"]["value"] is not None or case is None or case.is_sealed:
        return Refused.SEALED
    if any(mark["name"] == "instruction" for mark in proposal["marks"]):
        return Refused.INSTRUCTION
    return sendable.refusal(assessment.post.text)


def _ask(row: SecondOpinion, reader: Reader, sent: str, *, at: datetime) -> None:
    messages = prompt.messages(sent, fence=secrets.token_hex(8))
    actions.note_asked(row, prompt_hash=digest(messages))
    began = time.monotonic()
    tokens: int | None = None
    try:
        came = line.ask(reader, messages)
        tokens = came.tokens
        found = answer.read(came.content, sent=sent, gazetteer=gazetteer())
    except NoOpinion as refused:
        _note(reader, refused.reason, at=at)
        actions.refuse(row, refused.reason, latency_ms=_since(began), tokens=tokens)
    else:
        allowance.note_answer()
        actions.accept(row, found, at=at, latency_ms=_since(began), tokens=tokens)
    _tell(row)


def _note(reader: Reader, reason: Refused, *, at: datetime) -> None:
    """An answer we do not take is about one post; only a line that gives none opens the breaker."""
    if reason in OF_THE_LINE:
        allowance.note_failure(reader, at=at)
    else:
        allowance.note_answer()


def _since(began: float) -> int:
    return int((time.monotonic() - began) * 1000)


def _tell(row: SecondOpinion) -> None:
    """What it cost and how it ended: never a word of the post or of the answer."""
    row.refresh_from_db()
    told = (row.pk, row.refused or "taken", row.model, row.prompt_hash[:12], row.tokens, row.latency_ms)
    log.info("second opinion %s: %s; model %s, prompt %s, %s tokens, %s ms", *told)
