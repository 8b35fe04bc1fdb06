"""What X said went wrong, read from any of its error bodies. Owns Problem; decides nothing.

X answers problem+json {type,title,detail,status}, {errors: [...]}, or the older {code,message}; sometimes text only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing X complained of. `kind` is the last path segment of `type` (api.x.com or api.twitter.com)."""

    kind: str
    said: str
    code: int | None = None
    about: str = ""  # the id it is about, in a 200 with errors


def problems_in(body: object) -> tuple[Problem, ...]:
    """Will read every problem in BODY, whichever of X's shapes it has; none is an empty tuple."""
    return tuple(_problems(body)) if isinstance(body, dict) else ()


def _problems(body: Mapping[str, Any]) -> Iterator[Problem]:
    nested = body.get("errors")
    inner = [entry for entry in nested if isinstance(entry, dict)] if isinstance(nested, list) else []
    if any(name in body for name in ("type", "title", "detail", "message", "error")):
        yield read_problem(body)
    yield from map(read_problem, inner)


def read_problem(entry: Mapping[str, Any]) -> Problem:
    """Will read one problem; fields of a wrong type count as not there."""
    words = [_text(entry, name) for name in ("detail", "message", "title", "error_description", "error", "reason")]
    code = entry.get("code")
    return Problem(
        kind=_text(entry, "type").rstrip("/").rsplit("/", 1)[-1],
        said=next((said for said in words if said), ""),
        code=code if isinstance(code, int) else None,
        about=_text(entry, "resource_id") or _text(entry, "value"),
    )


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""
