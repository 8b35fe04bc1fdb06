"""What is refused of any words before they are out: too long, reworded meanwhile, from a handle that was stopped.

Owns these refusals, shared by directions and by words to the citizen. Writes nothing."""

from sunwai.direction.compose import WordsRefused
from sunwai.errors import SunwaiError
from sunwai.lib import hashing
from sunwai.networks.lengths import limits_of
from sunwai.outbox.models import Handle


class AlreadyIssued(SunwaiError):
    """The words are on their way or out; they cannot be changed any more."""


class AlreadyReworded(SunwaiError):
    """Somebody else has changed the words since they were shown."""


class HandleStopped(SunwaiError):
    """Nothing goes out from the handle until it is started again."""


def seen_mark(words: str) -> str:
    """Will give a short mark of WORDS, carried by a form so that it is known which words were on the screen."""
    return hashing.of_words(words, addressees=())[:16]


def refuse_reworded(words: str, seen: str, *, by: str) -> None:
    """Will raise AlreadyReworded where SEEN ("" asks nothing) is not the mark of WORDS, written by BY."""
    if seen and seen != seen_mark(words):
        raise AlreadyReworded(
            f"{by} has changed these words since you opened the page. Yours were not taken and are not lost: read "
            "the words as they are now, then decide which are to stand."
        )


def refuse_stopped(handle: Handle) -> None:
    """Will raise HandleStopped where somebody has stopped HANDLE."""
    if handle.stopped_at is not None:
        raise HandleStopped(
            f"Nothing goes out from @{handle.handle}: {handle.stopped_by} stopped it. The approver was not asked, as "
            "the words would grow stale. The draft is kept; ask for the nod when the handle has been started again."
        )


def refuse_longer(words: str, *, network: str) -> None:
    """Will raise WordsRefused where WORDS do not fit into one post of NETWORK."""
    measure = limits_of(network).measure(words)
    if not measure.fits:
        raise WordsRefused(
            f"The words are {measure.used} long; {measure.limit} fit. Shorten them: one direction is one post."
        )
