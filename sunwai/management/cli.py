"""The `sunwai` command line: its commands by name, and how a refusal is shown.

Owns the list of commands and what a person sees when one fails. Each command lives in a module of its own, which is
loaded only when it is asked for."""

import os
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import IO, Any

import click
import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from sunwai.errors import MissingPrerequisite, SunwaiError

# Command -> module here and the name in it, in the order of `sunwai --help`.
COMMANDS: Mapping[str, str] = {
    "up": "up:up",
    "web": "web:web",
    "worker": "worker_command:worker",
    "demo": "demo:demo",
    "doctor": "doctor:doctor",
    "people": "people:people",
    "connect": "connect:connect",
    "handle": "handle:handle_command",
    "office": "office:office_command",
    "import": "import_posts:import_posts",
    "import-directory": "import_offices:import_offices",
    "gazetteer": "gazetteer:gazetteer",
    "sop": "sop_simulate:sop",
    "ledger": "ledger:ledger",
    "erase-expired": "erase_expired:erase_expired",
    "clock": "clock:clock",
    "triage": "triage:triage",
    "response": "response:response",
    "bench": "bench:bench",
    "sandbox": "sandbox:sandbox",
    "docs": "docs:docs",
    "django": "django_command:django_command",
}


class Refused(click.ClickException):
    """What a person sees when a command did not do what it was asked."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Will write the message as it stands, on standard error."""
        click.echo(self.message, err=True, file=file)


class Commands(click.Group):
    """The commands, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Will name the commands in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Will load the command CMD_NAME; None where there is no such. `--help` loads all, before anything is run."""
        if cmd_name not in COMMANDS:
            return None
        try:
            get_ready()
        except MissingPrerequisite as refused:
            raise Refused(str(refused)) from refused
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"sunwai.management.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Will run the command; a refusal is shown as its message, anything else as one line and a log."""
        try:
            return super().invoke(ctx)
        except SunwaiError as refused:
            raise Refused(str(refused)) from refused
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as unexpected:
            if ctx.params.get("debug"):
                raise
            raise Refused(_told(unexpected)) from unexpected


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sunwai", prog_name="sunwai")
@click.option("--debug", is_flag=True, help="Show where in the code an unexpected failure came from.")
def cli(debug: bool) -> None:
    """Sunwai hears what people tell a public office: nothing lost, nothing twice, every answer on the record."""


def main() -> None:
    """Will run the command line."""
    cli(prog_name="sunwai")


def get_ready() -> None:
    """Will read the settings and load every stage's tables; safe to repeat."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sunwai.settings")
    try:
        django.setup()
    except (ValueError, ImproperlyConfigured, OSError) as wrong:
        raise MissingPrerequisite(f"Sunwai cannot start with these settings: {wrong}") from wrong


def _told(unexpected: Exception) -> str:
    log = Path(settings.DATA_FOLDER) / "errors.log"
    with log.open("a", encoding="utf-8") as out:
        out.write(f"\n{datetime.now(tz=UTC).isoformat(timespec='seconds')}\n")
        traceback.print_exception(unexpected, file=out)
    what = f"{type(unexpected).__name__}: {unexpected}".splitlines()[0]
    if isinstance(unexpected, DatabaseError):
        return f"The database cannot be used ({what}). `sunwai doctor` says what is wrong; details: {log}"
    return f"This was not foreseen ({what}). Nothing half-done was kept. Report it with what stands in {log}"
