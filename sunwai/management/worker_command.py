"""`sunwai worker`: the work nobody sees. Owns how it is started and stopped."""

import threading

import click

from sunwai.management import worker as working
from sunwai.management.cli import Refused
from sunwai.management.connected import ConnectedHandles
from sunwai.management.starting import refuse_bad_start, refuse_old_tables
from sunwai.management.supervisor import stopped_by_signals
from sunwai.triage.meaning import embedder
from sunwai.triage.second import reader


@click.command()
@click.option("--only", type=click.Choice(working.NAMES), help="Do this part of the work alone; any number may run.")
def worker(only: str | None) -> None:
    """Read the networks, assess, keep the clocks and send, until stopped."""
    refuse_bad_start()
    refuse_old_tables()
    if only == working.OPINION and not reader.is_on():
        raise Refused("No second reader is set up, so there is nothing to do. Set SUNWAI_SECOND_URL first.")
    if only == working.MEANING and not embedder.is_on():
        raise Refused("No engine of embeddings is chosen, so there is nothing to do. Set SUNWAI_EMBEDDINGS first.")
    working.retire_unused()
    stopping = threading.Event()
    with stopped_by_signals(stopping):
        click.echo(f"The worker runs: {only or ', '.join(working.usual())}.")
        working.run(working.strands(ConnectedHandles, only=only), stopping=stopping)
