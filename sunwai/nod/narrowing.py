"""A no to one of several texts that are asked about together: the question goes on about the others.

Owns that one verb on Nod. Which texts are left, and what becomes of the one that is not, is direction's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sunwai.cases.actions import record
from sunwai.cases.lifecycle import Verb
from sunwai.lib import hashing
from sunwai.nod.admissible import may, open_question
from sunwai.nod.models import Nod
from sunwai.nod.refusals import NotTheseWords, ReasonWanted
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty


@dataclass(frozen=True, slots=True)
class Left:
    """What a question is about once one text is gone: the words, whom they name, and the hash of each text."""

    words: str
    addressees: Sequence[str]
    parts: Sequence[str]


def narrow(
    nod: Nod, left: Left, *, direction: int, shown_hash: str, by: str, duty: Duty, at: datetime, sop: Sop, reason: str
) -> None:
    """Will record BY's no to the text numbered DIRECTION alone, with a word of reason; NOD asks on about LEFT.

    SHOWN_HASH is of the words that were shown. A yes that was kept for those does not count any more. Raises
    MayNotNod, ReasonWanted, AlreadyAnswered, NotTheseWords."""
    may(nod, duty, sop, by=by)
    if not reason.strip():
        raise ReasonWanted("Say in a word why not, so that the desk can mend it.")
    with transaction.atomic():
        row = open_question(nod, at=at)
        if shown_hash != row.words_hash:
            raise NotTheseWords("The words were changed since they were shown. Nothing was refused; read them again.")
        Nod.objects.filter(pk=row.pk).update(
            words=left.words,
            addressees=list(left.addressees),
            words_hash=hashing.of_words(left.words, addressees=left.addressees),
            parts=list(left.parts),
        )
        record(row.case, Verb.NOD_NARROWED, by=by, at=at, facts={"nod": row.pk, "direction": direction}, words=reason)
    nod.refresh_from_db()
