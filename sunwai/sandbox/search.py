"""What a search query matches: conversation_id:, from:, to:, @name, #tag, is:reply, -word, plain words, all at once.

Owns `parse`. Refuses operators it does not know rather than answer as if they were not there."""

import re
from collections.abc import Callable

from sunwai.sandbox.accounts import Accounts
from sunwai.sandbox.refusal import InvalidRequest
from sunwai.sandbox.world import Post

Match = Callable[[Post], bool]
PART = re.compile(r'-?(?:[a-z_]+:)?"[^"]*"|\S+')
OPERATOR = re.compile(r"([a-z_]+):(.+)")


def parse(query: str, *, accounts: Accounts) -> Match:
    """Will give the test that QUERY stands for: every part of it must hold, parts with a minus must not."""
    tests = [_part(part, query, accounts=accounts) for part in PART.findall(query)]
    return lambda post: all(test(post) for test in tests)


def _part(part: str, query: str, *, accounts: Accounts) -> Match:
    if part.startswith("-"):
        inner = _part(part[1:], query, accounts=accounts)
        return lambda post: not inner(post)
    operator = OPERATOR.fullmatch(part)
    if operator and "//" not in part:
        return _operator(operator.group(1), operator.group(2).strip('"'), query, accounts=accounts)
    word = part.strip('"').lower()
    return lambda post: word in post.typed.lower()


def _operator(name: str, value: str, query: str, *, accounts: Accounts) -> Match:
    if name == "conversation_id" and value.isdecimal():
        return lambda post: post.conversation == int(value)
    if name in ("from", "to"):
        account = accounts.called(value.removeprefix("@")) or (accounts.get(int(value)) if value.isdecimal() else None)
        key = account.id if account else -1
        return (lambda post: post.author == key) if name == "from" else (lambda post: post.reply_to_author == key)
    if (name, value) in (("is", "reply"), ("is", "retweet"), ("is", "quote"), ("has", "media")):
        return _trait(value)
    if name == "lang":
        return lambda post: post.lang == value
    raise InvalidRequest(
        "query", query, f"There were errors processing your request: unknown operator [{name}:{value}]"
    )


def _trait(value: str) -> Match:
    tests: dict[str, Match] = {
        "reply": lambda post: post.reply_to is not None,
        "retweet": lambda post: False,
        "quote": lambda post: post.quotes is not None,
        "media": lambda post: bool(post.media),
    }
    return tests[value]
