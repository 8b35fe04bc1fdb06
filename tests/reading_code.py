"""Sunwai's own source as trees, for tests that hold it to the rules of the house. Reads only."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "sunwai"
WRITES = frozenset(
    {"create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "create_user"}
)


@dataclass(frozen=True)
class Source:
    """One module: its path from the checkout's root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def stage(self) -> str:
        """The package of sunwai it stands in; '' for a module of sunwai itself."""
        parts = self.path.split("/")
        return parts[1] if len(parts) > 2 else ""

    @property
    def is_test(self) -> bool:
        """Whether it is a test or a fixture."""
        name = self.path.rpartition("/")[2]
        return name.startswith("test_") or name == "conftest.py" or self.path.startswith("tests/")


@cache
def modules() -> tuple[Source, ...]:
    """Will read every module of sunwai but the migrations, which Django writes."""
    paths = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)
    return tuple(read(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths)


def product() -> Iterator[Source]:
    """Will give the modules that run in an office: no tests."""
    return (module for module in modules() if not module.is_test)


def read(path: str, text: str) -> Source:
    """Will parse TEXT as the module at PATH."""
    return Source(path, text, ast.parse(text))


def long_functions(source: Source, *, most: int) -> Iterator[str]:
    """Will name functions of more than MOST lines."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > most:
                yield f"{source.path}:{node.lineno} {node.name} has {lines} lines"


def imports_inside(source: Source) -> Iterator[str]:
    """Will find imports that stand inside a function."""
    for function in ast.walk(source.tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield f"{source.path}:{node.lineno}"


def clock_readings(source: Source) -> Iterator[str]:
    """Will find where the present time is read, under whatever name."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and _reads_the_clock(node):
            yield f"{source.path}:{node.lineno} {ast.unparse(node.func)}()"


def _reads_the_clock(call: ast.Call) -> bool:
    """localdate(at) is handed its moment and reads no clock; now(tz=UTC) is handed only a zone."""
    called = ast.unparse(call.func)
    name = called.split(".")[-1]
    if name in {"localdate", "localtime"}:
        return not (call.args or call.keywords)
    return name in {"now", "utcnow", "today"} or called in {"time.time", "time.time_ns"}


def rows_written(source: Source) -> Iterator[tuple[str, str]]:
    """Will find writes through `Model.objects`, as (where, model), and `.save(`, whose model is '?'."""
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        where = f"{source.path}:{node.lineno} .{node.func.attr}()"
        if node.func.attr == "save":
            yield where, "?"
        elif node.func.attr in WRITES:
            model = _model(node.func.value)
            if model:
                yield where, model


def _model(value: ast.expr) -> str:
    """The name before `.objects` at the root of a chain of calls; '' for a chain that begins elsewhere."""
    while True:
        if isinstance(value, ast.Attribute) and value.attr == "objects":
            return ast.unparse(value.value)
        if isinstance(value, ast.Attribute):
            value = value.value
        elif isinstance(value, ast.Call):
            value = value.func
        else:
            return ""


def models_by_stage() -> dict[str, str]:
    """Will say which stage each table belongs to."""
    owners: dict[str, str] = {}
    for source in product():
        if source.path.endswith("/models.py"):
            for node in source.tree.body:
                if isinstance(node, ast.ClassDef):
                    owners[node.name] = source.stage
    return owners
