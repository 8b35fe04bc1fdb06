"""A World behind the screens: the same clock for both, and a browser for each person who signs in."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.test import Client

from sunwai.lib import timekeeping
from sunwai.simulate import World


def hold_key(there: Client, user: User) -> None:
    """Will give USER a code generator, proved in this session just now: acts that count ask for one."""
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    session = there.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session["seen_at"] = time.time()
    session.save()


class Browser(Client):
    """A browser that sees the World's time."""

    def __init__(self, world: World, clock: Path) -> None:
        super().__init__()
        self._world, self._clock = world, clock

    def request(self, **request: Any) -> Any:
        """Will show the World's present time to the view, then ask it."""
        timekeeping.drive(self._clock, shown=self._world.at, rate=0)
        return super().request(**request)


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """The usual World: Wednesday 15 January 2020, nine in the morning."""
    with World() as opened:
        yield opened


@pytest.fixture
def browser(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Browser]:
    """Opens a browser: signed in as NAME with DUTY, or nobody's."""
    clock = tmp_path / "clock.json"
    monkeypatch.setenv("SUNWAI_CLOCK_FILE", str(clock))

    def opened(name: str = "", duty: str = "") -> Browser:
        there = Browser(world, clock)
        if name:
            user, _ = User.objects.get_or_create(username=name.casefold().replace(" ", "_"), first_name=name)
            user.groups.add(Group.objects.get_or_create(name=duty)[0])
            there.force_login(user)
            hold_key(there, user)
        return there

    return opened
