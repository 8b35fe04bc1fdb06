"""What words look like before they go out: their length, tags, links, what the shield finds, and the post itself.

Owns the facts of that one panel, for a draft that exists and for one being typed. Reads only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sunwai.direction.addressing import Addressed
from sunwai.direction.compose import strangers
from sunwai.direction.guarding import shield_over
from sunwai.direction.shield import MAY_BE_KEPT, Finding, Shield, findings, safe_words
from sunwai.intake.models import Post
from sunwai.networks.lengths import limits_of
from sunwai.networks.post import Measure
from sunwai.outbox.models import Handle
from sunwai.sop.words import Language
from sunwai.web import spans
from sunwai.web.compose.accounts import Chip, LookAlike, chips, look_alikes
from sunwai.web.compose.ground import Ground

_TAG = re.compile(r"(?<![\w@/.-])@\w+")


@dataclass(frozen=True, slots=True)
class Speech:
    """Words about to be looked at. `sealed_words` is the one wording a sealed case may use, else None."""

    words: str
    code: str
    language: Language
    named: Sequence[Addressed] = ()
    sealed_words: str | None = None
    alone: bool = False  # stands by itself, not under the citizen's post


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the post as it will stand; a tag is a mention."""

    text: str
    is_tag: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One finding of the shield, with its words."""

    text: str
    what: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that is said beside words while they are written."""

    words: str
    language: str
    measure: Measure
    chips: tuple[Chip, ...]
    alikes: tuple[LookAlike, ...]
    strangers: tuple[str, ...]
    lacks_code: bool
    found: tuple[Found, ...]
    safe: str
    keepable: bool
    handle: Handle
    under: str
    pieces: tuple[Piece, ...]

    @property
    def blocks(self) -> bool:
        """Whether the shield must be answered before the approver is asked."""
        return any(one.blocks for one in self.found)

    @property
    def dear(self) -> bool:
        """Whether links cost more on this network."""
        return self.handle.network == "x" and bool(self.measure.urls)


def look(ground: Ground, speech: Speech, *, language: str) -> Look:
    """Will look at SPEECH on its GROUND as the network, the shield and its readers will."""
    shield = shield_over(speech.words, known=ground.names, sealed_words=speech.sealed_words)
    found = findings(speech.words, shield)
    tags = [one.said for one in speech.named if one.account]
    return Look(
        words=speech.words,
        language=speech.language.value,
        measure=limits_of(ground.network).measure(speech.words),
        chips=tuple(chips(speech.named, ground.accounts, language=language, at=ground.at)),
        alikes=tuple(look_alikes(ground.speakers, speech.named)) if tags else (),
        strangers=tuple(strangers(speech.words, tags=tags)),
        lacks_code=speech.code not in speech.words,
        found=tuple(_found(speech.words, one, language) for one in found),
        safe=_safe(speech, shield, found),
        keepable=_keepable(shield, found),
        handle=ground.handle,
        under="" if speech.alone or ground.under is None else _under(ground.under),
        pieces=tuple(pieces(speech.words)),
    )


def pieces(words: str) -> list[Piece]:
    """Will part WORDS into plain stretches and mentions."""
    parted, last = [], 0
    for hit in _TAG.finditer(words):
        parted += [Piece(words[last : hit.start()], False), Piece(hit[0], True)]
        last = hit.end()
    return [piece for piece in (*parted, Piece(words[last:], False)) if piece.text]


def _found(words: str, one: Finding, language: str) -> Found:
    return Found(words[one.start : one.end], one.said[1 if language == "hi" else 0], one.blocks)


def _safe(speech: Speech, shield: Shield, found: Sequence[Finding]) -> str:
    return safe_words(speech.words, shield, language=speech.language) if any(one.blocks for one in found) else ""


def _keepable(shield: Shield, found: Sequence[Finding]) -> bool:
    hard = [one for one in found if one.blocks]
    strict = shield.victim or shield.sealed_words is not None
    return bool(hard) and not strict and all(one.what in MAY_BE_KEPT for one in hard)


def _under(post: Post) -> str:
    who = f"@{post.author.handle}" if post.author else _("the citizen")
    return _("%(who)s, %(moment)s") % {"who": who, "moment": spans.day_and_clock(post.created_at)}
