"""`sunwai demo`: a day at the desk on this machine. Owns the options; the day is sunwai.simulate.demo's."""

import sys
from importlib import import_module
from pathlib import Path

import click


@click.command()
@click.option("--check", is_flag=True, help="Run the day by itself and fail unless every story ends as it should.")
@click.option("--json", "as_json", is_flag=True, help="Say what happened as JSON.")
@click.option("--port", type=int, default=8000, show_default=True, help="Port the screens listen on.")
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Folder to keep the demo's world in.")
def demo(check: bool, as_json: bool, port: int, data: Path | None) -> None:
    """Show a whole day at the desk, with a network of its own and no account anywhere."""
    day = import_module("sunwai.simulate.demo")
    sys.exit(day.run(check=check, json=as_json, port=port, data=data))
