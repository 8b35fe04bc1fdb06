"""Runs the suite on SQLite and on PostgreSQL, side by side, and judges how much of Sunwai was run.

Owns `bin/test`. One process a database: pytest-xdist on PostgreSQL gave set-up errors in three runs of three
(November 2026), and two processes are what two cores can use."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

from tests.browser import chromium
from tests.postgres import NoPostgres, a_server

ROOT = Path(__file__).resolve().parent.parent
LEAST_LINES = 90.0  # per cent of sunwai/, both runs together
NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
NOTHING_FOUND = 5  # pytest's word for a selection without a test


def main(args: Sequence[str]) -> int:
    """Will run the suite with ARGS for pytest; `--only sqlite` or `--only postgres` first leaves the other out."""
    only, rest = (args[1], args[2:]) if args[:1] == ["--only"] else ("", args)
    with tempfile.TemporaryDirectory(prefix="sunwai-coverage-") as folder:  # two runs at once must not mix
        measured = Path(folder) / "together"
        try:
            if not rest or any("browser" in asked for asked in rest):
                chromium.make_ready()
            codes = _codes(only, rest, measured)
        except (NoPostgres, chromium.NoChromium) as missing:
            print(f"\nbin/test stopped: {missing}", file=sys.stderr)
            return 1
        enough = _judge(measured, whole=not rest and not only)
    if all(code == NOTHING_FOUND for code in codes):
        return NOTHING_FOUND
    return max(code for code in codes if code != NOTHING_FOUND) or (0 if enough else 1)


def _codes(only: str, args: Sequence[str], measured: Path) -> Sequence[int]:
    if only:
        with a_server() if only == "postgres" else nullcontext("") as address:
            return [_run(NAMES[only], address, args, counted=_counting(measured, only), apart=False)]
    with a_server() as address, ThreadPoolExecutor(max_workers=2) as both:
        # Lines are counted on one database: counting them twice told nothing new and took minutes.
        counted = _counting(measured, "sqlite")
        runs: Sequence[Future[int]] = [
            both.submit(_run, NAMES["sqlite"], "", args, counted=counted, apart=True),
            both.submit(_run, NAMES["postgres"], address, args, counted=(), apart=True),
        ]
        return [run.result() for run in runs]


def _counting(measured: Path, database: str) -> Sequence[str]:
    return ("-m", "coverage", "run", f"--data-file={measured}.{database}")


def _run(database: str, address: str, args: Sequence[str], *, counted: Sequence[str], apart: bool) -> int:
    """APART: another run goes on beside this one, so each line says whose it is."""
    print(f"== {database}", flush=True)
    started = time.monotonic()
    # A cache of its own: two runs at once would write each other's list of what failed.
    cache = ("-o", f"cache_dir=.pytest_cache/{database.lower()}")
    command = [sys.executable, *counted, "-m", "pytest", *cache, *args]
    env = {**os.environ, "TEST_DATABASE_URL": address}
    if apart:
        code = _told_line_by_line(database, command, env)
    else:
        code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    said = {0: "all passed", NOTHING_FOUND: "no such test"}.get(code, "FAILED")
    print(f"== {database}: {said} in {time.monotonic() - started:.0f} s", flush=True)
    return code


def _told_line_by_line(database: str, command: Sequence[str], env: Mapping[str, str]) -> int:
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as run:
        for line in run.stdout or ():
            print(f"{database:>10} | {line.rstrip()}", flush=True)
    return run.returncode


def _judge(together: Path, *, whole: bool) -> bool:
    """Lines decide, branches are told. Only a run of everything is judged; a part says nothing about the whole."""
    report = together.with_name("report.json")
    _coverage("combine", "--quiet", f"--data-file={together}", str(together.parent))
    if whole:
        _coverage("report", f"--data-file={together}", "--fail-under=0")
    _coverage("json", "--quiet", f"--data-file={together}", "-o", str(report), "--fail-under=0")
    totals = json.loads(report.read_text())["totals"]
    lines = 100 * totals["covered_lines"] / max(1, totals["num_statements"])
    branches = 100 * totals["covered_branches"] / max(1, totals["num_branches"])
    print(f"\n== Coverage of sunwai/: {lines:.1f} % of lines, {branches:.1f} % of branches", flush=True)
    if not whole:
        print("== A part of the suite was run: coverage is not judged.")
        return True
    if lines < LEAST_LINES:
        print(f"== Too little: at least {LEAST_LINES:.0f} % of lines must be run by a test.", file=sys.stderr)
    return lines >= LEAST_LINES


def _coverage(*args: str) -> None:
    subprocess.run([sys.executable, "-m", "coverage", *args], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
