"""The two vocabularies of X's wire: up to OpenAPI 2.166 "tweet", from 2.167 (August 2026) "post".

Owns Words and the tables of what may be asked for. Facts re-keyed from X's documents; no behaviour."""

from dataclasses import dataclass

_FIELDS_OF_BOTH = (
    "article attachments card_uri community_id context_annotations conversation_id created_at display_text_range "
    "edit_controls entities geo id lang matched_media_notes media_metadata non_public_metrics organic_metrics "
    "possibly_sensitive promoted_metrics public_metrics reply_settings scopes source suggested_source_links "
    "suggested_source_links_with_counts text withheld"
)
_USER_FIELDS_OF_BOTH = (
    "confirmed_email connection_status created_at description entities id is_identity_verified location name parody "
    "profile_banner_url profile_image_url protected public_metrics receives_your_dm subscription subscription_type "
    "url username verified verified_followers_count verified_type withheld"
)
_EXPANSIONS_OF_BOTH = (
    "article.cover_media article.media_entities attachments.media_keys attachments.media_source_tweet "
    "attachments.poll_ids author_id entities.mentions.username geo.place_id in_reply_to_user_id"
)
MEDIA_FIELDS = frozenset(
    {
        "alt_text",
        "duration_ms",
        "height",
        "media_key",
        "non_public_metrics",
        "organic_metrics",
        "preview_image_url",
        "promoted_metrics",
        "public_metrics",
        "type",
        "url",
        "variants",
        "width",
    }
)
POLL_FIELDS = frozenset(["duration_minutes", "end_datetime", "id", "options", "voting_status"])
PLACE_FIELDS = frozenset(
    {
        "contained_within",
        "country",
        "country_code",
        "full_name",
        "geo",
        "id",
        "name",
        "place_type",
    }
)


def _set(*lists: str) -> frozenset[str]:
    return frozenset(" ".join(lists).split())


@dataclass(frozen=True, slots=True)
class Words:
    """One vocabulary: its name, what it calls things, and what a request may ask for in it."""

    dialect: str
    fields_parameter: str
    post_fields: frozenset[str]
    post_expansions: frozenset[str]
    user_fields: frozenset[str]
    user_expansions: frozenset[str]
    references: str  # the key under which a post lists what it answers or quotes
    references_expansion: str
    history: str
    note: str
    included_posts: str
    reposts: str
    posts_counted: str
    newest_post: str
    affiliation_expansion: str


POST = Words(
    dialect="post",
    fields_parameter="post.fields",
    # author_id, in_reply_to_user_id, referenced_posts and the edit history are expansions only, from 2.167 on.
    post_fields=_set(_FIELDS_OF_BOTH, "article_title note_post note_request_suggestions paid_partnership"),
    post_expansions=_set(_EXPANSIONS_OF_BOTH, "edit_history_post_ids referenced_posts username"),
    user_fields=_set(_USER_FIELDS_OF_BOTH, "subscribes_to_you"),
    user_expansions=_set("affiliation most_recent_post_id pinned_post_id"),
    references="referenced_posts",
    references_expansion="referenced_posts",
    history="edit_history_post_ids",
    note="note_post",
    included_posts="posts",
    reposts="repost_count",
    posts_counted="post_count",
    newest_post="most_recent_post_id",
    affiliation_expansion="affiliation",
)
TWEET = Words(
    dialect="tweet",
    fields_parameter="tweet.fields",
    post_fields=_set(
        _FIELDS_OF_BOTH, "author_id edit_history_tweet_ids in_reply_to_user_id note_tweet referenced_tweets"
    ),
    post_expansions=_set(
        _EXPANSIONS_OF_BOTH,
        "edit_history_tweet_ids entities.note.mentions.username referenced_tweets.id",
        "referenced_tweets.id.attachments.media_keys referenced_tweets.id.author_id",
    ),
    user_fields=_set(_USER_FIELDS_OF_BOTH, "affiliation most_recent_tweet_id pinned_tweet_id"),
    user_expansions=_set("affiliation.user_id most_recent_tweet_id pinned_tweet_id"),
    references="referenced_tweets",
    references_expansion="referenced_tweets.id",
    history="edit_history_tweet_ids",
    note="note_tweet",
    included_posts="tweets",
    reposts="retweet_count",
    posts_counted="tweet_count",
    newest_post="most_recent_tweet_id",
    affiliation_expansion="affiliation.user_id",
)
BY_DIALECT = {"post": POST, "tweet": TWEET}
