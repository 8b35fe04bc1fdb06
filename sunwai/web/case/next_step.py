"""What a case waits for: exactly one next step, from facts. Pure; the case page draws its one main button from this.

Knows no words, no tables and no clock. A question that is open (a reply to read, words that did not go out) comes
before the ordinary road, because every clock and every promise hangs on it."""

from dataclasses import dataclass
from enum import StrEnum

from sunwai.cases.lifecycle import Status

S = Status


class Step(StrEnum):
    """The next step of a case. `wait_*` asks nothing of the desk."""

    ACCEPT = "accept"
    TAKE_UP_AGAIN = "take_up_again"
    GO_TO_OTHER = "go_to_other"
    DRAFT = "draft"
    SHIELD = "shield"
    ASK_NOD = "ask_nod"
    WAIT_NOD = "wait_nod"
    WAIT_ISSUE = "wait_issue"
    POST_BY_HAND = "post_by_hand"
    DECIDE = "decide"
    TRY_AGAIN = "try_again"
    WAIT_SENDING = "wait_sending"
    CONFIRM_READING = "confirm_reading"
    SEE_PROMISE = "see_promise"
    WAIT_OFFICE = "wait_office"
    WAIT_PROMISE = "wait_promise"
    ASK_CITIZEN = "ask_citizen"
    RECORD_WORD = "record_word"
    WAIT_CITIZEN = "wait_citizen"
    CLOSE = "close"
    READ_WORD = "read_word"
    REST = "rest"


WAITING = frozenset(
    {Step.WAIT_NOD, Step.WAIT_ISSUE, Step.WAIT_SENDING, Step.WAIT_OFFICE, Step.WAIT_PROMISE, Step.WAIT_CITIZEN}
    | {Step.REST}
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the next step is reckoned from. `going` is the state of the newest public act that is not out yet, or ""."""

    status: Status
    has_draft: bool = False
    shield_blocks: bool = False  # the draft's words show a person
    going: str = ""
    unread_reply: bool = False
    promise_due: bool = False
    promise_open: bool = False
    can_ask: bool = False  # there is a citizen's post to ask under, and an office's claim to ask about
    was_asked: bool = False
    open_need: bool = True
    late_word: bool = False  # the citizen spoke after the end and nobody has read it


_GOING = {
    "by_hand": Step.POST_BY_HAND,
    "ask_person": Step.DECIDE,
    "failed": Step.TRY_AGAIN,
    "uncertain": Step.WAIT_SENDING,
    "ready": Step.WAIT_SENDING,
    "sending": Step.WAIT_SENDING,
}


def next_step(facts: Facts) -> Step:
    """Will say which one step FACTS call for."""
    if facts.status is S.JOINED:
        return Step.GO_TO_OTHER
    if facts.going:
        return _GOING[facts.going]
    if facts.late_word and facts.status in {S.CLOSED, S.SET_ASIDE}:
        return Step.READ_WORD
    if facts.unread_reply:
        return Step.CONFIRM_READING
    if facts.promise_due and facts.status not in {S.CLOSED, S.SET_ASIDE}:
        return Step.SEE_PROMISE
    return _by_status(facts)


MAY_ASK_NOD = frozenset({S.ACCEPTED, S.DIRECTED, S.ANSWERED, S.HEARD})


def _by_status(facts: Facts) -> Step:
    if facts.has_draft and facts.status in MAY_ASK_NOD:
        return Step.SHIELD if facts.shield_blocks else Step.ASK_NOD
    if facts.status is S.ANSWERED:
        return _answered(facts)
    if facts.status is S.ACCEPTED:
        return Step.DRAFT
    return {
        S.RECEIVED: Step.ACCEPT,
        S.AWAITING_NOD: Step.WAIT_NOD,
        S.NODDED: Step.WAIT_ISSUE,
        S.DIRECTED: Step.WAIT_OFFICE,
        S.CONFIRMING: Step.WAIT_CITIZEN,
        S.HEARD: Step.CLOSE,
        S.CLOSED: Step.REST,
        S.SET_ASIDE: Step.TAKE_UP_AGAIN,
    }[facts.status]


def _answered(facts: Facts) -> Step:
    """Where a promise runs on and nothing else is claimed, its day is awaited; the citizen is asked about claims."""
    if facts.promise_open:
        return Step.WAIT_PROMISE
    return Step.ASK_CITIZEN if facts.can_ask else Step.RECORD_WORD
