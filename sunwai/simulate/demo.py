"""The demo's world: the days before played by the product itself, then a morning that goes on while one looks.

Owns the setting up and the turning of the people outside. The processes are management's."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command

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
Say = Callable[[str], None]
Clock = Callable[[], datetime]


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
        staff.draw_up_roster(at=world.at)
        playing = day.Day(world)
        for _ in playing.play(day.ENDS):
            pass
        return day.summary(playing)


def set_up(*, clock: Clock, say: Say) -> Stage:
    """Will make the database, the people and the network (on CLOCK), and play everything up to the curtain."""
    call_command("migrate", verbosity=0)
    staff.hire()
    sandbox = Sandbox(clock=clock).start()
    world = World(start=day.BEGINS, hands=VERBS, sandbox=sandbox.base_url)
    staff.draw_up_roster(at=world.at)
    staff.invite(at=world.at)
    playing = day.Day(world)
    for scene, story in playing.play(CURTAIN):
        say(f"  {scene.at:%d Jan %H:%M}  {scene.what} ({story.title})")
    return Stage(sandbox, world, playing)


def raise_curtain(stage: Stage) -> Outside:
    """Will let the clock run at PACE from the curtain on, for every process and for the network.

    Gives the people outside, who go on with their day as they are given turns."""
    opens = stage.world.moment(CURTAIN)
    timekeeping.drive(Path(settings.CLOCK_FILE), shown=opens, rate=PACE)
    stage.world.network.follow_clock()
    return Outside(
        stage.world.network, stage.world.handle, stage.world.connector.account, since=opens, seed=stage.world.seed
    )


def give_turn(stage: Stage, outside: Outside, *, at: datetime) -> None:
    """Will let the people outside do what they mean to do by AT: what the stories hold, and what they answer."""
    stage.world.at = at
    try:
        stage.day.play_outside(at)
        outside.turn(at)
    except (SunwaiError, LookupError) as missed:
        log.warning("somebody outside could not do what they meant to: %s", missed)
