"""The geometry of the report's charts: bars and spans in a box of 720 wide. Owns numbers alone; templates draw.

Pure. Each chart has a table twin beside it, so that nothing is told by a picture alone."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sunwai.whatif.figures import Row

WIDE, LEFT, RIGHT, TOP = 720.0, 64.0, 12.0, 10.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar (or the dot and line of a span): where it lies, which protocol's it is, what it says on hovering."""

    x: float
    y: float
    wide: float
    high: float
    new: bool
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the grid with its figure, or a label under or beside the chart."""

    x: float
    y: float
    says: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart: its height, its marks, its grid and its labels."""

    high: float
    marks: tuple[Mark, ...]
    grid: tuple[Line, ...]
    labels: tuple[Line, ...]
    rows: tuple[Row, ...]

    @property
    def base(self) -> float:
        """Where the bars stand."""
        return self.high - 24


def columns(rows: Sequence[Row]) -> Chart:
    """Will draw ROWS side by side as pairs of upright bars from nought, one pair for each."""
    high, base = 220.0, 196.0
    top = _round_up(max((value for row in rows for value in (row.old, row.new) if value), default=0.0))
    step = (WIDE - LEFT - RIGHT) / max(1, len(rows))
    scale = (base - TOP) / top
    marks = []
    for order, row in enumerate(rows):
        for new, value in ((False, row.old), (True, row.new)):
            tall = (value or 0.0) * scale
            x = LEFT + order * step + step * (0.14 + 0.38 * new)
            marks.append(
                Mark(_at(x), _at(base - tall), _at(step * 0.34), _at(tall), new, f"{row.of}: {value or 0:.2f}")
            )
    grid = tuple(Line(LEFT, _at(base - top * part / 4 * scale), f"{top * part / 4:g}") for part in range(5))
    labels = tuple(
        Line(_at(LEFT + (order + 0.5) * step), base + 16, row.of)
        for order, row in enumerate(rows)
        if len(rows) <= 12 or order % 3 == 0
    )
    return Chart(high, tuple(marks), grid, labels, tuple(rows))


def spans(medians: Sequence[Row], most: Sequence[Row]) -> Chart:
    """Will draw for each class a thin line to where nine of ten lie and a bar to the median, old above new."""
    lane = 46.0
    high = TOP + lane * len(medians) + 28
    top = _round_up(max((value for row in most for value in (row.old, row.new) if value), default=0.0))
    scale = (WIDE - LEFT - RIGHT) / top
    marks = []
    for order, (half, far) in enumerate(zip(medians, most, strict=True)):
        for new, value, end in ((False, half.old, far.old), (True, half.new, far.new)):
            y = TOP + order * lane + 6 + 17 * new
            says = f"{half.of}: {value or 0:.1f} h, {end or 0:.1f} h"
            marks.append(Mark(LEFT, _at(y + 5.5), _at((end or 0.0) * scale), 3, new, says))
            marks.append(Mark(LEFT, _at(y), _at((value or 0.0) * scale), 14, new, says))
    grid = tuple(Line(_at(LEFT + top * part / 4 * scale), high - 8, f"{top * part / 4:g} h") for part in range(5))
    labels = tuple(Line(LEFT - 8, _at(TOP + order * lane + 26), row.of) for order, row in enumerate(medians))
    return Chart(high, tuple(marks), grid, labels, (*medians, *most))


def _round_up(value: float) -> float:
    """The next figure that four lines part evenly: 1, 2, 4 or 8 times a power of ten."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(power * step for step in (1, 2, 4, 8, 10) if power * step >= value)


def _at(value: float) -> float:
    return round(value, 1)
