"""The scripts in bin/: what they need, what they say when it is missing, and that nothing is done twice."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests import both_databases
from tests.postgres import a_server
from tests.reading_code import ROOT
from tests.requirements import LISTS

SCRIPTS = [*sorted((ROOT / "bin").iterdir()), ROOT / ".ci" / "run"]
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def run(script: Path, *words: str, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["/bin/sh", str(script), *words], env={**os.environ, **env}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout with nothing set up, and a PATH with the shell's own tools and no Python."""
    shutil.copytree(ROOT / "bin", tmp_path / "bin")
    for name in ("uv.lock", "pyproject.toml", *LISTS):
        shutil.copy(ROOT / name, tmp_path)
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "dirname", "cat", "cksum", "tr", "tail", "rm"):
        found = shutil.which(tool)
        assert found
        (tools / tool).symlink_to(found)
    return tmp_path


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_every_script_is_plain_sh_and_can_be_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert script.read_text().startswith("#!/bin/sh\n")
    assert subprocess.run(["/bin/sh", "-n", str(script)], check=False).returncode == 0


def test_a_machine_without_python_is_told_exactly_what_is_missing(bare: Path) -> None:
    done = run(bare / "bin" / "setup", PATH=str(bare / "tools"), SUNWAI_PYTHON="")

    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
    assert "apt install python3" in done.stderr
    assert not (bare / ".venv").exists()


@pytest.mark.parametrize("script", ["demo", "test", "check"])
def test_nothing_is_started_where_the_setting_up_failed(bare: Path, script: str) -> None:
    done = run(bare / "bin" / script, PATH=str(bare / "tools"), SUNWAI_PYTHON="")

    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr


def test_setup_refuses_a_word_it_does_not_know(bare: Path) -> None:
    assert run(bare / "bin" / "setup", "everything").returncode == 2


def test_what_is_set_up_already_is_left_alone(bare: Path) -> None:
    venv = bare / ".venv"
    (venv / "bin").mkdir(parents=True)
    for name in ("python", "sunwai"):
        (venv / "bin" / name).write_text("#!/bin/sh\nexit 0\n")
        (venv / "bin" / name).chmod(0o755)
    files = [bare / name for name in ("uv.lock", "pyproject.toml", "requirements-dev.txt", "requirements.txt")]
    together = b"".join(file.read_bytes() for file in files)
    stamp = subprocess.run(["cksum"], input=together, capture_output=True, check=True).stdout.decode()
    (venv / "made-from").write_text(f"dev {'-'.join(stamp.split())} {bare}\n")

    done = run(bare / "bin" / "setup", PATH=str(bare / "tools"), SUNWAI_PYTHON="")

    assert (done.returncode, done.stderr) == (0, "")
    (bare / "uv.lock").write_text("changed")
    assert run(bare / "bin" / "setup", PATH=str(bare / "tools"), SUNWAI_PYTHON="").returncode == 1


@pytest.mark.parametrize("name", LISTS)
def test_pip_would_install_what_the_lock_says(name: str) -> None:
    locked = {p["name"]: p["version"] for p in tomllib.loads((ROOT / "uv.lock").read_text())["package"]}

    listed = dict(PINNED.findall((ROOT / name).read_text()))

    assert len(listed) > 10
    assert {package: locked[package] for package in listed} == listed


def test_the_lock_names_public_hosts_only() -> None:
    hosts = set(re.findall(r'https?://([^/"]+)', (ROOT / "uv.lock").read_text()))

    assert hosts <= {"pypi.org", "files.pythonhosted.org"}


def test_a_named_postgres_server_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://somewhere/else")

    with a_server() as address:
        assert address == "postgresql://somewhere/else"


@pytest.mark.parametrize(
    ("covered", "whole", "enough"), [(95, True, True), (89, True, False), (10, False, True)], ids=str
)
def test_coverage_is_judged_by_lines_and_only_for_the_whole(
    covered: int, whole: bool, enough: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    totals = {"covered_lines": covered, "num_statements": 100, "covered_branches": 1, "num_branches": 2}
    (tmp_path / "report.json").write_text(f'{{"totals": {totals}}}'.replace("'", '"'))
    monkeypatch.setattr(both_databases, "_coverage", lambda *args: None)

    assert both_databases._judge(tmp_path / "together", whole=whole) is enough
