"""What is read in one reply as one plain line, in the fixed form that reading is judged by from outside.

Owns that form. Needs no database."""

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from sunwai.management.lines import Row, moment_of
from sunwai.response.reading import read_reply
from sunwai.sop.load import read as read_sop


def office_zone() -> ZoneInfo:
    """Will give the zone in which the office reckons its days. (SOP 1)"""
    return ZoneInfo(read_sop(Path(settings.SOP_FILE)).office.zone)


def reading_line(row: Row, *, zone: ZoneInfo, at: datetime) -> dict[str, Any]:
    """Will give the line that answers ROW (id, text and perhaps posted_at); AT stands in where it has no hour."""
    reading = read_reply(row["text"], posted_at=moment_of(row) or at, zone=zone)
    promised = [{"due": p.due.isoformat() if p.due else None, "what": p.what} for p in reading.commitments]
    because = [b.as_json() for b in reading.because]
    return {"id": row["id"], "kind": reading.kind.value, "commitments": promised, "because": because}
