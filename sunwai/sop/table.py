"""One table of an SOP file, read key by key. Owns the plain-words complaints about single values.

Every getter returns something of the right type even when it complains, so that reading goes on and all
mistakes are seen at once. What a mistake yields is never used: the file as a whole is refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from difflib import get_close_matches
from enum import Enum
from typing import Any, TypeVar

from sunwai.sop.clause import Clause
from sunwai.sop.durations import parse_duration, say_duration
from sunwai.sop.words import Language

E = TypeVar("E", bound=Enum)
A_YEAR = timedelta(days=366)
CLAUSE_KEYS = ("clause", "title", "title_hi", "source", "effective")


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing wrong with an SOP file. `line` is 0 where it cannot be had."""

    line: int
    says: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.says}" if self.line else self.says


@dataclass(slots=True)
class Reading:
    """One pass over a file: where things stand, what is wrong, and which clauses were met."""

    lines: Mapping[str, int]
    mistakes: list[Mistake] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def wrong(self, path: str, says: str) -> None:
        """Note a mistake at PATH, or at the nearest table round it whose line is known."""
        place = path
        while place and place not in self.lines:
            place = place.rpartition(".")[0]
        self.mistakes.append(Mistake(self.lines.get(place, 0), f"{path}: {says}"))


class Table:
    """A table of the file. Knows which of its keys were asked for, so that the rest can be called unknown."""

    def __init__(self, reading: Reading, path: str, content: Mapping[str, Any] | None) -> None:
        self.reading, self.path = reading, path
        self._content = content or {}
        self._asked: set[str] = set()
        # a table that is not there at all has been complained of once, where it was looked for
        self._is_absent = content is None
        self.is_sound = not self._is_absent

    def wrong(self, key: str, says: str) -> None:
        """Note a mistake in the value of KEY; with an empty KEY, in the table as a whole."""
        self.is_sound = False
        if self._is_absent:
            return
        self.reading.wrong(".".join(filter(None, (self.path, key))), says)

    def has(self, key: str) -> bool:
        """Say whether KEY is written at all."""
        return key in self._content

    def written(self, key: str) -> str:
        """Give the words written under KEY, unjudged; empty where there are none."""
        return str(self._content.get(key, ""))

    def own_keys(self) -> tuple[str, ...]:
        """List the keys as written, those that every clause begins with apart."""
        return tuple(key for key in self._content if key not in CLAUSE_KEYS)

    def _value(self, key: str, kind: type, called: str) -> Any:
        self._asked.add(key)
        if key not in self._content:
            self.wrong(key, f"is missing; it must be {called}")
            return None
        value = self._content[key]
        # bool is an int and datetime a date in Python; in an SOP "true" is no number
        exact = type(value) is kind if kind in {int, date} else isinstance(value, kind)
        if not exact:
            self.wrong(key, f"is {value!r}; it must be {called}")
            return None
        return value

    def text(self, key: str) -> str:
        """Read words, which may not be blank."""
        value = self._value(key, str, "words in quotes")
        if value is not None and not value.strip():
            self.wrong(key, "is blank; write it out")
        return value or ""

    def whole(self, key: str, *, least: int, most: int) -> int:
        """Read a whole number from LEAST to MOST."""
        value = self._value(key, int, f"a whole number from {least} to {most}")
        if value is not None and not least <= value <= most:
            self.wrong(key, f"is {value}; it must lie between {least} and {most}")
        return least if value is None else value

    def share(self, key: str) -> float:
        """Read a number from 0 to 1."""
        value = self._value(key, float, "a number from 0.0 to 1.0")
        if value is not None and not 0 <= value <= 1:
            self.wrong(key, f"is {value}; it must lie between 0.0 and 1.0")
        return value or 0.0

    def flag(self, key: str) -> bool:
        """Read true or false."""
        return bool(self._value(key, bool, "true or false"))

    def clock(self, key: str) -> time:
        """Read a time of day, written 22:00:00."""
        return self._value(key, time, "a time of day such as 22:00:00") or time(0)

    def day(self, key: str) -> date:
        """Read a date, written 2020-01-16."""
        return self._value(key, date, "a date such as 2020-01-16") or date.min

    def duration(self, key: str, *, least: timedelta = timedelta(seconds=1), most: timedelta = A_YEAR) -> timedelta:
        """Read a duration such as "6 h", refusing one shorter than LEAST or longer than MOST."""
        value = self._value(key, str, 'a duration such as "6 h"')
        if value is None:
            return least
        try:
            amount = parse_duration(value)
        except ValueError as refusal:
            self.wrong(key, str(refusal))
            return least
        if not least <= amount <= most:
            self.wrong(
                key,
                f'"{value}" lies outside {say_duration(least)} to {say_duration(most)}, which makes no sense',
            )
        return amount

    def duration_unless(self, word: str, key: str, *, most: timedelta) -> timedelta | None:
        """Read a duration up to MOST, or None where WORD is written instead."""
        if self.written(key) == word:
            self._asked.add(key)
            return None
        return self.duration(key, most=most)

    def one(self, key: str, words: type[E]) -> E:
        """Read one word of the vocabulary WORDS."""
        value = self._value(key, str, _choices(words))
        word = None if value is None else self._word(key, value, words)
        return next(iter(words)) if word is None else word

    def many(self, key: str, words: type[E]) -> frozenset[E]:
        """Read a list of words of the vocabulary WORDS, none twice."""
        values = self._value(key, list, f"a list; each entry {_choices(words)}") or []
        if len({str(value) for value in values}) < len(values):
            self.wrong(key, "names something twice")
        found = (self._word(key, value, words) for value in values)
        return frozenset(word for word in found if word is not None)

    def _word(self, key: str, value: object, words: type[E]) -> E | None:
        word = next((member for member in words if member.name.lower() == value), None)
        if word is None:
            near = get_close_matches(str(value), [member.name.lower() for member in words], n=1)
            meant = f'; did you mean "{near[0]}"?' if near else ""
            self.wrong(key, f'"{value}" is not known; it must be {_choices(words)}{meant}')
        return word

    def listed(self, key: str) -> list[Any]:
        """Read a list, whatever is in it."""
        return self._value(key, list, "a list in square brackets") or []

    def table(self, key: str) -> "Table":
        """Read a table within this one."""
        content = self._value(key, dict, "a table")
        return Table(self.reading, ".".join(filter(None, (self.path, key))), content)

    def in_both(self, key: str) -> Mapping[Language, str]:
        """Read words given in every language, written { hi = "...", en = "..." }."""
        table = self.table(key)
        words = {language: table.text(language.value) for language in Language}
        table.close()
        return words

    def tables(self, key: str) -> Iterator["Table"]:
        """Read a list of tables, written [[...]]."""
        values = self._value(key, list, f"one or more tables headed [[{key}]]") or []
        for order, content in enumerate(values):
            if isinstance(content, dict):
                yield Table(self.reading, f"{key}.{order}", content)
            else:
                self.wrong(key, f"must be written as tables headed [[{key}]]")

    def clause(self) -> Clause:
        """Read the number, title, source and date that every table of an SOP begins with."""
        number, title, title_hi, source = (self.text(key) for key in CLAUSE_KEYS[:4])
        clause = Clause(number, title, title_hi, source, self.day("effective"))
        if number and not re.fullmatch(r"[1-9]\d*(\.[1-9]\d*)+", number):
            self.wrong("clause", f'is "{number}"; clauses are numbered like "4.1"')
        if number and number in {earlier.number for earlier in self.reading.clauses}:
            self.wrong("clause", f"is {number}, which another clause has already")
        if not self._is_absent:
            self.reading.clauses.append(clause)
        return clause

    def close(self) -> None:
        """Complain about every key that nobody asked for; call it when the table has been read."""
        for key in self._content:
            if key not in self._asked:
                near = get_close_matches(key, self._asked, n=1)
                self.wrong(key, "is not known here" + (f'; did you mean "{near[0]}"?' if near else ""))


def _choices(words: type[Enum]) -> str:
    return "one of " + ", ".join(f'"{member.name.lower()}"' for member in words)
