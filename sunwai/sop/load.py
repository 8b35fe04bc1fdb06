"""Reads an SOP file into clauses, or refuses it with every mistake at once. Owns the file as a whole.

Never half-reads: a file with one mistake changes nothing, and the protocol in force stays in force."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sunwai.errors import MissingPrerequisite, SunwaiError
from sunwai.sop import load_calendar, load_ladder, load_nodding, load_once_out, load_until_out, load_wordings, syntax
from sunwai.sop.clauses import Sop
from sunwai.sop.lines import key_lines
from sunwai.sop.schema import NEWEST, OLDEST, filled
from sunwai.sop.table import Mistake, Reading, Table

__all__ = ["Mistake", "SopRefused", "parse", "read"]


class SopRefused(SunwaiError):
    """An SOP file with mistakes; `mistakes` lists them all in the order of the file."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes))
        count = "1 mistake" if len(self.mistakes) == 1 else f"{len(self.mistakes)} mistakes"
        listed = "\n".join(f"  {mistake}" for mistake in self.mistakes)
        super().__init__(f"The SOP was refused and nothing changed. Correct {count} and try again:\n{listed}")


def read(path: Path) -> Sop:
    """Read the SOP file at PATH. Refuses with MissingPrerequisite (no such file) or SopRefused."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as failure:
        raise MissingPrerequisite(
            f"The SOP file {path} could not be read ({failure.strerror}). Without a protocol there are no windows "
            "and no words, so nothing was started. Put the file there, or set SUNWAI_SOP to where it is."
        ) from failure
    except UnicodeDecodeError as failure:
        raise SopRefused([Mistake(0, f"{path} is not written in UTF-8; save it as UTF-8")]) from failure


def parse(text: str) -> Sop:
    """Read TEXT, a TOML file, into a Sop. Refuses with SopRefused, listing every mistake with its line."""
    content, broken = syntax.loads(text)
    reading = Reading(key_lines(text))
    whole = filled(content)
    sop = _whole(Table(reading, "", whole.content), digest=digest_of(content), added=whole.added)
    mistakes = [*broken.mistakes, *(each for each in reading.mistakes if not broken.explains(each))]
    if mistakes:
        raise SopRefused(mistakes)
    return sop


def digest_of(content: Mapping[str, Any]) -> str:
    """Hash what an SOP says (SHA-256, hex); comments, order of keys and blank lines do not count."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _whole(root: Table, *, digest: str, added: tuple[str, ...]) -> Sop:
    version = root.whole("version", least=1, most=1_000_000)
    schema = root.whole("schema", least=OLDEST, most=NEWEST) if root.has("schema") else OLDEST
    takes_effect = root.day("takes_effect") if root.has("takes_effect") else None
    office_table = root.table("office")
    office = load_until_out.office(office_table)
    posting_table = root.table("posting")
    posting = load_until_out.posting(posting_table)
    room = posting.length - posting.room_for_facts if posting_table.is_sound else None
    subjects_clause, subjects = load_wordings.subjects(root.table("subjects"))
    hours = load_calendar.office_hours(
        root.table("calendar"), root.table("holidays"), office=office_table, zone=office.zone
    )
    interrupt = load_once_out.interrupt(root.table("interrupt"))
    ladder = load_ladder.ladder(root)
    if not root.reading.mistakes:
        load_ladder.check_quiet(root, ladder, interrupt)
    reopening, retention = load_once_out.reopening(root.table("reopening")), load_once_out.retention(root)
    load_once_out.check_appeal(root, retention, reopening)
    sop = Sop(
        version=version,
        schema=schema,
        digest=digest,
        takes_effect=takes_effect,
        filled=added,
        office=office,
        urgencies=load_until_out.urgencies(root.table("urgency")),
        office_hours=hours,
        other_hours=load_calendar.other_hours(root, own=hours),
        interrupt=interrupt,
        sign_in=load_until_out.sign_in(root.table("sign_in")),
        intake=load_until_out.intake(root.table("intake")),
        triage=load_until_out.triage(root.table("triage")),
        duplicates=load_until_out.duplicates(root.table("duplicates")),
        nod=load_until_out.nod(
            root.table("nod"),
            load_until_out.standing_nods(root),
            load_nodding.may_nod(root),
            load_nodding.red_first(root),
        ),
        posting=posting,
        sending=load_until_out.sending(root.table("sending")),
        wordings=load_wordings.wordings(root.table("wording"), room=room),
        subjects=subjects,
        subjects_clause=subjects_clause,
        windows=load_once_out.windows(root),
        pause_reasons=load_once_out.pause_reasons(root),
        ladder=ladder,
        after_call=load_ladder.after_call(root),
        commitments=load_once_out.commitments(root.table("commitments")),
        confirmation=load_once_out.confirmation(root.table("confirmation")),
        retention=retention,
        reminder=load_nodding.reminder(root),
        closure=load_once_out.closure(root),
        reopening=reopening,
        clauses=tuple(sorted(root.reading.clauses, key=lambda clause: _in_order(clause.number))),
    )
    root.close()
    return sop


def _in_order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdigit())
