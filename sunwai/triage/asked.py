"""The one neutral line that stands for a post in the list: composed from decisions, never from the post's words.

Owns its wording and length. A sealed case's line says no more than kind and district."""

from collections.abc import Iterable

from sunwai.triage.decision import Decision, Shown
from sunwai.triage.people import VULNERABLE

MOST_LETTERS = 90
_NO_KIND: Shown = ("Matter", "मामला")


def line(
    *,
    kind: Decision[str],
    district: Decision[str],
    place: Decision[str],
    lasting: Decision[int],
    people: Decision[int],
    vulnerable: Decision[tuple[str, ...]],
    sealed: Decision[str],
) -> tuple[str, str]:
    """Will compose the line in English and Hindi, leaving out from the end what does not fit."""
    hidden = sealed.value is not None
    heads = [kind.shown if kind.value else _NO_KIND]
    heads += [d.shown for d in ((district,) if hidden else (place, district)) if d.value]
    tails = [] if hidden else list(_details(lasting, people, vulnerable))
    return _side(heads, tails, side=0), _side(heads, tails, side=1)


def _details(lasting: Decision[int], people: Decision[int], vulnerable: Decision[tuple[str, ...]]) -> Iterable[Shown]:
    if lasting.value:
        yield lasting.shown
    if people.value:
        yield people.shown
    if vulnerable.value:
        yield VULNERABLE[vulnerable.value[0]]


def _side(heads: list[Shown], tails: list[Shown], *, side: int) -> str:
    said = ", ".join(dict.fromkeys(head[side] for head in heads if head[side]))
    joint = ": "
    for tail in tails:
        if len(said) + len(joint) + len(tail[side]) <= MOST_LETTERS:
            said, joint = f"{said}{joint}{tail[side]}", ", "
    return said[:MOST_LETTERS]
