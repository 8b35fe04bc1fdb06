"""What stands around a case: cases that may be the same, patterns, the rows beside it in the list, names of codes.

Owns the second question to the database; what it asks follows from the rows of the first. Reads only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from sunwai.cases.models import Case
from sunwai.desk.patterns import MOST_COUNTED, MOST_LINKED, Pattern, sharing
from sunwai.offices.models import Account, Office
from sunwai.outbox.models import Outgoing, State
from sunwai.sop.clauses import Sop
from sunwai.web.case import nav as case_nav
from sunwai.web.case.gathering import Rows, gathered, linked
from sunwai.web.case.record_lines import codes_in
from sunwai.web.case.rows import CaseRows


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a case. `spoken_of` are ids of cases about which words are on their way or out."""

    way: case_nav.Way
    patterns: Sequence[Pattern]
    spoken_of: frozenset[int]
    offices: Mapping[str, Office]
    accounts: Mapping[str, Account]


def around(rows: CaseRows, *, view: str, at: datetime, sop: Sop) -> Around:
    """Will read what stands around the case of ROWS, and put the cases that may be the same in their places."""
    case = rows.case
    shared = sharing(case, sorted({(t.sort, t.key) for t in rows["traits"]}), at=at, terms=sop.duplicates)
    ids = {pk for row in rows["alike"] for pk in (row.case_id, row.other_id)}
    questions, counted = case_nav.questions(case, view)
    onward = Q(took_in__in=ids) | Q(took_in__took_in__in=ids)  # where one was joined meanwhile, and where that went
    questions["others"] = Case.objects.filter(Q(pk__in=ids) | onward).distinct()
    questions["spoken_of"] = Outgoing.objects.filter(case__in=ids).exclude(state=State.WITHDRAWN)
    codes, writers = codes_in(rows["entries"])
    questions["codes"] = Office.objects.filter(code__in=codes)
    questions["writers"] = Account.objects.filter(pk__in=writers)
    for number, same in enumerate(shared.values()):
        questions[f"pattern_{number}"] = same.order_by("-opened_at", "-id")[:MOST_LINKED]
        counted[f"count_{number}"] = same.order_by()[:MOST_COUNTED]
    found = gathered(questions, counted=counted)
    linked(found["others"], "joined_into", found["others"])
    linked(rows["alike"], "case", [case, *found["others"]])
    linked(rows["alike"], "other", [case, *found["others"]])
    patterns = [_pattern(sort, key, found, number) for number, (sort, key) in enumerate(shared)]
    return Around(
        way=case_nav.way(case, view, found),
        patterns=[pattern for pattern in patterns if pattern.count >= sop.duplicates.pattern_from],
        spoken_of=frozenset(row.case_id for row in found["spoken_of"]),
        offices={office.code: office for office in found["codes"]},
        accounts={f"account:{account.pk}": account for account in found["writers"]},
    )


def _pattern(sort: str, key: str, found: Rows, number: int) -> Pattern:
    cases = sorted(found[f"pattern_{number}"], key=lambda case: (case.opened_at, case.pk), reverse=True)
    return Pattern(sort, key, found[f"count_{number}"][0] + 1, cases)
