"""Looking things up by id or handle: posts, people, oneself. Missing ones come in `errors` with a 200.

Owns those calls."""

from typing import Any

from sunwai.sandbox import query
from sunwai.sandbox.accounts import Account
from sunwai.sandbox.includes import pack
from sunwai.sandbox.query import OBJECTS, USER_OBJECTS
from sunwai.sandbox.refusal import InvalidRequest
from sunwai.sandbox.visibility import missing_post, missing_user, visible
from sunwai.sandbox.visit import Answer, Endpoint, Visit
from sunwai.sandbox.wire import user_json

Errors = list[dict[str, Any]]


def posts_by_ids(visit: Visit) -> Answer:
    """Will give up to 100 posts by any version's id; what is missing or hidden is told in `errors`."""
    ask = visit.ask()
    return _posts(visit, query.ids(visit.params, "ids"), parameter="ids", one=False, ask=ask)


def post_by_id(visit: Visit) -> Answer:
    """Will give one post by its id; a missing one is a 200 with `errors`."""
    ask = visit.ask()
    return _posts(visit, query.ids(visit.path, "id"), parameter="id", one=True, ask=ask)


def _posts(visit: Visit, keys: list[int], *, parameter: str, one: bool, ask: query.Ask) -> Answer:
    state, reader = visit.state, visit.caller.account
    found = {key: state.world.get(key) for key in keys}
    seen = [p for p in found.values() if p and visible(p, to=reader, accounts=state.accounts)]
    shown = {post.id for post in seen}
    told = pack(seen, ask, state=state, reader=reader, base=visit.base)
    errors = [missing_post(k, found[k], ask.words, parameter=parameter) for k in keys if k not in shown]
    if one and seen:
        told["data"] = told["data"][0]
    return _with_errors(told, errors, ask)


def users_by(visit: Visit) -> Answer:
    """Will give up to 100 people by handle."""
    names = query.listed(visit.params, "usernames")
    for name in names:
        if not name.isascii() or not name.replace("_", "a").isalnum() or len(name) > 15:
            message = f"The `usernames` query parameter value [{name}] does not match ^[A-Za-z0-9_]{{1,15}}$"
            raise InvalidRequest("usernames", name, message)
    return _users(visit, {name: visit.state.accounts.called(name) for name in names}, parameter="usernames")


def users_by_ids(visit: Visit) -> Answer:
    """Will give up to 100 people by id."""
    keys = query.ids(visit.params, "ids")
    return _users(visit, {str(key): visit.state.accounts.get(key) for key in keys}, parameter="ids")


def user_by_username(visit: Visit) -> Answer:
    """Will give one person by handle."""
    name = visit.path["username"]
    return _users(visit, {name: visit.state.accounts.called(name)}, parameter="username", one=True)


def user_by_id(visit: Visit) -> Answer:
    """Will give one person by id."""
    key = query.ids(visit.path, "id")[0]
    return _users(visit, {str(key): visit.state.accounts.get(key)}, parameter="id", one=True)


def me(visit: Visit) -> Answer:
    """Will give the user who calls."""
    return _users(visit, {str(visit.account.id): visit.account}, parameter="id", one=True)


def _users(visit: Visit, found: dict[str, Account | None], *, parameter: str, one: bool = False) -> Answer:
    ask = visit.ask(about_users=True)
    seen = [user_json(a, ask, state=visit.state) for a in found.values() if a and not a.suspended]
    gone = {key: account for key, account in found.items() if account is None or account.suspended}
    told: dict[str, Any] = {"data": seen[0] if one else seen} if seen else {}
    return _with_errors(told, [missing_user(k, a, ask.words, parameter=parameter) for k, a in gone.items()], ask)


def _with_errors(told: dict[str, Any], errors: Errors, ask: query.Ask) -> Answer:
    every = [*told.get("errors", ()), *errors]
    return Answer({**told, "errors": every} if every else told, ask.words.dialect)


ENDPOINTS = (
    Endpoint("posts_by_ids", "GET", "/2/tweets", posts_by_ids, params=OBJECTS | {"ids"}),
    Endpoint("post_by_id", "GET", "/2/tweets/{id}", post_by_id, params=OBJECTS),
    Endpoint("users_by", "GET", "/2/users/by", users_by, params=USER_OBJECTS | {"usernames"}),
    Endpoint("user_by_username", "GET", "/2/users/by/username/{username}", user_by_username, params=USER_OBJECTS),
    Endpoint("users_by_ids", "GET", "/2/users", users_by_ids, params=USER_OBJECTS | {"ids"}),
    Endpoint("me", "GET", "/2/users/me", me, params=USER_OBJECTS, user=True),
    Endpoint("user_by_id", "GET", "/2/users/{id}", user_by_id, params=USER_OBJECTS),
)
