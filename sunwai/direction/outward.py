"""By which handle, and under which post, a case is spoken of in public. Reads only.

Owns both rules, as questions that may also be asked among others of a page, and what follows from their answers."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from sunwai.cases.models import Case, PartyRole
from sunwai.errors import MissingPrerequisite
from sunwai.intake.models import Post, Role
from sunwai.outbox.models import Handle


def posting_handle(case: Case) -> Handle:
    """Will give the handle that speaks for CASE: that of the network its post stands on, else the first of ours.

    Raises MissingPrerequisite when no handle is connected."""
    chosen = speaking(case).first()
    if chosen is None:
        raise MissingPrerequisite("No handle is connected, so nothing can be posted. Connect one: sunwai connect x")
    return chosen


def post_to_answer(case: Case, *, network: str) -> str | None:
    """Will give the key of the post our words go under: a complainant's that still stands, the first one; else None.

    None for a sealed case: words under the post would tie its docket to the very words that name the victim."""
    post = first_to_answer(case, answerable(case).filter(network=network)[:1])
    return post.key if post else None


def speaking(case: Case) -> QuerySet[Handle]:
    """Will ask for our handles in the order in which they would speak for CASE: the first one does."""
    spoken_there = Exists(case.posts.exclude(role=Role.OWN).filter(network=OuterRef("network")))
    handles = Handle.objects.exclude(mode=Handle.Mode.OFF).annotate(spoken_there=spoken_there)
    return handles.order_by("-spoken_there", "id")


def answerable(case: Case) -> QuerySet[Post]:
    """Will ask for what complainants said in CASE and that still stands, the first one first, on any network."""
    complainants = case.parties.filter(role=PartyRole.COMPLAINANT, account__isnull=False).values("account")
    theirs = Post.objects.filter(case=case, gone_at=None, author__in=complainants)
    return theirs.filter(role__in=[Role.NEW_MATTER, Role.WORD]).order_by("created_at", "id")


def first_to_answer(case: Case, posts: Iterable[Post]) -> Post | None:
    """Will choose, of the answerable POSTS of CASE on one network, the one our words go under; None where sealed."""
    return None if case.is_sealed else next(iter(posts), None)
