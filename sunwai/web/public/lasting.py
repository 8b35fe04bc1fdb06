"""How long something lasted, in words, and numbers as they are written in India. Pure but for the language."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DAYS_FROM = timedelta(hours=72)  # below that, hours say more than days


def lasting(span: timedelta) -> str:
    """Will say SPAN to the minute ("24 h 45 min"), from three days on in days and hours."""
    minutes = max(0, int(span.total_seconds() // 60))
    if span >= DAYS_FROM:
        return _days(minutes)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)d min") % {"minutes": rest}
    if not rest:
        return _("%(hours)d h") % {"hours": hours}
    return _("%(hours)d h %(minutes)02d min") % {"hours": hours, "minutes": rest}


def _days(minutes: int) -> str:
    days, rest = divmod(minutes, 24 * 60)
    said = ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
    hours = rest // 60
    return said if not hours else said + " " + _("%(hours)d h") % {"hours": hours}


def grouped(number: int) -> str:
    """Will write NUMBER with Indian grouping: 1,00,000."""
    digits = str(abs(number))
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)]
    said = ",".join([*reversed(pairs), tail])
    return f"-{said}" if number < 0 else said
