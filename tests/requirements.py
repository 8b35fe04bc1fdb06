"""The lists for pip, exported from uv.lock: the same versions and hashes where uv is not to be had.

Owns requirements.txt and requirements-dev.txt. `python -m tests.requirements` writes them, `--check` compares."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

ROOT = Path(__file__).resolve().parent.parent
LISTS = {"requirements.txt": ["--no-dev"], "requirements-dev.txt": ["--group=dev"]}
HEAD = "# Made from uv.lock by `.venv/bin/python -m tests.requirements`; bin/setup uses it where uv is not to be had.\n"


def main(*, check: bool) -> int:
    """Will write both lists, or with CHECK say which is behind uv.lock; gives the exit code."""
    uv = _uv()
    _call([uv, "lock", "--check", "--quiet"])
    behind = []
    for name, chosen in LISTS.items():
        made = HEAD + _call(
            [uv, "export", "--frozen", "--no-emit-project", "--no-header", "--no-annotate", "--extra=postgres", *chosen]
        )
        path = ROOT / name
        if check and (not path.exists() or path.read_text() != made):
            behind.append(name)
        elif not check:
            path.write_text(made)
    if behind:
        print(f"{' and '.join(behind)}: not what uv.lock says. Run .venv/bin/python -m tests.requirements")
    return 1 if behind else 0


def _uv() -> str:
    found = which("uv") or which(ROOT / ".cache" / "uv-private" / "bin" / "uv")
    if found is None:
        sys.exit("uv is needed to read uv.lock. Install it (pip install uv), then run this again.")
    return found


def _call(command: list[str]) -> str:
    env = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "UV_PYTHON_PREFERENCE": "only-system"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
