"""Waiting until somebody else has committed something: SQLite's own counter, or PostgreSQL's NOTIFY.

Owns the waiting, on the connection of the thread that waits. Says only that there may be news; the tables are it."""

import time
from typing import Protocol

from django.db import connection

CHANNEL = "sunwai_live"  # as in migrations/0002_wake.py
EVERY_SECONDS = 0.1
# A NOTIFY is lost on whoever did not listen yet.
LOOK_ANYWAY_SECONDS = 1.0


class Watch(Protocol):
    """Something that notices commits."""

    def wait(self) -> bool:
        """Will wait a little, and say whether there may be news."""
        ...


class SqliteWatch:
    """`PRAGMA data_version` changes when another connection has committed; asking costs next to nothing."""

    def __init__(self) -> None:
        self._version = self._asked()

    def wait(self) -> bool:
        """Will wait a tenth of a second."""
        time.sleep(EVERY_SECONDS)
        before, self._version = self._version, self._asked()
        return before != self._version

    def _asked(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            return int(cursor.fetchone()[0])


class PostgresWatch:
    """LISTEN: woken by the triggers on entries, posts and presence."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")

    def wait(self) -> bool:
        """Will wait for a NOTIFY, at most a second; there may be news either way."""
        assert connection.connection is not None
        woken = list(connection.connection.notifies(timeout=LOOK_ANYWAY_SECONDS, stop_after=1))
        if woken:
            time.sleep(EVERY_SECONDS / 4)  # a burst of commits is one look
        return True


def watch() -> Watch:
    """Will begin to watch the database of this thread."""
    return PostgresWatch() if connection.vendor == "postgresql" else SqliteWatch()
