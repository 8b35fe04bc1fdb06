"""The product's web process, started as on any machine, on the database of the running test.

Owns its life. It reads the time from a clock file, as the demo does."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
TRIES, PAUSE = 300, 0.1


@dataclass(frozen=True, slots=True)
class Site:
    """The address of the running product, and the file with its time."""

    address: str
    clock: Path


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Will serve the product until the block ends; FOLDER takes its clock and what it says on standard error."""
    port = _free_port()
    site = Site(f"http://localhost:{port}", folder / "clock.json")  # a name: passkeys know no bare numbers
    log = folder / "web.log"
    command = [sys.executable, "-m", "sunwai.management", "web", "--port", str(port)]
    with log.open("w") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=_environment(site), stdout=said, stderr=said)
        try:
            _wait_until_up(site, process, log)
            yield site
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def _environment(site: Site) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("SUNWAI_")}
    name = str(connection.settings_dict["NAME"])
    server = os.environ.get("TEST_DATABASE_URL", "")
    database = {"SUNWAI_DATABASE_URL": urlunsplit(urlsplit(server)._replace(path=f"/{name}"))} if server else {}
    return {
        **env,
        **database,
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "SUNWAI_DATA": str(settings.DATA_FOLDER),
        "SUNWAI_BROWSER_DATABASE": name,
        "SUNWAI_CLOCK_FILE": str(site.clock),
        "SUNWAI_LOOPBACK_ONLY": "1",
        "SUNWAI_X_URL": "http://127.0.0.1:9",
    }


def _wait_until_up(site: Site, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(TRIES):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{site.address}/healthz", timeout=5):  # noqa: S310  # our own address
                return
        except OSError:
            time.sleep(PAUSE)
    raise RuntimeError(f"The web process did not come up:\n{log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
