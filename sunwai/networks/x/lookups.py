"""Answers about posts and people asked for by name. Owns how X tells gone from hidden, and groups of a hundred.

Reads answers only; the connector makes the calls."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sunwai.networks.base import Malformed
from sunwai.networks.picking import Wrong, entry_of, listed
from sunwai.networks.post import Author, RemoteState
from sunwai.networks.x.beside import edit_chain, read_person
from sunwai.networks.x.problem import read_problem
from sunwai.networks.x.wire import is_post_id

MOST_AT_ONCE = 100
_HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")


def hundreds(names: Iterable[str]) -> Iterator[Sequence[str]]:
    """Will give NAMES, each once, in groups of a hundred: as many as X takes in one call."""
    unique = list(dict.fromkeys(names))
    for start in range(0, len(unique), MOST_AT_ONCE):
        yield unique[start : start + MOST_AT_ONCE]


def askable_posts(keys: Iterable[str]) -> list[str]:
    """Will leave out keys that cannot be X's: one of them would make X refuse the other ninety-nine."""
    return [key for key in keys if is_post_id(key)]


def askable_handles(handles: Iterable[str]) -> list[str]:
    """Will leave out handles X cannot have, for the same reason."""
    return [handle for handle in handles if _HANDLE.fullmatch(handle)]


def states_in(body: Mapping[str, Any], asked: Sequence[str]) -> dict[str, RemoteState]:
    """Will read the state of each post ASKED for; one that X passes over in silence is hidden from us, not gone."""
    states = dict.fromkeys(asked, RemoteState.HIDDEN)
    for entry in _entries(body, "errors"):
        problem = read_problem(entry)
        if problem.about in states and problem.kind == "resource-not-found":
            states[problem.about] = RemoteState.GONE
    for entry in _entries(body, "data"):
        chain = edit_chain(entry)
        for version in {*chain, entry["id"]} & set(asked):
            states[version] = RemoteState.ALIVE if version == chain[-1] else RemoteState.EDITED
    return states


def heads_in(body: Mapping[str, Any], asked: Sequence[str]) -> list[str]:
    """Will read the id of the newest version of each post ASKED for that stands."""
    return [edit_chain(entry)[-1] for entry in _entries(body, "data")]


def people_in(body: Mapping[str, Any], asked: Sequence[str]) -> dict[str, Author]:
    """Will read who the handles ASKED for are, under the spelling they were asked by; unknown ones are left out."""
    found = {person.handle.lower(): person for person in map(read_person, _entries(body, "data"))}
    return {handle: found[handle.lower()] for handle in asked if handle.lower() in found}


def _entries(body: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    return [entry_of(entry) for entry in listed(body, name)]


def read_or_malformed(reader: Any, body: Mapping[str, Any], asked: Sequence[str]) -> Any:
    """Will read BODY with READER; an answer of the wrong shape is Malformed."""
    try:
        return reader(body, asked)
    except Wrong as wrong:
        raise Malformed(f"X answered a look-up with something it does not document: {wrong}.") from wrong
