"""The base of every refusal. Stages name their own beside their verbs; nothing here decides anything."""


class SunwaiError(Exception):
    """A refusal that a person can act on: the message says what happened, what it means and what to do.

    Raised by verbs before anything is written; the screen shows the message as it stands."""


class MissingPrerequisite(SunwaiError):
    """Something the product needs is not there; it stops rather than run without it."""
