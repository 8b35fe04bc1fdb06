"""Which pictures are veiled on the desk until somebody lifts the veil for themselves, and why.

Owns the rule. A picture of the hurt, the dead or a child is seen by whoever must, and by nobody in passing."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sunwai.cases.models import Case
from sunwai.triage.proposal import Proposal

_FRAIL = frozenset({"child", "survivor", "patient", "pregnant"})
_HARD = frozenset({"health", "trafficking_missing", "disaster", "migrant_abroad", "wildlife", "railway"})


def why(case: Case, proposals: Sequence[Proposal]) -> str:
    """Will say why pictures sent in CASE are veiled; "" where they are not."""
    if case.is_sealed:
        return _("The matter is sealed: a picture may show who it is.")
    frail = {name for made in proposals for name in made.vulnerable.value or ()} & _FRAIL
    if frail or case.kind in _HARD or case.urgency == 3:
        return _("It may show somebody hurt, ill or dead.")
    return ""
