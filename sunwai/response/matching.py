"""Which direction an office's post answers. Reads only; what fits nothing waits in the holding pen.

Order: it replies to our post, it stands in a thread we know, it carries a case code, it is the office's only open
matter. An office is known by its account's immutable id, never by a name or handle."""

import re
from dataclasses import dataclass

from django.db.models import Q

from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.intake.models import Post
from sunwai.offices.models import Office
from sunwai.outbox.models import Outgoing

_CODE = re.compile(r"\b([A-Z]{2,4}-\d{2}-\d{5,})(?:/(\d+))?\b")


@dataclass(frozen=True, slots=True)
class Match:
    """Where a reply belongs and how that was seen; `direction` may be unknown within the case."""

    case: Case
    direction: Direction | None
    how: str  # reply_to_ours | thread | code | only_window


def match(post: Post, office: Office) -> Match | None:
    """Will find what POST of OFFICE answers, or None: then a person looks."""
    return _by_parent(post) or _by_thread(post, office) or _by_code(post, office) or _by_only_window(office)


def _by_parent(post: Post) -> Match | None:
    if not post.parent_key:
        return None
    ours = Outgoing.objects.filter(network=post.network, sent_key=post.parent_key)
    direction = Direction.objects.filter(Q(outgoing__in=ours) | Q(reminder__outgoing__in=ours)).first()
    return Match(direction.case, direction, "reply_to_ours") if direction else None


def _by_thread(post: Post, office: Office) -> Match | None:
    if post.case is None:
        return None
    return Match(post.case, _newest(post.case, office), "thread")


def _by_code(post: Post, office: Office) -> Match | None:
    for docket, number in _CODE.findall(post.text):
        case = Case.objects.filter(docket=docket).first()
        while case is not None and case.joined_into is not None:
            case = case.joined_into  # the matter goes on there
        if case is not None:
            numbered = Direction.objects.filter(case=case, number=int(number)).first() if number else None
            return Match(case, numbered or _newest(case, office), "code")
    return None


def _by_only_window(office: Office) -> Match | None:
    cases = list(Case.objects.filter(windows__office=office, windows__stopped_at=None).distinct()[:2])
    if len(cases) != 1:
        return None  # none, or several: guessing would stop the wrong clock
    return Match(cases[0], _newest(cases[0], office), "only_window")


def _newest(case: Case, office: Office) -> Direction | None:
    out = Direction.objects.filter(case=case, out_at__isnull=False).order_by("-out_at")
    own = out.filter(owner=office).first()
    return own or out.filter(windows__in=Window.objects.running()).first() or out.first()
