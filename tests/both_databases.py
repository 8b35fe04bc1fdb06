"""Runs the suite on SQLite and on PostgreSQL, side by side, and judges how much of Sunwai was run.

Owns `bin/test`. One process a database: pytest-xdist on PostgreSQL gave set-up errors in three runs of three
(November 2026), and two processes are what two cores can use. What says nothing new on a second database runs on one
(tests/shares.py); `--twice` runs it on both."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from tests import shares
from tests.browser import chromium
from tests.postgres import NoPostgres, a_server

ROOT = Path(__file__).resolve().parent.parent
LEAST_LINES = 90.0  # per cent of sunwai/, both runs together
NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
NOTHING_FOUND = 5  # pytest's word for a selection without a test
FOUND = ("FAILED ", "ERROR ")  # how a line begins in which pytest sums up what it found


def main(args: Sequence[str]) -> int:
    """Will run the suite with ARGS for pytest; `--only sqlite` or `--only postgres` first leaves the other out."""
    only, rest = (args[1], args[2:]) if args[:1] == ["--only"] else ("", args)
    twice, rest = rest[:1] == ["--twice"], rest[rest[:1] == ["--twice"] :]
    found: list[str] = []
    with tempfile.TemporaryDirectory(prefix="sunwai-coverage-") as folder:  # two runs at once must not mix
        measured = Path(folder) / "together"
        try:
            if not rest or any("browser" in asked for asked in rest):
                chromium.make_ready()
            ways = _ways(only, measured, shared=not rest and not twice)
            codes = _codes(ways, rest, found=found)
        except (NoPostgres, chromium.NoChromium) as missing:
            print(f"\nbin/test stopped: {missing}", file=sys.stderr)
            return 1
        enough = _judge(measured, whole=not rest and not only)
    print("", *found, sep="\n", end="\n", file=sys.stderr)  # last of all: the end is what a log shows
    if all(code == NOTHING_FOUND for code in codes):
        return NOTHING_FOUND
    return max(code for code in codes if code != NOTHING_FOUND) or (0 if enough else 1)


@dataclass(frozen=True)
class Way:
    """One run: on the server at `address` ("" is SQLite's file), under the program `counted`, with this share."""

    database: str
    counted: Sequence[str] = ()
    share: str = ""
    address: str = ""


def _ways(only: str, measured: Path, *, shared: bool) -> Sequence[Way]:
    if only:
        return [Way(only, _counting(measured, only))]
    # Lines are counted on one database: counting them twice told nothing new and took minutes.
    ways = Way("sqlite", _counting(measured, "sqlite")), Way("postgres")
    return [replace(way, share=way.database if shared else "") for way in ways]


def _counting(measured: Path, database: str) -> Sequence[str]:
    return ("-m", "coverage", "run", f"--data-file={measured}.{database}")


def _codes(ways: Sequence[Way], args: Sequence[str], *, found: list[str]) -> Sequence[int]:
    wanted = any(way.database == "postgres" for way in ways)
    with a_server() if wanted else nullcontext("") as address, ThreadPoolExecutor(max_workers=2) as both:
        placed = [replace(way, address=address if way.database == "postgres" else "") for way in ways]
        runs: Sequence[Future[int]] = [both.submit(_run, way, args, found=found) for way in placed]
        return [run.result() for run in runs]


def _run(way: Way, args: Sequence[str], *, found: list[str]) -> int:
    """Will run pytest on one database, tell each line with its name, and keep in FOUND what failed."""
    name = NAMES[way.database]
    print(f"== {name}", flush=True)
    started = time.monotonic()
    # A cache of its own: two runs at once would write each other's list of what failed.
    cache = ("-o", f"cache_dir=.pytest_cache/{way.database}")
    command = [sys.executable, *way.counted, "-m", "pytest", *cache, *args]
    env = {**os.environ, "TEST_DATABASE_URL": way.address, shares.ASKED: way.share}
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as run:
        for line in run.stdout or ():
            print(f"{name:>10} | {line.rstrip()}", flush=True)
            if line.startswith(FOUND):
                found.append(f"{name}: {line.rstrip()}")
    said = {0: "all passed", NOTHING_FOUND: "no such test"}.get(run.returncode, "FAILED")
    print(f"== {name}: {said} in {time.monotonic() - started:.0f} s", flush=True)
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
