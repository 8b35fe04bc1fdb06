"""`sunwai bench pages`: how fast the desk's pages are with many cases. Owns the command and the scratch installation.

Everything happens in a process of its own, in a folder that is thrown away: no database of anybody's is touched."""

import os
import subprocess
import sys
import tempfile

import click

from sunwai.errors import SunwaiError

RUN = (
    "from sunwai.management.cli import get_ready; get_ready(); import sys; "
    "from sunwai.management.bench_pages_run import main; main(*(int(each) for each in sys.argv[1:4]))"
)


class BenchBroke(SunwaiError):
    """The measuring process ended with an error of its own."""


@click.command()
@click.option("--cases", type=click.IntRange(60), default=100_000, show_default=True, help="How many to invent.")
@click.option("--requests", type=click.IntRange(5), default=40, show_default=True, help="How often each is asked for.")
@click.option("--clients", type=click.IntRange(1), default=16, show_default=True, help="How many ask at once.")
@click.option("--database", default="", help="An empty PostgreSQL database to fill instead (postgresql://...).")
def pages(cases: int, requests: int, clients: int, database: str) -> None:
    """Ask for list, case and search among made-up cases, beside a bare page with the same rows."""
    with tempfile.TemporaryDirectory(prefix="sunwai-bench-") as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SUNWAI_")}
        env = {**kept, "SUNWAI_DATA": folder, "SUNWAI_LOOPBACK_ONLY": "1", "SUNWAI_X_URL": "http://127.0.0.1:9"}
        env |= {"SUNWAI_DATABASE_URL": database, "SUNWAI_LOG": "ERROR", "PYTHONWARNINGS": "ignore"}
        command = [sys.executable, "-c", RUN, str(cases), str(requests), str(clients)]
        ended = subprocess.run(command, env=env, check=False)  # noqa: S603  # our own interpreter and module
    if ended.returncode:
        raise BenchBroke("The measuring stopped with the error above; nothing of yours was touched.")
