"""What stands beside the posts of a page: people, pictures and edit chains, looked up while posts are read.

Owns the reading of `includes`. A broken entry here is passed over: its post is still worth reading."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sunwai.networks.picking import Wrong, entry_of, listed, word, word_or_none
from sunwai.networks.post import Author, MediaRef
from sunwai.networks.printable import LONGEST_ALT, cleaned

_KINDS = {"photo": "photo", "video": "video", "animated_gif": "gif"}
# X's media keys begin with their kind, which tells it when the picture itself was not sent along.
_KIND_OF_KEY = {"3": "photo", "7": "video", "13": "video", "16": "gif"}


@dataclass(frozen=True, slots=True)
class Beside:
    """The side tables of one page."""

    people: Mapping[str, Author] = field(default_factory=dict)
    shy: frozenset[str] = frozenset()  # ids of people whose posts are protected
    pictures: Mapping[str, MediaRef] = field(default_factory=dict)
    first_of: Mapping[str, str] = field(default_factory=dict)  # any version's id -> first id of its chain

    def author(self, key: str) -> Author:
        """Will return who KEY is; someone X told nothing about keeps the id and an empty handle."""
        return self.people.get(key) or Author(key=key, handle="")

    def picture(self, key: str) -> MediaRef:
        """Will return the picture KEY, by its key alone when X sent no more."""
        return self.pictures.get(key) or MediaRef(key=key, kind=_KIND_OF_KEY.get(key.split("_")[0], "photo"))


def beside_of(includes: object) -> Beside:
    """Will read the `includes` of a page in either vocabulary; what is not there or broken is passed over."""
    tables = includes if isinstance(includes, dict) else {}
    people = [(read_person(entry), entry) for entry in _readable(tables.get("users"), read_person)]
    return Beside(
        people={person.key: person for person, _ in people},
        shy=frozenset(person.key for person, entry in people if entry.get("protected") is True),
        pictures={p.key: p for p in map(_picture, _readable(tables.get("media"), _picture))},
        first_of=dict(_chains(tables)),
    )


def read_person(entry: Mapping[str, Any]) -> Author:
    """Will read one user; a missing id or handle is Wrong."""
    name = word_or_none(entry, "name") or ""
    return Author(key=word(entry, "id"), handle=word(entry, "username")[:64], name=name[:200], badges=_badges(entry))


def _badges(entry: Mapping[str, Any]) -> frozenset[str]:
    verified_type = entry.get("verified_type")
    badges = {verified_type} if isinstance(verified_type, str) and verified_type != "none" else set()
    badges |= {name for name in ("verified", "parody", "protected") if entry.get(name) is True}
    return frozenset(badges)


def _picture(entry: Mapping[str, Any]) -> MediaRef:
    alt, _ = cleaned(str(entry.get("alt_text") or "")[:LONGEST_ALT])
    kind = word(entry, "type")
    url = word_or_none(entry, "url", "preview_image_url") or ""
    return MediaRef(key=word(entry, "media_key"), kind=_KINDS.get(kind, kind), url=url, alt=alt)


def _chains(tables: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for entry in _readable(tables.get("posts") or tables.get("tweets"), edit_chain):
        chain = edit_chain(entry)
        yield from ((version, chain[0]) for version in chain)


def edit_chain(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Will return the ids of all versions of a post, oldest first; one never edited has only its own."""
    key = word(entry, "id")
    chain = listed(entry, "edit_history_post_ids", "edit_history_tweet_ids") or [key]
    if not all(isinstance(version, str) for version in chain):
        raise Wrong("the edit history holds something that is not an id")
    return tuple(chain)


def _readable(table: object, reader: Any) -> Iterable[Mapping[str, Any]]:
    for entry in table if isinstance(table, list) else ():
        try:
            reader(entry_of(entry))
        except Wrong:
            continue
        yield entry
