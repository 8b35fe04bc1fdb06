"""Django's own commands, with Sunwai's settings. Owns nothing."""

import click
from django.core.management import execute_from_command_line


@click.command(
    "django", context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}, add_help_option=True
)
@click.argument("args", nargs=-1, type=click.UNPROCESSED)
def django_command(args: tuple[str, ...]) -> None:
    """Run one of Django's own commands with Sunwai's settings, such as migrate or shell."""
    execute_from_command_line(["sunwai django", *args])
