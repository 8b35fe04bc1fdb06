"""The protocol in force, for anybody to read. Owns PublicProtocol; names nobody who put it in force."""

from dataclasses import dataclass
from datetime import datetime

from sunwai.sop.actions import in_force, sop_of
from sunwai.sop.models import SopVersion
from sunwai.sop.sections import Section, sections
from sunwai.sop.words import Language


@dataclass(frozen=True, slots=True)
class PublicProtocol:
    """One version of the SOP: its clauses said in one language, since when it holds, and what its file hashes to.

    `next_from` is when the version that waits for its day takes effect, if one does."""

    office: str
    version: int
    since: datetime
    digest: str
    clauses: tuple[Section, ...]
    next_from: datetime | None


def public_protocol(*, at: datetime, language: str) -> PublicProtocol:
    """Will give the protocol in force at AT, said in LANGUAGE. Refuses with MissingPrerequisite where none is."""
    row, tongue = in_force(at=at), Language(language)
    sop, waiting = sop_of(row), SopVersion.objects.to_come(at)
    return PublicProtocol(
        office=sop.office.name_hi if tongue is Language.HI else sop.office.name,
        version=row.number,
        since=row.effective_from,
        digest=row.digest,
        clauses=sections(sop, tongue),
        next_from=None if waiting is None or waiting.number < row.number else waiting.effective_from,
    )
