"""Pictures of every screen of the demo: desktop and phone, English and Hindi, light and dark.

Owns `bin/screens`: which screens there are and where their pictures go. Judges nothing; a person looks at them."""

import base64
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser import chromium
from tests.browser.chromium import DESKTOP, PHONE

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "screens"  # git ignores it
SIZES = {"desktop": DESKTOP, "phone": PHONE}
LANGUAGES, THEMES = ("en", "hi"), ("light", "dark")
TRIES, PAUSE = 3000, 0.1
LEAST_ROWS, LOOKS = 4, 40  # of the list, before the clock is stopped; looked a second apart
CALM = 30_000  # milliseconds at the common pace, until the worker has looked at everything again
SETTLED = 700  # milliseconds until a page stands still, the look beside the list with it

Step = Callable[[Page], None]


def first(selector: str) -> Step:
    """Will give a step that follows the first link SELECTOR finds, and fails where there is none."""
    return lambda page: page.locator(selector).first.click()


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: its name, whose it is (a user of the demo, "" for nobody), where it is, and what is pressed there."""

    name: str
    user: str
    path: str
    steps: Sequence[Step] = ()


SCREENS = (
    Screen("sign-in", "", "/sign-in/"),
    Screen("demo", "", "/demo/"),
    Screen("list", "ravi", "/"),
    Screen("list-set-aside", "meena", "/?view=set_aside"),
    Screen("list-empty", "ravi", "/?view=parked"),
    Screen("case", "ravi", "/", [first(".rows a")]),
    Screen("case-out", "ravi", "/?view=out", [first(".rows a")]),
    Screen("case-silent", "ravi", "/?view=silent", [first(".rows a")]),
    Screen("case-sealed", "ravi", "/?view=sealed", [first(".rows a")]),
    Screen("bring-in", "ravi", "/bring-in/"),
    Screen("officer", "dc.latehar", "/office/"),
    Screen("officer-direction", "dc.latehar", "/office/", [first("a.task")]),
    Screen("setup", "meena", "/setup/"),
    Screen("setup-network", "meena", "/setup/network/"),
    Screen("setup-sop", "meena", "/setup/sop/"),
    Screen("people", "meena", "/people/"),
    Screen("directory", "meena", "/directory/"),
    Screen("directory-office", "meena", "/directory/dc-simdega/"),
    Screen("brief", "meena", "/brief/"),
    Screen("notices", "meena", "/notices/"),
    Screen("roster", "meena", "/roster/"),
    Screen("pen", "ravi", "/pen/"),
    Screen("nods", "cm", "/nod/"),
    Screen("calls", "secretary", "/calls/"),
    Screen("public-front", "", "/public/"),
    Screen("public-roots", "", "/public/roots/"),
)


# The README's own three, committed: small enough to load on a bad line.
README = (
    (Screen("list", "ravi", "/"), ViewportSize(width=1280, height=720), "en"),
    (Screen("nod", "cm", "/nod/", [first("a.open-words")]), ViewportSize(width=390, height=730), "hi"),
    (Screen("calls", "secretary", "/calls/"), ViewportSize(width=390, height=730), "en"),
)
README_FOLDER, README_QUALITY, MOST_BYTES = ROOT / "docs" / "pictures", 42, 60_000


def main(args: Sequence[str]) -> int:
    """Will take the pictures of the screens named in ARGS, or of all, or with `--readme` its three; the exit code."""
    if list(args) == ["--readme"]:
        return _for_readme()
    unknown = set(args) - {screen.name for screen in SCREENS}
    if unknown:
        names = ", ".join(screen.name for screen in SCREENS)
        print(f"bin/screens: no screen is called {', '.join(sorted(unknown))}. There are: {names}.", file=sys.stderr)
        return 2
    chosen = [screen for screen in SCREENS if not args or screen.name in args]
    chromium.make_ready()
    FOLDER.mkdir(exist_ok=True)
    with running_demo() as address, sync_playwright() as playwright:
        browser = chromium.launched(playwright)
        _stop_clock(browser, address)
        missed = [missed for screen in chosen for missed in _taken(browser, address, screen)]
        browser.close()
    for said in missed:
        print(f"not taken: {said}", file=sys.stderr)
    print(f"{FOLDER}: {len(chosen) * len(SIZES) * len(LANGUAGES) * len(THEMES) - len(missed)} pictures")
    return 1 if missed else 0


def _for_readme() -> int:
    chromium.make_ready()
    with running_demo() as address, sync_playwright() as playwright:
        browser = chromium.launched(playwright)
        _stop_clock(browser, address)
        for screen, size, language in README:
            context = _context(browser, address, size=size, language=language, theme="light")
            page = context.new_page()
            _open(page, address, screen)
            top = page.locator(".demo-bar").evaluate("bar => bar.getBoundingClientRect().bottom")
            clip = {"x": 0, "y": top, "width": size["width"], "height": size["height"] - top, "scale": 1}
            shot = {"format": "webp", "quality": README_QUALITY, "clip": clip}
            taken = base64.b64decode(context.new_cdp_session(page).send("Page.captureScreenshot", shot)["data"])
            if len(taken) > MOST_BYTES:
                print(f"{screen.name}: {len(taken)} bytes are too many for the README.", file=sys.stderr)
                return 1
            (README_FOLDER / f"{screen.name}.webp").write_bytes(taken)
            context.close()
        browser.close()
    return 0


@contextmanager
def running_demo() -> Iterator[str]:
    """Will run the demo on a port of its own with its clock standing still, and give its address."""
    with tempfile.TemporaryDirectory(prefix="sunwai-screens-") as folder:
        port = 8790
        command = [sys.executable, "-m", "sunwai.management", "demo", "--port", str(port), "--data", f"{folder}/demo"]
        env = {name: value for name, value in os.environ.items() if not name.startswith("SUNWAI_")}
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
        try:
            address = f"http://localhost:{port}"
            _wait_for(f"{address}/demo/", process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(TRIES):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=10):  # noqa: S310  # our own address
                return
        except OSError:
            time.sleep(PAUSE)
    raise RuntimeError("The demo did not come up; what went wrong stands above.")


def _stop_clock(browser: Browser, address: str) -> None:
    """One moment for all pictures: a red matter must not fall due between two of them."""
    page = browser.new_page()
    page.goto(f"{address}/demo/")
    page.locator('button[value="ravi"]').click()
    for _ in range(LOOKS):  # some tagged before the visitor came in; the worker takes a moment to read them
        page.goto(f"{address}/")
        if page.locator(".row").count() >= LEAST_ROWS:
            break
        page.wait_for_timeout(1000)
    page.goto(f"{address}/demo/")
    page.locator('button[name="rate"][value="1"]').click()
    page.wait_for_timeout(CALM)
    page.locator('button[name="rate"][value="0"]').click()
    page.context.close()


def _taken(browser: Browser, address: str, screen: Screen) -> Iterator[str]:
    """Will take SCREEN's pictures and give what could not be taken."""
    for size, language, theme in product(SIZES, LANGUAGES, THEMES):
        context = _context(browser, address, size=SIZES[size], language=language, theme=theme)
        try:
            page = context.new_page()
            _open(page, address, screen)
            page.screenshot(path=FOLDER / f"{screen.name}.{size}.{language}.{theme}.png", full_page=size == "phone")
        except Exception as refused:  # told at the end; the other pictures are still wanted
            yield f"{screen.name} {size} {language} {theme}: {str(refused).splitlines()[0]}"
        finally:
            context.close()


def _context(browser: Browser, address: str, *, size: ViewportSize, language: str, theme: str) -> BrowserContext:
    context = browser.new_context(
        viewport=size, color_scheme="dark" if theme == "dark" else "light", timezone_id="Asia/Kolkata"
    )
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    context.set_default_timeout(10_000)
    return context


def _open(page: Page, address: str, screen: Screen) -> None:
    if screen.user:
        page.goto(f"{address}/demo/")
        page.locator(f'button[value="{screen.user}"]').click()
    page.goto(address + screen.path)
    for step in screen.steps:
        step(page)
    page.wait_for_timeout(SETTLED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
