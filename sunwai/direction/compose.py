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

    kinds: tuple[str, ...]
    place: str
    district: str
    sealed: bool
    is_request: bool
    code: str


def compose(matter: Matter, *, owner: str, informed: str, language: Language, sop: Sop) -> str:
    """Will give the SOP's words for MATTER to OWNER (a tag or a name), INFORMED named after it."""
    facts = _facts(matter, owner=owner, language=language, sop=sop) | {"informed_tags": informed}
    return sop.wording(wording_kind(matter), language).fill(facts)


def remind(matter: Matter, *, owner: str, asked_on: str, language: Language, sop: Sop) -> str:
    """Will give the SOP's words by which OWNER is reminded of MATTER, about which they were asked on ASKED_ON."""
    facts = _facts(matter, owner=owner, language=language, sop=sop) | {"asked_on": asked_on}
    return sop.wording(WordingKind.REMINDER, language).fill(facts)


def _facts(matter: Matter, *, owner: str, language: Language, sop: Sop) -> dict[str, str]:
    subjects = [sop.subject(kind) for kind in matter.kinds]
    nowhere = sop.office.name_hi if language is Language.HI else sop.office.name
    return {
        "owner_tag": owner,
        "place": matter.place or matter.district or nowhere,
        "district": matter.district or nowhere,
        "matter": _listed([subject.matter[language] for subject in subjects], language),
        "ask": _listed([subject.ask[language] for subject in subjects], language),
        "docket_code": matter.code,
    }


def wording_kind(matter: Matter) -> WordingKind:
    """Will say which wording MATTER calls for; sealed comes first, whoever is addressed."""
    if matter.sealed:
        return WordingKind.SEALED_DIRECTION
    return WordingKind.REQUEST if matter.is_request else WordingKind.DIRECTION


def _listed(phrases: Collection[str], language: Language) -> str:
    """The noun PHRASES of several needs in one sentence, each once."""
    *first, last = dict.fromkeys(phrases)
    joint = " तथा " if language is Language.HI else " and "
    return joint.join([", ".join(first), last]) if first else last


def refuse_unfit(words: str, *, code: str, owner_said: str, tags: Collection[str] = ()) -> None:
    """Will raise WordsRefused unless WORDS carry the case code, name the owner and tag nobody but TAGS (verified)."""
    for reason in unfit(words, code=code, owner_said=owner_said, tags=tags):
        raise WordsRefused(reason)


def unfit(words: str, *, code: str, owner_said: str, tags: Collection[str] = ()) -> list[str]:
    """Will say in words all that keeps WORDS from the approver; an empty OWNER_SAID needs no office in the words."""
    found = []
    if not _stands_in(code, words):
        found.append(CODE_LEFT_OUT.format(code=code))
    if owner_said and not _stands_in(owner_said, words):
        found.append(f"The words must name whom they direct: {owner_said}. Nobody else's clock would run.")
    if unknown := strangers(words, tags=tags):
        found.append(
            f"Nobody has verified {', '.join(unknown)} for an office named in this direction. Take the tag out, or "
            "have the account verified and name its office as owner or informed."
        )
    return found


def strangers(words: str, *, tags: Collection[str]) -> list[str]:
    """Will list the tags in WORDS that are none of TAGS."""
    known = {tag.casefold() for tag in tags}
    return sorted({tag for tag in _TAG.findall(words) if tag.casefold() not in known})


def _stands_in(name: str, words: str) -> bool:
    """Whether NAME stands in WORDS by itself: @dc_x is not in @dc_x_fan, JH-26-00412/1 not in JH-26-00412/10."""
    return re.search(rf"(?<![\w@/-]){re.escape(name)}(?!\w)", words) is not None
