"""TOML that may be broken in several places. Owns finding every broken line, where tomllib stops at the first.

Judges no term. A file with one broken line is refused as a whole; the rest is read so that all is said at once."""

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from sunwai.sop.lines import KEY
from sunwai.sop.table import Mistake

AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")
AT_END = re.compile(r"\s*\(at end of document\)")
MOST = 30  # past so many broken lines it is no SOP, and the rest would only be noise


@dataclass(frozen=True, slots=True)
class Broken:
    """The lines that are no TOML, and the keys that stood on them."""

    mistakes: tuple[Mistake, ...] = ()
    keys: frozenset[str] = frozenset()

    def explains(self, mistake: Mistake) -> bool:
        """Say whether MISTAKE is only there because a broken line could not be read."""
        return any(f"{key}: is missing" in mistake.says for key in self.keys)


def loads(text: str) -> tuple[dict[str, Any], Broken]:
    """Read TEXT with its broken lines left out, and say which those are; an end that never comes leaves nothing."""
    lines, mistakes, keys = text.splitlines(), list[Mistake](), set[str]()
    while len(mistakes) < MOST:
        try:
            return tomllib.loads("\n".join(lines)), Broken(tuple(mistakes), frozenset(keys))
        except tomllib.TOMLDecodeError as failure:
            number = _line_of(failure, lines)
            says = AT_END.sub(" at the end of the file", AT_LINE.sub("", str(failure)))
            mistakes.append(Mistake(number, f"this is not TOML: {says}"))
            if not number or not lines[number - 1].strip():
                break
            if key := KEY.match(lines[number - 1]):
                keys.add(key[1])
            lines[number - 1] = ""
    return {}, Broken(tuple(mistakes), frozenset({""}))


def _line_of(failure: tomllib.TOMLDecodeError, lines: list[str]) -> int:
    found = AT_LINE.search(str(failure))
    number = int(found[1]) if found else 0
    # a newline inside a string is told of at the line's end, a bracket never closed at the next line with words on it
    while 0 < number <= len(lines) and not lines[number - 1].strip():
        number -= 1
    return min(number, len(lines))
