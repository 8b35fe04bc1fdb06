"""The connector contract: what outbox and intake may ask of any network, and the errors they may meet.

Owns the Protocol and the named errors. Only `outbox` and `intake` call a connector. Calls block: each worker
thread owns its own connector, so one hung call delays nobody else (docs/decisions/blocking-connectors.md)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from sunwai.errors import SunwaiError
from sunwai.networks.post import (
    Author,
    Batch,
    CannotTell,
    Caps,
    Draft,
    Item,
    LocalMedia,
    Measure,
    NotSent,
    RemoteState,
    SendToken,
    Sent,
)

# Lanes a connector may be asked to pull.
MENTIONS = "mentions"
OWN = "own"


class NetworkError(SunwaiError):
    """A network refused or failed."""


class RateLimited(NetworkError):
    """Too many calls; nothing was accepted. Ask again after `until` (UTC)."""

    def __init__(self, message: str, *, until: datetime) -> None:
        super().__init__(message)
        self.until = until


class Spent(NetworkError):
    """Money or quota is used up; never retried by machine, an alarm of its own."""


class AuthLost(NetworkError):
    """The network refused our token; a person must connect the handle again."""


class NotAllowed(NetworkError):
    """The network's rules forbid this act (unsummoned reply, quote, block); permanent."""


class Duplicate(NetworkError):
    """The network says the same text stands already: after an unknown outcome, evidence of success."""


class TooLong(NetworkError):
    """The text is longer than the network takes; nothing was posted."""


class Gone(NetworkError):
    """The post replied to, or asked for, is not there any more."""


class Transient(NetworkError):
    """Nothing was accepted (connection refused, 503 before the body was read); safe to try again."""


class Unknown(NetworkError):
    """The request may have been accepted and the answer was lost; look before doing anything again."""


class Malformed(NetworkError):
    """The answer was not what the network documents; nothing of it was used."""


class Limits(Protocol):
    """The network's own rule of length."""

    def measure(self, text: str) -> Measure:
        """Will measure TEXT as the network would."""
        ...


class Connector(Protocol):
    """One handle on one network."""

    name: str
    account: str  # our own immutable account id there
    caps: Caps
    limits: Limits

    def pull(self, lane: str, cursor: str | None, *, at: datetime) -> Batch:
        """Will read the next stretch of LANE after CURSOR, newest-first networks walked back to the old mark.

        Raises RateLimited, Spent, AuthLost, Transient, Malformed. Safe to repeat."""
        ...

    def thread(self, key: str, *, at: datetime) -> Sequence[Item]:
        """Will read the conversation that the post KEY stands in, oldest first."""
        ...

    def check(self, keys: Sequence[str], *, at: datetime) -> Mapping[str, RemoteState]:
        """Will say of each of KEYS whether it is alive, gone, edited or hidden."""
        ...

    def newest(self, keys: Sequence[str], *, at: datetime) -> Sequence[Item]:
        """Will read each of KEYS as it stands now, in its newest version; what is gone or hidden is left out."""
        ...

    def people(self, handles: Sequence[str], *, at: datetime) -> Mapping[str, Author]:
        """Will resolve HANDLES (without @) to authors now; unknown handles are left out."""
        ...

    def upload(self, media: LocalMedia, *, at: datetime) -> str:
        """Will upload MEDIA and return the network's media id."""
        ...

    def send(self, draft: Draft, token: SendToken, *, at: datetime) -> Sent:
        """Will post DRAFT once. Raises Unknown when the outcome is not known; never retries by itself."""
        ...

    def find_sent(self, draft: Draft, token: SendToken, *, at: datetime) -> Sent | NotSent | CannotTell:
        """Will look for DRAFT among our own posts since TOKEN.since, by code, then by text and parent."""
        ...

    def delete(self, key: str, *, at: datetime) -> None:
        """Will delete our own post KEY; already gone is Gone."""
        ...
