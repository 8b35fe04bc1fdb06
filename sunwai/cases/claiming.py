"""Claiming a row that is due: held, with its case, until the transaction ends, so that no two sweepers do one thing.

Owns the order of locks: posts, then cases, then every other row. Decides nothing about the work."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet

R = TypeVar("R", bound=Model)
AT_ONCE = 20  # rows to a transaction: a commit is dear, and so is keeping others waiting for it


@contextmanager
def claimed(rows: "QuerySet[R]", *, of: tuple[str, ...] = ("self", "case")) -> Iterator[R | None]:
    """Will give the first of ROWS that nobody else is at work on, with its case, as they stand now; or None.

    All that is done inside is one transaction. A row whose case somebody holds is passed over, never waited for: it
    comes up again at the next round. OF names what is held; a row whose case may be missing is held alone."""
    if not rows.exists():  # the usual answer, and it costs no write lock
        yield None
        return
    with transaction.atomic():
        with_case = rows.select_related("case") if "case" in of else rows
        yield with_case.select_for_update(of=of, skip_locked=True).first()


@contextmanager
def claimed_some(rows: "QuerySet[R]", *, of: tuple[str, ...] = ("self", "case")) -> Iterator[list[R]]:
    """Will give the first of ROWS, AT_ONCE of them at most, as `claimed` gives one; an empty list where there is none.

    One transaction for all: whoever dies inside it has done none of them."""
    if not rows.exists():
        yield []
        return
    with transaction.atomic():
        held = rows.select_related("case") if "case" in of else rows
        yield list(held.select_for_update(of=of, skip_locked=True)[:AT_ONCE])
