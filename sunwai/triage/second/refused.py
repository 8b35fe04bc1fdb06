"""Why a second opinion was not asked for, or what came was not taken. Owns the reasons; pure."""

from enum import StrEnum

from sunwai.errors import SunwaiError


class Refused(StrEnum):
    """The reasons, as they stand on the row."""

    UNANSWERED = "unanswered"  # asked, and whoever asked never came back with an answer: it is not asked again
    # Never sent.
    SEALED = "sealed"
    INSTRUCTION = "instruction"
    EMPTY = "empty"
    # The line gave no answer.
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    TOO_MANY = "too_many"  # 429
    STATUS = "status"  # any other status but 200
    NO_CHAT = "no_chat"  # 200, with something else than a chat completion
    # The answer is not one we take.
    CUT_OFF = "cut_off"
    NOT_JSON = "not_json"
    SCHEMA = "schema"
    NOT_QUOTED = "not_quoted"
    PLACE = "place"  # the gazetteer does not know the district by the words quoted
    GONE = "gone"  # the author took the post back meanwhile


# What speaks against the endpoint and not against one answer: three of these in a row open the breaker.
OF_THE_LINE = frozenset({Refused.TIMEOUT, Refused.UNREACHABLE, Refused.TOO_MANY, Refused.STATUS, Refused.NO_CHAT})


class NoOpinion(SunwaiError):
    """There is no second opinion on a post; `reason` says why. Carries no word of the post or of the answer."""

    def __init__(self, reason: Refused) -> None:
        super().__init__(f"No second opinion: {reason.value}.")
        self.reason = reason
