"""The link that opens X's own composer with our words in it, for `assisted` posting. Posts nothing itself."""

from urllib.parse import quote, urlencode

# Documented by X for `text`; `in_reply_to` has worked for years but stands in no document (August 2026).
_COMPOSER = "https://x.com/intent/post"


def intent_link(text: str, in_reply_to: str | None = None) -> str:
    """Will return a link that opens X's composer with TEXT, as a reply to the post IN_REPLY_TO when given."""
    words = {"text": text} | ({"in_reply_to": in_reply_to} if in_reply_to else {})
    return f"{_COMPOSER}?{urlencode(words, quote_via=quote)}"
