"""What the tests of the commands stand on: a prepared office, a World, and the command line itself."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.conf import settings

from sunwai.management.cli import cli
from sunwai.simulate import World
from sunwai.sop.actions import put_in_force

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)

Sunwai = Callable[..., Result]


@pytest.fixture
def sunwai() -> Sunwai:
    """Will give a way to run `sunwai` with words, as a person would type them."""

    def run(*words: object, typed: str | None = None, env: dict[str, str] | None = None) -> Result:
        return CliRunner().invoke(cli, [str(word) for word in words], input=typed, env=env)

    return run


@pytest.fixture
def office(transactional_db: None) -> None:
    """Will put the default protocol in force."""
    put_in_force(Path(settings.SOP_FILE).read_text(encoding="utf-8"), by="Chief Minister", at=LONG_AGO)


@pytest.fixture
def world(transactional_db: None, settings: object) -> Iterator[World]:
    """Will give the usual World, with the product's settings pointing at its network."""
    world = World()
    settings.X_BASE_URL = world.network.base_url  # type: ignore[attr-defined]  # pytest-django's settings take any name
    yield world
    world.close()
