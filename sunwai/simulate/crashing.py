"""Crashes on purpose: the process dies between two lines that matter. Owns the points and the dying.

Injected at the network's edge and at the database's, never by replacing code of the product."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection

from sunwai.networks.base import Connector
from sunwai.networks.post import Batch, Draft, SendToken, Sent

# Where the World can be made to crash, and what has happened by then.
POINTS = {
    "before_send": "the act is marked as being sent; the network has heard nothing",
    "after_send": "the network has accepted the act; its answer is not written down",
    "after_read": "posts were read; neither they nor the cursor are saved",
    "mid_intake": "posts are written, the cursor is not, the transaction is open",
    "mid_sweep": "a rung is written, its entry is not, the transaction is open",
}
ALIASES = {"send": "after_send", "read": "after_read", "sweep": "mid_sweep", "intake": "mid_intake"}
_STATEMENTS = {
    "mid_intake": ('INSERT INTO "sunwai_version"',),
    "mid_sweep": ('INSERT INTO "sunwai_escalation"',),
}


class Crashed(BaseException):
    """The process died here. Not an Exception: nothing in the product may catch it."""


def point_named(where: str) -> str:
    """Will give the crash point called WHERE ("after send", "after_send"); ValueError lists those there are."""
    name = "_".join(where.casefold().replace("-", " ").replace("_", " ").split())
    name = {"between_send_and_record": "after_send", "before_record": "after_send"}.get(name, ALIASES.get(name, name))
    if name not in POINTS:
        known = "; ".join(f"{point} ({what})" for point, what in POINTS.items())
        raise ValueError(f"The World cannot crash at {where!r}. It can at: {known}.")
    return name


class Dying:
    """A crash that is armed: `point` is where, or None."""

    def __init__(self) -> None:
        self.point: str | None = None

    def here(self, point: str) -> None:
        """Will die if armed for POINT; a process dies once."""
        if self.point == point:
            self.point = None
            raise Crashed(point)

    @contextmanager
    def in_database(self) -> Iterator[None]:
        """Will die right after the armed statement was carried out, inside its open transaction."""
        statements = _STATEMENTS.get(self.point or "", ())
        if not statements:
            yield
            return
        with connection.execute_wrapper(self._after(statements)):
            yield

    def _after(self, statements: tuple[str, ...]) -> Callable[..., Any]:
        def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
            result = execute(sql, params, many, context)
            if self.point and sql.startswith(statements):
                self.here(self.point)
            return result

        return wrapper


class MortalConnector:
    """A connector whose process can die around its calls; everything else is the real one's."""

    def __init__(self, real: Connector, dying: Dying) -> None:
        self._real, self._dying = real, dying

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def pull(self, lane: str, cursor: str | None, *, at: datetime) -> Batch:
        """Will read as the real one does, and may die with what was read."""
        batch = self._real.pull(lane, cursor, at=at)
        if batch.items:
            self._dying.here("after_read")
        return batch

    def send(self, draft: Draft, token: SendToken, *, at: datetime) -> Sent:
        """Will send as the real one does, and may die before or after."""
        self._dying.here("before_send")
        sent = self._real.send(draft, token, at=at)
        self._dying.here("after_send")
        return sent
