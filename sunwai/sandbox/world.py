"""What stands on the network: posts, their edits and deletions, and who is named where.

Owns Post, Draft and World. Applies no plan's rules (rules.py) and knows no wire words (wire.py)."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sunwai.errors import SunwaiError
from sunwai.sandbox import text
from sunwai.sandbox.accounts import Account, Accounts
from sunwai.sandbox.ids import Snowflakes


class PostUnknown(SunwaiError):
    """No such post stands on the network."""


class IdTaken(SunwaiError):
    """A post with that id is on the network, or was."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to post; ids are of posts and media that should stand already."""

    text: str
    reply_to: int | None = None
    quotes: int | None = None
    media: tuple[int, ...] = ()
    edits: int | None = None  # any id of the chain this is a new version of
    names_all: bool = False  # put the names of everybody replied to before the text, as the app does
    leave_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Post:
    """One version of one post. `chain` is the first version's id; `typed` what the author wrote."""

    id: int
    chain: int
    author: int
    typed: str
    prefix: str
    created_at: datetime
    conversation: int
    reply_to: int | None
    reply_to_author: int | None
    quotes: int | None
    named: tuple[int, ...]  # accounts whose handle the author wrote
    implied: tuple[int, ...]  # accounts named only because they are replied to
    media: tuple[int, ...]
    by_api: bool
    lang: str
    long: bool
    dressed: text.Dressed = field(compare=False)


class World:
    """All posts. Indexes hold only versions that stand now, oldest id first."""

    def __init__(self, accounts: Accounts, ids: Snowflakes) -> None:
        self.accounts = accounts
        self.ids = ids
        self.posts: dict[int, Post] = {}
        self.chains: dict[int, list[int]] = {}
        self.deleted: dict[int, datetime] = {}  # chain -> when
        self.by_author: dict[int, list[int]] = defaultdict(list)
        self.naming: dict[int, list[int]] = defaultdict(list)
        self.in_conversation: dict[int, list[int]] = defaultdict(list)

    def publish(self, draft: Draft, *, by: Account, at: datetime, by_api: bool, **known: Any) -> Post:
        """Will put DRAFT on the network and give the post; an edit is a new version with a new id.

        KNOWN may carry `id` (a lower one makes a late arrival), `lang`, `media_urls`. Raises PostUnknown, IdTaken."""
        if int(known.get("id") or 0) in self.posts:
            raise IdTaken(f"A post {known['id']} is or was on the network; leave the id out to be given a new one.")
        before = self.standing(draft.edits) if draft.edits is not None else None
        post = self._written(draft, by=by, at=at, by_api=by_api, before=before, known=known)
        self.restore(post)
        return post

    def delete(self, key: int, *, at: datetime) -> None:
        """Will take down the whole chain that KEY is a version of. Raises PostUnknown."""
        post = self.standing(key)
        self.deleted[post.chain] = at
        self._unindex(post)

    def get(self, key: int | None) -> Post | None:
        """Will give the version KEY, if its chain has not been deleted."""
        post = self.posts.get(key) if key is not None else None
        return post if post is not None and post.chain not in self.deleted else None

    def standing(self, key: int) -> Post:
        """Will give the newest version of the chain KEY belongs to. Raises PostUnknown."""
        post = self.get(key)
        if post is None:
            raise PostUnknown(f"No post {key} stands on the network: it never was, or was deleted.")
        return self.posts[self.chains[post.chain][-1]]

    def newest_first(self) -> Iterator[Post]:
        """Will go through every post that stands, newest id first."""
        heads = (versions[-1] for chain, versions in self.chains.items() if chain not in self.deleted)
        return (self.posts[key] for key in sorted(heads, reverse=True))

    def restore(self, post: Post) -> None:
        """Will index POST as the newest version of its chain, in the place of the one before."""
        versions = self.chains.setdefault(post.chain, [])
        if versions:
            self._unindex(self.posts[versions[-1]])
        self.posts[post.id] = post
        versions.append(post.id)
        for index, key in self._places(post):
            insort(index[key], post.id)

    def _places(self, post: Post) -> list[tuple[dict[int, list[int]], int]]:
        named = {*post.named, *post.implied} - {post.author}
        return [
            (self.by_author, post.author),
            (self.in_conversation, post.conversation),
            *((self.naming, key) for key in named),
        ]

    def _unindex(self, post: Post) -> None:
        for index, key in self._places(post):
            del index[key][bisect_left(index[key], post.id)]

    def _written(
        self, draft: Draft, *, by: Account, at: datetime, by_api: bool, before: Post | None, known: dict[str, Any]
    ) -> Post:
        key = int(known.get("id") or self.ids.next(at))
        parent = self.get(before.reply_to if before else draft.reply_to)
        named = self._keys(text.names_in(draft.text))
        implied = self._implied(draft, parent, by=by, named=named)
        prefix = self._prefix(implied) if draft.names_all else ""
        return Post(
            id=key,
            chain=before.chain if before else key,
            author=by.id,
            typed=draft.text,
            prefix=prefix,
            created_at=at,
            conversation=before.conversation if before else parent.conversation if parent else key,
            reply_to=parent.id if parent else None,
            reply_to_author=parent.author if parent else None,
            quotes=draft.quotes,
            named=named,
            implied=implied,
            media=draft.media,
            by_api=by_api,
            lang=known.get("lang") or text.language(draft.text),
            long=text.is_long(draft.text),
            dressed=self.dressed(draft.text, prefix=prefix, tail=known.get("media_urls", ())),
        )

    def dressed(self, typed: str, *, prefix: str, tail: Any = ()) -> text.Dressed:
        """Will dress TYPED with the names as they are today."""
        return text.dress(typed, prefix=prefix, tail=tail, whose=self._whose)

    def _implied(self, draft: Draft, parent: Post | None, *, by: Account, named: tuple[int, ...]) -> tuple[int, ...]:
        if parent is None:
            return ()
        others = (*parent.named, *parent.implied) if draft.names_all else ()
        kept = dict.fromkeys((parent.author, *others))
        return tuple(k for k in kept if k != by.id and k not in named and k not in draft.leave_out)

    def _prefix(self, keys: tuple[int, ...]) -> str:
        return "".join(f"@{account.username} " for account in map(self.accounts.get, keys) if account)

    def _keys(self, names: list[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(key for key in map(self._whose, names) if key is not None))

    def _whose(self, name: str) -> int | None:
        account = self.accounts.called(name)
        return account.id if account else None
