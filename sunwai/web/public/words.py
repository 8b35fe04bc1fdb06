"""What the public pages call things: standings, steps, outcomes, reasons. Owns the words; decides nothing."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = Mapping[str, Promise]

STATUS: Said = {
    "accepted": _("The desk works on it"),
    "awaiting_nod": _("The words wait for approval"),
    "nodded": _("The direction is on its way out"),
    "directed": _("An office has to answer"),
    "answered": _("The office has answered; the citizen is not heard yet"),
    "confirming": _("The citizen has been asked"),
    "heard": _("The citizen's word is on record"),
    "closed": _("Closed"),
}

# What an office said, what the citizen said, and the word for where that leaves the need.
NEED: Mapping[str, tuple[Promise, Promise, str]] = {
    "open": (_("Nothing yet"), _("Asked for it"), "open"),
    "promised": (_("Promises it"), _("Asked for it"), "promised"),
    "claimed": (_("Says it is done"), _("Not heard yet"), "claimed"),
    "refused": (_("Says it cannot be done"), _("Asked for it"), "refused"),
    "met": (_("Says it is done"), _("Says so too"), "confirmed"),
    "disputed": (_("Says it is done"), _("Says it is not"), "disputed"),
}
UNREACHED = _("Was asked, did not answer")

STANDING: Said = {
    "open": _("Open"),
    "promised": _("Promised"),
    "claimed": _("Claimed"),
    "refused": _("Refused"),
    "confirmed": _("Confirmed"),
    "disputed": _("Disputed"),
    "unreachable": _("Unreachable"),
}

# A step by its verb, or by verb and detail where the detail says more. Not listed: not told.
STEP: Said = {
    "opened": _("The matter was put to this office"),
    "post_removed": _("A post was removed by its author; what this office did stays"),
    "accepted": _("The desk took it up"),
    "nod_given": _("The exact words were approved"),
    "direction_out": _("The direction stands in public; the time to answer runs"),
    "also_out": _("One more office's direction stands in public; its time to answer runs"),
    "escalated": _("No answer in time; the office is to be rung"),
    "called reached": _("The office was rung and reached"),
    "called promised": _("The office was rung and promised a time"),
    "called no_answer": _("The office was rung; nobody answered"),
    "called wrong_number": _("The office was rung; the number was wrong"),
    "reply_read acknowledged": _("The office has noted it; its time runs on"),
    "reply_read under_way": _("The office says that work is under way; its time runs on"),
    "reply_read action_reported": _("The office says that something is done"),
    "reply_read promised": _("The office promises it"),
    "reply_read refused": _("The office says that it cannot be done, and why"),
    "reply_read transferred": _("The office says that it is another office's"),
    "reply_read needs_info": _("The office asks for more information"),
    "commitment_kept": _("A promise was kept, the office says"),
    "commitment_broken": _("A promise was broken"),
    "citizen_asked": _("The citizen was asked whether it is put right"),
    "citizen_confirmed": _("Confirmed: the citizen says that it is put right"),
    "citizen_disputed": _("Disputed: the citizen says that it is not put right"),
    "citizen_unreachable": _("The citizen was asked and could not be reached"),
    "citizen_withdrew": _("The citizen does not want it taken further"),
    "closed": _("The case was closed"),
    "reopened": _("The case was opened again"),
}

OUTCOME: Said = {
    "relief": _("Relief: what was asked for is put right"),
    "part_relief": _("Part relief: some of it is put right"),
    "care_instead": _("Care was given instead"),
    "not_possible": _("Not possible, with the reason on record"),
    "not_as_stated": _("Not as it was stated"),
    "outside_remit": _("Outside this office's remit"),
    "withdrawn": _("Withdrawn by the citizen"),
}

RESTS_ON: Said = {
    "confirmed": _("This rests on the citizen's own word."),
    "witness": _("This rests on the word of a named witness, whose name is kept back."),
    "unreachable": _("The citizen could not be reached, so this rests on the office's word. It is counted apart."),
    "desk": _("This rests on the desk's written reason, not on the citizen's word."),
}

PROMISE: Said = {
    "open": _("Not due yet"),
    "woken": _("Due now"),
    "kept": _("Kept"),
    "broken": _("Broken"),
    "withdrawn": _("Withdrawn"),
}

REASON: Said = {
    "praise": _("praise or thanks, nothing asked"),
    "politics": _("party talk, nothing asked"),
    "spam": _("advertising"),
    "abuse": _("abuse with no matter in it"),
    "no_ask": _("nothing asked"),
    "duplicate": _("repeats of another matter"),
    "outside_remit": _("outside the office's remit"),
    "not_understood": _("not understood"),
    "other": _("another reason, on record"),
}


def said(words: Said, code: str) -> str:
    """Will give the words for CODE, or "" where there are none: an unknown code is never printed."""
    return str(words[code]) if code in words else ""
