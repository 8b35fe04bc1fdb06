"""What X said about its limits, remembered per endpoint, so that a call known to be refused never goes out.

Owns RateMemory. One per connector, thus one per worker thread; nothing here waits."""

from collections.abc import Mapping
from datetime import datetime

from sunwai.networks.base import NetworkError, RateLimited
from sunwai.networks.x.errors import limited_until, used_up


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

    def remember(self, endpoint: str, headers: Mapping[str, str], *, at: datetime) -> None:
        """Will note from HEADERS whether ENDPOINT may be called again now."""
        if used_up(headers):
            self._until[endpoint] = limited_until(headers, at=at)
        else:
            self._until.pop(endpoint, None)

    def learned(self, endpoint: str, error: NetworkError) -> NetworkError:
        """Will note a refusal for too many calls (a 429 for money opens with no window), and return ERROR."""
        if isinstance(error, RateLimited):
            self._until[endpoint] = error.until
        return error
