"""The example of a trial that is kept in docs: an invented month, and offices of the State given four hours.

Owns which month and which change. Made by `sunwai docs`, so that it is always what the code says."""

from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import translation

from sunwai.gazetteer.tables import load as gazetteer
from sunwai.sop.load import parse
from sunwai.whatif.figures import as_csv
from sunwai.whatif.report import as_html
from sunwai.whatif.trial import Trial, invented, tried

FOUR_HOURS = (
    ("version = 1", "version = 2"),
    ('warn_after = "5 h"', 'warn_after = "3 h"'),
    ('due_after = "6 h"', 'due_after = "4 h"'),
)


def report() -> str:
    """Will write the example's report."""
    with translation.override("en"):
        return as_html(_trial())


def figures() -> str:
    """Will write the example's figures."""
    return as_csv(_trial(), names={place.key: place.name("en") for place in gazetteer().districts()})


@cache
def _trial() -> Trial:
    shipped = (Path(settings.ROOT) / "sop" / "default.toml").read_text(encoding="utf-8")
    shorter = shipped
    for old, new in FOUR_HOURS:
        shorter = shorter.replace(old, new, 1)
    districts = [place.key for place in gazetteer().districts()]
    source = invented(
        sop=parse(shipped), seed=1, start=date(2026, 1, 1), days=30, per_day=8, districts=districts, desks=3
    )  # fmt: skip
    return tried(parse(shipped), parse(shorter), source=source, effect=0.5)
