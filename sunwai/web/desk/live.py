"""The live stream: what happens on the record, told to the desk's open screens as server-sent events.

Owns the address and the words of the wire. Opened by a browser's EventSource, which comes back by itself with the id
of what it saw last."""

import asyncio
import time
from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_GET

from sunwai.web.desk import live_reading
from sunwai.web.desk.live_fan import Fan
from sunwai.web.desk.live_reading import Event, Position
from sunwai.web.people import AT_DESK, duties_of

FAN = Fan()
BEAT_SECONDS = 15.0
# Then the browser comes back, and is asked again who it is: a person who signed out hears no more.
LIFETIME_SECONDS = 600.0
COME_BACK_MS = 1500
READING_WITHIN_SECONDS = 10.0


@require_GET
def live(request: HttpRequest) -> HttpResponseBase:
    """Will stream what happens from now on, or since the browser's Last-Event-ID (at first: `since`)."""
    if not duties_of(request.user) & set(AT_DESK):
        return HttpResponse(status=403)
    since = Position.read(request.headers.get("Last-Event-ID", "") or request.GET.get("since", ""))
    response = StreamingHttpResponse(_stream(since), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"  # nginx would keep events back until a buffer is full
    return response


def since() -> Position:
    """Will say from where a page drawn now must be told what happens."""
    return FAN.position() or live_reading.newest()


async def _stream(since: Position | None) -> AsyncIterator[bytes]:
    stream = FAN.open()
    until = time.monotonic() + LIFETIME_SECONDS
    try:
        yield f"retry: {COME_BACK_MS}\n\n".encode()
        missed = await _missed(since) if since else []
        if missed is None:  # the database does not answer; the browser comes back and says where it stood
            return
        for event in missed:
            yield event.wire()
        while time.monotonic() < until:
            try:
                event_or_end = await asyncio.wait_for(stream.queue.get(), BEAT_SECONDS)
            except TimeoutError:
                yield b": beat\n\n"
                continue
            if event_or_end is None:
                return
            yield event_or_end.wire()
    finally:
        FAN.close(stream)


@sync_to_async(thread_sensitive=False)
def _missed(since: Position) -> list[Event] | None:
    if not FAN.is_reading(within=READING_WITHIN_SECONDS):
        return None
    try:
        return live_reading.missed(since)
    finally:
        connection.close()
