"""The promises by number: each of T1 to T19 and F1 to F10 has its journey, named after what it holds."""

import ast
from pathlib import Path

import pytest

JOURNEYS = Path(__file__).parent / "journeys"
PROMISES = [f"t{number:02}" for number in range(1, 20)] + [f"f{number:02}" for number in range(1, 11)]


def named() -> set[str]:
    """Every test function of the journeys, by name; read, not imported, so that a skipped file is no excuse."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sorted(JOURNEYS.glob("test_*.py")))
    found = (node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef))
    return {node.name for node in found if _asserts(node) and not _is_skipped(node)}


@pytest.mark.parametrize("promise", PROMISES)
def test_every_promise_has_a_journey_of_its_name_that_holds_something(promise: str) -> None:
    assert [name for name in named() if name.startswith(f"test_{promise}_") and len(name) > len("test_t01_") + 15]


def _asserts(test: ast.FunctionDef) -> bool:
    return any(isinstance(node, ast.Assert) or _raises(node) for node in ast.walk(test))


def _raises(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "raises"


def _is_skipped(test: ast.FunctionDef) -> bool:
    return any("skip" in ast.unparse(mark) or "xfail" in ast.unparse(mark) for mark in test.decorator_list)
