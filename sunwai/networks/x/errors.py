"""X's refusals and failures as the named errors of the contract. Owns which is which, and what a person should do.

Never repeats a call. Facts: X's documents of August 2026; the text-only 403s were seen in other projects' issues."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx

from sunwai.networks.base import (
    AuthLost,
    Duplicate,
    Gone,
    Malformed,
    NetworkError,
    NotAllowed,
    RateLimited,
    Spent,
    TooLong,
    Transient,
    Unknown,
)
from sunwai.networks.x.problem import Problem, problems_in

# X's windows are fifteen minutes; the wait when it does not say.
WINDOW = timedelta(minutes=15)
_LONGEST_WAIT = timedelta(hours=25)  # its longest window is a day; anything later is a broken header

_MONEY_KINDS = {"usage-capped", "credits", "credits-depleted", "spend-capped"}
_MONEY = re.compile(r"usage cap|spend|credit|billing|monthly", re.I)
_UNSUMMONED = re.compile(r"not been mentioned or otherwise engaged", re.I)
_DUPLICATE = re.compile(r"duplicate content|already said that|status is a duplicate", re.I)
_TOO_LONG = re.compile(r"(too long|a bit shorter|exceed\w* .{0,40}(length|character))", re.I)
_GONE = re.compile(r"deleted or not visible|does not exist|no longer available|could not find", re.I)
_CODES_GONE, _CODES_DUPLICATE, _CODES_LONG, _CODES_TOKEN = {34, 144, 385, 50}, {187}, {186}, {32, 89}
_CODES_RATE = {88, 185}  # 185: over the daily limit of posts, sent as a 403


class BadRequest(NotAllowed):
    """X did not understand a request of ours (400): a page token that has run out, or a mistake in this program."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer, its body read within the cap; `body` is None when it is not JSON."""

    status: int
    headers: Mapping[str, str]
    body: object
    text: str

    @property
    def ok(self) -> bool:
        """Whether X accepted the request."""
        return 200 <= self.status < 300


def refusal(answer: Answer, *, act: str, once: bool, at: datetime) -> NetworkError:
    """Will name what ANSWER refuses; ACT completes "let us ...", ONCE marks a public post that must not be doubled."""
    problems = problems_in(answer.body)
    said = "; ".join(dict.fromkeys(p.said for p in problems if p.said)) or answer.text.strip()[:300]
    told = f"X did not let us {act} ({answer.status}): {said or 'no reason given'}."
    if _is_money(answer, problems, said):
        return Spent(
            f"{told} The plan's quota or credits are used up. Nothing was accepted. Top up or raise the limit."
        )
    if answer.status == 429 or _has(problems, _CODES_RATE):
        until = limited_until(answer.headers, at=at)
        return RateLimited(f"{told} Nothing was accepted. Allowed again at {until:%H:%M} UTC.", until=until)
    if answer.status >= 500 or answer.status == 408:
        return lost(told, once=once)
    return _verdict(answer, problems, said, told) or unreadable(told, once=once)


def _verdict(answer: Answer, problems: tuple[Problem, ...], said: str, told: str) -> NetworkError | None:
    kinds = {p.kind for p in problems}
    if answer.status == 401 or "unsupported-authentication" in kinds or _has(problems, _CODES_TOKEN):
        return AuthLost(f"{told} Nothing was accepted. Connect the handle again (sunwai connect x), then try again.")
    if answer.ok or answer.status < 400:
        return None
    if _DUPLICATE.search(said) or _has(problems, _CODES_DUPLICATE):
        return Duplicate(f"{told} The same text stands on the handle already; look at its timeline.")
    if _TOO_LONG.search(said) or _has(problems, _CODES_LONG):
        return TooLong(f"{told} Nothing was posted. Shorten the text.")
    if answer.status in {404, 410} or _GONE.search(said) or _has(problems, _CODES_GONE):
        return Gone(f"{told} The post or person is not there any more, or is hidden from us.")
    if answer.status == 400:
        return BadRequest(f"{told} Nothing was accepted. Show this to whoever looks after the installation.")
    return NotAllowed(f"{told} Nothing was accepted. {_advice(said)}")


def _advice(said: str) -> str:
    if _UNSUMMONED.search(said):
        return "X lets the API answer only posts that tag or quote the handle (23 Feb 2026): post it by hand."
    return "X's rules forbid this act; trying again will not help. Post it by hand, or change the plan."


def _is_money(answer: Answer, problems: tuple[Problem, ...], said: str) -> bool:
    if answer.status == 402 or any(p.kind in _MONEY_KINDS for p in problems):
        return True
    return answer.status == 429 and _MONEY.search(said) is not None


def _has(problems: tuple[Problem, ...], codes: set[int]) -> bool:
    return any(p.code in codes for p in problems)


def limited_until(headers: Mapping[str, str], *, at: datetime) -> datetime:
    """Will return when the endpoint opens again (UTC): the latest window that is used up, else a quarter hour on."""
    ends = [_epoch(headers.get(f"{name}-reset")) for name in used_up(headers) or ["x-rate-limit"]]
    known = [end for end in ends if end is not None and at < end <= at + _LONGEST_WAIT]
    return max(known, default=at + WINDOW)


def used_up(headers: Mapping[str, str]) -> list[str]:
    """Will name the windows that HEADERS say are used up: the endpoint's own, or a day's cap on posts beside it."""
    names = ("x-rate-limit", "x-app-limit-24hour", "x-user-limit-24hour")
    return [name for name in names if headers.get(f"{name}-remaining") == "0"]


def _epoch(seconds: str | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(seconds or ""), tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None


def failure(error: httpx.HTTPError, *, act: str, once: bool) -> NetworkError:
    """Will name a call that brought no answer: Transient when X cannot have seen it, else as `lost` says."""
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return Transient(f"X could not be reached to {act}: {error!r}. Nothing was sent; it is tried again.")
    if isinstance(error, httpx.DecodingError):
        return unreadable(f"X's answer to our call to {act} was packed wrongly: {error!r}.", once=once)
    return lost(f"X's answer was lost while we tried to {act}: {error!r}.", once=once)


def lost(told: str, *, once: bool) -> NetworkError:
    """Will name an outcome nobody knows: Unknown for a public post, Transient for what may be repeated."""
    if once:
        return Unknown(f"{told} It may have been posted; the handle's timeline is searched before anything else.")
    return Transient(f"{told} It is tried again.")


def unreadable(told: str, *, once: bool) -> NetworkError:
    """Will name an answer that is not what X documents: Malformed, or Unknown when a post may stand behind it."""
    if once:
        return lost(told, once=True)
    return Malformed(f"{told} The answer is not what X documents; nothing of it was used.")
