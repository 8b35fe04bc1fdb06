"""The request words of X's two vocabularies. Owns which fields we ask for and what each is called.

Never reads an answer: wire.py understands both vocabularies whichever was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from sunwai.errors import SunwaiError

# Badges and protection of the author; nothing that would rank people (no follower counts).
_PERSON = "id,name,parody,protected,username,verified,verified_type"
_PICTURE = "alt_text,media_key,preview_image_url,type,url"


class UnknownDialect(SunwaiError):
    """The setting names a vocabulary that X never spoke."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """The query words of one vocabulary, ready to send."""

    name: str
    posts: Mapping[str, str]  # for any call that answers posts
    people: Mapping[str, str]


# Up to OpenAPI 2.166 (1 July 2026).
TWEET = Dialect(
    name="tweet",
    posts={
        "tweet.fields": "attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,entities,"
        "id,lang,note_tweet,referenced_tweets,text",
        "expansions": "attachments.media_keys,author_id",
        "user.fields": _PERSON,
        "media.fields": _PICTURE,
    },
    people={"user.fields": _PERSON},
)

# From OpenAPI 2.167 (7-22 August 2026): author, history and references are asked for as expansions only.
POST = Dialect(
    name="post",
    posts={
        "post.fields": "attachments,conversation_id,created_at,entities,id,lang,note_post,text",
        "expansions": "attachments.media_keys,author_id,edit_history_post_ids,referenced_posts",
        "user.fields": _PERSON,
        "media.fields": _PICTURE,
    },
    people={"user.fields": _PERSON},
)


def dialect_named(name: str) -> Dialect:
    """Will return the vocabulary called NAME (post or tweet)."""
    for dialect in (POST, TWEET):
        if dialect.name == name:
            return dialect
    raise UnknownDialect(f"X's wire has no dialect {name!r}. Set SUNWAI_X_DIALECT to post (2.167 and later) or tweet.")
