"""What the doctor looks at, one function each; for the command and for the set-up screens. Changes nothing."""

import platform
import stat
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sunwai.accountability import heartbeats
from sunwai.accountability.models import Heartbeat
from sunwai.cases.models import Entry
from sunwai.checks import TAG
from sunwai.lib.crypto import seal, unseal
from sunwai.lib.folding import search_fold
from sunwai.networks.models import Credential
from sunwai.outbox.models import Handle
from sunwai.sop import standing_file
from sunwai.sop.actions import in_force, sop_of

PRAGMAS = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}
SILENT_FOR = timedelta(minutes=1)
SKEW = timedelta(seconds=2)
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)  # a machine whose clock says less has lost it


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and whether it is well."""

    says: str
    well: bool = True


def python(at: datetime) -> Found:
    """Will say which Python runs us."""
    return Found(f"{platform.python_version()} at {sys.executable}", well=sys.version_info >= (3, 11))


def settings_(at: datetime) -> Found:
    """Will say what stops a start."""
    wrong = [message.msg for message in checks.run_checks(tags=[TAG]) if message.is_serious()]
    return Found(" ".join(wrong), well=False) if wrong else Found("nothing that would do harm")


def data_folder(at: datetime) -> Found:
    """Will say whether others on the machine can read what citizens wrote."""
    folder = Path(settings.DATA_FOLDER)
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & stat.S_IRWXO:
        return Found(f"{folder} is open to every user of this machine. Run: chmod o-rwx {folder}", well=False)
    return Found(f"{folder}, closed to others")


def database(at: datetime) -> Found:
    """Will say whether the database answers and has our tables."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    waiting = unapplied()
    if waiting:
        return Found(f"{len(waiting)} migrations wait. Run: sunwai up (or: sunwai django migrate)", well=False)
    return Found(f"{connection.vendor} answers, all tables stand")


def durability(at: datetime) -> Found:
    """Will say whether what is written stays written at a power cut."""
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")
            said = str(cursor.fetchone()[0])
        well = said != "off"
        return Found(
            f"synchronous_commit is {said}" + ("" if well else ". Set it to on: a post could go out twice"), well
        )
    with connection.cursor() as cursor:
        found = {name: str(cursor.execute(f"PRAGMA {name}").fetchone()[0]) for name in PRAGMAS}
    wrong = [f"{name} is {found[name]}, not {wanted}" for name, wanted in PRAGMAS.items() if found[name] != wanted]
    return Found("; ".join(wrong) or "WAL, FULL, foreign keys", well=not wrong)


def protocol(at: datetime) -> Found:
    """Will say which SOP is in force."""
    sop = sop_of(in_force(at=at))
    path = Path(settings.SOP_FILE)
    if wrong := standing_file.fault(path, standing=sop):
        return Found(standing_file.told(wrong, path, version=sop.version), well=False)
    return Found(f"version {sop.version}, {len(sop.clauses)} clauses, for {sop.office.name}")


def handle(at: datetime) -> Found:
    """Will say which handle is heard, and whether its tokens are there."""
    ours = list(Handle.objects.order_by("id"))
    if not ours:
        return Found("no handle is connected, so nobody is heard. Run: sunwai connect x", well=False)
    bare = [h for h in ours if not Credential.objects.filter(network=h.network, account=h.account).exists()]
    if bare:
        return Found(f"no tokens are kept for {', '.join(map(str, bare))}. Run: sunwai connect x", well=False)
    stopped = [f"{h} was stopped by {h.stopped_by}" for h in ours if h.stopped_at]
    return Found("; ".join([f"{h} ({h.mode})" for h in ours] + stopped))


def token_key(at: datetime) -> Found:
    """Will say whether the kept tokens can be opened with this installation's key."""
    unseal(seal(b"a trial", key=settings.TOKEN_KEY), key=settings.TOKEN_KEY)
    for credential in Credential.objects.all():
        unseal(credential.secret, key=settings.TOKEN_KEY)
    return Found("opens what was sealed with it")


def clock(at: datetime) -> Found:
    """Will say whether the clock can be right: not before our own newest entry, not before this program was made."""
    newest = Entry.objects.order_by("-at").values_list("at", flat=True).first()
    if settings.CLOCK_FILE:
        return Found(f"driven by {settings.CLOCK_FILE}, shows {at:%d.%m.%Y %H:%M} UTC", well=settings.DEMO)
    if at < EARLIEST or (newest is not None and newest > at + SKEW):
        return Found(f"it shows {at:%d.%m.%Y %H:%M} UTC, before what is on record. Set the machine's clock", well=False)
    return Found(f"{at:%d.%m.%Y %H:%M} UTC")


def worker(at: datetime) -> Found:
    """Will say whether the worker gives signs of life."""
    silent = heartbeats.silent(at=at, longer_than=SILENT_FOR)
    if not Heartbeat.objects.exists():
        return Found("has never run. Run: sunwai up", well=False)
    if silent:
        names = ", ".join(f"{row.name} since {row.beat_at:%d.%m. %H:%M} UTC" for row in silent)
        return Found(f"silent: {names}. Run: sunwai up (or look why it stopped)", well=False)
    broken = [f"{row.name}: {row.error}" for row in Heartbeat.objects.exclude(error="")]
    return Found("; ".join(broken) or "all strands give signs of life", well=not broken)


def devanagari(at: datetime) -> Found:
    """Will say whether one word in two spellings is one word here, in Python and in the database."""
    one, other = search_fold("गाँव"), search_fold("गांव")
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s", ["गांव की ज़मीन"])
        kept = cursor.fetchone()[0]
    well = one == other and kept == "गांव की ज़मीन"
    return Found(
        "Hindi words are kept and compared rightly" if well else "Hindi words come back changed: use UTF-8", well
    )


def looked_at(examine: Callable[[datetime], Found], *, at: datetime) -> Found:
    """Will give what EXAMINE finds at AT; a failure of looking is an answer too, and the rest is still looked at."""
    try:
        return examine(at)
    except Exception as broken:
        return Found(f"could not be looked at ({type(broken).__name__}: {broken})", well=False)


def unapplied() -> list[str]:
    """Will name the migrations that have not been applied."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


EXAMINATIONS: Mapping[str, Callable[[datetime], Found]] = {
    "Python": python,
    "Settings": settings_,
    "Data folder": data_folder,
    "Database": database,
    "Durability": durability,
    "SOP": protocol,
    "Handle": handle,
    "Token key": token_key,
    "Clock": clock,
    "Worker": worker,
    "Devanagari": devanagari,
}
