"""The weights of a learner as one small file: what each piece of a word says for each label.

Owns the file's form and the packing. The form, inside one zlib stream: a line of JSON (the head), then the pieces, one
a line, then for each piece one byte a lane: the weight, a whole number of -127..127, plus 128. Sums of whole numbers
are exact, so the same post gets the same proposal to the byte on every machine."""

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sunwai.errors import SunwaiError

LANE_BITS = 32
BIAS = 128  # stands in every byte but the last, so that no lane goes below zero; the count of pieces takes it off
FORM = "sunwai-weights-1"


class NotWeights(SunwaiError):
    """The file is no file of weights that this version can read."""


@dataclass(frozen=True, slots=True)
class Head:
    """The labels of one question (kind, sort, urgency): their lanes, base scores, and what one unit is worth.

    `trust` multiplies what the rules say of a label before both are added; `sharpness` turns the sum into odds."""

    name: str
    labels: tuple[str, ...]
    base: tuple[float, ...]
    unit: float
    trust: float
    sharpness: float


@dataclass(frozen=True, slots=True)
class Weights:
    """All that was learnt: the heads, one row of bytes for each piece, and its version."""

    version: str
    heads: tuple[Head, ...]
    rows: Mapping[str, bytes]
    size_unit: float

    @property
    def lanes(self) -> int:
        """How many lanes a row has: one for each label of each head, and the last for the piece's own weight."""
        return sum(len(head.labels) for head in self.heads) + 1


def packed(rows: Mapping[str, bytes]) -> dict[str, int]:
    """Will pack each row into one whole number with 32 bits a lane: adding two of them adds all lanes at once."""
    step = LANE_BITS // 8
    made = {}
    for piece, row in rows.items():
        wide = bytearray(len(row) * step)
        wide[::step] = row
        made[piece] = int.from_bytes(wide, "little")
    return made


def written(weights: Weights) -> bytes:
    """Will write WEIGHTS as the bytes of a file, the same for the same weights."""
    return zlib.compress(_plain(weights), 9)


def _plain(weights: Weights) -> bytes:
    head: dict[str, Any] = {"form": FORM, "version": weights.version, "pieces": len(weights.rows)}
    head["size_unit"] = weights.size_unit
    head["heads"] = [_head_json(h) for h in weights.heads]
    pieces = sorted(weights.rows)
    lines = "\n".join([json.dumps(head, sort_keys=True), *pieces, ""])
    return lines.encode() + b"".join(weights.rows[piece] for piece in pieces)


def read(content: bytes) -> Weights:
    """Will read what `written` made; refuses with NotWeights anything else."""
    try:
        return _read(zlib.decompress(content))
    except (zlib.error, ValueError, KeyError, TypeError, IndexError) as wrong:
        raise NotWeights(
            f"The weights could not be read ({wrong}). Triage goes on with those that came with this version; "
            "`sunwai triage roll-back` takes the last good ones."
        ) from wrong


def digest(weights: Weights) -> str:
    """Will give a digest of what WEIGHTS says, whatever packed it."""
    return hashlib.sha256(_plain(weights)).hexdigest()


def _read(content: bytes) -> Weights:
    line, _, rest = content.partition(b"\n")
    row = json.loads(line)
    if row["form"] != FORM:
        raise ValueError(f"the form is {row['form']!r}")
    heads = tuple(_head(h) for h in row["heads"])
    wide = sum(len(h.labels) for h in heads) + 1
    said = rest[: len(rest) - wide * row["pieces"]].decode()
    pieces = said.split("\n")[:-1]
    raw = rest[len(rest) - wide * row["pieces"] :]
    if len(pieces) != row["pieces"]:
        raise ValueError("pieces are missing")
    rows = {piece: raw[n * wide : (n + 1) * wide] for n, piece in enumerate(pieces)}
    return Weights(row["version"], heads, rows, row["size_unit"])


def _head_json(head: Head) -> dict[str, Any]:
    return {
        "name": head.name,
        "labels": list(head.labels),
        "base": list(head.base),
        "unit": head.unit,
        "trust": head.trust,
        "sharpness": head.sharpness,
    }


def _head(row: Mapping[str, Any]) -> Head:
    base: Sequence[float] = row["base"]
    return Head(row["name"], tuple(row["labels"]), tuple(base), row["unit"], row["trust"], row["sharpness"])
