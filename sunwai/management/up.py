"""`sunwai up`: everything one machine needs, under one command. Owns what is started together."""

import threading

import click

from sunwai.lib.timekeeping import now
from sunwai.management.starting import prepare, refuse_bad_start
from sunwai.management.supervisor import Part, stopped_by_signals, supervise
from sunwai.offices.people import links


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address the screens listen on.")
@click.option("--port", default=8000, show_default=True, help="Port the screens listen on.")
def up(host: str, port: int) -> None:
    """Prepare the database, then run screens and worker until Ctrl-C."""
    refuse_bad_start()
    for said in prepare(by="sunwai up", at=now()):
        click.echo(said)
    stopping = threading.Event()
    click.echo(f"Sunwai is at http://{host}:{port}/  (Ctrl-C stops it)")
    if secret := links.first_link(at=now()):
        click.echo("Nobody can sign in yet. Open this within a day to become the first desk lead; it works once:")
        click.echo(f"  http://{host}:{port}/link/{secret}/")
    with stopped_by_signals(stopping):
        supervise([Part(["web", "--host", host, "--port", str(port)]), Part(["worker"])], stopping=stopping)
    click.echo("Stopped.")
