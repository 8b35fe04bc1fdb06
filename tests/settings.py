"""Settings for tests: the product's own, in a data folder that lives as long as the run, on loopback only.

Owns what differs from sunwai.settings. Nothing of the machine's own installation is read: every SUNWAI_ variable is
dropped first. TEST_DATABASE_URL names a PostgreSQL server; without it the tests run on a SQLite file."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_KEPT = {  # how much is said, how much is killed, how many hearings are made up
    "SUNWAI_LOG",
    "SUNWAI_KILL_POSTS",
    "SUNWAI_KILL_KILLS",
    "SUNWAI_HEARINGS",
    "SUNWAI_HEARING_STEPS",
}

for _name in [name for name in os.environ if name.startswith("SUNWAI_") and name not in _KEPT]:
    del os.environ[_name]

_FOLDER = Path(tempfile.mkdtemp(prefix="sunwai-tests-"))
_OWNER = os.getpid()


@atexit.register
def _sweep_up() -> None:
    if os.getpid() == _OWNER:  # a forked child must not take the folder from under its parent
        shutil.rmtree(_FOLDER, ignore_errors=True)


os.environ["SUNWAI_DATA"] = str(_FOLDER)
os.environ["SUNWAI_LOOPBACK_ONLY"] = "1"
os.environ["SUNWAI_X_URL"] = "http://127.0.0.1:9"  # nothing listens there; a test that needs X starts the sandbox
os.environ["SUNWAI_DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")

from sunwai.settings import *  # noqa: E402, F403
from sunwai.settings import DATA_FOLDER, DATABASE_ADDRESS, DATABASES  # noqa: E402

if DATA_FOLDER != _FOLDER:
    raise RuntimeError("sunwai.settings was read before tests.settings: the tests would touch a real data folder.")

if not DATABASE_ADDRESS:
    # A file, not memory: threads and processes of one test must see the same database, with the product's own locks.
    DATABASES["default"]["TEST"] = {"NAME": _FOLDER / "test.sqlite3"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; no password here is real
