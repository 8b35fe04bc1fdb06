"""Whether a name was made to be taken for another: letters that look alike, digits, underscores, other scripts.

Owns the skeleton of a name. Pure; says what a name resembles, never who is behind it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from sunwai.lib.folding import romanise

# Letters of other alphabets, and digits, that pass for Latin ones at a glance.
LOOKS = str.maketrans(
    "аеіорсухкмтвнјѕԁɡıαονρτικυ0134578$@!|",
    "aeiopcyxkmtbhjsdgiaovptikuoieastbsaii",
)
SHORTEST = 5  # shorter skeletons differ by one letter too often by chance


@lru_cache(maxsize=4_096)  # a directory's spellings are asked for again with every name
def skeleton(name: str) -> str:
    """Will reduce NAME to what the eye keeps of it: small Latin letters, look-alikes and doubles made one."""
    latin = romanise(unicodedata.normalize("NFKC", name)).lower()
    plain = unicodedata.normalize("NFKD", latin.translate(LOOKS)).replace("rn", "m").replace("vv", "w")
    letters = re.sub(r"[^a-z]+", "", plain).replace("l", "i")
    return re.sub(r"(.)\1+", r"\1", letters)


# What an impostor adds to a handle that is taken, as skeletons, longer ones first.
DRESSING = re.compile(
    "|".join(
        map(
            skeleton,
            ("official", "helpline", "office", "india", "help", "real", "govt", "gov", "the", "hq"),
        )
    )
)


def resembles(name: str, other: str) -> bool:
    """Will say whether NAME could be taken for OTHER, though it may be spelt differently."""
    ours, theirs = skeleton(name), skeleton(other)
    if not ours or not theirs:
        return False
    bare = DRESSING.sub("", ours)
    if ours == theirs or (bare and bare == DRESSING.sub("", theirs)):
        return True
    long = min(len(ours), len(theirs)) >= SHORTEST
    return long and (_turned(ours, theirs) or _one_letter_apart(ours, theirs))


def looks_like(handle: str, registry: Iterable[str]) -> str | None:
    """Will give the handle in REGISTRY that HANDLE could be taken for, or None; one on the registry is itself."""
    known = list(registry)
    if handle.casefold() in {other.casefold() for other in known}:
        return None
    return next((other for other in known if resembles(handle, other)), None)


def _turned(ours: str, theirs: str) -> bool:
    """SimdegaDC for DCSimdega."""
    return len(ours) == len(theirs) and ours in theirs + theirs


def _one_letter_apart(ours: str, theirs: str) -> bool:
    """One letter more, fewer or changed, but never the first two: SP and DC of one district are no look-alikes."""
    if ours[:2] != theirs[:2] or abs(len(ours) - len(theirs)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), None)
    if same is None:
        return True
    return ours[same + 1 :] in {theirs[same + 1 :], theirs[same:]} or ours[same:] == theirs[same + 1 :]
