"""The Chromium that browser journeys run in: the machine's own, else Debian's, else Playwright's download.

Owns where it is found and how it is started: without a sandbox of its own (as root there is none) and without a way
off this machine. Says what to install where none can be had."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, ViewportSize

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DESKTOP, PHONE = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)
ONLY_LOOPBACK = "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules={ONLY_LOOPBACK}",
)
MISSING = (
    "The browser journeys need Chromium and there is none on this machine. Install it and run this again "
    "(Debian, Ubuntu: apt install chromium; elsewhere: .venv/bin/playwright install chromium)."
)


class NoChromium(Exception):
    """There is no browser to test in; the journeys are not passed over without saying so."""


def path() -> str:
    """Will give the path of a Chromium on this machine. Raises NoChromium."""
    found = _on_path() or _playwrights_own()
    if not found:
        raise NoChromium(MISSING)
    return found


def make_ready() -> str:
    """Will give the path of a Chromium, installing one where there is none and this machine lets us. Raises NoChromium.

    Debian's needs root; Playwright's own needs a way to its download site."""
    if found := _on_path() or _playwrights_own():
        return found
    print("No Chromium on this machine; installing one ...", file=sys.stderr, flush=True)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _try("apt-get", "update", "-qq")
        _try("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    if not _on_path():
        _try(sys.executable, "-m", "playwright", "install", "chromium")
    return path()


def launched(playwright: Playwright) -> Browser:
    """Will start it without a window."""
    return playwright.chromium.launch(executable_path=path(), args=list(ARGUMENTS))


def _on_path() -> str:
    return next((found for name in NAMES if (found := shutil.which(name))), "")


def _playwrights_own() -> str:
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache" / "ms-playwright"))
    return next((str(found) for found in sorted(folder.glob("chromium-*/chrome-linux*/chrome"))), "")


def _try(*command: str) -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, env=env, stdout=subprocess.DEVNULL)
