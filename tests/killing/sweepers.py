"""Two sweepers race over silent offices and nodded words, and one after the other is killed in the middle of a step.

Owns the race, what is swept in it and the account of what became of everything. The sweepers are processes."""

import mmap
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, connections, transaction

from sunwai import loop
from sunwai.audit import clocks
from sunwai.cases import ledger
from sunwai.cases.models import Case, Entry
from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.escalation.models import Escalation
from sunwai.outbox.models import Outgoing
from sunwai.sop.clauses import Sop
from tests import builders as b

# Words go out, windows warn, fall due, and three rungs lapse in turn: at each of these moments all of them at once.
MOMENTS = (timedelta(minutes=2), timedelta(hours=5, minutes=30), timedelta(hours=6, minutes=5),
           timedelta(days=2), timedelta(days=4), timedelta(days=6))  # fmt: skip
WRITTEN = tuple(f'INSERT INTO "{table._meta.db_table}"' for table in (Escalation, Outgoing))
RACERS = 2


class Race:
    """Sweepers of one moment. Each shows in shared memory that it has written a step and not yet committed it."""

    def __init__(self, chance: random.Random, sop: Sop) -> None:
        self.chance, self.sop, self.in_step = chance, sop, mmap.mmap(-1, RACERS + 1)

    def run(self, at: datetime, *, kills: int) -> int:
        """Will let sweepers race over what is due at AT, KILLS of them die, and one finish; gives how many died."""
        died, racers = 0, {lane: self._start(lane, at, rounds=1) for lane in range(RACERS)}
        while racers:
            for lane, pid in list(racers.items()):
                ended, how = os.waitpid(pid, os.WNOHANG)
                if ended:  # nothing was left for it
                    assert how == 0, "a sweeper stopped by itself; its error stands above"
                    del racers[lane]
                elif died < kills and self.in_step[lane]:
                    time.sleep(self.chance.uniform(0, 0.03))
                    died += self._kill(lane, pid)
                    racers[lane] = self._start(lane, at, rounds=1)
            time.sleep(0.001)
        _, how = os.waitpid(self._start(RACERS, at, rounds=3), 0)
        assert how == 0, "the last sweeper stopped by itself; its error stands above"
        return died

    def _kill(self, lane: int, pid: int) -> bool:
        """Whether it died in the middle of a step."""
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return bool(self.in_step[lane])

    def _start(self, lane: int, at: datetime, *, rounds: int) -> int:
        """A sweeper ends when it found nothing ROUNDS times: what a dying one holds is let go a moment later."""
        connections.close_all()
        self.in_step[lane] = 0
        if pid := os.fork():
            return pid
        try:
            connection.execute_wrappers.append(self._showing(lane))
            while rounds:
                if not loop.sweep(at=at, sop=self.sop):
                    rounds -= 1
                    time.sleep(0.05)
            os._exit(0)
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)

    def _showing(self, lane: int) -> Callable[..., Any]:
        def shows(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
            done = execute(sql, params, many, context)
            if sql.startswith(WRITTEN) and not self.in_step[lane]:
                self.in_step[lane] = 1
                transaction.on_commit(lambda: self.in_step.__setitem__(lane, 0))
            return done

        return shows


def prepare(count: int) -> Sop:
    """Will make COUNT windows that nobody answers, and a third as many directions nodded to."""
    for n in range(count):
        b.a_window(case=b.an_accepted_case(by=f"citizen-{n}"))
    for n in range(count // 3):
        b.a_nodded_direction(b.an_accepted_case(by=f"neighbour-{n}"))
    return b.the_sop()


def found(sop: Sop) -> dict[str, Any]:
    """Will say what became of everything: each kind of loss and of doubling by its name."""
    rungs = Counter(Escalation.objects.values_list("window", "rung"))
    raised = Entry.objects.filter(verb="escalated").values_list("facts", flat=True)
    entries = Counter((facts["window"], facts["rung"]) for facts in raised)
    issued = Counter(Entry.objects.filter(verb="issued").values_list("case", flat=True))
    warned = Counter(Entry.objects.filter(verb="window_warned").values_list("case", flat=True))
    to_issue = Direction.objects.filter(out_at=None)
    ladder = [rung.order for rung in sop.ladder.rungs if rung.opens_at != "warn"]
    return {
        "windows": Window.objects.count(),
        "windows with the whole ladder": sum(
            all(rungs[window, order] == 1 for order in ladder) for window in {window for window, _ in rungs}
        ),
        "rungs": rungs.total(),
        "rungs standing": Escalation.objects.filter(settled_at=None).count(),
        "rungs without their one entry": sorted(key for key in rungs if entries[key] != 1),
        "entries without their one rung": sorted(key for key in entries if rungs[key] != 1),
        "passed without a rung": Window.objects.exclude(passed_at=None).filter(escalations=None).count(),
        "warned once": sum(times == 1 for times in warned.values()),
        "nodded and not issued": to_issue.filter(issued_at=None).count(),
        "issued twice": sorted(case for case, times in issued.items() if times > 1),
        "issued without words in the outbox": to_issue.exclude(issued_at=None).filter(outgoing=None).count(),
        "words without a direction": Outgoing.objects.filter(direction=None).count(),
        "parked": [*Case.objects.exclude(parked_error="").values_list("parked_error", flat=True)],
        "faults": [str(fault) for case in Case.objects.all() for fault in ledger.verify(case)],
        "clocks": [wrong for window in Window.objects.all() if (wrong := clocks.wrong(window))],
    }
