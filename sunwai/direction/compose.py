"""The words of a direction: the SOP's wording filled with facts of the case. Pure.

Never quotes a post; a sealed case has a wording of its own that names nobody and no exact place."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from sunwai.errors import SunwaiError
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language, WordingKind

# A tag followed by a letter would be a longer handle; a code must stand alone to be found again.
_TAG = re.compile(r"(?<![\w@/.-])@\w+")
CODE_LEFT_OUT = "The case code {code} must stand in the words: by it the post is known again. Put it at the end."


class WordsRefused(SunwaiError):
    """The words may not go before the approver as they are."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a direction speaks of. `place` and `district` are display names in the words' language."""

    kind: str
    place: str
    district: str
    sealed: bool
    is_request: bool
    code: str


def compose(matter: Matter, *, owner: str, informed: str, language: Language, sop: Sop) -> str:
    """Will give the SOP's words for MATTER to OWNER (a tag or a name), INFORMED named after it."""
    subject = sop.subject(matter.kind)
    facts = {
        "owner_tag": owner,
        "informed_tags": informed,
        "place": matter.place or matter.district or sop.office.name,
        "district": matter.district or sop.office.name,
        "matter": subject.matter[language],
        "ask": subject.ask[language],
        "docket_code": matter.code,
    }
    return sop.wording(wording_kind(matter), language).fill(facts)


def wording_kind(matter: Matter) -> WordingKind:
    """Will say which wording MATTER calls for; sealed comes first, whoever is addressed."""
    if matter.sealed:
        return WordingKind.SEALED_DIRECTION
    return WordingKind.REQUEST if matter.is_request else WordingKind.DIRECTION


def refuse_unfit(words: str, *, code: str, owner_said: str, tags: Collection[str] = ()) -> None:
    """Will raise WordsRefused unless WORDS carry the case code, name the owner and tag nobody but TAGS (verified)."""
    if not _stands_in(code, words):
        raise WordsRefused(CODE_LEFT_OUT.format(code=code))
    if not _stands_in(owner_said, words):
        raise WordsRefused(f"The words must name whom they direct: {owner_said}. Nobody else's clock would run.")

    known = {tag.casefold() for tag in tags}
    strangers = sorted({tag for tag in _TAG.findall(words) if tag.casefold() not in known})
    if strangers:
        raise WordsRefused(
            f"Nobody has verified {', '.join(strangers)} for an office named in this direction. Take the tag out, or "
            "have the account verified and name its office as owner or informed."
        )


def _stands_in(name: str, words: str) -> bool:
    """Whether NAME stands in WORDS by itself: @dc_x is not in @dc_x_fan, JH-26-00412/1 not in JH-26-00412/10."""
    return re.search(rf"(?<![\w@/-]){re.escape(name)}(?!\w)", words) is not None
