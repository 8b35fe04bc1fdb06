"""Looking again at posts we keep: has the author deleted, changed or hidden one? (SOP, reading the networks)

Owns when a post is looked up again. Runs after the lanes, so that neither its errors nor its limits hold them up."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from sunwai.cases.lifecycle import AT_REST
from sunwai.cases.models import Case
from sunwai.intake import actions
from sunwai.intake.collect import cursor_of, note_failure, take_in_or_keep
from sunwai.intake.models import Cursor, Post
from sunwai.networks import base
from sunwai.networks.base import Connector
from sunwai.networks.post import Item, RemoteState
from sunwai.sop.clauses import Sop

LANE = "recheck"
AT_ONCE = 100  # as many as X looks up in one call
PAUSES = 12  # at most so many rounds in the time after which a post is looked up again


def work_one(connector: Connector, *, at: datetime, sop: Sop) -> bool:
    """Will look up the hundred posts unseen for longest, if their time has come, and say whether any had. Repeatable.

    An error is kept on the lane's row for the desk, and the look-up waits as long as any lane would."""
    cursor = cursor_of(connector, LANE)
    if cursor.waits(at):
        return False
    posts = list(_due(connector, at=at, sop=sop)[:AT_ONCE])
    if not posts:
        return actions.look_again(connector.name) > 0 or _rest(cursor, at=at, sop=sop)
    past = set(_past(posts, at=at, sop=sop).values_list("pk", flat=True))
    actions.look_no_more(past)
    try:
        _follow([post for post in posts if post.pk not in past], connector, at=at)
    except base.NetworkError as error:
        note_failure(cursor, error, at=at, sop=sop)
        return False
    except Exception as broken:  # nobody foresaw it: shown to the desk, and asked again no sooner than any failure
        note_failure(cursor, base.NetworkError(type(broken).__name__), at=at, sop=sop)
        raise
    return True


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, posts are next to be looked up, if that is known."""
    resting = Cursor.objects.filter(lane=LANE, next_at__gt=after).order_by("next_at")
    return resting.values_list("next_at", flat=True).first()


def _follow(posts: Sequence[Post], connector: Connector, *, at: datetime) -> None:
    """The network is asked outside any transaction; what it said of the hundred is then noted in one."""
    if not posts:
        return
    states = connector.check([post.key for post in posts], at=at)
    changed = [key for key, state in states.items() if state is RemoteState.EDITED]
    items = connector.newest(changed, at=at) if changed else ()
    with transaction.atomic():
        _note(posts, states, items, own_account=connector.account, at=at)


def _note(
    posts: Sequence[Post], states: Mapping[str, RemoteState], items: Sequence[Item], *, own_account: str, at: datetime
) -> None:
    # What the network says nothing of (a key that is not its own, in an imported file) is not asked for at once again.
    actions.mark_checked(posts, hidden=_in(states, RemoteState.HIDDEN), at=at)
    take_in_or_keep(items, own_account=own_account, source=LANE, at=at)
    gone = _in(states, RemoteState.GONE)
    for post in posts:
        if post.key in gone:
            actions.remove(post, at=at)


def _in(states: Mapping[str, RemoteState], state: RemoteState) -> frozenset[str]:
    return frozenset(key for key, found in states.items() if found is state)


def _due(connector: Connector, *, at: datetime, sop: Sop) -> QuerySet[Post]:
    unseen = Post.objects.filter(network=connector.name, gone_at=None, checked_at__lte=at - sop.intake.recheck_every)
    return unseen.order_by("checked_at", "id")


def _past(posts: Iterable[Post], *, at: datetime, sop: Sop) -> QuerySet[Post]:
    """Those long known whose matter has been at rest, with no act on its record, for as long as the SOP says."""
    since = at - sop.intake.recheck_for
    quiet = Case.objects.filter(status__in=AT_REST).exclude(entries__at__gte=since)
    known = Post.objects.filter(pk__in=[post.pk for post in posts], seen_at__lt=since)
    return known.filter(Q(case=None) | Q(case__in=quiet))


def _rest(cursor: Cursor, *, at: datetime, sop: Sop) -> bool:
    """Nothing is due: sleep until the next is, but not for moments only, so that posts are asked for by the hundred."""
    every = sop.intake.recheck_every
    kept = Post.objects.filter(network=cursor.network, gone_at=None, checked_at__isnull=False)
    oldest = kept.order_by("checked_at").values_list("checked_at", flat=True).first() or at
    next_at = max(oldest + every, at + every / PAUSES)
    Cursor.objects.filter(pk=cursor.pk).update(read_at=at, next_at=next_at, error="", failing_since=None)
    return False
