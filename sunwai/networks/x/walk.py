"""One step of a lane's walk: newest first, back to the old mark, one page at a time.

Owns when a walk is done, and when X's cap has hidden posts from us. Reads no network: it is handed pages."""

from dataclasses import dataclass, replace
from datetime import datetime

from sunwai.networks.base import Malformed
from sunwai.networks.post import Batch, Gap
from sunwai.networks.x.cursor import Cursor, newest
from sunwai.networks.x.wire import Page

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class Lane:
    """What can be walked: its path and how many of the newest posts X shows of it."""

    path: str
    cap: int
    act: str


def lane_query(cursor: Cursor) -> dict[str, str]:
    """Will return the query of the next page, without the words of the dialect."""
    query = {"max_results": str(PAGE_SIZE)}
    if cursor.start is not None:
        query["start_time"] = cursor.start.strftime("%Y-%m-%dT%H:%M:%SZ")
    if cursor.page_token is not None:
        query["pagination_token"] = cursor.page_token
    return query


def stepped(cursor: Cursor, page: Page, *, lane: Lane, at: datetime) -> Batch:
    """Will make the Batch of PAGE, read at AT for the walk CURSOR, with the cursor that follows from it."""
    if page.next_token is not None and page.next_token == cursor.page_token:
        raise Malformed(f"X sent the same page twice while we tried to {lane.act}; the walk would never end.")
    walked = _walked(cursor, page)
    done = page.next_token is None
    return Batch(
        items=page.items,
        cursor=(walked.finished() if done else walked).as_text(),
        more=not done,
        gap=_gap(walked, lane=lane, done=done, at=at),
        unreadable=page.unreadable,
    )


def restart(cursor: Cursor) -> Batch:
    """Will give up a walk whose page token X no longer takes: the old mark stands, the next step begins anew."""
    return Batch(items=(), cursor=cursor.restarted().as_text(), more=True)


def _walked(cursor: Cursor, page: Page) -> Cursor:
    times = [item.created_at for item in page.items] + ([cursor.oldest] if cursor.oldest else [])
    return replace(
        cursor,
        pending_high=newest(page.items, than=cursor.pending_high),
        page_token=page.next_token,
        pages=cursor.pages + 1,
        oldest=min(times, default=None),
    )


def _gap(walked: Cursor, *, lane: Lane, done: bool, at: datetime) -> Gap | None:
    if walked.broken:
        return Gap(None, at, "the stored reading mark could not be read; reading began anew from the newest post")
    if done and _hit_cap(walked, lane=lane):
        since = walked.high.at if walked.high else None
        until = walked.oldest or at
        return Gap(since, until, f"X shows only the newest {lane.cap} posts here; what lies before was not read")
    return None


def _hit_cap(walked: Cursor, *, lane: Lane) -> bool:
    # The walk starts before the old mark, so it normally meets posts at or before it again. Counting pages and not
    # posts: X leaves hidden posts out of pages but counts them.
    met_old_mark = walked.high is not None and walked.oldest is not None and walked.oldest <= walked.high.at
    return walked.pages * PAGE_SIZE >= lane.cap and not met_old_mark
