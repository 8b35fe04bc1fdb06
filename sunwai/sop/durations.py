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


def say_duration(amount: timedelta) -> str:
    """Write AMOUNT as an SOP does, in days, hours, minutes and seconds; parse_duration reads it back."""
    if not amount:
        return AT_ONCE
    left, parts = amount, []
    for unit in ("days", "h", "min", "s"):
        count, left = divmod(left, UNITS[unit])
        if count:
            parts.append(f"{count} {'day' if unit == 'days' and count == 1 else unit}")
    return " ".join(parts)
