"""Words quoted inside plain JSON, taken out where the text they were taken from is no longer ours to keep. Pure."""

from collections.abc import Collection
from typing import Any


def without(value: Any, names: Collection[str]) -> Any:
    """Will give VALUE (plain JSON) with every field of one of NAMES emptied; its shape and other values stay."""
    if isinstance(value, dict):
        return {name: "" if name in names else without(held, names) for name, held in value.items()}
    if isinstance(value, list):
        return [without(held, names) for held in value]
    return value
