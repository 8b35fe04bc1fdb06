"""Whom to ask in a matter that several people brought: each once, under their own post. Reads only.

X allows one automated answer to whoever called us, and none to others (guidelines in force on 23 Feb 2026); so each
complainant of a joined case is kept informed by the question itself, and the SOP bounds how many."""

from dataclasses import dataclass

from sunwai.cases.models import Case, PartyRole
from sunwai.direction.outward import post_to_answer, posting_handle
from sunwai.intake.models import Post, Role
from sunwai.outbox.models import Handle


@dataclass(frozen=True, slots=True)
class Asked:
    """One person to be asked: by which of our handles, under which post; `account` is None where nobody signed it."""

    handle: Handle
    post: str
    account: int | None


def to_ask(case: Case, *, most: int) -> list[Asked]:
    """Will list whom to ask about CASE: who posted first, then each other complainant who called us, at most MOST."""
    handle = posting_handle(case)
    under = post_to_answer(case, network=handle.network)
    if under is None:
        return []
    first = Post.objects.get(network=handle.network, key=under)
    found = [Asked(handle, under, first.author_id)]
    for post in _of_the_others(case, first):
        if len(found) < most and post.author_id not in {asked.account for asked in found}:
            found.append(Asked(_handles()[post.network], post.key, post.author_id))
    return found


def _of_the_others(case: Case, first: Post) -> list[Post]:
    complainants = case.parties.filter(role=PartyRole.COMPLAINANT, account__isnull=False).values("account")
    theirs = Post.objects.filter(case=case, role=Role.NEW_MATTER, gone_at=None, author__in=complainants)
    standing = theirs.filter(network__in=list(_handles())).exclude(author=first.author_id)
    return list(standing.order_by("created_at", "id"))


def _handles() -> dict[str, Handle]:
    rows = Handle.objects.exclude(mode=Handle.Mode.OFF).order_by("-id")
    return {handle.network: handle for handle in rows}
