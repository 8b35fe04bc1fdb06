"""By which handle, and under which post, a case is spoken of in public. Reads only."""

from django.db.models import Exists, OuterRef

from sunwai.cases.models import Case, PartyRole
from sunwai.errors import MissingPrerequisite
from sunwai.intake.models import Post, Role
from sunwai.outbox.models import Handle


def posting_handle(case: Case) -> Handle:
    """Will give the handle that speaks for CASE: that of the network its post stands on, else the first of ours.

    Raises MissingPrerequisite when no handle is connected."""
    spoken_there = Exists(case.posts.exclude(role=Role.OWN).filter(network=OuterRef("network")))
    handles = Handle.objects.exclude(mode=Handle.Mode.OFF).annotate(spoken_there=spoken_there)
    chosen = handles.order_by("-spoken_there", "id").first()
    if chosen is None:
        raise MissingPrerequisite("No handle is connected, so nothing can be posted. Connect one: sunwai connect x")
    return chosen


def post_to_answer(case: Case, *, network: str) -> str | None:
    """Will give the key of the post our words go under: a complainant's that still stands, the first one; else None.

    None for a sealed case: words under the post would tie its docket to the very words that name the victim."""
    if case.is_sealed:
        return None
    complainants = case.parties.filter(role=PartyRole.COMPLAINANT, account__isnull=False).values("account")
    theirs = Post.objects.filter(case=case, network=network, gone_at=None, author__in=complainants)
    said = theirs.filter(role__in=[Role.NEW_MATTER, Role.WORD]).order_by("created_at", "id")
    return said.values_list("key", flat=True).first()
