"""One call of one endpoint, as its answering function sees it, and what it gives back.

Owns Visit, Answer and Endpoint. Holds no rules."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sunwai.sandbox.accounts import Account
from sunwai.sandbox.auth import Caller
from sunwai.sandbox.query import Ask, ask
from sunwai.sandbox.state import State
from sunwai.sandbox.words import BY_DIALECT, Words


@dataclass(frozen=True, slots=True)
class Visit:
    """What came in. `body` is the parsed JSON, or a form's fields; `base` the address we answer under."""

    state: State
    caller: Caller
    at: datetime
    path: Mapping[str, str]
    params: Mapping[str, str]
    body: Any
    base: str
    authorization: str = ""

    @property
    def account(self) -> Account:
        """The user who calls; only where the endpoint demands one."""
        if self.caller.account is None:
            raise LookupError("This endpoint was reached without a user; its Endpoint must say user=True.")
        return self.caller.account

    @property
    def words(self) -> Words:
        """The vocabulary of answers to calls that ask for no fields."""
        return BY_DIALECT[self.state.plan.dialect]

    def ask(self, *, about_users: bool = False) -> Ask:
        """Will read the fields and expansions asked for."""
        return ask(self.params, default=self.state.plan.dialect, about_users=about_users)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes out, before any fault spoils it."""

    content: Any
    dialect: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def media_type(self) -> str:
        """The kind of JSON it is: X's problems have a type of their own."""
        return "application/problem+json" if self.status >= 400 and "title" in self.content else "application/json"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One call of the API: where it is, what a token must hold for it, and what answers it."""

    name: str
    method: str
    path: str
    answer: Callable[[Visit], Answer]
    params: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset({"tweet.read", "users.read"})
    user: bool = False  # an app without a user will not do
    open: bool = False  # no token is asked for, no rate counted
    changes: bool = False  # the network is not the same after it
