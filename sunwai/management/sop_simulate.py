"""`sunwai sop simulate`: what another protocol would have meant. Owns the options and the files written.

The playing is sunwai.whatif's; nothing of the office is changed."""

import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import click
from django.utils import translation

from sunwai.gazetteer.tables import load as gazetteer
from sunwai.lib.timekeeping import now
from sunwai.management.cli import Refused
from sunwai.management.sop import LANGUAGES, sop
from sunwai.management.starting import refuse_old_tables
from sunwai.sop.actions import in_force, sop_of
from sunwai.sop.clauses import Sop
from sunwai.sop.hours import office_moment
from sunwai.sop.load import read
from sunwai.whatif.figures import as_csv
from sunwai.whatif.replay import recorded
from sunwai.whatif.report import as_html, as_text
from sunwai.whatif.trial import Source, invented, tried

DAYS = re.compile(r"(\d{1,4})d")
FIRST_DAY = date(2026, 1, 1)  # an invented period begins here unless said otherwise: the same command, the same report


@sop.command()
@click.option("--sop", "new", type=click.Path(path_type=Path), required=True, help="The protocol to try out.")
@click.option("--against", type=click.Path(path_type=Path), help="The protocol to compare with; else the one in force.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Replay the record from this day of the office on.")
@click.option("--synthetic", "synthetic", metavar="DAYS", help='Play an invented period instead, such as "30d".')
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), help="First day of the invented period; else 2026-01-01.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same report.")
@click.option("--tags-per-day", type=float, default=8.0, show_default=True, help="Tags on an average invented day.")
@click.option("--desks", type=click.IntRange(1, 50), default=3, show_default=True, help="People at the invented desk.")
@click.option(
    "--rung-effect",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="How much of an hour an answer comes earlier when the officer is rung an hour earlier.",
)
@click.option("--language", type=LANGUAGES, default="en", show_default=True, help="Language of the report.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write the report with charts here.")
@click.option("--csv", "csv_", type=click.Path(dir_okay=False, path_type=Path), help="Write all figures here.")
def simulate(
    new: Path,
    against: Path | None,
    since: datetime | None,
    synthetic: str | None,
    start: datetime | None,
    seed: int,
    tags_per_day: float,
    desks: int,
    rung_effect: float,
    language: str,
    html: Path | None,
    csv_: Path | None,
) -> None:
    """Play the record, or an invented period, under another protocol, and print what would have been otherwise."""
    if (since is None) == (synthetic is None):
        raise Refused("Say either --since DATE (the record) or --synthetic 30d (an invented period).")
    tried_out = read(new)
    old = read(against) if against else _in_force()
    if since is not None:
        source = _record(old, since, seed)
    else:
        first = start.date() if start else FIRST_DAY
        source = _invented(old, synthetic or "", first, seed, tags_per_day, desks)
    with translation.override(language):
        trial = tried(old, tried_out, source=source, effect=rung_effect)
        click.echo(as_text(trial), nl=False)
        _write(html, as_html(trial) if html else "")
        _write(csv_, as_csv(trial, names=_districts(language)) if csv_ else "")


def _write(path: Path | None, text: str) -> None:
    if path is not None:
        path.write_text(text, encoding="utf-8")
        click.echo(f"{path} was written.")


def _districts(language: str) -> dict[str, str]:
    return {place.key: place.name(language) for place in gazetteer().districts()}


def _in_force() -> Sop:
    refuse_old_tables()
    return sop_of(in_force(at=now()))


def _record(old: Sop, since: datetime, seed: int) -> Source:
    refuse_old_tables()
    begins = office_moment(since.date(), time(0), old.calendar)
    source = recorded(since=begins, until=now().astimezone(UTC), seed=seed)
    if next(source.matters(), None) is None:
        raise Refused(f"No matter that came since {since:%d.%m.%Y} was directed, so there is nothing to replay.")
    return source


def _invented(old: Sop, days: str, first: date, seed: int, per_day: float, desks: int) -> Source:
    said = DAYS.fullmatch(days)
    if said is None or not int(said[1]):
        raise Refused(f'"{days}" is no period. Write it in days, such as --synthetic 30d.')
    if not 0 < per_day <= 10_000:
        raise Refused(f"{per_day:g} tags a day cannot be played; give more than 0 and at most 10000.")
    keys = [place.key for place in gazetteer().districts()]
    return invented(
        sop=old, seed=seed, start=first, days=int(said[1]), per_day=per_day, districts=keys, desks=desks
    )  # fmt: skip
