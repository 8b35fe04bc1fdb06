"""Which case a post belongs to, and what it is to us. Pure but for the look-ups it is given.

Must not open cases or read words for meaning."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sunwai.intake.models import Role
from sunwai.networks.post import Item

_DOCKET = re.compile(r"\b([A-Z]{2,4}-\d{2}-\d{5,})(?:/\d+)?\b")


@dataclass(frozen=True, slots=True)
class Known:
    """What is already stored and bears on a batch: case ids by post key, by (root, author key), by docket."""

    own_account: str
    by_post: Mapping[str, int]
    by_root_author: Mapping[tuple[str, str], int]
    by_docket: Mapping[str, int]
    verified: frozenset[str]  # account keys verified for an office


def dockets_in(text: str) -> list[str]:
    """Will list the docket numbers written in TEXT, in order."""
    return _DOCKET.findall(text)


def case_of(item: Item, known: Known) -> int | None:
    """Will say which case ITEM belongs to: its parent's, else the same author's under the same root, else by number.

    Two strangers under one root stay two matters. (networks 6.3)"""
    if item.parent and item.parent in known.by_post:
        return known.by_post[item.parent]
    author = item.author.key if item.author else ""
    root = item.root or item.key  # a thread's first post may be shown to us after what was said under it
    if author and (root, author) in known.by_root_author:
        return known.by_root_author[root, author]
    if author != known.own_account and item.quoted and item.quoted in known.by_post:
        return known.by_post[item.quoted]
    return next((known.by_docket[d] for d in dockets_in(item.text) if d in known.by_docket), None)


def role_of(item: Item, known: Known, *, case: int | None) -> Role:
    """Will say what ITEM is to us: ours, an office's, a word in a matter we know, or a new matter."""
    author = item.author.key if item.author else ""
    if author and author == known.own_account:
        return Role.OWN
    if author in known.verified:
        return Role.OFFICE
    return Role.WORD if case is not None else Role.NEW_MATTER
