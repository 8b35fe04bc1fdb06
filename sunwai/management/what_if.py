"""The examples of a trial that are kept in docs: an invented month, and the demo's days, with four hours for offices.

Owns which days and which change. The month is made by `sunwai docs`; the days by `sunwai demo --check --what-if`, for
they must have been played first. Either way they are always what the code says."""

from datetime import date
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation

from sunwai.gazetteer.tables import load as gazetteer
from sunwai.simulate import day
from sunwai.sop.actions import in_force, sop_of
from sunwai.sop.clauses import Sop
from sunwai.sop.load import parse
from sunwai.whatif.figures import as_csv
from sunwai.whatif.replay import recorded
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
    return as_csv(_trial(), names=_districts())


def write_of_the_demo(folder: Path) -> None:
    """Will write report and figures of the demo's days, which this process has played to their end, into FOLDER."""
    shorter = _shorter()
    since, until = (moment.replace(tzinfo=ZoneInfo(shorter.office.zone)) for moment in (day.BEGINS, day.ENDS))
    source = recorded(since=since, until=until, seed=1)
    trial = tried(sop_of(in_force(at=until)), shorter, source=source, effect=0.5)
    with translation.override("en"):
        (folder / "what-if-demo.html").write_text(as_html(trial), encoding="utf-8")
        (folder / "what-if-demo.csv").write_text(as_csv(trial, names=_districts()), encoding="utf-8")


@cache
def _trial() -> Trial:
    sop = parse(_shipped())
    districts = [place.key for place in gazetteer().districts()]
    source = invented(
        sop=sop, seed=1, start=date(2026, 1, 1), days=30, per_day=8, districts=districts, desks=3
    )  # fmt: skip
    return tried(sop, _shorter(), source=source, effect=0.5)


def _shipped() -> str:
    return (Path(settings.ROOT) / "sop" / "default.toml").read_text(encoding="utf-8")


def _shorter() -> Sop:
    text = _shipped()
    for old, new in FOUR_HOURS:
        text = text.replace(old, new, 1)
    return parse(text)


def _districts() -> dict[str, str]:
    return {place.key: place.name("en") for place in gazetteer().districts()}
