"""`sunwai import-directory`: the office's own lists, whole or not at all. Owns the saying of what was wrong."""

from pathlib import Path

import click

from sunwai.lib.timekeeping import now
from sunwai.management.cli import Refused
from sunwai.management.starting import refuse_old_tables
from sunwai.offices.importing import import_directory


@click.command("import-directory")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--by", required=True, help="Who answers for the list, by name.")
def import_offices(file: Path, by: str) -> None:
    """Take in a CSV list of offices, accounts or holders."""
    refuse_old_tables()
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError as refused:
        raise Refused(f"{file} is not in UTF-8. Save it as UTF-8 (CSV) and import it again.") from refused
    report = import_directory(lines, by=by, at=now())
    if not report.ok:
        listed = "\n".join(f"  line {mistake.line}: {mistake.text}" for mistake in report.mistakes)
        raise Refused(f"Nothing of {file} was taken. Correct this and import it again:\n{listed}")
    click.echo(f"{report.form}: {report.created} new, {report.changed} changed, {report.unchanged} as they were.")
