"""The running product, a World outside it, and a Chromium for everybody who sits before a screen."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from sunwai.lib import timekeeping
from sunwai.simulate import World
from tests.browser import chromium
from tests.browser.people import People
from tests.browser.site import Site, running_site


class ShownWorld(World):
    """A World whose time the screens show."""

    clock: Path

    def _turn_to(self, at: datetime) -> None:
        super()._turn_to(at)
        timekeeping.drive(self.clock, shown=self.at, rate=0)


@pytest.fixture(scope="session")
def site(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The product's web process, one for all journeys."""
    with django_db_blocker.unblock(), running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for the journeys of one file."""
    with pytest.MonkeyPatch.context() as patched:
        # Playwright keeps an event loop in this thread; Django would take each query for one inside it.
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with sync_playwright() as playwright:
            running = chromium.launched(playwright)
            yield running
            running.close()


@pytest.fixture
def world(transactional_db: None, site: Site) -> Iterator[World]:
    """The usual World: Wednesday 15 January 2020, nine in the morning; the screens show its time."""
    ShownWorld.clock = site.clock
    with ShownWorld() as opened:
        yield opened


@pytest.fixture
def people(browser: Browser, site: Site, world: World) -> Iterator[People]:
    """Everybody before a screen; an error on any console fails the journey."""
    everybody = People(browser, site)
    yield everybody
    everybody.leave()
