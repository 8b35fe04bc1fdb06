"""Posts taken in before the post they answer had a case: put to that case once it has one, instead of opening another.

Owns the second look at threads, just before a case is opened. Reads no words for meaning."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sunwai.cases.actions import lock_all, record
from sunwai.cases.lifecycle import Verb
from sunwai.intake import threads
from sunwai.intake.actions import known_for
from sunwai.intake.models import Post, Role
from sunwai.networks.post import Author, Item, ItemKind


def catch_up(posts: Sequence[Post], *, at: datetime) -> list[Post]:
    """Will enter those of POSTS whose thread has a case by now as words in it, and give those that are new matters.

    A post that answers an earlier one of POSTS is neither: it waits until that one has its case. POSTS are in order of
    age and held by the caller, in its transaction."""
    belongs = {post.pk: case for post, case in _cases(posts, at=at) if case is not None}
    lock_all(belongs.values())
    for post in posts:
        if post.pk in belongs:
            _enter(post, belongs[post.pk], at=at)
    return _first_of_each_thread([post for post in posts if post.pk not in belongs])


def _cases(posts: Sequence[Post], *, at: datetime) -> Iterable[tuple[Post, int | None]]:
    by_network: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        by_network[post.network].append(post)
    for network, group in by_network.items():
        items = [_item(post) for post in group]
        known = known_for(items, network=network, own_account="", accounts={}, at=at)
        yield from ((post, threads.case_of(item, known)) for post, item in zip(group, items, strict=True))


def _enter(post: Post, case_id: int, *, at: datetime) -> None:
    Post.objects.filter(pk=post.pk).update(case=case_id, role=Role.WORD, assessed_at=at)
    post.refresh_from_db()
    assert post.case is not None
    author = f"account:{post.author_id}" if post.author_id else "unknown"
    facts = {"post": post.pk, "network": post.network, "role": post.role}
    record(post.case, Verb.POST_ADDED, by=author, at=at, facts=facts)


def _first_of_each_thread(posts: Sequence[Post]) -> list[Post]:
    first: list[Post] = []
    seen: set[tuple[str, str]] = set()
    for post in posts:
        answers = {(post.network, key) for key in (post.parent_key, post.quoted_key) if key}
        own_thread = (
            (post.network, f"{post.root_key} by {post.author_id}") if post.root_key and post.author_id else None
        )
        if not answers & seen and own_thread not in seen:
            first.append(post)
        seen |= {(post.network, post.key)} | ({own_thread} if own_thread else set())
    return first


def _item(post: Post) -> Item:
    author = Author(key=post.author.key, handle=post.author.handle) if post.author else None
    return Item(
        network=post.network,
        key=post.key,
        version=post.key,
        kind=ItemKind.POST,
        author=author,
        text=post.text,
        created_at=post.created_at,
        parent=post.parent_key or None,
        root=post.root_key or None,
        quoted=post.quoted_key or None,
    )
