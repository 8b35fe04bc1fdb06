"""The text of a post as people see it. Owns what X's wire does to a text, and undoing it.

X sends &, < and > escaped, every link as a t.co stand-in, and a link at the end for each picture."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

_STAND_IN = re.compile(r"https?://t\.co/\w+")
_PICTURE_PAGE = re.compile(r"/status/\d+/(photo|video)/\d+$")


def shown_text(sent: str, links: Sequence[Mapping[str, Any]]) -> str:
    """Will return SENT as a reader sees it: unescaped, LINKS in place of stand-ins, links of pictures out."""
    table = {link["url"]: _shown_link(link) for link in links if _is_pair(link)}
    text = _STAND_IN.sub(lambda found: table.get(found[0], found[0]), unescaped(sent))
    return text.rstrip() if "" in table.values() else text


def unescaped(sent: str) -> str:
    """Will undo the three escapes X makes; the ampersand last, so that nothing is undone twice."""
    return sent.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _is_pair(link: Mapping[str, Any]) -> bool:
    return isinstance(link.get("url"), str) and isinstance(link.get("expanded_url"), str)


def _shown_link(link: Mapping[str, Any]) -> str:
    expanded: str = link["expanded_url"]
    return "" if link.get("media_key") or _PICTURE_PAGE.search(expanded) else expanded
