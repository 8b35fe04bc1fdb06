"""What the auditor must do now: look every five minutes, prove the clocks once a night."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sunwai.audit import actions
from sunwai.audit.models import Round
from sunwai.sop.clauses import Sop

LOOKS_EVERY = timedelta(minutes=5)
PROVES_FROM = time(3, 0)  # office time: a quiet hour, and before anybody comes to the desk


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will do the look whose time has come, else the night's proof, and say whether either was due."""
    if _last(Round.Kind.MOMENTS, at=at) <= at - LOOKS_EVERY:
        actions.look(at=at)
        return True
    if _last(Round.Kind.CLOCKS, at=at) < _night(at, zone=ZoneInfo(sop.office.zone)):
        actions.prove(at=at)
        return True
    return False


def _last(kind: Round.Kind, *, at: datetime) -> datetime:
    """When it was last done; a clock that was set back makes nothing wait for the old time to come round again."""
    row = Round.objects.filter(kind=kind, at__lte=at).first()
    return row.at if row else datetime.min.replace(tzinfo=at.tzinfo)


def _night(at: datetime, *, zone: ZoneInfo) -> datetime:
    """The newest moment at which a night's proof became due."""
    local = at.astimezone(zone)
    today = datetime.combine(local.date(), PROVES_FROM, tzinfo=zone)
    return today if today <= local else datetime.combine(local.date() - timedelta(days=1), PROVES_FROM, tzinfo=zone)
