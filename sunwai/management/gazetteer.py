"""`sunwai gazetteer import`: the Local Government Directory's lists into the database. Owns the command.

Safe to repeat. What is wrong is told line by line; what is right is kept all the same."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path

import click
from django.conf import settings

from sunwai.errors import MissingPrerequisite
from sunwai.gazetteer import actions, pincodes
from sunwai.gazetteer.actions import Report
from sunwai.gazetteer.listed import LEVELS, Listed, Mistake, NoSuchList, read_csv, read_records
from sunwai.gazetteer.models import ListedPlace
from sunwai.lib.timekeeping import now
from sunwai.management.cli import Refused
from sunwai.management.progress import bar
from sunwai.management.starting import refuse_old_tables

_LISTS = ("districts", "subdistricts", "blocks", "villages", "gp_mapping")  # of the package lgd-query, coarse first


@click.group()
def gazetteer() -> None:
    """Places below the block, and other states, from the Local Government Directory."""


@gazetteer.command("import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--as", "level", type=click.Choice(LEVELS), default=None, help="What the lists hold, if it is not seen.")
@click.option("--state", default="", help="LGD code of the state, for lists that do not name it (20 is Jharkhand).")
@click.option("--lgd-query", "fetched", is_flag=True, help="Fetch the newest lists of --state (needs the internet).")
def import_places(files: tuple[Path, ...], level: str | None, state: str, fetched: bool) -> None:
    """Take in FILES as downloaded (CSV) from lgdirectory.gov.in: districts, blocks, villages, panchayats."""
    refuse_old_tables()
    if fetched == bool(files):
        raise Refused("Give the downloaded files, or --lgd-query with --state: one of the two.")
    at, state = now(), state or ("" if files else settings.HOME_STATE)
    for name, rows, length in _fetched(state) if fetched else _downloaded(files, level or "", state):
        _tell(name, _taken(name, rows, length, at=at))
    for code in sorted(set(ListedPlace.objects.filter(imported_at=at).values_list("state", flat=True))):
        told = actions.tell_blocks(state=code)
        if told:
            click.echo(f"{told} villages of state {code} were told their block by the name of their sub-district.")


@gazetteer.command()
def status() -> None:
    """Say what is on record, and whether pincodes are read."""
    counts: Counter[tuple[str, str]] = Counter(ListedPlace.objects.order_by().values_list("state", "level"))
    for (state, level), count in sorted(counts.items()):
        click.echo(f"state {state}: {count} of level {level}")
    if not counts:
        click.echo("Nothing was imported. Places are known to the block.")
    said = "are read" if pincodes.is_at_hand() else "are not read: pip install 'sunwai[pincodes]'"
    click.echo(f"Pincodes {said}.")


def _taken(name: str, rows: Iterable[Listed | Mistake], length: int, *, at: datetime) -> Report:
    report = Report()
    try:
        with bar(name, length) as shown:
            for so_far in actions.take_in(rows, source=name, at=at):
                report = so_far
                shown.update(actions.BATCH)
    except NoSuchList as refused:
        raise Refused(f"{name}: {refused}") from refused
    return report


def _tell(name: str, report: Report) -> None:
    for mistake in report.mistakes:
        click.echo(f"  {name}, line {mistake.line}: {mistake.text}", err=True)
    click.echo(
        f"{name}: {report.created} new, {report.changed} changed, {report.unchanged} as they were, "
        f"{len(report.mistakes)} lines could not be used."
    )


Source = tuple[str, Iterable[Listed | Mistake], int]


def _downloaded(files: Iterable[Path], level: str, state: str) -> Iterator[Source]:
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines(keepends=True)
        except UnicodeDecodeError as refused:
            raise Refused(f"{file} is not in UTF-8. Save it as UTF-8 (CSV) and import it again.") from refused
        yield file.name, _refusing(lines, level, state), len(lines)


def _refusing(lines: list[str], level: str, state: str) -> Iterator[Listed | Mistake]:
    yield from read_csv(lines, level=level, state=state)


def _fetched(state: str) -> Iterator[Source]:
    """The newest lists of one state, by the optional package; kept verified in the data folder."""
    try:
        lgd = import_module("lgd_query")  # optional: the extra sunwai[lgd]
    except ImportError as missing:
        raise MissingPrerequisite(
            "The package lgd-query is not installed: pip install 'sunwai[lgd]'. Or download the lists from "
            "lgdirectory.gov.in and give them as files."
        ) from missing
    if not state.isdecimal():
        raise Refused("Say whose lists: --state with the LGD code (20 is Jharkhand).")
    try:
        release = lgd.load_release()
        for name in _LISTS:
            with lgd.connect([release.dataset(name)], cache_dir=str(settings.DATA_FOLDER / "lgd")) as db:
                found = db.table(name).filter(f"state_code = '{state}'")
                records = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
            yield name, read_records(records, state=state), len(records)
    except OSError as refused:
        raise Refused(
            f"The lists could not be fetched ({refused}). Nothing that was taken in is lost. Try again, or download "
            "them from lgdirectory.gov.in and give them as files."
        ) from refused
