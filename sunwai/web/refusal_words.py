"""What each refusal means, in the reader's language, above the exact sentence the verb gave.

English readers need no lead: the verbs speak English. Owns the table; a refusal it does not know has none."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sunwai.errors import SunwaiError

_GONE_ON = _("The case has gone on meanwhile; somebody may have been quicker. Look at the page as it is now.")
_ENDED = _("This has ended already; nothing was done twice.")

# By the refusal's own name, so that this page need not know every stage.
LEADS: Mapping[str, Any] = {
    "NotNow": _GONE_ON,
    "HeldByAnother": _("Somebody else holds this case, or you hold it already."),
    "NothingToCorrect": _("The case says so already; nothing was changed."),
    "AlreadyAnswered": _ENDED,
    "AlreadyEnded": _ENDED,
    "AlreadyRead": _ENDED,
    "DealtWithAlready": _ENDED,
    "NotFailed": _ENDED,
    "WordsStale": _("The nod to these words has ended. Ask for a new one."),
    "NotForAPerson": _("It is out or may be out: posted by hand, it could stand there twice."),
    "NotUndecided": _ENDED,
    "NotRunning": _("This clock has stopped, or stands still already."),
    "AlreadyDrafting": _("The next version is being drafted already."),
    "AlreadyChanged": _("Somebody changed the draft since it was shown to you. Nothing was done; look at it again."),
    "DraftClosed": _("The draft stands elsewhere by now. Look at the page as it is."),
    "MayNotPut": _("Only who may nod puts a protocol in force."),
    "SopRefused": _("The protocol has mistakes; nothing was changed."),
    "NotAtThisTime": _("The protocol cannot take effect on that day."),
    "VersionNotRaised": _("A new protocol needs a higher number at its top."),
    "MayNotPause": _("The protocol does not let you stop this clock for that reason."),
    "AlreadyBroughtIn": _("The same words from the same source were brought in before, for the same day."),
    "AlreadyAsked": _("Words of this case lie before the approver already. Take them back first."),
    "AlreadyIssued": _("This direction is on its way or out; it cannot be changed any more. Draft another."),
    "AlreadyQueued": _("These words are on their way already."),
    "NotTheseWords": _("The words were changed since they were shown. Nothing was approved; read them again."),
    "MayNotNod": _("The SOP does not give this person the nod."),
    "MayNotGoFirst": _("The words were not let out before the nod."),
    "ReasonWanted": _("Say in a word why not, so that the desk can mend it."),
    "TooLate": _("It is out, or on its way: a yes can be taken back only in the first seconds."),
    "NotOnSheet": _("These words do not stand on that sheet. Print a new sheet, or read the words out anew."),
    "NoStandingNod": _("The SOP has no standing nod for this; ask the approver for the words."),
    "WordsRefused": _(
        "The words may not go out as they are: their length, their code, the addressee or private matter."
    ),
    "AlreadyReworded": _("Somebody else has changed these words since you opened the page. Yours are kept below."),
    "HandleStopped": _("Our handle was stopped: nothing goes out, so the approver was not asked. The draft is kept."),
    "NotVerified": _("Nothing was drafted: some of the offices have no verified account. Their names stand below."),
    "TooManyOffices": _("Choose at least two offices, and no more than one yes may reach."),
    "CannotTell": _("The citizen cannot or must not be written to in public in this case. Ring instead."),
    "WordingUnfilled": _("The SOP's wording lacks a fact that this case does not give. Fill it in, or write yourself."),
    "NoNeed": _("There is no open need in this case. Add one, then draft."),
    "NotItself": _("A case cannot be joined to itself, or to one that was itself joined."),
    "HasGoneOut": _("Words about this case are public; join the other case into this one instead."),
    "JoinedOnwards": _("The case that took this one in was itself joined to another. Separate that one first."),
    "NothingProposed": _("This was decided meanwhile, or is not proposed any more."),
    "NothingToUndo": _("This case is not joined to another."),
    "InHoldingPen": _("This reply belongs to no case yet. Put it to its case first."),
    "KindUnknown": _("Choose the kind from the list."),
    "NobodyToAsk": _("There is nobody who can be asked, or the witness is not named."),
    "NotProven": _("The record does not bear this outcome out. An office's own word is a claim."),
    "OutcomeUnknown": _("A case cannot end so. Choose an outcome from the list."),
    "MissingPrerequisite": _("Something this needs is not set up yet. Tell the desk lead."),
    "ProofWanted": _("Nothing was approved yet. Show that it is you, by passkey or code, and say yes again."),
    "ProofRefused": _("Nothing was approved: the passkey or code was not accepted."),
    "KeyWanted": _("Nothing was approved: a yes counts only with a passkey or a code. Set one up under Keys."),
    "RecorderWanted": _("Say who writes this nod down."),
    "SaidWhen": _("Give a time between when the words were asked about and now."),
    "NothingToPrint": _("Nothing waits for a nod, so there is nothing to print."),
    "PromiseWanted": _("Say by when it was promised."),
    "AnsweredAlready": _ENDED,
    "LookedAtAlready": _ENDED,
    "StoppedAlready": _("The handle is stopped already; nothing goes out from it."),
    "NotStopped": _("The handle is not stopped; its posts go out."),
    "YourOwn": _("You set this one aside yourself; somebody else looks at it again."),
    "NothingToRing": _("There is nothing left to ring about; somebody was quicker."),
}


def lead_for(error: SunwaiError) -> str:
    """Will give the lead for ERROR in the language of this request, "" in English."""
    if (get_language() or "en").startswith("en"):
        return ""
    known = (LEADS[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in LEADS)
    return str(next(known, ""))
