"""An empty database for one measurement or one test, dropped afterwards. Owns its making; psycopg is an extra."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from sunwai.errors import MissingPrerequisite


@contextmanager
def scratch_database(server: str) -> Iterator[str]:
    """Will give the address of an empty database on the PostgreSQL SERVER (an address with any name); "" is SQLite's.

    Raises MissingPrerequisite where the extra `sunwai[postgres]` is not installed."""
    if not server:
        yield ""
        return
    try:
        psycopg = import_module("psycopg")
    except ImportError as missing:
        raise MissingPrerequisite(
            "PostgreSQL needs psycopg. Install it with: pip install 'sunwai[postgres]'"
        ) from missing
    name = f"sunwai_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
