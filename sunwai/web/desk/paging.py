"""Paging of the desk's list by the key of the last row, never by counting rows: page 200 costs what page 1 does.

Owns the token. Must follow `cases.models.IN_ORDER` field by field; none of these is ever empty."""

from dataclasses import astuple, dataclass, fields
from datetime import datetime

from django.db.models import Q

from sunwai.cases.models import Case
from sunwai.desk.listing import Cases

PAGE = 50


@dataclass(frozen=True, slots=True)
class Key:
    """Where one row stands in the order of the list."""

    urgency_rank: int
    order_deadline: datetime
    order_people: int
    opened_at: datetime
    id: int

    @classmethod
    def of(cls, case: Case) -> "Key":
        """Will give the key of CASE."""
        return cls(case.urgency_rank, case.order_deadline, case.order_people, case.opened_at, case.pk)

    @classmethod
    def read(cls, token: str) -> "Key | None":
        """Will read what `token` wrote; None for anything else, and the list then begins at its top."""
        try:
            rank, deadline, people, opened, row = token.split("~")
            key = cls(
                int(rank), datetime.fromisoformat(deadline), int(people), datetime.fromisoformat(opened), int(row)
            )
        except ValueError:
            return None
        fits = all(abs(number) < 2**31 for number in (key.urgency_rank, key.order_people)) and abs(key.id) < 2**63
        return key if fits and key.opened_at.tzinfo and key.order_deadline.tzinfo else None

    def token(self) -> str:
        """Will write the key for an address."""
        return "~".join(part.isoformat() if isinstance(part, datetime) else str(part) for part in astuple(self))

    def later(self) -> Q:
        """Will give the condition for every row that stands after this one."""
        return Q(urgency_rank__gte=self.urgency_rank) & self._beyond("gt")

    def earlier(self) -> Q:
        """Will give the condition for every row that stands before this one."""
        return Q(urgency_rank__lte=self.urgency_rank) & self._beyond("lt")

    def _beyond(self, step: str) -> Q:
        """Field by field; the first is also asked for alone, so that an index is read from there on."""
        found, same = Q(pk__in=[]), Q()
        for field in fields(self):
            value = getattr(self, field.name)
            found |= same & Q(**{f"{field.name}__{step}": value})
            same &= Q(**{field.name: value})
        return found


def page_of(rows: Cases, *, after: Key | None) -> tuple[list[Case], str]:
    """Will give one page of ROWS after AFTER, and the token of the next page ("" where there is none)."""
    ahead = rows.filter(after.later()) if after else rows
    found = list(ahead[: PAGE + 1])
    shown = found[:PAGE]
    return shown, Key.of(shown[-1]).token() if len(found) > PAGE else ""
