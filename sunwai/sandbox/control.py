"""The /sandbox/ surface: what a test or the demo does to the network that X itself would never let it do.

Owns those routes: accounts, keys, posts as people write them, faults, plan, clock. No sign-in: loopback only."""

import base64
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sunwai.errors import SunwaiError
from sunwai.sandbox.accounts import AccountUnknown
from sunwai.sandbox.keys import SCOPES
from sunwai.sandbox.media import Media
from sunwai.sandbox.report import account_json, keys_json, post_json
from sunwai.sandbox.state import State
from sunwai.sandbox.world import Draft, Post, PostUnknown

Body = dict[str, Any]
Act = Callable[[State, Request, Body], Any]


class BadOrder(SunwaiError):
    """An order to the sandbox that it cannot read."""


def routes(state: State) -> list[Route]:
    """Will give the routes of the control surface for STATE."""
    table: tuple[tuple[str, str, Act], ...] = (
        ("GET", "/sandbox/accounts", _accounts),
        ("POST", "/sandbox/accounts", _create_account),
        ("GET", "/sandbox/accounts/{who}", _account),
        ("PATCH", "/sandbox/accounts/{who}", _change_account),
        ("POST", "/sandbox/accounts/{who}/keys", _give_keys),
        ("DELETE", "/sandbox/accounts/{who}/keys", _take_keys),
        ("GET", "/sandbox/posts", _posts),
        ("POST", "/sandbox/posts", _post),
        ("GET", "/sandbox/posts/{id}", _one_post),
        ("DELETE", "/sandbox/posts/{id}", _delete),
        ("GET", "/sandbox/faults", lambda s, *_: [f.as_json() for f in s.faults.armed()]),
        ("POST", "/sandbox/faults", _arm),
        ("DELETE", "/sandbox/faults", lambda s, *_: s.faults.disarm()),
        ("GET", "/sandbox/plan", lambda s, *_: s.plan.as_json()),
        ("PATCH", "/sandbox/plan", _plan),
        ("GET", "/sandbox/clock", _clock),
        ("PUT", "/sandbox/clock", _set_clock),
        ("DELETE", "/sandbox/clock", _follow_clock),
        ("GET", "/sandbox/calls", _calls),
    )
    paths: dict[str, dict[str, Act]] = {}
    for method, path, act in table:
        paths.setdefault(path, {})[method] = act
    return [Route(path, _endpoint(acts, state), methods=list(acts)) for path, acts in paths.items()]


def _endpoint(acts: dict[str, Act], state: State) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        try:
            body = await _body(request)
            act = acts["GET" if request.method == "HEAD" else request.method]
            with state.lock:
                return JSONResponse(act(state, request, body))
        except (AccountUnknown, PostUnknown) as error:
            return JSONResponse({"error": str(error)}, status_code=404)
        except (SunwaiError, ValueError, KeyError, TypeError) as error:
            return JSONResponse({"error": f"{error}"}, status_code=400)

    return endpoint


async def _body(request: Request) -> Body:
    content = await request.body()
    body = json.loads(content) if content else {}
    if not isinstance(body, dict):
        raise BadOrder("The sandbox takes its orders as a JSON object.")
    return body


def _accounts(state: State, *_: Any) -> Any:
    return [account_json(account, state=state) for account in state.accounts]


def _account(state: State, request: Request, _: Body) -> Any:
    return account_json(state.accounts.find(request.path_params["who"]), state=state)


def _create_account(state: State, _: Request, body: Body) -> Any:
    account = state.create_account(body.pop("username"), **body)
    return {**account_json(account, state=state), "keys": keys_json(account, state=state)}


def _change_account(state: State, request: Request, body: Body) -> Any:
    return account_json(state.change_account(request.path_params["who"], **body), state=state)


def _give_keys(state: State, request: Request, body: Body) -> Any:
    account = state.accounts.find(request.path_params["who"])
    return keys_json(account, state=state, scopes=frozenset(body.get("scopes", SCOPES)))


def _take_keys(state: State, request: Request, _: Body) -> Any:
    state.changes += 1
    state.keys.take_back(state.accounts.find(request.path_params["who"]).id)


def _posts(state: State, request: Request, _: Body) -> Any:
    """Every version of every post of an author (or of all), oldest first; `standing=1` leaves out what is gone."""
    author, standing = request.query_params.get("author"), request.query_params.get("standing") == "1"
    key = state.accounts.find(author).id if author else None
    kept = [p for _, p in sorted(state.world.posts.items()) if key in (None, p.author)]
    told = [post_json(post, state=state) for post in kept]
    return [p for p in told if p["newest"] and not p["deleted_at"]] if standing else told


def _one_post(state: State, request: Request, _: Body) -> Any:
    return post_json(_known_post(state, request), state=state)


def _post(state: State, _: Request, body: Body) -> Any:
    who = body["as"]
    pictures = tuple(_shelve(picture, who=who, state=state) for picture in body.get("media", ()))
    draft = Draft(
        text=body["text"],
        reply_to=_key(state, body.get("reply_to")),
        quotes=_key(state, body.get("quotes")),
        media=tuple(media.id for media in pictures),
        edits=_key(state, body.get("edits")),
        names_all=state.plan.reply_prefix,
    )
    at = _time(body["at"]) if body.get("at") else None
    urls = [f"https://x.com/{who}/media/{media.key}" for media in pictures]
    post = state.post(who, draft, id=body.get("id"), at=at, lang=body.get("lang"), media_urls=urls)
    return post_json(post, state=state)


def _delete(state: State, request: Request, _: Body) -> Any:
    state.delete(_known_post(state, request).id)


def _arm(state: State, _: Request, body: Body) -> Any:
    return state.faults.arm(body.pop("kind"), **body).as_json()


def _plan(state: State, _: Request, body: Body) -> Any:
    state.plan = state.plan.changed(**body)
    state.changes += 1
    return state.plan.as_json()


def _clock(state: State, *_: Any) -> Any:
    return {"now": state.clock.now().isoformat(), "driven": state.clock.driven}


def _set_clock(state: State, request: Request, body: Body) -> Any:
    if "at" in body:
        state.clock.set(_time(body["at"]))
    state.clock.advance(timedelta(seconds=float(body.get("advance_seconds", 0))))
    return _clock(state)


def _follow_clock(state: State, *_: Any) -> Any:
    state.clock.follow()
    return _clock(state)


def _calls(state: State, *_: Any) -> Any:
    return [{**asdict(call), "at": call.at.isoformat()} for call in state.calls]


def _known_post(state: State, request: Request) -> Post:
    key = request.path_params["id"]
    post = state.world.posts.get(int(key)) if key.isdecimal() else None
    if post is None:
        raise PostUnknown(f"No post {key} was ever on the network.")
    return post


def _key(state: State, given: str | int | None) -> int | None:
    if given is None:
        return None
    return state.world.standing(int(given)).id


def _time(given: str) -> datetime:
    at = datetime.fromisoformat(given)
    if at.tzinfo is None:
        raise BadOrder(f"{given} has no zone; write 2020-01-10T09:00:00+05:30 or ...Z.")
    return at


def _shelve(picture: Body, *, who: str, state: State) -> Media:
    owner = state.accounts.find(who)
    content = base64.b64decode(picture["content"])
    key, kind = state.ids.next(state.clock.now()), picture.get("kind", "photo")
    media_type, alt = picture.get("media_type", "image/png"), picture.get("alt", "")
    return state.media.keep(Media(key, owner.id, kind, media_type, state.clock.now(), content, alt))
