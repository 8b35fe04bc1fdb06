"""The rules of the house, held by machine: who may import whom, how long a thing may be, who reads the clock."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests import reading_code as code

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 300, 60
VAGUE = re.compile(r"(^|_)(utils?|helpers?|manager|service|common)(_|$)")
MAY_READ_THE_CLOCK = {"web", "management", "sandbox"}  # the sandbox has a clock of its own, which tests drive
ALSO = {"sunwai/loop.py", "sunwai/lib/timekeeping.py"}

# Tests that have grown too long; to be split. No module of the product may ever stand here.
LONG_TESTS = {
    "sunwai/networks/x/test_against_sandbox.py",
    "sunwai/outbox/test_sending.py",
    "sunwai/sop/test_load.py",
}
# Imports inside a function, each with its reason.
IMPORTS_INSIDE: dict[str, str] = {}
# Rows written outside their own stage, each with its reason.
WRITTEN_ELSEWHERE = {
    ("desk", "Case"): "joining points one case at another, in the transaction that enters it on both",
    ("desk", "Post"): "taking back a join gives each post to the case it came from",
    ("desk", "Need"): "joining carries needs along",
    ("direction", "Need"): "drafting names the owner of each need",
    ("triage", "Post"): "many posts are given to their new cases in one statement",
    ("management", "Window"): "the measure of the sweep lets windows fall due at once, in a database of its own",
    ("simulate", "Cursor"): "the World reads its lanes when it says, not when they are due",
}

# One import each contract forbids, and the contract that must catch it.
PLANTED = {
    "A stage imports only what stands below it": ("cases/planted.py", "from sunwai.closure import actions"),
    "The product never imports the sandbox": ("intake/planted.py", "from sunwai.sandbox import server"),
    "The sandbox knows nothing of the product": ("sandbox/planted.py", "from sunwai.networks import post"),
    "Pure rules know no Django": ("lib/planted.py", "from django.db import models"),
    "Only outbox, intake and the outermost speak to a network": ("nod/planted.py", "import httpx"),
    "The public site reads only accountability": ("web/public/planted.py", "from sunwai.cases import models"),
}


def lint(folder: Path) -> str:
    """Will check the contracts on the checkout in FOLDER and give what the linter said."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    env = {**os.environ, "COLUMNS": "200"}  # the linter breaks long names at the edge of a narrow terminal
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False).stdout


def verdicts(said: str) -> dict[str, str]:
    """Will read KEPT or BROKEN for each contract."""
    return dict(re.findall(r"^(.+?) (KEPT|BROKEN)", said, re.MULTILINE))


def test_every_stage_imports_only_what_it_may() -> None:
    said = lint(code.ROOT)
    assert set(verdicts(said)) == set(PLANTED), "each contract needs an import planted against it below"
    assert set(verdicts(said).values()) == {"KEPT"}, said


def test_a_planted_import_is_caught_by_its_contract(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "static", "locale", "templates")
    shutil.copytree(code.PACKAGE, tmp_path / "sunwai", ignore=ignored)
    shutil.copytree(code.ROOT / "tests", tmp_path / "tests", ignore=ignored)
    shutil.copy(code.ROOT / "pyproject.toml", tmp_path)
    for path, line in PLANTED.values():
        (tmp_path / "sunwai" / path).write_text(line + "\n")
    found = verdicts(lint(tmp_path))
    assert {name for name, verdict in found.items() if verdict == "BROKEN"} == set(PLANTED)


def test_no_module_is_too_long_to_read() -> None:
    long = {s.path for s in code.modules() if len(s.text.splitlines()) > MOST_LINES}
    assert long == LONG_TESTS, "split by a word of the domain, or take it off the list"


def test_no_function_is_too_long_to_read() -> None:
    found = [f for s in code.modules() for f in code.long_functions(s, most=MOST_LINES_OF_A_FUNCTION)]
    assert not found


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {part.removesuffix(".py") for s in code.modules() for part in s.path.split("/")}
    assert not {part for part in parts if VAGUE.search(part)}


def test_only_the_outermost_reads_the_clock() -> None:
    inner = [s for s in code.product() if s.stage not in MAY_READ_THE_CLOCK and s.path not in ALSO]
    assert not [found for source in inner for found in code.clock_readings(source)]


def test_no_import_hides_in_a_function() -> None:
    found = {where.split(":")[0] for s in code.product() for where in code.imports_inside(s)}
    assert found == set(IMPORTS_INSIDE)


def test_screens_and_commands_write_no_rows() -> None:
    outer = [s for s in code.product() if s.stage in {"web", "management"}]
    assert not unexplained(outer)


def test_rows_are_written_by_their_own_stage() -> None:
    found = unexplained(s for s in code.product() if s.stage not in {"web", "management"})
    assert not [f"{where} writes {model}" for where, model in found if model != "?"]


def test_every_exception_is_still_needed() -> None:
    used = {(s.stage, model) for s in code.product() for _, model in code.rows_written(s)}
    assert set(WRITTEN_ELSEWHERE) <= used


def unexplained(sources: Iterable[code.Source]) -> list[tuple[str, str]]:
    """Will list writes of rows that belong to another stage and have no reason above."""
    owners = code.models_by_stage()
    return [
        (where, model)
        for source in sources
        for where, model in code.rows_written(source)
        if (model == "?" or model in owners or source.stage in {"web", "management"})
        and owners.get(model) != source.stage
        and (source.stage, model) not in WRITTEN_ELSEWHERE
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from django.utils import timezone\nseen = timezone.now()", 1),
        ("from datetime import datetime, UTC\nseen = datetime.now(tz=UTC)", 1),
        ("import time\nseen = time.time()", 1),
        ("day = timezone.localdate(at)", 0),
        ("day = timezone.localdate()", 1),
    ],
)
def test_a_reading_of_the_clock_is_seen_under_any_name(text: str, found: int) -> None:
    assert len(list(code.clock_readings(code.read("sunwai/nod/planted.py", text)))) == found


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Case.objects.filter(pk=1).update(status='closed')", "Case"),
        ("Case.objects.create(docket='x')", "Case"),
        ("case.save()", "?"),
        ("shown.update(1)", None),
        ("Case.objects.filter(pk=1).first()", None),
    ],
)
def test_a_write_is_seen_for_what_it_is(text: str, model: str | None) -> None:
    found = [written for _, written in code.rows_written(code.read("sunwai/web/planted.py", text))]
    assert found == ([model] if model else [])
