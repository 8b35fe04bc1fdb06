"""Our own posts, as a network holds them, matched to the acts they are: by id, by code, by words and parent.

Settles through `outbox.actions`; posts nothing and calls no network."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from sunwai.cases.actions import locked, record
from sunwai.cases.lifecycle import Verb
from sunwai.networks.post import Sent
from sunwai.outbox.actions import settle_sent
from sunwai.outbox.matching import codes_in, same_words
from sunwai.outbox.models import OPEN_STATES, Outgoing, State


def note_changed(*, network: str, sent: Sent, at: datetime) -> None:
    """Will note that an act that is out was changed on the network: nobody has nodded to what stands there now."""
    act = _by_id(network, sent)
    if act is None or act.sent_words == sent.text:
        return
    with transaction.atomic():
        locked(act.case)
        differs = not same_words(act.words, sent.text, is_reply=bool(act.in_reply_to))
        Outgoing.objects.filter(pk=act.pk).update(sent_words=sent.text, differs=differs)
        if differs:
            record(act.case, Verb.POST_DIFFERS, by="machine", at=at, facts={"key": act.key, "id": sent.key})


def recognise(*, network: str, sent: Sent, in_reply_to: str | None, at: datetime) -> Outgoing | None:
    """Will match a post read from our own timeline to an act: by its id, by its code, by words and parent.

    An act waiting to be posted by hand, or uncertain, is thereby settled, and one that was given up and stands there
    all the same. None: we know no such act."""
    known = _by_id(network, sent)
    if known is not None:
        return known
    act = _by_code(network, sent) or _by_words(network, sent, in_reply_to)
    if act is None:
        return _by_id(network, sent)  # a second reader may have claimed it since the first question
    settle_sent(act, sent, at=at, how="claimed" if act.state == State.BY_HAND else "found")
    return act


def _by_id(network: str, sent: Sent) -> Outgoing | None:
    return Outgoing.objects.filter(network=network, sent_key=sent.key).first()


def _by_code(network: str, sent: Sent) -> Outgoing | None:
    return _may_be(network, sent).filter(code__in=codes_in(sent.text)).first()


def _by_words(network: str, sent: Sent, in_reply_to: str | None) -> Outgoing | None:
    under = _may_be(network, sent).filter(in_reply_to=in_reply_to or "", state__in=[*OPEN_STATES, State.FAILED])
    return next((a for a in under if same_words(a.words, sent.text, is_reply=bool(a.in_reply_to))), None)


def _may_be(network: str, sent: Sent) -> QuerySet[Outgoing]:
    """Acts not known to be out that existed when SENT was posted; two clocks may differ by a little."""
    from_then = sent.at + timedelta(minutes=2)
    not_out = Outgoing.objects.filter(network=network, created_at__lte=from_then).exclude(state=State.SENT)
    return not_out.order_by("created_at", "id")
