"""What X said about its limits, remembered per endpoint, so that a call known to be refused never goes out.

Owns RateMemory. One per connector, thus one per worker thread; nothing here waits."""

from collections.abc import Mapping
from datetime import datetime

from sunwai.networks.base import RateLimited
from sunwai.networks.x.errors import limited_until


class RateMemory:
    """Which endpoints are used up, and until when."""

    def __init__(self) -> None:
        self._until: dict[str, datetime] = {}

    def refuse_known(self, endpoint: str, *, act: str, at: datetime) -> None:
        """Will raise RateLimited when X has said that ENDPOINT is used up beyond AT."""
        until = self._until.get(endpoint)
        if until is not None and at < until:
            raise RateLimited(
                f"X allows no more calls to {act} before {until:%H:%M} UTC. Nothing was sent.", until=until
            )

    def remember(self, endpoint: str, headers: Mapping[str, str], *, status: int, at: datetime) -> None:
        """Will note from HEADERS whether ENDPOINT may be called again now."""
        if status == 429 or headers.get("x-rate-limit-remaining") == "0":
            self._until[endpoint] = limited_until(headers, at=at)
        else:
            self._until.pop(endpoint, None)
