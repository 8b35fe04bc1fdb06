"""The numbered rule. Owns its shape alone; every part of the protocol rests on one."""

from dataclasses import dataclass
from datetime import date

from sunwai.sop.words import Language


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered rule: what it is called, where it comes from, since when it holds."""

    number: str
    title: str
    title_hi: str
    source: str
    effective: date

    def title_in(self, language: Language) -> str:
        """Give the title in LANGUAGE."""
        return self.title_hi if language is Language.HI else self.title
