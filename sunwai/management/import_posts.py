"""`sunwai import`: posts from a file, through the same intake and triage as posts from a network.

Owns the batches and the count. Safe to repeat: what is known already is counted as known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

import click
from django.db import transaction

from sunwai.cases.actions import parked_on_error
from sunwai.intake import actions as intake
from sunwai.intake.collect import take_in_or_keep
from sunwai.intake.models import Post
from sunwai.lib.timekeeping import now
from sunwai.management.progress import bar
from sunwai.management.starting import refuse_old_tables
from sunwai.networks.importing import read_lines
from sunwai.networks.post import Item, Unreadable
from sunwai.outbox.models import Handle
from sunwai.sop.actions import in_force, sop_of
from sunwai.triage import actions as triage
from sunwai.triage.due import pressing, to_assess

BATCH = 500
STORM = 2_000  # so many waiting posts take minutes; a life at risk must not stand behind them


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--assess/--no-assess", default=True, help="Propose for the new posts at once, or leave it to the worker."
)
def import_posts(file: Path, assess: bool) -> None:
    """Take in the posts of FILE: one JSON object a line, or pages of X as X wrote them."""
    refuse_old_tables()
    at = now()
    counts = take_file(file, at=at)
    click.echo(f"{counts['new']} posts are new, {counts['known']} were known, {counts['unread']} could not be read.")
    if counts["unread"]:
        click.echo("What could not be read is kept, with the reason, in the holding pen.")
    if assess:
        click.echo(f"{assess_all(at=at)} cases were opened.")


def take_file(file: Path, *, at: datetime) -> Counter[str]:
    """Will take in the posts of FILE in batches, each in one transaction; counts new, known and unread."""
    ours = dict(Handle.objects.order_by("id").values_list("network", "account"))
    counts: Counter[str] = Counter()
    with bar("Taking in", _lines_in(file)) as shown:
        for batch in _batches(read_lines(file)):
            with transaction.atomic():
                counts.update(_take(batch, ours=ours, source=file.name, at=at))
            shown.update(len(batch))
    return counts


def assess_all(*, at: datetime) -> int:
    """Will propose for every post that waits for it, in batches; one that breaks is parked. Counts cases opened.

    In a storm those in which a quick look finds a danger of hours are read first; the others keep their order."""
    sure = sop_of(in_force(at=at)).triage.not_sure_below
    opened, waiting = 0, to_assess().count()
    with bar("Assessing", waiting) as shown:
        for some in _in_batches(pressing(to_assess()) if waiting > STORM else []):
            opened += _assess(list(to_assess().filter(pk__in=some)), at=at, not_sure_below=sure)
            shown.update(len(some))
        while batch := list(to_assess()[:BATCH]):
            opened += _assess(batch, at=at, not_sure_below=sure)
            shown.update(len(batch))
    return opened


def _in_batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[at : at + BATCH] for at in range(0, len(keys), BATCH))


def _take(batch: Sequence[Item | Unreadable], *, ours: dict[str, str], source: str, at: datetime) -> dict[str, int]:
    items: dict[str, list[Item]] = defaultdict(list)
    unread = 0
    for read in batch:
        if isinstance(read, Unreadable):
            intake.keep_unread(read, source=source, at=at)
            unread += 1
        else:
            items[read.network].append(read)
    new = sum(
        take_in_or_keep(found, own_account=ours.get(network, ""), source=source, at=at)
        for network, found in items.items()
    )
    return {"new": new, "known": len(batch) - unread - new, "unread": unread}


def _assess(batch: Sequence[Post], *, at: datetime, not_sure_below: float) -> int:
    """The batch at once; where that breaks, one by one, so that the one that breaks it stops no other."""
    try:
        return len(triage.assess(batch, at=at, not_sure_below=not_sure_below))
    except Exception:
        opened = 0
        for post in Post.objects.filter(pk__in=[post.pk for post in batch]).order_by("created_at", "id"):
            with parked_on_error(post, at=at):
                opened += len(triage.assess([post], at=at, not_sure_below=not_sure_below))
        return opened


def _batches(read: Iterable[Item | Unreadable]) -> Iterator[list[Item | Unreadable]]:
    rest = iter(read)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _lines_in(file: Path) -> int:
    """About how many posts there are, for the bar; a file that cannot be opened is read_lines' to refuse."""
    try:
        with file.open("rb") as content:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: content.read(1 << 20), b""))
    except OSError:
        return 0
