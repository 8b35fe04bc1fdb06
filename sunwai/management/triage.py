"""`sunwai triage`: what the machine proposes for posts, and how right it is. Owns the commands."""

import json
from pathlib import Path

import click
from django.conf import settings

from sunwai.gazetteer.tables import load
from sunwai.lib.timekeeping import now
from sunwai.management import scores_page, triage_learning
from sunwai.management.cli import Refused
from sunwai.management.judging import SPLITS, judge_posts, judge_replies
from sunwai.management.lines import read_lines, write_lines
from sunwai.management.progress import bar
from sunwai.management.proposals import answers
from sunwai.triage.evaluate.layout import lines


@click.group()
def triage() -> None:
    """Judge what the machine proposes, and what it has learnt."""


for _command in (triage_learning.refit, triage_learning.roll_back, triage_learning.relooks, triage_learning.fit_seeds):
    triage.add_command(_command)


@triage.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
def propose(source: Path, target: Path) -> None:
    """Read the posts of SOURCE (JSON lines with id, text, posted_at, thread) and write proposals to TARGET."""
    rows = read_lines(source)
    with bar(source.name, len(rows)) as shown:
        made = answers(rows, gazetteer=load(), at=now(), step=lambda: shown.update(1))
    write_lines(target, [answer.line for answer in made])
    click.echo(f"{len(made)} posts were proposed for.")


@triage.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--replies", is_flag=True, help="GOLD holds officers' replies, not posts.")
@click.option("--split", type=click.Choice(SPLITS), default="all", show_default=True, help="Judge this part only.")
@click.option("--json", "as_json", is_flag=True, help="Write the scores as JSON.")
def evaluate(gold: Path, replies: bool, split: str, as_json: bool) -> None:
    """Score the proposals against the labels of GOLD (JSON lines), with 95 % intervals."""
    report = (judge_replies if replies else judge_posts)(gold, split=split)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
        return
    click.echo(f"{report.rows} rows of {gold}, split {split}. In brackets the 95 % bootstrap interval.")
    click.echo("\n".join(lines(report)))


@triage.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when the page is not what the code scores.")
def scores(check: bool) -> None:
    """Write the scores on the development set into docs/triage.md."""
    page = Path(settings.ROOT) / "docs" / "triage.md"
    before = page.read_text(encoding="utf-8")
    after = scores_page.with_scores(before, gold=Path(settings.ROOT) / "tests" / "gold")
    if check and after != before:
        raise Refused("docs/triage.md: not what the code scores. Run: sunwai triage scores")
    page.write_text(after, encoding="utf-8")
    click.echo("docs/triage.md is what the code scores." if after == before else "docs/triage.md was written.")
