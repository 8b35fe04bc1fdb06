"""The way of a case: every status, every verb, and the one table that says which verb leads where.

Owns the table. Pure: moves nothing itself; `cases.actions` applies it, `cases.ledger` replays it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from sunwai.errors import SunwaiError


class Status(StrEnum):
    """Where a case stands. Everything else about it is a row of some stage."""

    RECEIVED = "received"  # opened by a post, not yet looked at
    ACCEPTED = "accepted"  # the desk works on it; no words before the approver
    AWAITING_NOD = "awaiting_nod"  # exact words lie before the approver
    NODDED = "nodded"  # the yes is given; the direction is on its way out
    DIRECTED = "directed"  # the direction is out; a window runs
    ANSWERED = "answered"  # no need waits for the office any more; claims are not yet heard
    CONFIRMING = "confirming"  # the citizen has been asked
    HEARD = "heard"  # the citizen's word, or silence, is on the record
    CLOSED = "closed"
    SET_ASIDE = "set_aside"
    JOINED = "joined"  # the matter goes on in another case


class Verb(StrEnum):
    """What was done. One verb, one transaction, one ledger entry."""

    OPENED = "opened"
    BROUGHT_IN = "brought_in"
    POST_ADDED = "post_added"
    POST_EDITED = "post_edited"
    POST_REMOVED = "post_removed"
    REASSESSED = "reassessed"
    HELD = "held"
    RELEASED = "released"
    CORRECTED = "corrected"
    NEED_SET = "need_set"
    NEED_MOVED = "need_moved"
    SUMMARISED = "summarised"
    SEALED = "sealed"
    UNSEALED = "unsealed"
    ACCEPTED = "accepted"
    SET_ASIDE = "set_aside"
    PUT_BACK = "put_back"
    JOINED = "joined"
    UNJOINED = "unjoined"
    TOOK_IN = "took_in"
    GAVE_BACK = "gave_back"
    DRAFTED = "drafted"
    AMENDED = "amended"
    NOD_ASKED = "nod_asked"
    NOD_GIVEN = "nod_given"
    NOD_REFUSED = "nod_refused"
    NOD_QUESTIONED = "nod_questioned"
    NOD_PUT_OFF = "nod_put_off"
    NOD_NARROWED = "nod_narrowed"
    NOD_UNSAID = "nod_unsaid"
    NOD_LAPSED = "nod_lapsed"
    STILL_DIRECTED = "still_directed"
    STILL_ANSWERED = "still_answered"
    STILL_HEARD = "still_heard"
    NOD_STANDING = "nod_standing"
    NOD_FIRST = "nod_first"
    NOD_AFTER = "nod_after"
    NOD_OVERDUE = "nod_overdue"
    NOD_DISOWNED = "nod_disowned"
    ISSUED = "issued"
    REMINDED = "reminded"
    REMINDER_ISSUED = "reminder_issued"
    REMINDER_UNSENT = "reminder_unsent"
    TELLING_DRAFTED = "telling_drafted"
    TELLING_AMENDED = "telling_amended"
    TELLING_ISSUED = "telling_issued"
    POST_READY = "post_ready"
    POST_SENT = "post_sent"
    POST_CLAIMED = "post_claimed"
    POST_DIFFERS = "post_differs"
    POST_FAILED = "post_failed"
    POST_UNCERTAIN = "post_uncertain"
    POST_DECIDED = "post_decided"
    POST_WITHDRAWN = "post_withdrawn"
    DIRECTION_OUT = "direction_out"
    ALSO_OUT = "also_out"
    WINDOW_OPENED = "window_opened"
    WINDOW_WARNED = "window_warned"
    WINDOW_PAUSED = "window_paused"
    WINDOW_RESUMED = "window_resumed"
    WINDOW_STOPPED = "window_stopped"
    ESCALATED = "escalated"
    CALLED = "called"
    REPLY_MATCHED = "reply_matched"
    REPLY_READ = "reply_read"
    REPLY_PUT_UP = "reply_put_up"
    ANSWERED = "answered"
    COMMITMENT_RECORDED = "commitment_recorded"
    COMMITMENT_WOKE = "commitment_woke"
    COMMITMENT_KEPT = "commitment_kept"
    COMMITMENT_BROKEN = "commitment_broken"
    PLACE_ASKED = "place_asked"
    PLACE_ANSWERED = "place_answered"
    CITIZEN_ASKED = "citizen_asked"
    CITIZEN_WORD = "citizen_word"
    CITIZEN_CONFIRMED = "citizen_confirmed"
    CITIZEN_DISPUTED = "citizen_disputed"
    CITIZEN_UNREACHABLE = "citizen_unreachable"
    CITIZEN_WITHDREW = "citizen_withdrew"
    CLOSED = "closed"
    REOPENED = "reopened"
    PARKED = "parked"
    UNPARKED = "unparked"
    VEIL_LIFTED = "veil_lifted"
    LOOKED_AGAIN = "looked_again"
    ERASED = "erased"
    WORD_SEEN = "word_seen"


def _from(*, to: Status, froms: Iterable[Status]) -> Mapping[Status, Status]:
    return dict.fromkeys(froms, to)


S = Status
# Verb -> {status before: status after}. A verb not listed here moves no status.
TRANSITIONS: Mapping[Verb, Mapping[Status, Status]] = {
    Verb.ACCEPTED: _from(to=S.ACCEPTED, froms=[S.RECEIVED, S.SET_ASIDE]),
    Verb.SET_ASIDE: _from(to=S.SET_ASIDE, froms=[S.RECEIVED, S.ACCEPTED]),
    Verb.PUT_BACK: _from(to=S.RECEIVED, froms=[S.ACCEPTED, S.SET_ASIDE]),
    Verb.JOINED: _from(to=S.JOINED, froms=[S.RECEIVED, S.ACCEPTED]),
    Verb.UNJOINED: _from(to=S.RECEIVED, froms=[S.JOINED]),
    Verb.NOD_ASKED: _from(to=S.AWAITING_NOD, froms=[S.ACCEPTED, S.DIRECTED, S.ANSWERED, S.HEARD]),
    Verb.NOD_GIVEN: _from(to=S.NODDED, froms=[S.AWAITING_NOD]),
    # A red matter goes out first, by a nod given in advance; the approver is asked after.
    Verb.NOD_FIRST: _from(to=S.NODDED, froms=[S.AWAITING_NOD]),
    Verb.NOD_REFUSED: _from(to=S.ACCEPTED, froms=[S.AWAITING_NOD]),
    Verb.NOD_QUESTIONED: _from(to=S.ACCEPTED, froms=[S.AWAITING_NOD]),
    # The yes is taken back before the words went out; they lie before the approver as before.
    Verb.NOD_UNSAID: _from(to=S.AWAITING_NOD, froms=[S.NODDED]),
    Verb.NOD_LAPSED: _from(to=S.ACCEPTED, froms=[S.AWAITING_NOD, S.NODDED]),
    # A no to further words puts a case back where it stood when they were asked about.
    Verb.STILL_DIRECTED: _from(to=S.DIRECTED, froms=[S.ACCEPTED]),
    Verb.STILL_ANSWERED: _from(to=S.ANSWERED, froms=[S.ACCEPTED]),
    Verb.STILL_HEARD: _from(to=S.HEARD, froms=[S.ACCEPTED]),
    # Words to the citizen, and an office's answer under its direction, move nothing: where the case stood before they
    # were asked about, it stands again.
    Verb.TELLING_ISSUED: _from(to=S.ACCEPTED, froms=[S.NODDED]),
    Verb.REMINDER_ISSUED: _from(to=S.ACCEPTED, froms=[S.NODDED]),
    Verb.DIRECTION_OUT: _from(to=S.DIRECTED, froms=[S.NODDED]),
    # Of directions nodded to together the first is out before the last; a question gone on to is not turned back.
    Verb.ALSO_OUT: {
        **_from(to=S.DIRECTED, froms=[S.DIRECTED, S.ANSWERED, S.HEARD, S.ACCEPTED]),
        **{status: status for status in (S.AWAITING_NOD, S.NODDED, S.CONFIRMING)},
    },
    Verb.ANSWERED: _from(to=S.ANSWERED, froms=[S.DIRECTED]),
    Verb.CITIZEN_ASKED: _from(to=S.CONFIRMING, froms=[S.ANSWERED, S.HEARD]),
    # A citizen may say that it is put right before any office has said so.
    Verb.CITIZEN_CONFIRMED: _from(to=S.HEARD, froms=[S.ACCEPTED, S.DIRECTED, S.CONFIRMING, S.ANSWERED, S.HEARD]),
    Verb.CITIZEN_UNREACHABLE: _from(to=S.HEARD, froms=[S.CONFIRMING, S.ANSWERED]),
    Verb.CITIZEN_WITHDREW: _from(to=S.HEARD, froms=[S.ACCEPTED, S.DIRECTED, S.ANSWERED, S.CONFIRMING, S.HEARD]),
    Verb.CITIZEN_DISPUTED: _from(to=S.ACCEPTED, froms=[S.CONFIRMING, S.ANSWERED, S.HEARD, S.CLOSED]),
    Verb.CLOSED: _from(to=S.CLOSED, froms=[S.ACCEPTED, S.DIRECTED, S.ANSWERED, S.CONFIRMING, S.HEARD]),
    Verb.REOPENED: _from(to=S.ACCEPTED, froms=[S.CLOSED]),
}

# A case in one of these waits for the desk's own next step.
ON_DESK = (S.RECEIVED.value, S.ACCEPTED.value, S.ANSWERED.value, S.HEARD.value)
# A case in one of these waits for nobody.
AT_REST = frozenset({S.CLOSED, S.SET_ASIDE, S.JOINED})


class NotNow(SunwaiError):
    """The verb does not lead anywhere from where the case stands."""


def after(verb: Verb, status: Status | None) -> Status:
    """Will say where VERB leads from STATUS (None before the case was opened).

    Raises NotNow, in words, when the table has no such step."""
    if verb is Verb.OPENED:
        if status is not None:
            raise NotNow("This case is open already.")
        return Status.RECEIVED
    if status is None:
        raise NotNow(f"The record begins with {verb.value!r}; it must begin with 'opened'.")
    steps = TRANSITIONS.get(verb)
    if steps is None:
        return status
    if status not in steps:
        allowed = ", ".join(sorted(s.value for s in steps))
        raise NotNow(
            f"The case is {status.value}; '{verb.value}' is possible only when it is {allowed}. "
            "Somebody may have been quicker: open the case again and look."
        )
    return steps[status]


class NeedStatus(StrEnum):
    """Where one need stands; an office's word makes it claimed, only the citizen's makes it met."""

    OPEN = "open"
    PROMISED = "promised"
    CLAIMED = "claimed"
    REFUSED = "refused"
    MET = "met"
    DISPUTED = "disputed"


NS = NeedStatus
NEED_STEPS: Mapping[NeedStatus, frozenset[NeedStatus]] = {
    NS.OPEN: frozenset({NS.PROMISED, NS.CLAIMED, NS.REFUSED, NS.MET}),
    NS.PROMISED: frozenset({NS.CLAIMED, NS.REFUSED, NS.MET, NS.OPEN}),
    NS.CLAIMED: frozenset({NS.MET, NS.DISPUTED, NS.PROMISED, NS.REFUSED, NS.OPEN}),
    NS.REFUSED: frozenset({NS.OPEN, NS.DISPUTED, NS.CLAIMED, NS.PROMISED}),
    NS.MET: frozenset({NS.DISPUTED, NS.OPEN}),
    NS.DISPUTED: frozenset({NS.CLAIMED, NS.PROMISED, NS.REFUSED, NS.MET, NS.OPEN}),
}


def need_after(before: NeedStatus, to: NeedStatus) -> NeedStatus:
    """Will give TO if a need may go there from BEFORE; raises NotNow otherwise."""
    if to not in NEED_STEPS[before]:
        raise NotNow(f"A need that is {before.value} cannot become {to.value}.")
    return to
