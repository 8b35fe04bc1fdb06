"""A database of its own for a test that starts processes: on the server the run was given, else SQLite in a folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sunwai.management.scratch import scratch_database


@contextmanager
def fresh_database(folder: Path) -> Iterator[str]:
    """Will give the address of an empty database, dropped afterwards; '' means SQLite in FOLDER."""
    with scratch_database(os.environ.get("TEST_DATABASE_URL", "")) as address:
        yield address
