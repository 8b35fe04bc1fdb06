"""The sweep asks one question before all others; nothing a stage would work on may be missing from it."""

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest

from sunwai import loop
from sunwai.accountability import due as accountability

STAGES = [inspect.getmodule(work) for work in loop.SWEEP if work is not accountability.work_one]


def test_every_stage_that_sweeps_is_asked_at_the_gate() -> None:
    asked = {inspect.getmodule(waiting) for waiting in loop.WAITING}

    assert asked == set(STAGES)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)
def test_what_a_stage_claims_it_names_at_the_gate(stage: ModuleType) -> None:
    claimed = {call for name, call in calls(stage) if name in {"claimed", "claimed_some"}}
    named = ast.parse(inspect.getsource(stage.waiting).strip())

    assert claimed
    assert claimed - {ast.unparse(node.func) for node in ast.walk(named) if isinstance(node, ast.Call)} == set()


def calls(stage: ModuleType) -> Iterator[tuple[str, str]]:
    """The functions called in STAGE by name, each with the function whose rows it is given."""
    for node in ast.walk(ast.parse(inspect.getsource(stage))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            rows = node.args[0]
            while isinstance(rows, ast.Call) and isinstance(rows.func, ast.Attribute) and is_a_call(rows.func.value):
                rows = rows.func.value  # _lapsing().filter(...): what it begins with counts
            yield node.func.id, ast.unparse(rows.func) if isinstance(rows, ast.Call) else ast.unparse(rows)


def is_a_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call)
