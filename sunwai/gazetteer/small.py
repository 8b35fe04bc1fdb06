"""Villages and panchayats as facts, and whoever can be asked for them. Pure; looks nothing up itself.

A village's name or a pincode alone never chooses a district: one village name in eight lies in several districts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SmallPlace:
    """A village or panchayat: its key ("village:380123"), names, and the district and block (keys) it lies in.

    `block` is empty where the directory does not say."""

    key: str
    name_en: str
    name_local: str
    district: str
    block: str


class Below(Protocol):
    """Whoever knows what lies below the block."""

    def within(self, district: str, sounds: Collection[str]) -> Sequence[SmallPlace]:
        """Will give the villages and panchayats of DISTRICT (a key) whose name sounds like one of SOUNDS."""
        ...

    def districts_of_pincode(self, pincode: str) -> Sequence[str]:
        """Will give the keys of the districts in which PINCODE's post offices say they lie."""
        ...
