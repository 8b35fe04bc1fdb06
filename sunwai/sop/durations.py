"""Durations as an SOP writes them. Owns "6 h", "1 h 30 min", "3 days" and "at once"; nothing else."""

import re
from datetime import timedelta

AT_ONCE = "at once"
UNITS = {
    "day": timedelta(days=1),
    "days": timedelta(days=1),
    "h": timedelta(hours=1),
    "min": timedelta(minutes=1),
    "s": timedelta(seconds=1),
}
PART = re.compile(r"(\d{1,6}) ?(days?|h|min|s)")


def parse_duration(text: str) -> timedelta:
    """Read TEXT as a duration. Raises ValueError, saying in words how one is written."""
    if text == AT_ONCE:
        return timedelta(0)
    parts = PART.findall(text)
    if not parts or PART.sub("", text).strip():
        raise ValueError(f'"{text}" is no duration; write it like "6 h", "30 min", "3 days" or "1 h 30 min"')
    return sum((int(count) * UNITS[unit] for count, unit in parts), timedelta(0))


def say_duration(amount: timedelta, *, in_days: bool = True) -> str:
    """Write AMOUNT as an SOP does; parse_duration reads it back. Office time has no days: pass in_days=False."""
    if not amount:
        return AT_ONCE
    # "24 h" and "48 h" are how offices speak; from three on, whole days read better
    whole_days = in_days and amount >= 3 * UNITS["days"] and not amount % UNITS["days"]
    left, parts = amount, []
    for unit in ("days",) if whole_days else ("h", "min", "s"):
        count, left = divmod(left, UNITS[unit])
        if count:
            parts.append(f"{count} {unit}")
    return " ".join(parts)
