"""`sunwai response read`: what the machine reads in officers' replies, line by line, for judging it.

Owns the fixed form of its lines. Needs no database."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from django.conf import settings

from sunwai.lib.timekeeping import now
from sunwai.management.lines import answer_lines, moment_of
from sunwai.response.reading import read_reply
from sunwai.sop.load import read as read_sop


@click.group()
def response() -> None:
    """Judge how replies are read."""


@response.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
def read(source: Path, target: Path) -> None:
    """Read the replies of SOURCE (JSON lines with id, text, posted_at) and write what they say to TARGET."""
    zone = ZoneInfo(read_sop(Path(settings.SOP_FILE)).office.zone)

    def answer(row: Mapping[str, Any]) -> dict[str, Any]:
        reading = read_reply(row["text"], posted_at=moment_of(row) or now(), zone=zone)
        promised = [{"due": p.due.isoformat() if p.due else None, "what": p.what} for p in reading.commitments]
        because = [b.as_json() for b in reading.because]
        return {"id": row["id"], "kind": reading.kind.value, "commitments": promised, "because": because}

    click.echo(f"{answer_lines(source, target, answer=answer)} replies were read.")
