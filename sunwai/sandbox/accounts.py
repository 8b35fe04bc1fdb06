"""Who is on the network: citizens, officers, government-verified handles, impostors, suspended and protected ones.

Owns Account and Accounts. Knows no keys and no posts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sunwai.errors import SunwaiError
from sunwai.sandbox.ids import Snowflakes

HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")
VERIFIED_TYPES = ("none", "blue", "business", "government")


class AccountRefused(SunwaiError):
    """The network will not have such an account."""


class AccountUnknown(SunwaiError):
    """No account goes by that handle or id."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account, known by `id` for ever; `username` is only what it is called now."""

    id: int
    username: str
    name: str
    created_at: datetime
    description: str = ""
    location: str = ""
    verified_type: str = "none"
    protected: bool = False
    suspended: bool = False
    premium: bool = False  # may edit and write long
    parody: bool = False
    affiliated_with: int | None = None  # the id of the organisation whose badge it carries
    is_identity_verified: bool = False

    @property
    def verified(self) -> bool:
        """Whether the account shows any badge."""
        return self.verified_type != "none"


class Accounts:
    """All accounts, found by id or by what they are called now."""

    def __init__(self) -> None:
        self._by_id: dict[int, Account] = {}
        self._by_handle: dict[str, int] = {}  # lower case -> id

    def __iter__(self) -> Iterator[Account]:
        return iter(list(self._by_id.values()))

    def add(self, username: str, *, ids: Snowflakes, at: datetime, **traits: Any) -> Account:
        """Will open an account; `id` among the TRAITS keeps a known id, else a new one is made.

        Raises AccountRefused for a handle that is taken or malformed, or a trait there is not."""
        key = int(traits.pop("id", None) or ids.next(at))
        account = Account(key, username, traits.pop("name", None) or username, at, **_known(traits))
        if key in self._by_id:
            raise AccountRefused(f"The id {key} is taken by @{self._by_id[key].username}.")
        return self._keep(account)

    def change(self, account: Account, **traits: Any) -> Account:
        """Will give ACCOUNT other TRAITS (a new handle, suspended, a badge); the id stays."""
        changed = replace(account, **_known(traits))
        self._keep(changed, instead_of=account)
        return changed

    def get(self, key: int) -> Account | None:
        """Will give the account of that id, if there is one."""
        return self._by_id.get(key)

    def called(self, username: str) -> Account | None:
        """Will give the account that goes by USERNAME (any case) now, if there is one."""
        key = self._by_handle.get(username.lower())
        return self._by_id[key] if key is not None else None

    def find(self, who: str) -> Account:
        """Will give the account of that id or handle (with or without @). Raises AccountUnknown."""
        named = self.called(who.removeprefix("@"))
        found = named or (self._by_id.get(int(who)) if who.isdecimal() else None)
        if found is None:
            raise AccountUnknown(f"No account is called {who!r}. Create it first: POST /sandbox/accounts.")
        return found

    def restore(self, account: Account) -> None:
        """Will put back an account read from a snapshot."""
        self._keep(account)

    def _keep(self, account: Account, *, instead_of: Account | None = None) -> Account:
        _refuse_malformed(account)
        holder = self.called(account.username)
        if holder is not None and holder.id != account.id:
            raise AccountRefused(f"@{account.username} is taken by the account {holder.id}.")
        if instead_of is not None:
            self._by_handle.pop(instead_of.username.lower(), None)
        self._by_id[account.id] = account
        self._by_handle[account.username.lower()] = account.id
        return account


def _known(traits: dict[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(traits) - {f.name for f in fields(Account)} | set(traits) & {"id", "created_at"})
    if unknown:
        raise AccountRefused(f"An account has no trait {', '.join(unknown)} that could be set.")
    return traits


def _refuse_malformed(account: Account) -> None:
    if not HANDLE.fullmatch(account.username):
        raise AccountRefused(f"{account.username!r} is no handle: 1 to 15 of A-Z, a-z, 0-9 and underscore.")
    if account.verified_type not in VERIFIED_TYPES:
        raise AccountRefused(f"verified_type is one of {', '.join(VERIFIED_TYPES)}, not {account.verified_type!r}.")
