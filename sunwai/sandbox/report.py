"""How the sandbox tells its own state on /sandbox/: accounts with their keys, posts as their authors wrote them.

Owns those JSON forms; the client (client.py) reads them."""

from typing import Any

from sunwai.sandbox.accounts import Account
from sunwai.sandbox.keys import SCOPES
from sunwai.sandbox.state import State
from sunwai.sandbox.world import Post


def account_json(account: Account, *, state: State) -> dict[str, Any]:
    """Will tell an account without its keys."""
    return {
        "id": str(account.id),
        "username": account.username,
        "name": account.name,
        "created_at": account.created_at.isoformat(),
        "description": account.description,
        "verified_type": account.verified_type,
        "protected": account.protected,
        "suspended": account.suspended,
        "premium": account.premium,
        "posts": len(state.world.by_author.get(account.id, [])),
    }


def keys_json(account: Account, *, state: State, scopes: frozenset[str] = SCOPES) -> dict[str, Any]:
    """Will give ACCOUNT new tokens of both kinds and tell them, with the app's own keys."""
    consumer, signed = state.keys.consumer, state.keys.sign_for(account.id)
    grant = state.grant(account, scopes=scopes)
    return {
        "account": str(account.id),
        "consumer_key": consumer.key,
        "consumer_secret": consumer.secret,
        "token": signed.token,
        "token_secret": signed.secret,
        "client_id": consumer.client_id,
        "client_secret": consumer.client_secret,
        "access_token": grant.access,
        "refresh_token": grant.refresh or "",
        "expires_at": grant.expires_at.isoformat(),
        "scopes": sorted(grant.scopes),
        "app_bearer": consumer.bearer,
    }


def post_json(post: Post, *, state: State) -> dict[str, Any]:
    """Will tell one version of a post as its author wrote it, and whether it still stands."""
    author, gone = state.accounts.get(post.author), state.world.deleted.get(post.chain)
    return {
        "id": str(post.id),
        "chain": str(post.chain),
        "author": str(post.author),
        "username": author.username if author else "",
        "text": post.typed,
        "wire_text": post.dressed.text,
        "at": post.created_at.isoformat(),
        "conversation": str(post.conversation),
        "reply_to": str(post.reply_to) if post.reply_to is not None else None,
        "quotes": str(post.quotes) if post.quotes is not None else None,
        "media": [media.key for media in map(state.media.get, post.media) if media],
        "by_api": post.by_api,
        "newest": state.world.chains[post.chain][-1] == post.id,
        "deleted_at": gone.isoformat() if gone else None,
    }
