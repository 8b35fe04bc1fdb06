"""Who may see what, and how X says that something cannot be seen.

Owns the entries of `errors` that come with a 200."""

from typing import Any

from sunwai.sandbox.accounts import Account, Accounts
from sunwai.sandbox.refusal import PROBLEMS
from sunwai.sandbox.words import Words
from sunwai.sandbox.world import Post


def visible(post: Post, *, to: Account | None, accounts: Accounts) -> bool:
    """Will say whether the reader TO sees POST: not those of suspended authors, nor of protected ones."""
    author = accounts.get(post.author)
    if author is None or author.suspended:
        return False
    return not author.protected or (to is not None and to.id == author.id)


def missing_post(key: int, hidden: Post | None, words: Words, *, parameter: str) -> dict[str, Any]:
    """Will make the entry for a post that is not there, or is HIDDEN from the reader."""
    if hidden is None:
        told = _entry("resource-not-found", "Not Found Error", words, key=str(key), parameter=parameter)
        return {**told, "detail": f"Could not find tweet with {parameter}: [{key}].", "resource_type": "tweet"}
    told = _entry("not-authorized-for-resource", "Authorization Error", words, key=str(key), parameter=parameter)
    detail = f"Sorry, you are not authorized to see the Tweet with {parameter}: [{key}]."
    return {**told, "detail": detail, "resource_type": "tweet", "section": "data"}


def missing_user(key: str, account: Account | None, words: Words, *, parameter: str) -> dict[str, Any]:
    """Will make the entry for a user that is not there, or is suspended."""
    if account is None:
        told = _entry("resource-not-found", "Not Found Error", words, key=key, parameter=parameter)
        return {**told, "detail": f"Could not find user with {parameter}: [{key}].", "resource_type": "user"}
    told = _entry("resource-not-found", "Forbidden", words, key=key, parameter=parameter)
    return {**told, "detail": f"User has been suspended: [{key}].", "resource_type": "user"}


def hidden_timeline(account: Account, words: Words) -> dict[str, Any]:
    """Will make the entry for the timeline of a protected or suspended ACCOUNT."""
    told = _entry("not-authorized-for-resource", "Authorization Error", words, key=str(account.id), parameter="id")
    detail = f"Sorry, you are not authorized to see the user with id: [{account.id}]."
    return {**told, "detail": detail, "resource_type": "user", "section": "data"}


def _entry(kind: str, title: str, words: Words, *, key: str, parameter: str) -> dict[str, Any]:
    address = PROBLEMS[words.dialect] + kind
    return {"type": address, "title": title, "value": key, "resource_id": key, "parameter": parameter}
