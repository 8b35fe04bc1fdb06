"""A post as it may be embedded: without places, private matters, handles and addresses."""

import re

from sunwai.triage.reading import Read

_ASIDE = re.compile(r"https?://\S+|www\.\S+|@\w+|\d{4,}")


def masked(read: Read) -> str:
    """Will give the words of READ with each place and each private matter left out."""
    spans = [*read.where.spans, *((span.start, span.end) for span in read.private)]
    text = read.heard.text
    kept = "".join(" " if any(start <= at < end for start, end in spans) else letter for at, letter in enumerate(text))
    return " ".join(_ASIDE.sub(" ", kept).split())
