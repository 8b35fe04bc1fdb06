"""The people outside: citizens, offices and impostors, each with an account on a network, posting as they please.

Owns Outsider and SaidPost. Touches the product nowhere: what they say reaches it through the network or the counter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sunwai.sandbox.client import Picture, Published

if TYPE_CHECKING:
    from sunwai.simulate.world import World


@dataclass(frozen=True, slots=True)
class SaidPost:
    """A post somebody made: on which network, under which key, by whom, in which words."""

    network: str
    key: str
    by: str
    text: str


Answerable = SaidPost | Published | str | None


class Outsider:
    """Somebody with an account on X. `tags` is put before a post that does not name the handle itself."""

    def __init__(self, world: World, *, username: str, name: str, account: str) -> None:
        self._world = world
        self.username, self.name, self.account = username, name, account

    def posts(self, text: str, media: Iterable[Picture] = (), reply_to: Answerable = None) -> SaidPost:
        """Will post TEXT, tagging the handle as one does to be heard, under REPLY_TO if given."""
        tag = f"@{self._world.handle}"
        words = text if tag.casefold() in text.casefold() else f"{tag} {text}"
        post = self._world.network.post_as(
            self.account, words, media=list(media), reply_to=key_of(reply_to), at=self._world.at
        )
        return SaidPost("x", post.chain, self.username, words)

    def edits(self, post: SaidPost, text: str) -> SaidPost:
        """Will change the words of POST; the network keeps one chain for both."""
        edited = self._world.network.edit(post.key, text)
        return SaidPost("x", edited.chain, self.username, text)

    def deletes(self, post: SaidPost) -> None:
        """Will take POST down; the product learns of it at its next look."""
        self._world.network.delete(post.key)


class Informant:
    """Somebody who reaches the desk outside the networks: a newspaper, a letter, a caller, a person at the counter."""

    def __init__(self, world: World, *, name: str, network: str) -> None:
        self._world = world
        self.name, self.network = name, network

    def posts(self, text: str, media: Iterable[Picture] = (), reply_to: Answerable = None) -> SaidPost:
        """Will bring TEXT to the desk, which takes it in by hand at once."""
        return self._world.bring_in(text, network=self.network, source=self.name)

    def edits(self, post: SaidPost, text: str) -> SaidPost:
        """Will bring the changed words as another piece: a printed cutting is not edited."""
        return self.posts(text)

    def deletes(self, post: SaidPost) -> None:
        """Will refuse: what was printed or said at the counter cannot be taken back there."""
        raise ValueError("A cutting, a letter or a call cannot be deleted by who brought it.")


def key_of(post: Answerable) -> str | None:
    """Will give the network's key of POST, however it is named."""
    if isinstance(post, Published):
        return post.chain
    return post.key if isinstance(post, SaidPost) else post
