"""`sunwai docs`: the pages that are made from the code. Owns which file holds which page."""

from collections.abc import Callable, Mapping
from pathlib import Path

import click
from django.conf import settings

from sunwai.management import pages, what_if
from sunwai.management.cli import Refused

PAGES: Mapping[str, Callable[[], str]] = {
    "cli.md": pages.cli_page,
    "settings.md": pages.settings_page,
    "lifecycle.md": pages.lifecycle_page,
    "sop.md": pages.sop_page,
    "examples/what-if.html": what_if.report,
    "examples/what-if.csv": what_if.figures,
}


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when a page is not what the code says.")
def docs(check: bool) -> None:
    """Write the pages of docs/ that are made from the code."""
    folder = Path(settings.ROOT) / "docs"
    behind = [name for name, make in PAGES.items() if not _is_current(folder / name, make())]
    if check and behind:
        raise Refused(f"{', '.join(behind)}: not what the code says. Run: sunwai docs")
    for name in behind:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGES[name](), encoding="utf-8")
        click.echo(f"docs/{name} was written.")


def _is_current(path: Path, made: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == made
