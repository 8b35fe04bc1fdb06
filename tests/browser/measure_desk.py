"""What the desk costs in a real browser: keys and seconds for a clear post, how soon a post is on all open screens.

Owns `bin/measure`. Prints and judges nothing: a shared machine is slow at times, and a test must not be."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from playwright.sync_api import Page, expect

from sunwai.intake.models import Post
from sunwai.simulate import World
from tests.browser import chromium
from tests.browser.clear_posts import CLEAR, to_the_approver
from tests.browser.hand import DECIDE_S, KEY_S, WORDS_A_MINUTE, Hand
from tests.browser.people import People
from tests.postgres import a_server

ROOT = Path(__file__).resolve().parents[2]
SCREENS, POSTS, APART_MS = 6, 40, 130
NOTES_CHANGES = """() => {
    window.counted = [];
    const note = () => window.counted.push(performance.timeOrigin + performance.now());
    const watch = {subtree: true, childList: true, attributes: true};
    new MutationObserver(note).observe(document.getElementById("newer"), watch);
}"""


def test_how_many_keys_and_seconds_a_clear_post_takes(world: World, people: People) -> None:
    for name, text in CLEAR.items():
        world.citizen(name).posts(text)
    world.settle()
    page = people.opens("/", name="Ravi", duty="desk")
    lines = [_timed(page) for _ in CLEAR]

    print(f"\n\nA key {KEY_S} s, a decision {DECIDE_S} s, reading {WORDS_A_MINUTE} words a minute; the rest is ours.")
    print(f"{'case':<12} {'keys':>5} {'person s':>9} {'product s':>10} {'all s':>6}")
    for docket, keys, person, whole in lines:
        print(f"{docket:<12} {keys:>5} {person:>9.1f} {whole - person:>10.1f} {whole:>6.1f}")
    wholes, products = [line[3] for line in lines], [line[3] - line[2] for line in lines]
    print(f"median {statistics.median(wholes):.1f} s, slowest {max(wholes):.1f} s", end="")
    print(f"; of it the product {statistics.median(products):.1f} s")


def test_how_soon_a_post_is_on_every_open_screen(world: World, people: People) -> None:
    world.citizen("Asha").posts(CLEAR["Asha"])
    world.settle()
    committed: list[float] = []
    pages = [people.opens("/", name=f"Desk {n}", duty="desk") for n in range(SCREENS)]
    for page in pages:
        expect(page.locator("html")).to_have_attribute("data-live", "on")
        page.evaluate(NOTES_CHANGES)
    with _noting(committed):
        taken = [_taken(world, pages, committed, number) for number in range(POSTS)]

    each = sorted(ms for post in taken for ms in post)
    last = sorted(max(post) for post in taken)
    print(f"\n\nFrom commit to the count on the screen, {POSTS} posts, {SCREENS} open lists:")
    for name, taken_ms in (("any one screen", each), ("the last of all", last)):
        half, worst = _share(taken_ms, 0.5), _share(taken_ms, 0.99)
        print(f"{name}: median {half:.0f} ms, p99 {worst:.0f} ms, most {taken_ms[-1]:.0f} ms")


def _timed(page: Page) -> tuple[str, int, float, float]:
    hand, began = Hand(page), time.monotonic()
    docket = to_the_approver(hand)
    hand.presses("u")
    page.wait_for_url("**/#row-*")
    expect(page.locator("#list-name")).to_be_visible()
    return docket, hand.keystrokes, hand.person_s, time.monotonic() - began


@contextmanager
def _noting(committed: list[float]) -> Iterator[None]:
    """Every commit of a new post is noted as it ends."""

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith(f'INSERT INTO "{Post._meta.db_table}"'):
            transaction.on_commit(lambda: committed.append(time.time() * 1000))
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield


def _taken(world: World, pages: Sequence[Page], committed: list[float], number: int) -> list[float]:
    """Milliseconds from the commit of one more post until each of PAGES counts it."""
    for page in pages:
        page.evaluate("window.counted = []")
    committed.clear()
    world.citizen(f"Citizen {number}").posts(f"@jh_sunwai No water for {number + 2} days in Torpa, Khunti")
    world.settle()
    for page in pages:
        page.wait_for_function("() => window.counted.length > 0")
    pages[0].wait_for_timeout(APART_MS)
    [began] = committed
    return [page.evaluate("window.counted[0]") - began for page in pages]


def _share(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main(args: Sequence[str]) -> int:
    """Will measure on SQLite, then on PostgreSQL; ARGS go to pytest."""
    chromium.make_ready()
    codes = []
    for name, server in (("SQLite", nullcontext("")), ("PostgreSQL", a_server())):
        with server as address:
            print(f"== {name}", flush=True)
            command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", __file__, *args]
            env = {**os.environ, "TEST_DATABASE_URL": address}
            codes.append(subprocess.run(command, cwd=ROOT, env=env, check=False).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
