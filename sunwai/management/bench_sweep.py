"""`sunwai bench sweep`: how soon what is due fires among very many open cases. Owns the command.

Measures in a database of its own, made for the purpose and thrown away; nothing of an installation is read."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median, quantiles
from typing import Any

import click
from django.core.management import call_command
from django.db import connection, connections

from sunwai import loop
from sunwai.audit import moments
from sunwai.audit.lateness import SWEEP, SWEEP_WITHIN
from sunwai.clock.models import Window
from sunwai.escalation.models import Escalation
from sunwai.management import worker
from sunwai.management.cli import Refused
from sunwai.management.scratch import scratch_database
from sunwai.simulate import World
from sunwai.simulate.crowd import crowd
from sunwai.sop.clauses import Sop

EMPTY_SWEEPS = 200
FALLING_DUE = 500
RACING = 200


@click.command()
@click.option("--cases", type=click.IntRange(1000), default=100_000, show_default=True, help="How many are open.")
@click.option("--database", default="", help="A PostgreSQL server to measure on (postgresql://...); SQLite without it.")
@click.option("--in-scratch", is_flag=True, hidden=True, help="Measure here: this database is the scratch one.")
def sweep(cases: int, database: str, in_scratch: bool) -> None:
    """Measure the sweep among so many open cases: empty, one due, many due after an outage, two sweepers at once."""
    if in_scratch:
        _measure(cases)
        return
    with tempfile.TemporaryDirectory(prefix="sunwai-bench-") as folder, scratch_database(database) as address:
        env = {**os.environ, "SUNWAI_DATA": folder, "SUNWAI_DATABASE_URL": address, "SUNWAI_LOOPBACK_ONLY": "1"}
        again = [sys.executable, "-m", "sunwai.management", "bench", "sweep", "--cases", str(cases), "--in-scratch"]
        done = subprocess.run(again, env=env, check=False)  # noqa: S603  # our own interpreter and our own words
    if done.returncode:
        raise Refused("The sweep could not be measured; what went wrong stands above.")


def _measure(cases: int) -> None:
    call_command("migrate", verbosity=0)
    with World() as world:
        window = _one_directed(world)
        crowd(window, count=cases, due_at=world.at + timedelta(days=300))
        click.echo(f"{connection.vendor}, {Window.objects.running().count():,} open cases, each with a running window")
        _empty(world.at, world.sop)
        _one_due(world.at, world.sop)
        _after_an_outage(world.at, world.sop)
        _racing(world.at, world.sop)
        _audited(world.at)


def _one_directed(world: World) -> Window:
    post = world.citizen("Asha").posts("सिमडेगा के बोलबा में छह साल से मोबाइल नेटवर्क नहीं है।")
    world.office("dc-simdega")
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.drafts(case, owner="dc-simdega")
    ravi.asks_nod(case)
    world.approver().nods(case)
    world.wait(minutes=1)
    return Window.objects.get(case=case)


def _empty(at: datetime, sop: Sop) -> None:
    loop.sweep(at=at, sop=sop)
    began = time.process_time()
    took = [_seconds(lambda: loop.sweep(at=at, sop=sop)) * 1000 for _ in range(EMPTY_SWEEPS)]
    of_core = (time.process_time() - began) / EMPTY_SWEEPS * 1000
    slow = quantiles(took, n=100)[98]
    click.echo(
        f"empty sweep: median {median(took):.2f} ms, 99th percentile {slow:.2f} ms; {of_core:.2f} ms of one core"
    )


def _one_due(at: datetime, sop: Sop) -> None:
    _fall_due(1, at=at)
    took = _seconds(lambda: loop.sweep(at=at, sop=sop))
    click.echo(f"one due among them: fired {took * 1000:.1f} ms after the sweep began ({_fired()} rung)")


def _after_an_outage(at: datetime, sop: Sop) -> None:
    """Those due longest are the ones brought in last: whoever looks at the newest rows first would show it here."""
    before, ids = _fired(), _fall_due(FALLING_DUE, at=at)
    rungs = list[float]()
    began = time.perf_counter()

    def noting(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(f'INSERT INTO "{Escalation._meta.db_table}"'):
            rungs.append(time.perf_counter() - began)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noting):
        took = _seconds(lambda: loop.sweep(at=at, sop=sop))
    fired = list(Escalation.objects.order_by("id").values_list("window", flat=True))[before:]
    order = "oldest first" if fired == ids else "OUT OF ORDER"
    [strand] = worker.strands(lambda: list, only=SWEEP)
    at_most = strand.every + timedelta(seconds=rungs[-1])
    within = "within" if at_most < SWEEP_WITHIN else "NOT within"
    click.echo(
        f"after an outage, {len(ids)} due at once: first rung after {rungs[0] * 1000:.0f} ms, the last after "
        f"{rungs[-1]:.1f} s ({len(ids) / rungs[-1]:.0f} a second), {order}; {took:.1f} s with all that follows"
    )
    click.echo(
        f"a sweep every {strand.every.seconds} s: all fire {within} {SWEEP_WITHIN.seconds} s of the outage's end"
    )


def _racing(at: datetime, sop: Sop) -> None:
    before = _fired()
    ids = _fall_due(RACING, at=at)

    def sweeper() -> None:
        try:
            loop.sweep(at=at, sop=sop)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=sweeper) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    loop.sweep(at=at, sop=sop)
    fired = Escalation.objects.filter(window__in=ids).count()
    click.echo(f"two sweepers at once, {len(ids)} due: {fired} rungs, {_fired() - before - fired} besides")


def _audited(at: datetime) -> None:
    found = list[object]()
    took = _seconds(lambda: found.extend(moments.faults(at=at)))
    click.echo(f"the auditor looks at all of them in {took:.1f} s ({len(found)} findings)")


def _fall_due(count: int, *, at: datetime) -> list[int]:
    """The newest COUNT of those still to come fall due now, the newest the longest ago; gives them in that order."""
    waiting = Window.objects.filter(next_at__gt=at, passed_at=None).order_by("-id").values_list("pk", flat=True)
    ids = list(waiting[:count])
    for place, pk in enumerate(ids):
        due = at - timedelta(hours=9) + timedelta(seconds=place)
        Window.objects.filter(pk=pk).update(next_at=due, due_at=due)
    return ids


def _fired() -> int:
    return Escalation.objects.count()


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
