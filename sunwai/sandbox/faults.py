"""Faults that can be armed: what goes wrong, at which endpoint, after how many good calls, how often.

Owns FaultKind, Fault and Faults. Breaks nothing itself; gate.py does when it takes one."""

from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from itertools import count
from typing import Any

from sunwai.errors import SunwaiError
from sunwai.sandbox.plan import RATES

ENDPOINTS = frozenset({*RATES, "token", "media_bytes"})
ANY = "*"


class FaultKind(StrEnum):
    """What can go wrong with one call."""

    CUT_BEFORE = "cut_before"  # connection cut, nothing accepted
    ACCEPT_THEN_DROP = "accept_then_drop"  # accepted and stored, connection cut before any of the answer
    CUT_MIDWAY = "cut_midway"  # accepted, half the answer sent, connection cut
    SLOW = "slow"  # accepted at once, answered after `seconds`
    SERVER_ERROR = "server_error"  # 503, or `status`, nothing accepted
    ERROR_AFTER = "error_after"  # accepted and stored, yet answered with 503, or `status`
    RATE_LIMITED = "rate_limited"  # 429 of rates, nothing accepted
    USAGE_CAPPED = "usage_capped"  # 429 of money, nothing accepted
    UNAUTHORIZED = "unauthorized"  # 401 for a good token
    MALFORMED = "malformed"  # accepted; the JSON ends too soon
    HUGE = "huge"  # accepted; a body of 10 MB
    UNKNOWN_FIELDS = "unknown_fields"  # accepted; keys no document names, at every level
    MISSING_FIELDS = "missing_fields"  # accepted; optional and half of the required keys are left out
    WRONG_ENCODING = "wrong_encoding"  # accepted; bytes that are not the UTF-8 they claim to be


BEFORE = frozenset(
    {
        FaultKind.CUT_BEFORE,
        FaultKind.SERVER_ERROR,
        FaultKind.RATE_LIMITED,
        FaultKind.USAGE_CAPPED,
        FaultKind.UNAUTHORIZED,
    }
)


class FaultRefused(SunwaiError):
    """No such fault can be armed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One armed fault: it lets `skip` calls pass, then strikes `times` times. `endpoint` * means any."""

    kind: FaultKind
    endpoint: str = ANY
    times: int = 1
    skip: int = 0
    seconds: float = 0.0
    status: int = 503
    id: int = field(default=0)

    @property
    def before(self) -> bool:
        """Whether it strikes before anything is accepted."""
        return self.kind in BEFORE

    def as_json(self) -> dict[str, Any]:
        """Will give the fault as JSON."""
        return asdict(self)


class Faults:
    """The armed faults, in the order they were armed."""

    def __init__(self) -> None:
        self._armed: list[Fault] = []
        self._ids = count(1)

    def arm(self, kind: str, **settings: Any) -> Fault:
        """Will arm a fault of KIND. Raises FaultRefused for a kind, endpoint or setting there is not."""
        try:
            fault = Fault(FaultKind(kind), id=next(self._ids), **settings)
        except (ValueError, TypeError) as error:
            raise FaultRefused(f"{error}. Kinds: {', '.join(FaultKind)}.") from error
        if fault.endpoint not in ENDPOINTS | {ANY}:
            raise FaultRefused(f"No endpoint {fault.endpoint!r}. There are: {', '.join(sorted(ENDPOINTS))}.")
        self._armed.append(fault)
        return fault

    def take(self, endpoint: str) -> Fault | None:
        """Will count one call of ENDPOINT against the first fault that waits for it, and give that if it strikes."""
        for place, fault in enumerate(self._armed):
            if fault.endpoint in (endpoint, ANY):
                return self._count(place, fault)
        return None

    def _count(self, place: int, fault: Fault) -> Fault | None:
        if fault.skip:
            self._armed[place] = replace(fault, skip=fault.skip - 1)
            return None
        if fault.times > 1:
            self._armed[place] = replace(fault, times=fault.times - 1)
        else:
            del self._armed[place]
        return fault

    def armed(self) -> list[Fault]:
        """Will list what is still armed."""
        return list(self._armed)

    def disarm(self) -> None:
        """Will take every fault away."""
        self._armed.clear()
