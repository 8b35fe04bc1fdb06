"""The needs of a case, and what else its post seems to ask: each in one press. Owns the lines; decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from sunwai.cases.models import Need
from sunwai.triage.proposal import Proposal
from sunwai.web.vocabulary import kind_name

_STRONG = 3.0  # the weight of a word that names a kind by itself


@dataclass(frozen=True, slots=True)
class Also:
    """Something else that the post asks, with its words."""

    kind: str
    name: str
    quote: str


def also_asked(made: Proposal | None, needs: Sequence[Need], *, language: str) -> list[Also]:
    """Will list the kinds that words of the post name by themselves and that no need stands for yet."""
    have = {need.kind for need in needs}
    found = []
    for kind in made.kinds if made else ():
        named = [because for because in kind.because if because.kind == "word" and because.weight >= _STRONG]
        if kind.value and kind.value not in have and named:
            found.append(Also(kind.value, kind_name(kind.value, language), named[0].text))
    return found
