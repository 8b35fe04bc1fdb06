"""`sunwai triage refit`, `roll-back`, `relooks` and `fit-seeds`: what the machine has learnt. Owns the commands."""

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import click

from sunwai.gazetteer.tables import load
from sunwai.lib.timekeeping import now
from sunwai.management.progress import bar
from sunwai.triage.learning import actions
from sunwai.triage.learning.examples import reading
from sunwai.triage.learning.learner import SHIPPED
from sunwai.triage.learning.models import ReLook
from sunwai.triage.learning.seeds import seeds, version
from sunwai.triage.learning.weights import written

_WHEN = click.DateTime(formats=["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d"])


@click.command()
@click.option("--dry-run", is_flag=True, help="Fit and judge, but keep nothing.")
@click.option("--at", "moment", type=_WHEN, help="The moment the card is dated with (UTC); now, if left out.")
def refit(dry_run: bool, moment: datetime | None) -> None:
    """Learn from the desk's corrections; used only if it reads the check set no worse."""
    at = moment.replace(tzinfo=UTC) if moment else now()
    with bar("Refitting", actions.steps()) as shown:
        made = actions.refit(at=at, rehearsal=dry_run, step=lambda: shown.update(1))
    click.echo("\n".join(_card_lines(made.card)))
    click.echo(_outcome(made, dry_run=dry_run))


@click.command("roll-back")
def roll_back() -> None:
    """Withdraw the last refit; the one before is used again."""
    click.echo(f"Now in use: {actions.roll_back(by='command line', at=now())}")


@click.command()
def relooks() -> None:
    """List proposals that wait for a person's own answer, without showing what the machine thought."""
    waiting = ReLook.objects.filter(at=None, post__gone_at=None).select_related("post__case").order_by("id")
    for row in waiting:
        docket = row.post.case.docket if row.post.case else row.post.key
        click.echo(f"{docket}  {row.marked_at:%Y-%m-%d}  {row.post.network}")
    click.echo(f"{waiting.count()} wait to be looked at anew.")


@click.command("fit-seeds")
def fit_seeds() -> None:
    """Fit the weights that come with Sunwai from its seeds (for its developers)."""
    fit = import_module("sunwai.triage.learning.fit")
    at, places = datetime(2020, 1, 16, tzinfo=UTC), load()
    readings = [reading(example, gazetteer=places, at=at) for example in seeds()]
    with bar("Fitting", fit.steps()) as shown:
        weights = fit.fit(readings, version=version(), step=lambda: shown.update(1))
    SHIPPED.write_bytes(written(weights))
    click.echo(f"{len(weights.rows)} pieces of words from {len(readings)} seeds, {SHIPPED.stat().st_size // 1024} kB.")


def _card_lines(card: Mapping[str, Any]) -> list[str]:
    before, after = card["before"], card["after"]
    lines = [f"{card['version']}, after {card['follows']}, {card['made_at']}"]
    lines.append(f"{card['seeds']} seeds, {card['corrections']} corrections, {card['examples_from_the_desk']} posts")
    for name, of in (("kind_first", "kinds"), ("kind_among_three", "kinds"), ("grievances_kept", "grievances")):
        lines.append(f"{name:18} {before[name]:4} -> {after[name]:4} of {after[of]}")
    lines.append(f"{'hours_seen':18} {before['hours_seen']:4} -> {after['hours_seen']:4} of {after['hours']}")
    return lines


def _outcome(made: actions.Refit, *, dry_run: bool) -> str:
    if dry_run:
        return "A rehearsal: nothing was kept. It would be " + ("used." if made.better else "refused as worse.")
    return "In use now." if made.better else "Not used: it reads the check set worse. The card is kept."
