"""One thread of this process reads what is new and hands it to every open stream.

Owns the thread and the streams' queues. A stream that does not keep up is ended; its browser comes back and says
where it stood."""

import asyncio
import logging
import threading
import time
from datetime import timedelta

from django.db import DatabaseError, connection

from sunwai.lib.timekeeping import now
from sunwai.web.desk.live_reading import Event, Position, Reader
from sunwai.web.desk.live_watching import Watch, watch

log = logging.getLogger(__name__)

QUEUE = 200
PRESENCE_ENDS_SECONDS = 5.0  # how often it is looked whether somebody's beat has ended
AFTER_A_FAULT = timedelta(seconds=1)


class Stream:
    """One open screen: what it has yet to be sent. None ends it."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.queue: asyncio.Queue[Event | None] = asyncio.Queue(QUEUE)

    def offer(self, events: list[Event]) -> None:
        """Will queue EVENTS; called in the stream's own loop."""
        try:
            for event in events:
                self.queue.put_nowait(event)
        except asyncio.QueueFull:
            self.end()

    def end(self) -> None:
        """Will end the stream, whatever it has not been sent yet."""
        while self.queue.full():
            self.queue.get_nowait()
        self.queue.put_nowait(None)


class Fan:
    """The streams of this process, and the thread that feeds them while there is one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._streams: set[Stream] = set()
        self._thread: threading.Thread | None = None
        self._reader: Reader | None = None
        self._reading = threading.Event()

    def open(self) -> Stream:
        """Will add a stream and start the thread where it does not run."""
        stream = Stream()
        with self._lock:
            self._streams.add(stream)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="live", daemon=True)
                self._thread.start()
        return stream

    def close(self, stream: Stream) -> None:
        """Will take a stream out; the thread ends with the last one."""
        with self._lock:
            self._streams.discard(stream)

    def close_all(self) -> None:
        """Will end every stream, so that the process can stop; browsers come back by themselves."""
        for stream in self._now():
            _in_loop(stream, stream.end)

    def is_reading(self, *, within: float) -> bool:
        """Will say, after at most WITHIN seconds, whether the thread hands out all that is committed from now on.

        Who asks for what was missed before that would miss what is committed meanwhile."""
        return self._reading.wait(within)

    def position(self) -> Position | None:
        """Will say how far the thread has read, None where it does not run: a page need not ask the database."""
        reader = self._reader
        return reader.position if reader else None

    def _now(self) -> list[Stream]:
        with self._lock:
            return list(self._streams)

    def _run(self) -> None:
        """Until the last stream is closed: wait, read, hand out. A fault ends no stream; it is tried again."""
        while not self._idle():
            try:
                self._feed()
            except DatabaseError as fault:
                log.warning("live updates wait for the database: %s", type(fault).__name__)
                time.sleep(AFTER_A_FAULT.total_seconds())
            finally:
                connection.close()

    def _feed(self) -> None:
        waiting = watch()
        self._reader = self._reader or Reader()
        self._reading.set()
        self._hand_out(self._reader.read(at=now()))  # what was committed between the last look and this watch
        looked = time.monotonic()
        while self._now():
            if _news(waiting) or time.monotonic() - looked > PRESENCE_ENDS_SECONDS:
                looked = time.monotonic()
                self._hand_out(self._reader.read(at=now()))

    def _hand_out(self, events: list[Event]) -> None:
        for stream in self._now() if events else ():
            _in_loop(stream, stream.offer, events)

    def _idle(self) -> bool:
        with self._lock:
            if self._streams:
                return False
            self._thread, self._reader = None, None
            self._reading.clear()
            return True


def _news(waiting: Watch) -> bool:
    return waiting.wait()


def _in_loop(stream: Stream, call: object, *given: object) -> None:
    try:
        stream.loop.call_soon_threadsafe(call, *given)  # type: ignore[arg-type]  # a bound method of STREAM
    except RuntimeError:  # the loop has ended with its server; so has the stream
        log.debug("a stream's loop has ended")
