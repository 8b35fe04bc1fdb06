"""X as outbox and intake see it: the connector contract, one handle, one thread.

Owns which call answers which question. Never decides what to do about an error, and never posts twice by itself."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import httpx

from sunwai.networks.base import MENTIONS, OWN, Gone, Limits, NotAllowed, TooLong
from sunwai.networks.picking import Wrong, nested, word
from sunwai.networks.post import (
    Author,
    Batch,
    CannotTell,
    Caps,
    Draft,
    Item,
    LocalMedia,
    NotSent,
    RemoteState,
    SendToken,
    Sent,
)
from sunwai.networks.x.auth import Keyring
from sunwai.networks.x.client import Call, XClient
from sunwai.networks.x.cursor import read_cursor
from sunwai.networks.x.dialect import Dialect, dialect_named
from sunwai.networks.x.errors import BadRequest, unreadable
from sunwai.networks.x.limits import POST_LIMIT, XLimits
from sunwai.networks.x.lookups import (
    askable_handles,
    askable_posts,
    heads_in,
    hundreds,
    people_in,
    read_or_malformed,
    states_in,
)
from sunwai.networks.x.reconcile import CLOCK_SLACK, find_in
from sunwai.networks.x.shown import unescaped
from sunwai.networks.x.threads import THREAD_PAGES, in_order, thread_query
from sunwai.networks.x.uploads import alt_body, upload_body
from sunwai.networks.x.walk import PAGE_SIZE, Lane, lane_query, restart, stepped
from sunwai.networks.x.wire import NETWORK, Page, post_url, read_page

# How many of the newest posts X shows (documented, August 2026).
LANES = {
    MENTIONS: Lane(path="mentions", cap=800, act="read the mentions"),
    OWN: Lane(path="tweets", cap=3_200, act="read the handle's own posts"),
}


def connect_x(
    credential: Keyring,
    *,
    base_url: str,
    dialect: str = "post",
    mode: str = "assisted",
    loopback_only: bool = False,
    limit: int = POST_LIMIT,
    overlap: timedelta = timedelta(minutes=10),
    patience: timedelta = timedelta(seconds=20),
    transport: httpx.BaseTransport | None = None,
) -> "XConnector":
    """Will connect the handle of CREDENTIAL; LOOPBACK_ONLY refuses any BASE_URL but this machine's. No call is made.

    Each walk reads OVERLAP of what was read before; an answer is awaited for PATIENCE. (SOP, intake and sending)"""
    client = XClient(credential, base_url=base_url, loopback_only=loopback_only, patience=patience, transport=transport)
    return XConnector(client, dialect=dialect_named(dialect), mode=mode, limits=XLimits(limit), overlap=overlap)


class XConnector:
    """One handle on X."""

    name = NETWORK

    def __init__(self, client: XClient, *, dialect: Dialect, mode: str, limits: XLimits, overlap: timedelta) -> None:
        self._client = client
        self._dialect = dialect
        self._overlap = overlap
        self.account = client.keys.account
        self.handle = client.keys.handle
        self.limits: Limits = limits
        self.caps = Caps(reply=True, quote=False, edit=False, delete=True, media=True, mode=mode)

    def pull(self, lane: str, cursor: str | None, *, at: datetime) -> Batch:
        """Will read one page of LANE and say where to go on; see walk.py and cursor.py. Safe to repeat."""
        walk = read_cursor(cursor).under_way(at=at, overlap=self._overlap)
        try:
            page = self._page(LANES[lane], lane_query(walk), at=at)
        except BadRequest:
            if walk.page_token is None:
                raise
            return restart(walk)  # page tokens run out; the old mark still stands
        return stepped(walk, page, lane=LANES[lane], at=at)

    def thread(self, key: str, *, at: datetime) -> Sequence[Item]:
        """Will read the conversation of the post KEY, oldest first: its root, and what search shows of seven days.

        Raises Gone when the post is not there."""
        start = self._posts([key], at=at).items
        if not start:
            raise Gone(f"The post {key} is not on X any more, or is hidden from us.")
        root = start[0].root or start[0].key
        above = [wanted for wanted in (root, start[0].parent) if wanted and wanted != key]
        return in_order([*start, *self._posts(above, at=at).items, *self._conversation(root, at=at)])

    def check(self, keys: Sequence[str], *, at: datetime) -> Mapping[str, RemoteState]:
        """Will say how each of KEYS stands; keys that cannot be X's are left out."""
        states: dict[str, RemoteState] = {}
        for asked in hundreds(askable_posts(keys)):
            states |= read_or_malformed(states_in, self._look_up(asked, at=at), asked)
        return states

    def newest(self, keys: Sequence[str], *, at: datetime) -> Sequence[Item]:
        """Will read the newest version of each of KEYS; X answers a look-up with the very version asked for."""
        items: list[Item] = []
        for asked in hundreds(askable_posts(keys)):
            heads = read_or_malformed(heads_in, self._look_up(asked, at=at), asked)
            items += self._posts(heads, at=at).items
        return items

    def people(self, handles: Sequence[str], *, at: datetime) -> Mapping[str, Author]:
        """Will resolve HANDLES (any case) to who holds them now; unknown and impossible ones are left out."""
        known: dict[str, Author] = {}
        for asked in hundreds(askable_handles(handles)):
            query = {**self._dialect.people, "usernames": ",".join(asked)}
            body = self._client.ask(Call("GET", "/2/users/by", act="look up people", query=query), at=at)
            known |= read_or_malformed(people_in, body, asked)
        return known

    def upload(self, media: LocalMedia, *, at: datetime) -> str:
        """Will upload the photo MEDIA with its description, and return its id; safe to repeat."""
        call = Call("POST", "/2/media/upload", act="upload a photo", body=upload_body(media))
        media_id = _id_of(self._client.ask(call, at=at), once=False)
        if media.alt:
            body = alt_body(media_id, media.alt)
            self._client.ask(Call("POST", "/2/media/metadata", act="describe a photo", body=body), at=at)
        return media_id

    def send(self, draft: Draft, token: SendToken, *, at: datetime) -> Sent:
        """Will post DRAFT once; Unknown when the outcome is not known. Refused here: modes but api, a long text."""
        if self.caps.mode != "api":
            raise NotAllowed(f"X is in mode {self.caps.mode}: a person posts this by hand. Nothing was posted.")
        size = self.limits.measure(draft.text)
        if not size.fits:
            raise TooLong(f"The text weighs {size.used}, X takes {size.limit}. Nothing was posted. Shorten it.")
        body = self._client.ask(Call("POST", "/2/tweets", act="post", body=_post_body(draft), once=True), at=at)
        key = _id_of(body, once=True)
        text = nested(body, "data").get("text")
        shown = unescaped(text) if isinstance(text, str) else draft.text
        return Sent(key=key, at=at, text=shown, url=post_url(key, handle=self.handle))

    def find_sent(self, draft: Draft, token: SendToken, *, at: datetime) -> Sent | NotSent | CannotTell:
        """Will look for DRAFT on our own timeline from two minutes before the first attempt; see reconcile.py."""
        since = (token.since - CLOCK_SLACK).strftime("%Y-%m-%dT%H:%M:%SZ")

        def read(page_token: str | None) -> Page:
            query = {"max_results": str(PAGE_SIZE), "start_time": since}
            return self._page(LANES[OWN], query | ({"pagination_token": page_token} if page_token else {}), at=at)

        return find_in(read, draft, token)

    def delete(self, key: str, *, at: datetime) -> None:
        """Will delete our post KEY; one that is gone already is Gone."""
        call = Call("DELETE", f"/2/tweets/{key}", act="delete a post", endpoint="/2/tweets/:id")
        body = self._client.ask(call, at=at)
        if body.get("data") != {"deleted": True}:
            raise unreadable("X did not say that the post is deleted.", once=False)

    def close(self) -> None:
        """Will give up the connections."""
        self._client.close()

    def _page(self, lane: Lane, query: Mapping[str, str], *, at: datetime) -> Page:
        path = f"/2/users/{self.account}/{lane.path}"
        call = Call("GET", path, act=lane.act, query={**self._dialect.posts, **query})
        return read_page(self._client.ask(call, at=at), walked=True)

    def _look_up(self, keys: Sequence[str], *, at: datetime) -> Mapping[str, Any]:
        query = {**self._dialect.posts, "ids": ",".join(keys)}
        return self._client.ask(Call("GET", "/2/tweets", act="look up posts", query=query), at=at)

    def _posts(self, keys: Sequence[str], *, at: datetime) -> Page:
        asked = askable_posts(dict.fromkeys(keys))
        return read_page(self._look_up(asked, at=at) if asked else {}, walked=False)

    def _conversation(self, root: str, *, at: datetime) -> list[Item]:
        items: list[Item] = []
        page_token: str | None = None
        for _ in range(THREAD_PAGES):
            query = {**self._dialect.posts, **thread_query(root, page_token)}
            call = Call("GET", "/2/tweets/search/recent", act="read a conversation", query=query)
            page = read_page(self._client.ask(call, at=at), walked=True)
            items += page.items
            page_token = page.next_token
            if page_token is None:
                break
        return items


def _post_body(draft: Draft) -> dict[str, Any]:
    body: dict[str, Any] = {"text": unicodedata.normalize("NFC", draft.text)}
    if draft.in_reply_to:
        body["reply"] = {"in_reply_to_tweet_id": draft.in_reply_to}
    if draft.media:
        body["media"] = {"media_ids": list(draft.media)}
    return body


def _id_of(body: Mapping[str, Any], *, once: bool) -> str:
    try:
        return word(nested(body, "data"), "id")
    except Wrong as wrong:
        raise unreadable(f"X accepted our call but its answer cannot be read: {wrong}.", once=once) from wrong
