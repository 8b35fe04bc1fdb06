"""The closed vocabularies an SOP is written in. Owns the words; what they lead to is each stage's own."""

from enum import IntEnum, StrEnum


class Language(StrEnum):
    """A language the office writes in."""

    HI = "hi"
    EN = "en"


class Urgency(IntEnum):
    """How soon a matter cannot wait any more. Red is a threat to life or freedom within hours."""

    CALM = 0
    SOON = 1
    TODAY = 2
    RED = 3


class Addressee(StrEnum):
    """Whom a direction (the first three) or a request (the last two) is put to."""

    DISTRICT = "district"
    POLICE = "police"
    DEPARTMENT = "department"
    UNION = "union"
    OTHER_STATE = "other_state"

    @property
    def is_requested(self) -> bool:
        """Say whether this addressee can only be requested, never directed."""
        return self in {Addressee.UNION, Addressee.OTHER_STATE}


class WordingKind(StrEnum):
    """What a public text is for."""

    DIRECTION = "direction"
    REQUEST = "request"
    SEALED_DIRECTION = "sealed_direction"
    CONFIRMATION = "confirmation"
    ANSWER = "answer"
    REMINDER = "reminder"
    ASK_PLACE = "ask_place"
    QUESTION = "question"
    INTERIM = "interim"
    OFFICE_ANSWER = "office_answer"


class PublicAct(StrEnum):
    """What can be put before somebody for a yes: each kind may be nodded to by other people."""

    DIRECTION = "direction"
    REQUEST = "request"
    QUESTION = "question"
    INTERIM = "interim"
    ANSWER = "answer"
    OFFICE_ANSWER = "office_answer"
    REMINDER = "reminder"


class Duty(StrEnum):
    """A person's duty in the office. Every rung is someone's; no rung belongs to a machine."""

    DESK = "desk"
    DESK_LEAD = "desk_lead"
    SECRETARY = "secretary"
    CHIEF_SECRETARY = "chief_secretary"
    APPROVER = "approver"


class RungAct(StrEnum):
    """What the person on a rung is asked to do."""

    WARNED = "warned"
    RINGS = "rings"
    DECIDES = "decides"


class Mark(StrEnum):
    """What opens a rung: a mark of the window, or the rung before having run out."""

    WARN = "warn"
    DUE = "due"
    LAPSE = "lapse"


class CallOutcome(StrEnum):
    """What came of a call."""

    REACHED = "reached"
    PROMISED = "promised"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"


class AfterCallStep(StrEnum):
    """Where a matter goes when the time after a call has run out."""

    NEXT_RUNG = "next_rung"
    SAME_RUNG = "same_rung"
    DESK = "desk"


class Outcome(StrEnum):
    """How a case may end."""

    RELIEF = "relief"
    PART_RELIEF = "part_relief"
    CARE_INSTEAD = "care_instead"
    NOT_POSSIBLE = "not_possible"
    NOT_AS_STATED = "not_as_stated"
    OUTSIDE_REMIT = "outside_remit"
    WITHDRAWN = "withdrawn"


class Proof(StrEnum):
    """What must be on record before a case may end. An officer's word is not among them: it is a claim."""

    CITIZEN_CONFIRMED = "citizen_confirmed"
    WITNESS_NAMED = "witness_named"
    UNREACHABLE_MARKED = "unreachable_marked"
    REASON_WRITTEN = "reason_written"
    REFERRED_TO = "referred_to"
    CITIZEN_WITHDREW = "citizen_withdrew"
