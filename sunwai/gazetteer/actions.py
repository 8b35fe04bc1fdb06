"""Verbs of the gazetteer: take in places of the directory, tell villages their blocks.

The only writer of ListedPlace. Overwrites nothing with an empty cell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import transaction

from sunwai.gazetteer.listed import VILLAGE, Listed, Mistake
from sunwai.gazetteer.models import ListedPlace
from sunwai.gazetteer.place import BLOCK
from sunwai.gazetteer.sources import is_shipped
from sunwai.gazetteer.tables import load
from sunwai.lib.folding import name_fold, sound_key

BATCH = 500
_KEPT = ("name_en", "name_local", "state", "district", "subdistrict", "subdistrict_name", "block", "panchayat")
_FOUND_BY = ("fold", "sound", "sound_local")


@dataclass(slots=True)
class Report:
    """What came of an import; the mistakes are all of them, in the order of the lines."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    mistakes: list[Mistake] = field(default_factory=list)


def take_in(rows: Iterable[Listed | Mistake], *, source: str, at: datetime) -> Iterator[Report]:
    """Will take in ROWS, each batch in one transaction, and give the report so far after each. Safe to repeat.

    A line that is wrong is reported and stops no other. What the list leaves empty keeps what another list said."""
    report, rest = Report(), iter(rows)
    while batch := list(islice(rest, BATCH)):
        report.mistakes += [row for row in batch if isinstance(row, Mistake)]
        _write([row for row in batch if isinstance(row, Listed)], report, source=source, at=at)
        yield report


def tell_blocks(*, state: str) -> int:
    """Will note the block of STATE's villages whose list names only the sub-district, where the two bear one name.

    Gives how many were told. Safe to repeat."""
    blocks = {(district, sound): code for district, code, sound in _blocks(state)}
    told = []
    for village in ListedPlace.objects.filter(state=state, level=VILLAGE, block="").exclude(subdistrict_name=""):
        code = blocks.get((village.district, sound_key(village.subdistrict_name)))
        if code:
            village.block = code
            told.append(village)
    ListedPlace.objects.bulk_update(told, ["block"], batch_size=BATCH)
    return len(told)


def _blocks(state: str) -> Iterator[tuple[str, str, str]]:
    listed = ListedPlace.objects.filter(state=state, level=BLOCK)
    yield from listed.values_list("district", "code", "sound")
    if is_shipped() and load().home == f"state:{state}":
        for place in load().places():
            if place.level == BLOCK and place.parent:
                district = place.parent.partition(":")[2]
                yield from ((district, place.code, sound_key(name)) for name in place.names)


def _write(rows: Sequence[Listed], report: Report, *, source: str, at: datetime) -> None:
    newest = {(row.level, row.code): row for row in rows}  # a panchayat is listed once for each of its villages
    with transaction.atomic():
        stand = {
            (known.level, known.code): known
            for known in ListedPlace.objects.filter(code__in={code for _, code in newest})
        }
        new = [_place(row, source=source, at=at) for key, row in newest.items() if key not in stand]
        changed = [known for key, known in stand.items() if key in newest and _changes(known, newest[key])]
        for known in changed:
            known.source, known.imported_at = source, at
        ListedPlace.objects.bulk_create(new)
        ListedPlace.objects.bulk_update(changed, [*_KEPT, *_FOUND_BY, "source", "imported_at"], batch_size=BATCH)
    report.created += len(new)
    report.changed += len(changed)
    report.unchanged += len(newest) - len(new) - len(changed)


def _changes(known: ListedPlace, row: Listed) -> bool:
    """Bring KNOWN up to ROW, and say whether that changed anything."""
    said = {name: getattr(row, name)[:160] for name in _KEPT if getattr(row, name)}
    if all(getattr(known, name) == value for name, value in said.items()):
        return False
    for name, value in said.items():
        setattr(known, name, value)
    _be_found(known)
    return True


def _place(row: Listed, *, source: str, at: datetime) -> ListedPlace:
    place = ListedPlace(level=row.level, code=row.code, source=source[:200], imported_at=at)
    for name in _KEPT:
        setattr(place, name, getattr(row, name)[:160])
    _be_found(place)
    return place


def _be_found(place: ListedPlace) -> None:
    place.fold = name_fold(place.name_en)[:160]
    place.sound = sound_key(place.name_en)[:160]
    place.sound_local = sound_key(place.name_local)[:160]
