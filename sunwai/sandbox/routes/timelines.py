"""Reading stretches of posts: mentions, an account's own posts, recent search.

Owns those three calls. Cuts pages with paging.py and packs them with includes.py."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from sunwai.sandbox import ids, search
from sunwai.sandbox.accounts import Account
from sunwai.sandbox.includes import pack
from sunwai.sandbox.paging import PARAMS, Page, page, read_window
from sunwai.sandbox.query import OBJECTS
from sunwai.sandbox.refusal import InvalidRequest, not_found
from sunwai.sandbox.visibility import hidden_timeline, visible
from sunwai.sandbox.visit import Answer, Endpoint, Visit
from sunwai.sandbox.world import Post

SEARCH_PARAMS = frozenset({"query", "next_token", "sort_order"})


def mentions(visit: Visit) -> Answer:
    """Will give the posts that name the account, by @ or by answering it; only the newest 800 can be reached."""
    account = _account(visit)
    keys = visit.state.world.naming.get(account.id, [])
    return _timeline(visit, keys[-visit.state.plan.mention_cap :])


def timeline(visit: Visit) -> Answer:
    """Will give the account's own posts; only the newest 3,200 can be reached."""
    account = _account(visit)
    reader = visit.caller.account
    if account.suspended or (account.protected and (reader is None or reader.id != account.id)):
        words = visit.ask().words
        return Answer({"errors": [hidden_timeline(account, words)]}, words.dialect)
    keys = visit.state.world.by_author.get(account.id, [])
    left_out = _left_out(visit)
    return _timeline(visit, keys[-visit.state.plan.timeline_cap :], also=lambda post: not left_out(post))


def search_recent(visit: Visit) -> Answer:
    """Will give the posts of the last seven days that match the query."""
    plan, sought = visit.state.plan, visit.params.get("query", "")
    if not 1 <= len(sought) <= plan.query_limit:
        message = f"The `query` query parameter must be 1 to {plan.query_limit} characters; it has {len(sought)}"
        raise InvalidRequest("query", sought, message)
    oldest = visit.at - timedelta(days=plan.search_days)
    _refuse_too_old(visit, ids.first_id(oldest))
    matches = search.parse(sought, accounts=visit.state.accounts)
    keys = sorted(post.id for post in visit.state.world.newest_first() if post.created_at >= oldest and matches(post))
    answer = _timeline(visit, keys, least=10, default=10)
    if answer.dialect == "tweet":  # up to 2.166, search could only be paged one way
        answer.content["meta"].pop("previous_token", None)
    return answer


def _account(visit: Visit) -> Account:
    key = visit.path["id"]
    account = visit.state.accounts.get(int(key)) if key.isdecimal() else None
    if account is None:
        raise not_found("user", key)
    return account


def _timeline(
    visit: Visit,
    keys: Sequence[int],
    *,
    also: Callable[[Post], bool] = lambda _: True,
    least: int = 5,
    default: int = 10,
) -> Answer:
    ask = visit.ask()
    window = read_window(visit.params, least=least, default=default)
    state, reader = visit.state, visit.caller.account

    def pick(key: int) -> Post | None:
        post = state.world.posts[key]
        return post if also(post) and visible(post, to=reader, accounts=state.accounts) else None

    found: Page = page(keys, window, pick=pick)
    told = pack(found.posts, ask, state=state, reader=reader, base=visit.base)
    return Answer({**told, "meta": found.meta()}, ask.words.dialect)


def _left_out(visit: Visit) -> Callable[[Post], bool]:
    given = visit.params.get("exclude", "")
    kinds = set(given.split(",")) if given else set()
    if kinds - {"replies", "retweets"}:
        raise InvalidRequest(
            "exclude", given, f"The `exclude` query parameter value [{given}] is not one of [replies,retweets]"
        )
    return lambda post: "replies" in kinds and post.reply_to is not None


def _refuse_too_old(visit: Visit, oldest: int) -> None:
    since = visit.params.get("since_id", "")
    if since.isdecimal() and int(since) < oldest:
        message = f"'since_id' must be a tweet id created after [{ids.moment(oldest).isoformat()}]"
        raise InvalidRequest("since_id", since, message)


ENDPOINTS = (
    Endpoint("mentions", "GET", "/2/users/{id}/mentions", mentions, params=PARAMS | OBJECTS),
    Endpoint("timeline", "GET", "/2/users/{id}/tweets", timeline, params=PARAMS | OBJECTS | {"exclude"}),
    Endpoint("search_recent", "GET", "/2/tweets/search/recent", search_recent, params=PARAMS | OBJECTS | SEARCH_PARAMS),
)
