"""How text is cut and spelt to be found again, and how what somebody types becomes a question to either database.

Owns no table. Whatever is typed becomes plain words first, so no query language ever sees it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sunwai.lib.folding import search_fold, sound_key, words

LONGEST = 64
MOST_ASKED = 12
SHORTEST_SOUND = 3  # two letters sound like half the dictionary


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word that is looked for: by its beginning as it is folded, or by how it sounds ("" where too short)."""

    word: str
    sound: str


def spelt(texts: Iterable[str]) -> tuple[str, str]:
    """Will give the words of TEXTS as the index keeps them, and their sounds, each once and each marked with ~."""
    found = dict.fromkeys(word for text in texts for word in cut(text))
    sounds = dict.fromkeys(sound for word in found if (sound := _sound(word)))
    return " ".join(found), " ".join(f"~{sound}" for sound in sounds)


def cut(text: str) -> list[str]:
    """Will cut TEXT into folded words."""
    return [word[:LONGEST] for word in words(search_fold(text))]


def wanted(typed: str) -> list[Wanted]:
    """Will say what is looked for when somebody types TYPED; nothing for signs alone."""
    return [Wanted(word, _sound(word)) for word in dict.fromkeys(cut(typed))][:MOST_ASKED]


def fts5(asked: Sequence[Wanted]) -> str:
    """Will ask SQLite for rows that have every word: `("pani" * OR sounds : "pni") AND ...`."""
    parts = []
    for each in asked:
        sound = f' OR sounds : "{each.sound}"' if each.sound else ""
        parts.append(f'(words : "{each.word}" *{sound})')
    return " AND ".join(parts)


def tsquery(asked: Sequence[Wanted]) -> str:
    """Will ask PostgreSQL the same, in words that no parser cuts again: `('pani':* | '~pni') & ...`."""
    return " & ".join(f"('{each.word}':* | '~{each.sound}')" if each.sound else f"('{each.word}':*)" for each in asked)


def _sound(word: str) -> str:
    sound = sound_key(word)
    return sound if len(sound) >= SHORTEST_SOUND else ""
