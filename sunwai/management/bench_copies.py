"""`sunwai bench copies`: how many planted copies are found, and how fast. Owns the command."""

import time
from collections.abc import Iterable, Iterator

import click

from sunwai.gazetteer.tables import load
from sunwai.management.progress import bar
from sunwai.triage.copies_bench import measure


@click.command()
@click.option("--posts", type=click.IntRange(100), default=20_000, show_default=True, help="How many to invent.")
@click.option("--seed", type=int, default=7, show_default=True, help="The same seed invents the same posts.")
def copies(posts: int, seed: int) -> None:
    """Look for planted copies among invented posts: each is asked for, then kept, on one core."""

    def watched(said: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
        with bar("Looking for copies", posts) as shown:
            for post in said:
                yield post
                shown.update(1)

    found = measure(posts, seed=seed, gazetteer=load(), tick=time.process_time, watched=watched)
    click.echo(f"{found.posts_per_second:,.0f} posts/s of one core over {found.posts} posts, {found.planted} copies")
    click.echo(f"recall {found.recall:.4f}, precision {found.precision:.4f}")
