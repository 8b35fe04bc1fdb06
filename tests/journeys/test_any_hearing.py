"""Two hundred hearings made up by a machine (two thousand at night): the record holds, whatever is done."""

import copy
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from sunwai.sandbox.server import Sandbox
from tests.journeys import brought as b
from tests.journeys.hearing import WEEK_OF_THE_CHANGE, Hearing, QuietWorld

# bin/nightly asks for two thousand. Fewer steps than Hypothesis would take: two databases are to be done in CI.
HEARINGS = int(os.environ.get("SUNWAI_HEARINGS", "200"))
STEPS = int(os.environ.get("SUNWAI_HEARING_STEPS", "6"))
KEPT = ("ids", "accounts", "keys", "media", "faults", "meter", "calls", "world", "gatekeeper")  # of the network's state


class Beginning:
    """How every hearing begins: two matters directed, one of them to the Union, and one just come in.

    Rows, network and World are put back to it before each."""

    def __init__(self, world: QuietWorld) -> None:
        self.world = world
        world.network.plan(
            duplicates_refused=False
        )  # it is ours to say nothing twice, also where a network would let us
        _, first = b.directed(world)
        world.heard = False
        _, second = b.directed(world, by="Imran", text="सिमडेगा के कोलेबिरा में बिजली नहीं है।", owner="union-telecom")
        third = world.citizen("Birsa").posts("गुमला के बिशुनपुर में पीने का पानी नहीं है।")
        self.posts = (first, second, third)
        world.heard = False
        world.wait(minutes=2)
        self.at, self.outsiders = world.at, dict(world._outsiders)
        assert isinstance(world._own_sandbox, Sandbox)
        self.network = world._own_sandbox.state
        self.kept = self._copied({name: getattr(self.network, name) for name in KEPT})

    @contextmanager
    def again(self) -> Iterator[QuietWorld]:
        """A hearing found at fault can be played again: nothing of the one before is left."""
        for name, value in self._copied(self.kept).items():
            setattr(self.network, name, value)
        world = self.world
        world.at, world._outsiders, world.heard = self.at, dict(self.outsiders), True
        world._down, world._dying.point = False, None
        with transaction.atomic():
            yield world
            transaction.set_rollback(True)

    def _copied(self, parts: dict[str, Any]) -> dict[str, Any]:
        return copy.deepcopy(parts)


@pytest.mark.django_db
def test_whatever_is_done_in_whatever_order_every_case_has_a_next_moment_and_the_record_holds() -> None:
    with QuietWorld(start=WEEK_OF_THE_CHANGE) as world:
        beginning = Beginning(world)

        class OwnHearing(Hearing):
            """A hearing from the beginning, which is put back when it is over."""

            def __init__(self) -> None:
                self._again = beginning.again()
                super().__init__(self._again.__enter__(), beginning.posts)

            def teardown(self) -> None:
                """Will end as every hearing."""
                try:
                    super().teardown()
                finally:
                    self._again.__exit__(None, None, None)

        run_state_machine_as_test(
            OwnHearing,
            settings=settings(
                max_examples=HEARINGS,
                stateful_step_count=STEPS,
                deadline=None,
                phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
            ),
        )
