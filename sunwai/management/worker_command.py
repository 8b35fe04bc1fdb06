"""`sunwai worker`: the work nobody sees. Owns how it is started and stopped."""

import threading

import click

from sunwai.management import worker as working
from sunwai.management.connected import ConnectedHandles
from sunwai.management.starting import refuse_bad_start, refuse_old_tables
from sunwai.management.supervisor import stopped_by_signals


@click.command()
@click.option("--only", type=click.Choice(working.NAMES), help="Do this part of the work alone; any number may run.")
def worker(only: str | None) -> None:
    """Read the networks, assess, keep the clocks and send, until stopped."""
    refuse_bad_start()
    refuse_old_tables()
    stopping = threading.Event()
    with stopped_by_signals(stopping):
        click.echo(f"The worker runs: {only or ', '.join(working.NAMES)}.")
        working.run(working.strands(ConnectedHandles, only=only), stopping=stopping)
