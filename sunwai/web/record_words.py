"""The record in the reader's language: one plain sentence for each verb of the ledger.

Owns the table; a verb without a sentence fails a test. Facts are named in braces and filled by `record_lines`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sunwai.cases.lifecycle import Verb

SENTENCES: Mapping[Verb, Any] = {
    Verb.OPENED: _("Opened from a post."),
    Verb.POST_ADDED: _("A post was added."),
    Verb.POST_EDITED: _("A post was changed by its author; the earlier text is kept."),
    Verb.POST_REMOVED: _("A post was removed by its author; its words were removed here too."),
    Verb.HELD: _("Taken in hand."),
    Verb.RELEASED: _("Let go for anybody."),
    Verb.CORRECTED: _("Corrected: {fields}."),
    Verb.NEED_SET: _("Need {need} added: {kind}."),
    Verb.NEED_MOVED: _("Need {need}: {after}."),
    Verb.SUMMARISED: _("The public summary was written."),
    Verb.SEALED: _("Sealed: {why}."),
    Verb.UNSEALED: _("Seal lifted: {why}."),
    Verb.ACCEPTED: _("Accepted."),
    Verb.SET_ASIDE: _("Set aside: {reason}."),
    Verb.JOINED: _("Joined to {into}."),
    Verb.UNJOINED: _("Separated again from {from}."),
    Verb.TOOK_IN: _("Took in {case}."),
    Verb.GAVE_BACK: _("Gave back {case}."),
    Verb.DRAFTED: _("Direction {direction} drafted to {owner}."),
    Verb.AMENDED: _("Direction {direction}: words changed or taken back."),
    Verb.NOD_ASKED: _("Nod asked for the exact words."),
    Verb.NOD_GIVEN: _("Nod given {how}."),
    Verb.NOD_REFUSED: _("Nod refused."),
    Verb.NOD_LAPSED: _("The nod lapsed: {why}."),
    Verb.NOD_STANDING: _("Goes out by the SOP's standing nod."),
    Verb.ISSUED: _("Direction {direction} handed over for posting."),
    Verb.POST_READY: _("{code} is ready to go out."),
    Verb.POST_SENT: _("{code} is out on {network}."),
    Verb.POST_CLAIMED: _("{code}, posted by hand, was found on {network}."),
    Verb.POST_DIFFERS: _("What stands in public is not word for word what the nod was given to."),
    Verb.POST_FAILED: _("It was not posted: {why}"),
    Verb.POST_UNCERTAIN: _("Nobody knows yet whether it is out: {why}"),
    Verb.POST_DECIDED: _("A person looked: {went_out}."),
    Verb.DIRECTION_OUT: _("Direction {direction} stands in public."),
    Verb.WINDOW_OPENED: _("Answering time of {office} opened, until {due_at}."),
    Verb.WINDOW_WARNED: _("The answering time of {office} is nearly over."),
    Verb.WINDOW_PAUSED: _("The clock of {office} stands still: {cause}."),
    Verb.WINDOW_RESUMED: _("The clock of {office} runs on."),
    Verb.WINDOW_STOPPED: _("The clock of {office} stopped: {cause}."),
    Verb.ESCALATED: _("Silent. Put on the call sheet."),
    Verb.CALLED: _("Rung: {outcome}."),
    Verb.REPLY_MATCHED: _("{office} replied."),
    Verb.REPLY_READ: _("The reply was read: {kind}."),
    Verb.ANSWERED: _("No need waits for an office any more."),
    Verb.COMMITMENT_RECORDED: _("Promise recorded: {due}."),
    Verb.COMMITMENT_WOKE: _("A promise is due. Was it kept?"),
    Verb.COMMITMENT_KEPT: _("Promise kept, as the office says."),
    Verb.COMMITMENT_BROKEN: _("Promise broken."),
    Verb.CITIZEN_ASKED: _("The citizen was asked whether it is put right."),
    Verb.CITIZEN_WORD: _("The citizen spoke."),
    Verb.CITIZEN_CONFIRMED: _("Confirmed by {from}."),
    Verb.CITIZEN_DISPUTED: _("Disputed by {from}. The case is open again."),
    Verb.CITIZEN_UNREACHABLE: _("Nobody could be reached to confirm it."),
    Verb.CLOSED: _("Closed: {outcome}, resting on {rests_on}."),
    Verb.REOPENED: _("Opened again."),
    Verb.PARKED: _("Parked by an error ({error}); a person must look."),
    Verb.UNPARKED: _("Tried again after a person looked."),
}

ICONS: Mapping[Verb, str] = {
    Verb.OPENED: "papers",
    Verb.POST_ADDED: "papers",
    Verb.POST_EDITED: "pen",
    Verb.POST_REMOVED: "gone",
    Verb.SEALED: "lock",
    Verb.DRAFTED: "pen",
    Verb.AMENDED: "pen",
    Verb.NOD_ASKED: "ask",
    Verb.NOD_REFUSED: "cross",
    Verb.NOD_LAPSED: "cross",
    Verb.POST_SENT: "send",
    Verb.POST_CLAIMED: "send",
    Verb.DIRECTION_OUT: "send",
    Verb.POST_FAILED: "warn",
    Verb.POST_UNCERTAIN: "warn",
    Verb.POST_DIFFERS: "warn",
    Verb.PARKED: "warn",
    Verb.WINDOW_OPENED: "clock",
    Verb.WINDOW_WARNED: "clock",
    Verb.WINDOW_STOPPED: "clock",
    Verb.ESCALATED: "clock",
    Verb.CALLED: "phone",
    Verb.REPLY_MATCHED: "inbox",
    Verb.REPLY_READ: "claimed",
    Verb.CITIZEN_ASKED: "ask",
    Verb.CITIZEN_CONFIRMED: "confirmed",
    Verb.CITIZEN_DISPUTED: "disputed",
    Verb.CITIZEN_UNREACHABLE: "unreachable",
    Verb.COMMITMENT_BROKEN: "cross",
}
DEFAULT_ICON = "tick"
# What a reader's eye should find first among many lines.
STRONG = frozenset(
    {
        Verb.NOD_GIVEN,
        Verb.DIRECTION_OUT,
        Verb.ESCALATED,
        Verb.REPLY_READ,
        Verb.CITIZEN_CONFIRMED,
        Verb.CITIZEN_DISPUTED,
        Verb.CLOSED,
    }
)
FIELDS: Mapping[str, Any] = {
    "kind": _("kind"),
    "district_key": _("district"),
    "urgency": _("urgency"),
    "people": _("people"),
    "event_deadline": _("deadline"),
    "asked_en": _("line in English"),
    "asked_hi": _("line in Hindi"),
    "language": _("language"),
}
HEARD_FROM: Mapping[str, Any] = {
    "post": _("the citizen, in a post"),
    "phone": _("the citizen, by phone"),
    "witness": _("a witness"),
    "silence": _("silence"),
}
