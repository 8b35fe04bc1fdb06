"""`sunwai demo`: a day at the desk on this machine. Owns the options, the folder and the processes.

The day itself is sunwai.simulate.demo's; screens and worker are the product's own."""

import json
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

import click
from django.conf import settings
from django.db import connections

from sunwai.errors import SunwaiError
from sunwai.lib.timekeeping import now
from sunwai.management import what_if
from sunwai.management.supervisor import Part, stopped_by_signals, supervise
from sunwai.simulate import demo as world

TURN_EVERY_S = 0.5
MARK = "demo-world"  # a file that says: this folder is the demo's, and may be emptied


class NotADemoFolder(SunwaiError):
    """The folder holds something that is not the demo's."""


@click.command()
@click.option(
    "--check", is_flag=True, help="Play the whole day by itself and fail unless every story ends as it should."
)
@click.option("--port", type=int, default=8000, show_default=True, help="Port the screens listen on.")
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Folder for the demo's world; emptied.")
@click.option(
    "--what-if",
    "what_if_in",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --check: write here what four hours for offices would have meant for these days.",
)
def demo(check: bool, port: int, data: Path | None, what_if_in: Path | None) -> None:
    """Show a whole day at the desk, with a network of its own and no account anywhere."""
    if not settings.DEMO:
        _begin_again(check=check, folder=data)
    if check:
        summary = world.check()
        if what_if_in is not None:
            what_if.write_of_the_demo(what_if_in)
        click.echo(json.dumps(summary, ensure_ascii=False, indent=2))
        sys.exit(0 if _is_well(summary) else 1)
    _show(port)


def _show(port: int) -> None:
    click.echo("Playing the days before, through the product itself:")
    stage = world.set_up(clock=now, say=click.echo)
    os.environ["SUNWAI_X_URL"] = stage.sandbox.base_url
    stopping = threading.Event()
    outside = threading.Thread(target=_live, args=(stage, stopping), name="outside")
    outside.start()
    click.echo(f"\nIt is 11:10 on 15 January 2020. Open http://127.0.0.1:{port}/demo/  (Ctrl-C stops everything)")
    try:
        with stopped_by_signals(stopping):
            supervise([Part(["web", "--port", str(port)]), Part(["worker"])], stopping=stopping)
    finally:
        stopping.set()
        outside.join(timeout=10)
        stage.world.close()
        stage.sandbox.stop()
    click.echo("Stopped.")


def _live(stage: world.Stage, stopping: threading.Event) -> None:
    outside = world.raise_curtain(stage)
    while not stopping.wait(TURN_EVERY_S):
        world.give_turn(stage, outside, at=now())
    connections.close_all()


def _begin_again(*, check: bool, folder: Path | None) -> None:
    """Will start this command anew with the demo's settings: they are read once, when a process begins."""
    chosen = folder or (Path(tempfile.mkdtemp(prefix="sunwai-demo-")) if check else settings.DATA_FOLDER / "demo")
    _empty(chosen)
    command = [sys.executable, "-m", "sunwai.management", *sys.argv[1:]]
    os.execve(sys.executable, command, {**os.environ, **demo_settings(chosen)})  # noqa: S606  # our own words


def demo_settings(folder: Path) -> Mapping[str, str]:
    """Will give the environment the demo runs in: its own folder, clock and network, and nothing but this machine."""
    return {
        "SUNWAI_DATA": str(folder),
        "SUNWAI_DATABASE_URL": "",
        "SUNWAI_CLOCK_FILE": str(folder / "clock.json"),
        "SUNWAI_DEMO": "1",
        "SUNWAI_LOOPBACK_ONLY": "1",
        "SUNWAI_X_URL": "http://127.0.0.1:9",  # replaced once the demo's network listens
        "SUNWAI_X_MODE": "api",
        "SUNWAI_LOG": os.environ.get("SUNWAI_LOG", "WARNING"),
    }


def _empty(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise NotADemoFolder(
            f"{folder} is not empty and was not made by the demo, so it is left alone. Name an empty one with --data."
        )
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).touch()


def _is_well(summary: Mapping[str, object]) -> bool:
    counts = summary["counts"]
    assert isinstance(counts, dict)
    return bool(summary["as_it_should"]) and not (counts["lost"] or counts["doubled"] or counts["tags_lost"])
