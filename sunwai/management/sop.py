"""`sunwai sop`: look at a protocol, and put one in force. Owns neither; asks sunwai.sop."""

from pathlib import Path

import click

from sunwai.lib.timekeeping import now
from sunwai.management.starting import refuse_old_tables
from sunwai.sop.actions import put_in_force
from sunwai.sop.load import read


@click.group()
def sop() -> None:
    """Check the office's protocol, or put it in force."""


@sop.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Read FILE and list everything that is wrong with it; nothing is changed."""
    found = read(file)
    click.echo(f"{file}: version {found.version}, {len(found.clauses)} clauses, nothing wrong. {found.digest}")


@sop.command("put-in-force")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", required=True, help="Who puts it in force, and so gives its standing nods.")
def put(file: Path, by: str) -> None:
    """Put FILE in force from now on; windows that are open keep the version they were opened under."""
    refuse_old_tables()
    read(file)  # a file that cannot be read is refused with its name
    version = put_in_force(file.read_text(encoding="utf-8"), by=by, at=now())
    click.echo(f"SOP version {version.number} is in force, put there by {by}.")
