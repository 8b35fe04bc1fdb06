"""What lies below the block, asked of the database and of the pincodes. Reads only."""

from collections.abc import Collection, Sequence

from django.db.models import Q

from sunwai.gazetteer import pincodes
from sunwai.gazetteer.listed import PANCHAYAT, VILLAGE
from sunwai.gazetteer.models import ListedPlace
from sunwai.gazetteer.place import BLOCK, DISTRICT
from sunwai.gazetteer.small import SmallPlace
from sunwai.gazetteer.tables import load

_MOST = 50


class Directory:
    """The directory as imported; where nothing was imported it knows nothing, and costs one look at start."""

    def __init__(self) -> None:
        self._is_empty = not ListedPlace.objects.filter(level__in=[VILLAGE, PANCHAYAT]).exists()

    def within(self, district: str, sounds: Collection[str]) -> Sequence[SmallPlace]:
        """Will give the villages and panchayats of DISTRICT whose name sounds like one of SOUNDS."""
        level, _, code = district.partition(":")
        if self._is_empty or level != DISTRICT or not sounds:
            return ()
        rows = ListedPlace.objects.filter(Q(sound__in=sounds) | Q(sound_local__in=sounds), district=code)
        found = rows.filter(level__in=[VILLAGE, PANCHAYAT]).order_by("-level", "code")[:_MOST]
        return [_small(row) for row in found]

    def districts_of_pincode(self, pincode: str) -> Sequence[str]:
        """Will give the keys of the districts that PINCODE's post offices name."""
        return pincodes.districts_of(pincode, gazetteer=load())


def _small(row: ListedPlace) -> SmallPlace:
    block = f"{BLOCK}:{row.block}" if row.block else ""
    return SmallPlace(f"{row.level}:{row.code}", row.name_en, row.name_local, f"{DISTRICT}:{row.district}", block)
