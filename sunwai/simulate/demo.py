"""The demo's world: the days before played by the product itself, then a morning that goes on while one looks.

Owns the setting up and the turning of the people outside. The processes are management's."""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from sunwai.errors import SunwaiError
from sunwai.lib import timekeeping
from sunwai.sandbox.server import Sandbox
from sunwai.simulate import day, staff
from sunwai.simulate.inside import VERBS
from sunwai.simulate.living import Outside
from sunwai.simulate.screens import SCREENS
from sunwai.simulate.stories import on
from sunwai.simulate.world import World

log = logging.getLogger(__name__)
CURTAIN = on(15, "11:10")  # the hour at which a visitor comes in
PACE = 60  # a minute at the desk passes in a second
LOOK_EVERY_S = 0.5
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """The demo's world once it is set up: its network, its day so far."""

    sandbox: Sandbox
    world: World
    day: day.Day


def check() -> Mapping[str, Any]:
    """Will play the whole day headless, through verbs and screens, and give its summary as plain JSON values."""
    call_command("migrate", verbosity=0)
    staff.hire()
    with World(start=day.BEGINS, hands=SCREENS) as world:
        playing = day.Day(world)
        for _ in playing.play(day.ENDS):
            pass
        return day.summary(playing)


def set_up(*, say: Say) -> Stage:
    """Will make the database, the people and the network, and play everything up to the curtain."""
    call_command("migrate", verbosity=0)
    staff.hire()
    sandbox = Sandbox(clock=timekeeping.now).start()
    world = World(start=day.BEGINS, hands=VERBS, sandbox=sandbox.base_url)
    playing = day.Day(world)
    for scene, story in playing.play(CURTAIN):
        say(f"  {scene.at:%d Jan %H:%M}  {scene.what} ({story.title})")
    return Stage(sandbox, world, playing)


def raise_curtain(stage: Stage) -> None:
    """Will let the clock run at PACE from the curtain on, for every process and for the network."""
    timekeeping.drive(Path(settings.CLOCK_FILE), shown=stage.world.moment(CURTAIN), rate=PACE)
    stage.world.network.follow_clock()


def live(stage: Stage, *, stopping: threading.Event) -> None:
    """Will let the people outside go on with their day until STOPPING: what the stories hold, and what they answer."""
    since = stage.world.at
    outside = Outside(stage.world.network, stage.world.handle, stage.world.connector.account, since, stage.world.seed)
    while not stopping.wait(LOOK_EVERY_S):
        at = timekeeping.now()
        stage.world.at = at
        try:
            stage.day.play_outside(at)
            outside.turn(at)
        except (SunwaiError, LookupError) as missed:
            log.warning("somebody outside could not do what they meant to: %s", missed)
    connections.close_all()
