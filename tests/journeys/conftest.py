"""A World for each journey, on the database the run was started with."""

from collections.abc import Callable, Iterator

import pytest

from sunwai.notify.conftest import mail_server
from sunwai.simulate import World

__all__ = ["mail_server"]


@pytest.fixture
def open_world(transactional_db: None) -> Iterator[Callable[..., World]]:
    """Will open Worlds as a journey wants them, and close them after it."""
    opened: list[World] = []

    def opener(**how: object) -> World:
        world = World(**how)  # type: ignore[arg-type]  # passed on as given
        opened.append(world)
        return world

    yield opener
    for world in opened:
        world.close()


@pytest.fixture
def world(open_world: Callable[..., World]) -> World:
    """Will open the usual World: Wednesday 15 January 2020, nine in the morning."""
    return open_world()
