"""Which of the two databases a test runs on where the whole suite runs on both, side by side.

Owns the shares of `bin/test` without arguments. A part that is asked for by name, and `bin/test --twice` (every night),
run every test on both. What is left to the other run is told, with its number; nothing is left out by both."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

ASKED = "TEST_SHARE"  # "sqlite" or "postgres" while the other runs beside it
DATABASE = frozenset({"db", "transactional_db", "django_db_serialized_rollback", "live_server"})
OWN_PROCESSES = frozenset({"test_up.py", "test_killing.py"})  # these start processes, with a database of their own
# A screen looks the same on both. The list and the case, which speak with the database live, run on both.
BROWSER = {
    "sqlite": frozenset({"test_calls.py", "test_compose.py", "test_nod.py", "test_officer.py", "test_public.py"}),
    "postgres": frozenset({"test_hand.py", "test_hard_days.py", "test_screens.py", "test_setup.py", "test_sop.py"}),
}
LEFT = pytest.StashKey[dict[str, int]]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Will leave to the run beside this one what is the other's alone."""
    share = os.environ.get(ASKED, "")
    if not share:
        return
    reasons = [left_to_the_other(item.path, touches_database(item), share=share) for item in items]
    counted = {reason: reasons.count(reason) for reason in sorted(set(reasons)) if reason}
    config.stash[LEFT] = counted
    config.hook.pytest_deselected(items=[item for item, why in zip(items, reasons, strict=True) if why])
    items[:] = [item for item, why in zip(items, reasons, strict=True) if not why]


def pytest_report_collectionfinish(config: pytest.Config) -> Sequence[str]:
    """Will tell what was left to the run beside this one."""
    return [f"left to the other database: {n} {why}" for why, n in config.stash.get(LEFT, {}).items()]


def touches_database(item: pytest.Item) -> bool:
    """Whether ITEM asks for rows, by itself or through a fixture, or starts processes that do."""
    asks = item.get_closest_marker("django_db") is not None or DATABASE & set(getattr(item, "fixturenames", ()))
    return bool(asks) or item.path.name in OWN_PROCESSES


def left_to_the_other(path: Path, touches: bool, *, share: str) -> str:
    """Will say why the test in PATH is the other run's alone, where SHARE is "sqlite" or "postgres"; "" where not."""
    other = {"sqlite": "postgres", "postgres": "sqlite"}[share]
    if path.parent.name == "browser" and path.name in BROWSER[other]:
        return "of screens that look the same on both"
    if share == "postgres" and not touches and path.name not in BROWSER["postgres"]:
        return "that touch no database"
    return ""
