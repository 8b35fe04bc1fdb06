"""The worker: collect, assess, sweep, send, tell, audit and opinion, each in a thread with its own sign of life.

Owns the threads and their pace. A network call that hangs holds up its own thread and no clock. (rule 4)"""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import close_old_connections, connections

from sunwai import loop
from sunwai.accountability import heartbeats
from sunwai.audit.models import Finding
from sunwai.lib.timekeeping import now, rate, real_seconds
from sunwai.management import outside_watch
from sunwai.networks.base import Connector
from sunwai.sop.actions import in_force, sop_of
from sunwai.sop.clauses import Sop
from sunwai.triage.meaning import embedder
from sunwai.triage.second import reader

log = logging.getLogger(__name__)

Work = Callable[[datetime, Sop], None]
Connect = Callable[[], Sequence[Connector]]
AUDIT = "audit"
ALWAYS = ("collect", "assess", "sweep", "send", "tell", AUDIT)
OPINION = "opinion"  # runs only where a second reader is set up
MEANING = "meaning"  # runs only where an engine of embeddings is chosen
NAMES = (*ALWAYS, OPINION, MEANING)

LEAST_PAUSE_S = 0.1  # however fast a driven clock runs, the machine has other things to do
BEAT_EVERY_S = 5.0  # of real time; a row written every round would wake every open screen
LEAVE_WITHIN_S = 15.0  # a call that hangs longer is left behind: what it was sending is then uncertain, never lost


@dataclass(frozen=True, slots=True)
class Strand:
    """One kind of work and how long it rests between rounds (time of the clock)."""

    name: str
    work: Work
    every: timedelta


def strands(connect: Callable[[], Connect], *, only: str | None = None) -> list[Strand]:
    """Will give the strands of a worker, or the one called ONLY; CONNECT makes each network strand its connectors."""
    every: Mapping[str, tuple[Work, float]] = {
        "collect": (_for_each(connect(), loop.collect), 2),  # how often a lane is read is the SOP's (intake)
        "assess": (lambda at, sop: _ignore(loop.assess(at=at, sop=sop)), 1),
        "sweep": (lambda at, sop: _ignore(loop.sweep(at=at, sop=sop)), 2),
        "send": (_for_each(connect(), loop.send), 1),
        "tell": (lambda at, sop: _ignore(loop.tell(at=at, sop=sop)), 1),
        AUDIT: (_audit, 20),
        OPINION: (lambda at, sop: _ignore(loop.opine(at=at, sop=sop)), 1),
        MEANING: (lambda at, sop: _ignore(loop.sense(at=at, sop=sop)), 1),
    }
    chosen = (only,) if only else usual()
    return [Strand(name, every[name][0], timedelta(seconds=every[name][1])) for name in chosen]


def usual() -> tuple[str, ...]:
    """Will name the strands that run where none is chosen."""
    switched = ((OPINION, reader.is_on()), (MEANING, embedder.is_on()))
    return (*ALWAYS, *(name for name, on in switched if on))


def retire_unused() -> None:
    """Will forget the sign of life of a strand that was switched off: it would seem to have died. Safe to repeat."""
    for name in set(NAMES) - set(usual()):
        heartbeats.retire(name)


def run(chosen: Sequence[Strand], *, stopping: threading.Event) -> None:
    """Will run CHOSEN, each in its own thread, until STOPPING is set; then each ends after what it is doing."""
    threads = [
        threading.Thread(target=_live, args=(strand, stopping), name=strand.name, daemon=True) for strand in chosen
    ]
    for thread in threads:
        thread.start()
    stopping.wait()
    until = time.monotonic() + LEAVE_WITHIN_S
    for thread in threads:
        thread.join(timeout=max(0.0, until - time.monotonic()))
        if thread.is_alive():
            log.warning("%s did not end in %.0f s and was left behind", thread.name, LEAVE_WITHIN_S)


def _live(strand: Strand, stopping: threading.Event) -> None:
    """Beats before the first round too: catching up after an outage may take long, and is not silence."""
    beaten, said, pace = time.monotonic(), "", rate()
    _beat(strand, "", pace=pace)
    while not stopping.is_set():
        error = _round(strand)
        now_at = rate()  # a driven clock that was slowed just now ran faster since the last sign of life
        if time.monotonic() - beaten >= BEAT_EVERY_S or (error, now_at) != (said, pace):
            _beat(strand, error, pace=max(pace, now_at))
            beaten, said, pace = time.monotonic(), error, now_at
        stopping.wait(max(LEAST_PAUSE_S, real_seconds(strand.every)))
    connections.close_all()


def _round(strand: Strand) -> str:
    """One round of work; gives what went wrong. No failure ends a strand: a parked row is not the only kind."""
    close_old_connections()
    try:
        at = now()
        strand.work(at, sop_of(in_force(at=at)))
    except Exception as broken:
        log.exception("%s: a round failed", strand.name)
        return f"{type(broken).__name__}: {broken}"
    return ""


def _beat(strand: Strand, error: str, *, pace: float) -> None:
    expected = strand.every + timedelta(seconds=(BEAT_EVERY_S + LEAST_PAUSE_S) * max(1.0, pace))
    try:
        heartbeats.beat(strand.name, at=now(), every=expected, error=error)
    except Exception:
        log.exception("%s: no sign of life could be written", strand.name)


def _audit(at: datetime, sop: Sop) -> None:
    """The look first, then word of it to whoever watches outside: without a look there is no sign of life."""
    if loop.audit(at=at, sop=sop):
        well = not Finding.objects.filter(gone_at=None).exists()
        outside_watch.tell(settings.HEARTBEAT_URL, well=well, loopback_only=settings.LOOPBACK_ONLY)


def _for_each(connect: Connect, work: Callable[..., int]) -> Work:
    """WORK for every handle; one that fails does not keep the others waiting."""

    def round_of(at: datetime, sop: Sop) -> None:
        failed: Exception | None = None
        for connector in connect():
            try:
                work(connector, at=at, sop=sop)
            except Exception as broken:
                log.exception("%s on %s failed", work.__name__, connector.name)
                failed = broken
        if failed is not None:
            raise failed

    return round_of


def _ignore(done: int) -> None:
    """How much was done is not asked here."""
