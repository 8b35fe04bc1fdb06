"""The districts as equal tiles: where each stands, how it is shaded, what is printed in it. Pure.

A schematic, not a map: a small district counts the same, and no border is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from sunwai.accountability.districts import DistrictCounts

SIDE, STEP = 84, 88  # of a tile, and from one tile to the next
CUTS = (2.0, 3.0, 5.0)  # matters for every lakh of people; the key beside the tiles says so too


@dataclass(frozen=True, slots=True)
class Tile:
    """One district drawn: `shade` 0 is withheld, 1 to 4 from few to many."""

    name: str
    letters: str
    value: str
    shade: int
    x: int
    y: int

    @property
    def letters_x(self) -> int:
        """Where the letters begin."""
        return self.x + 12

    @property
    def letters_y(self) -> int:
        """The line the letters stand on."""
        return self.y + 30

    @property
    def value_y(self) -> int:
        """The line the figure stands on."""
        return self.y + 66


@dataclass(frozen=True, slots=True)
class Chart:
    """All tiles and the size of the sheet they are drawn on."""

    tiles: tuple[Tile, ...]
    width: int
    height: int


def chart(districts: Sequence[DistrictCounts], *, language: str) -> Chart:
    """Will lay DISTRICTS out by their column and row."""
    left = min((d.column for d in districts), default=0)
    top = min((d.row for d in districts), default=0)
    tiles = tuple(_tile(d, left=left, top=top, language=language) for d in districts)
    width = max((t.x for t in tiles), default=0) + SIDE
    height = max((t.y for t in tiles), default=0) + SIDE
    return Chart(tiles, width + 2, height + 2)


def _tile(district: DistrictCounts, *, left: int, top: int, language: str) -> Tile:
    rate = district.per_lakh
    return Tile(
        name=district.name_hi if language == "hi" else district.name_en,
        letters=district.letters,
        value="?" if rate is None else f"{rate:.1f}",
        shade=0 if rate is None else 1 + sum(rate >= cut for cut in CUTS),
        x=1 + (district.column - left) * STEP,
        y=1 + (district.row - top) * STEP,
    )
