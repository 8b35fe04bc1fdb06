"""A progress bar on standard error, for what may take more than two seconds. Owns how it looks."""

import sys
from typing import Any

import click
from click._termui_impl import ProgressBar


def bar(label: str, length: int) -> ProgressBar[Any]:
    """Will give a bar for LENGTH steps; where nobody watches a terminal, only its label is written."""
    return click.progressbar(length=max(1, length), label=label, file=sys.stderr)
