"""Lengths of time and moments, as a desk reads them. Pure but for the reader's language.

Owns no clock: both ends are handed in."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def length(time: timedelta) -> str:
    """Will say TIME the short way: 14 min, 2 h 05, 3 days."""
    minutes = max(int(time.total_seconds() // 60), 0)
    if minutes < 60:
        return _("%(minutes)d min") % {"minutes": minutes}
    hours, rest = divmod(minutes, 60)
    if hours < 48:
        return _("%(hours)d h %(minutes)02d") % {"hours": hours, "minutes": rest}
    days = hours // 24
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def day(moment: datetime) -> str:
    """Will give the day of MOMENT in the office's zone: 15 Jan, or 15 Jan 2019 where the year is not plain."""
    return date_format(timezone.localtime(moment), _("j M"))


def clock(moment: datetime) -> str:
    """Will give the time of day of MOMENT in the office's zone, 24 hours."""
    return timezone.localtime(moment).strftime("%H:%M")


def day_and_clock(moment: datetime) -> str:
    """Will give day and time of MOMENT: 15 Jan, 10:22."""
    return f"{day(moment)}, {clock(moment)}"
