"""What learning must do now: once a night mark proposals for a new look, and refit if there is cause. (SOP 2.2)"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sunwai.sop.clauses import Sop
from sunwai.triage.learning import actions
from sunwai.triage.learning.corrections import FIELDS
from sunwai.triage.learning.models import LearntModel, Night
from sunwai.triage.models import Correction


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will do the night's learning once its hour has come, and say whether it did. (SOP 2.2)

    A night that failed is not tried again: the next one learns from the same corrections."""
    night, made = Night.objects.get_or_create(day=night_of(at, sop=sop), defaults={"begun_at": at})
    if not made:
        return False
    marked = actions.mark_relooks(at=at, sure_from=sop.triage.sure_from)
    model = actions.refit(at=at).model if _has_cause(sop) else None
    actions.end_night(night, relooks=marked, model=model, at=at)
    return True


def night_of(at: datetime, *, sop: Sop) -> date:
    """Will give the day, in the office's zone, whose hour of learning struck last before AT."""
    local = at.astimezone(ZoneInfo(sop.office.zone))
    return local.date() if local.time() >= sop.triage.learn_at else local.date() - timedelta(days=1)


def _has_cause(sop: Sop) -> bool:
    """Enough was corrected since the last refit, and this installation can refit."""
    newest = LearntModel.objects.order_by("-id").first()
    upto = newest.corrections_upto if newest else 0
    fresh = Correction.objects.filter(field__in=FIELDS, id__gt=upto).count()
    return fresh >= sop.triage.learn_from
