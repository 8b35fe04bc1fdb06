"""Conversations on X. Owns the search that finds one and the order it is read in."""

from collections.abc import Iterable

from sunwai.networks.post import Item

THREAD_PAGES = 5  # 500 posts; a longer quarrel is not read for one matter


def thread_query(root: str, page_token: str | None) -> dict[str, str]:
    """Will return the query for a page of the conversation under ROOT; X searches seven days back."""
    query = {"query": f"conversation_id:{root}", "max_results": "100"}
    return query | ({"pagination_token": page_token} if page_token else {})


def in_order(items: Iterable[Item]) -> list[Item]:
    """Will return ITEMS, each version once, oldest first."""
    unique = {item.version: item for item in items}
    return sorted(unique.values(), key=lambda item: (item.created_at, int(item.version)))
