"""What the machine proposed and why, beside what stands on the case. Owns the lines; decides nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sunwai.cases.models import Case
from sunwai.sop.clauses import Sop
from sunwai.triage.decision import Decision
from sunwai.triage.models import Assessment
from sunwai.triage.proposal import Proposal
from sunwai.web.case_posts import numbered

# Above this a proposal is called sure; the SOP says below which it is unsure.
SURE_FROM = 0.75


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision of the machine as a sentence; `mark` is its number in the post's text, 0 for none."""

    field: str
    sentence: str
    sureness: str
    unsure: bool
    mark: int


def proposals_of(case: Case) -> dict[int, Proposal]:
    """Will give the newest proposal for each post of CASE that still stands, by the post's id."""
    rows = Assessment.objects.filter(post__case=case, post__gone_at=None, erased_at=None).order_by("made_at", "id")
    return {row.post_id: Proposal.from_json(json.dumps(row.proposal)) for row in rows}


def reasons(proposals: Mapping[int, Proposal], *, sop: Sop, language: str) -> list[Reason]:
    """Will list what the newest proposal says of place, kind, urgency and people, unsure ones as such."""
    if not proposals:
        return []
    newest = proposals[max(proposals)]
    return [_reason(name, getattr(newest, name), mark, sop, language) for name, mark in numbered(newest).items()]


def _reason(field: str, decision: Decision[object], mark: int, sop: Sop, language: str) -> Reason:
    unsure = decision.unsure(sop.triage.not_sure_below)
    sureness = _("unsure") if unsure else _("sure") if decision.confidence >= SURE_FROM else _("likely")
    quoted = any(because.span for because in decision.because)
    return Reason(field, decision.sentence(language), sureness, unsure, mark if quoted else 0)
