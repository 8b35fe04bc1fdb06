"""`sunwai sop`: look at a protocol, compare two, put one in force. Owns none of it; asks sunwai.sop."""

from pathlib import Path

import click

from sunwai.lib.timekeeping import now
from sunwai.management.cli import Refused
from sunwai.management.starting import refuse_old_tables
from sunwai.offices.people.protocol import put_in_force
from sunwai.sop import timing
from sunwai.sop.clauses import Sop
from sunwai.sop.compare import diff as differences
from sunwai.sop.gazette import holiday_lines, with_holidays
from sunwai.sop.load import SopRefused, read
from sunwai.sop.words import Language

LANGUAGES = click.Choice([language.value for language in Language])


@click.group()
def sop() -> None:
    """Check the office's protocol, compare two versions, try one out, or put one in force."""


@sop.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Read FILE and list everything that is wrong with it; nothing is changed."""
    found = read(file)
    if wrong := timing.mistakes(found, at=now()):
        raise SopRefused(wrong)
    click.echo(f"{file}: version {found.version}, {len(found.clauses)} clauses, nothing wrong. {found.digest}")
    if found.filled:
        click.echo(
            f"It is written for schema {found.schema} and does not say: {', '.join(found.filled)}. There Sunwai does "
            "what an office did before these terms were there."
        )


@sop.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--language", type=LANGUAGES, default="en", show_default=True, help="Language of the words.")
def diff(old: Path, new: Path, language: str) -> None:
    """Say in words what NEW changes in OLD, clause by clause."""
    changes = differences(_sound(old), _sound(new), Language(language))
    for change in changes:
        click.echo(str(change))
    if not changes:
        click.echo("They say the same.")


@sop.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("gazette", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def holidays(file: Path, gazette: Path) -> None:
    """Write the holidays of GAZETTE (a CSV of date and name) into FILE; one bad line and nothing is changed."""
    text = with_holidays(file.read_text(encoding="utf-8"), holiday_lines(gazette.read_text(encoding="utf-8-sig")))
    file.write_text(text, encoding="utf-8")
    click.echo(f"{file} names the holidays of {gazette}. Raise its version and check it: sunwai sop check {file}")


@sop.command("put-in-force")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", required=True, help="Who puts it in force, and so gives its standing nods.")
def put(file: Path, by: str) -> None:
    """Put FILE in force from the day it names, else from now on; windows that are open keep their version."""
    refuse_old_tables()
    read(file)  # a file that cannot be read is refused with its name
    version = put_in_force(file.read_text(encoding="utf-8"), duties=None, by=by, at=now())
    since = "is in force" if version.effective_from <= now() else f"takes effect on {version.effective_from:%d.%m.%Y}"
    click.echo(f"SOP version {version.number} {since}, put there by {by}.")


def _sound(file: Path) -> Sop:
    try:
        return read(file)
    except SopRefused as refused:
        raise Refused(f"{file}: {refused}") from refused
