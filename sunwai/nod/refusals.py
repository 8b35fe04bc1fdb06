"""What the nod refuses, each by its own name. Owns no rule: `nod.actions` raises them."""

from sunwai.errors import SunwaiError


class AlreadyAsked(SunwaiError):
    """Words of this case lie before the approver already."""


class AlreadyAnswered(SunwaiError):
    """The nod was given, refused or has lapsed."""


class NotTheseWords(SunwaiError):
    """The words shown are not the words asked about."""


class MayNotNod(SunwaiError):
    """The SOP does not give this person the nod."""


class RecorderWanted(SunwaiError):
    """A nod that was not given on the screen needs the name of whoever wrote it down."""


class NotOnSheet(SunwaiError):
    """The words do not stand on the sheet of paper that was nodded to."""


class TooLate(SunwaiError):
    """The yes cannot be taken back any more."""


class SaidWhen(SunwaiError):
    """A nod cannot have been given before it was asked for, or in the future."""


class NoStandingNod(SunwaiError):
    """No clause lets these words out without a nod of their own."""


class MayNotGoFirst(SunwaiError):
    """No clause lets these words out before the nod, or not on this person's word."""


class ReasonWanted(SunwaiError):
    """A no needs a word of reason."""
