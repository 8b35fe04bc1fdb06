"""`sunwai sandbox x`: the local X. Owns the options; the network is sunwai.sandbox's."""

from pathlib import Path

import click

from sunwai.lib.timekeeping import now
from sunwai.sandbox.server import LOOPBACK, run


@click.group()
def sandbox() -> None:
    """Run a network on this machine to develop and test against."""


@sandbox.command("x")
@click.option("--port", type=int, default=8900, show_default=True, help="Port to listen on.")
@click.option("--state", type=click.Path(dir_okay=False, path_type=Path), help="File that keeps its posts.")
def sandbox_x(port: int, state: Path | None) -> None:
    """Run a local X until stopped."""
    click.echo(f"A local X is at http://{LOOPBACK}:{port}/  (Ctrl-C stops it)")
    run(port=port, state=state, clock=now)
