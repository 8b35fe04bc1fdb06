"""Everything the sandbox holds, in one place, behind one lock.

Owns State. The web routes, the control surface and tests in the same process all go through it."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sunwai.sandbox.accounts import Account, AccountRefused, Accounts
from sunwai.sandbox.auth import Gatekeeper
from sunwai.sandbox.clock import SandboxClock
from sunwai.sandbox.faults import Faults
from sunwai.sandbox.ids import Snowflakes
from sunwai.sandbox.keys import SCOPES, Consumer, Grant, KeyRing, new_consumer
from sunwai.sandbox.media import MediaShelf
from sunwai.sandbox.plan import Plan
from sunwai.sandbox.rates import Meter
from sunwai.sandbox.world import Draft, Post, World

CALLS_KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call that arrived: by whom, what it met, and whether anything was accepted."""

    endpoint: str
    account: str
    status: int
    fault: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """One whole answer, as observers get it before any fault spoils it."""

    endpoint: str
    dialect: str
    status: int
    content: Any


@dataclass
class State:
    """The network's state. Hold `lock` while reading more than one thing of it, or changing any."""

    clock: SandboxClock
    plan: Plan = field(default_factory=Plan)
    ids: Snowflakes = field(default_factory=Snowflakes)
    accounts: Accounts = field(default_factory=Accounts)
    keys: KeyRing = field(default_factory=lambda: KeyRing(new_consumer()))
    media: MediaShelf = field(default_factory=MediaShelf)
    faults: Faults = field(default_factory=Faults)
    meter: Meter = field(default_factory=Meter)
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=CALLS_KEPT))
    observers: list[Callable[[Answered], None]] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)
    changes: int = 0  # rises with each change, so that a snapshot knows when it is old

    def __post_init__(self) -> None:
        self.world = World(self.accounts, self.ids)
        self.gatekeeper = Gatekeeper(self.accounts, self.keys)

    def use_consumer(self, consumer: Consumer) -> None:
        """Will make CONSUMER the app of this sandbox, keeping the tokens given out."""
        self.keys.consumer = consumer

    def create_account(self, username: str, **traits: Any) -> Account:
        """Will open an account at the network's present time."""
        with self.lock:
            self.changes += 1
            return self.accounts.add(username, ids=self.ids, at=self.clock.now(), **traits)

    def change_account(self, who: str, **traits: Any) -> Account:
        """Will give the account WHO other traits."""
        with self.lock:
            self.changes += 1
            return self.accounts.change(self.accounts.find(who), **traits)

    def post(self, who: str, draft: Draft, **known: Any) -> Post:
        """Will post DRAFT as the person WHO does in the app: no plan's rule for programs applies.

        KNOWN may carry `id`, `at` and `lang`; an id below the newest makes a late arrival."""
        with self.lock:
            self.changes += 1
            by, at = self.accounts.find(who), known.pop("at", None) or self.clock.now()
            if by.suspended:
                raise AccountRefused(f"@{by.username} is suspended and cannot post. Lift that first.")
            return self.world.publish(draft, by=by, at=at, by_api=False, **known)

    def delete(self, key: int) -> None:
        """Will take down the post KEY with all its versions."""
        with self.lock:
            self.changes += 1
            self.world.delete(key, at=self.clock.now())

    def grant(self, account: Account, *, scopes: frozenset[str] = SCOPES) -> Grant:
        """Will give ACCOUNT a new OAuth 2.0 token with SCOPES."""
        with self.lock:
            self.changes += 1
            return self.keys.grant(account.id, scopes=scopes, life=self.token_life, at=self.clock.now())

    @property
    def token_life(self) -> timedelta:
        """How long an access token lives."""
        return timedelta(minutes=self.plan.access_token_minutes)
