"""`sunwai bench`: how fast the machine works here. Owns the commands."""

import time

import click

from sunwai.gazetteer.tables import load
from sunwai.lib.timekeeping import now
from sunwai.management.bench_copies import copies
from sunwai.management.bench_pages import pages
from sunwai.management.bench_sweep import sweep
from sunwai.triage import bench as speed


@click.group()
def bench() -> None:
    """Measure how fast this machine works."""


@bench.command()
@click.option(
    "--posts", type=click.IntRange(10), default=2000, show_default=True, help="How many posts to propose for."
)
def triage(posts: int) -> None:
    """Propose for made-up posts on one core, beside one plain pass of a regular expression over the same posts."""
    places = load()
    made = speed.sample(posts, gazetteer=places)
    measured = speed.measure(made, gazetteer=places, at=now(), tick=time.process_time)
    click.echo(f"{measured.posts_per_second:,.0f} posts/s of one core over {measured.posts} posts, all rule stages")
    click.echo(f"{measured.plain_posts_per_second:,.0f} posts/s in one plain regular expression over the same posts")
    click.echo(f"One proposal costs {measured.plain_passes:,.0f} plain passes.")


bench.add_command(copies)
bench.add_command(pages)
bench.add_command(sweep)
