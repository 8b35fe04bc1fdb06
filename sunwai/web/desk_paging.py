"""Paging of the desk's list by the key of the last row, never by counting rows: page 200 costs what page 1 does.

Owns the token. Must follow `Case.objects.in_order()` field by field."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from sunwai.cases.models import Case
from sunwai.desk.listing import Cases

PAGE = 50


@dataclass(frozen=True, slots=True)
class Key:
    """Where one row stands in the order of the list."""

    urgency_rank: int
    event_deadline: datetime | None
    people: int | None
    opened_at: datetime
    id: int

    @classmethod
    def of(cls, case: Case) -> "Key":
        """Will give the key of CASE."""
        return cls(case.urgency_rank, case.event_deadline, case.people, case.opened_at, case.pk)

    @classmethod
    def read(cls, token: str) -> "Key | None":
        """Will read what `token` wrote; None for anything else, and the list then begins at its top."""
        try:
            rank, deadline, people, opened, row = token.split("~")
            return cls(
                int(rank),
                datetime.fromisoformat(deadline) if deadline else None,
                int(people) if people else None,
                datetime.fromisoformat(opened),
                int(row),
            )
        except ValueError:
            return None

    def token(self) -> str:
        """Will write the key for an address."""
        deadline = self.event_deadline.isoformat() if self.event_deadline else ""
        people = "" if self.people is None else str(self.people)
        return "~".join([str(self.urgency_rank), deadline, people, self.opened_at.isoformat(), str(self.id)])

    def later(self) -> Q:
        """Will give the condition for every row that stands after this one."""
        return self._beyond(
            [
                ("urgency_rank", Q(urgency_rank__gt=self.urgency_rank)),
                ("event_deadline", _nulls_last("event_deadline", "gt", self.event_deadline)),
                ("people", _nulls_last("people", "lt", self.people)),
                ("opened_at", Q(opened_at__gt=self.opened_at)),
                ("id", Q(id__gt=self.id)),
            ]
        )

    def earlier(self) -> Q:
        """Will give the condition for every row that stands before this one."""
        return self._beyond(
            [
                ("urgency_rank", Q(urgency_rank__lt=self.urgency_rank)),
                ("event_deadline", _before("event_deadline", "lt", self.event_deadline)),
                ("people", _before("people", "gt", self.people)),
                ("opened_at", Q(opened_at__lt=self.opened_at)),
                ("id", Q(id__lt=self.id)),
            ]
        )

    def _beyond(self, steps: list[tuple[str, Q | None]]) -> Q:
        found, same = Q(pk__in=[]), Q()
        for field, beyond in steps:
            if beyond is not None:
                found |= same & beyond
            same &= _equal(field, getattr(self, field))
        return found


def page_of(rows: Cases, *, after: Key | None) -> tuple[list[Case], str]:
    """Will give one page of ROWS after AFTER, and the token of the next page ("" where there is none)."""
    ahead = rows.filter(after.later()) if after else rows
    found = list(ahead[: PAGE + 1])
    shown = found[:PAGE]
    return shown, Key.of(shown[-1]).token() if len(found) > PAGE else ""


def _equal(field: str, value: Any) -> Q:
    return Q(**{f"{field}__isnull": True}) if value is None else Q(**{field: value})


def _before(field: str, step: str, value: Any) -> Q:
    """Rows before VALUE, where rows without one come last: before "none" stands every row that has one."""
    return Q(**{f"{field}__isnull": False}) if value is None else Q(**{f"{field}__{step}": value})


def _nulls_last(field: str, step: str, value: Any) -> Q | None:
    """Rows beyond VALUE, where rows without one come last; beyond "none" there is nothing but the next field."""
    return None if value is None else Q(**{f"{field}__{step}": value}) | Q(**{f"{field}__isnull": True})
