"""X's rule of length. Owns the weighted count and the links a text would be found to have.

Counts by X's own published rules, never characters by hand (Zammad's #2805 is that bug)."""

import warnings

from sunwai.networks.post import Measure
from sunwai.networks.printable import LONGEST_TEXT

with warnings.catch_warnings():  # the library reads its emoji table through pkg_resources, which warns of its end
    warnings.simplefilter("ignore")
    from twitter_text import parse_tweet
    from twitter_text.extract_urls import extract_urls

POST_LIMIT = 280


class XLimits:
    """The length X allows a handle; `limit` is higher only for handles that pay for long posts."""

    def __init__(self, limit: int = POST_LIMIT) -> None:
        self.limit = limit

    def measure(self, text: str) -> Measure:
        """Will weigh TEXT: most letters 1 (Devanagari too), the rupee sign and any emoji 2, any link 23.

        Strings such as `ward12.in` are links to X: they weigh 23 and make a post 13 times dearer."""
        if len(text) > LONGEST_TEXT:  # no plan takes it, and weighing a million characters takes seconds
            return Measure(used=len(text), limit=self.limit, unit="weighted characters")
        used: int = parse_tweet(text).weightedLength  # composes (NFC) before it counts, as X does
        return Measure(used=used, limit=self.limit, unit="weighted characters", urls=tuple(extract_urls(text)))
