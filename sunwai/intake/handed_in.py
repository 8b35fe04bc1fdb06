"""What an office hands in on its own page: taken in as its post in the case, beside what it says on the networks.

Writes Post and Version, as `intake.actions` does. What it says is response's to read."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sunwai.cases.actions import record
from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.errors import SunwaiError
from sunwai.intake.models import Post, Role, Version

NETWORK = "office"  # the office's own page, which is no network


class HandedInAlready(SunwaiError):
    """The same answer is on record."""


def hand_in(
    case: Case, *, key: str, text: str, media: Sequence[dict[str, str]], source: str, by: str, at: datetime
) -> Post:
    """Will take TEXT in as an office's word in CASE, in the caller's transaction. The same KEY is HandedInAlready."""
    if Post.objects.filter(network=NETWORK, key=key).exists():
        raise HandedInAlready(f"{case.docket}: this very answer is on record already; nothing was stored twice.")
    with transaction.atomic():
        post = Post.objects.create(
            network=NETWORK,
            key=key,
            role=Role.OFFICE,
            case=case,
            text=text,
            media=list(media),
            source=source[:200],
            created_at=at,
            seen_at=at,
            heard_at=at,
        )
        Version.objects.create(post=post, key=key, text=text, media=list(media), seen_at=at)
        facts = {"post": post.pk, "network": NETWORK, "role": post.role}
        record(case, Verb.POST_ADDED, by=by, at=at, facts=facts)
    return post
