"""What a nod must be before it counts: of somebody who may, to an open question, for the very words that were shown.

Reads and refuses; writes nothing. Used inside the transaction of the verb."""

from datetime import datetime, timedelta

from sunwai.cases.actions import locked
from sunwai.cases.models import Case
from sunwai.nod.models import Nod, Sheet
from sunwai.nod.refusals import AlreadyAnswered, MayNotNod, NotOnSheet, SaidWhen
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty, Urgency


def urgency_of(case: Case) -> Urgency:
    """Will give the urgency that the SOP's terms are looked up by; unknown counts as today's until somebody knows."""
    return Urgency.TODAY if case.urgency is None else Urgency(case.urgency)


def may(nod: Nod, duty: Duty, sop: Sop, *, by: str) -> None:
    """Will refuse an answer to NOD of somebody to whom SOP does not give it, or to words that are their own. (SOP 3.1)

    Only the approver may nod to what they asked about themselves: of everybody else two look at public words."""
    terms = sop.nod.who_may(nod.act, urgency_of(nod.case))
    if duty not in terms.duties:
        whose = ", ".join(sorted(each.value for each in terms.duties))
        raise MayNotNod(
            f"{nod.case.docket}: clause {terms.clause.number} gives this nod ({nod.act}) to the {whose}, not to the "
            f"{duty.value}. Nothing was approved. Leave it to them."
        )
    if duty not in sop.nod.given_by and by == nod.asked_by:
        raise MayNotNod(
            f"{nod.case.docket}: {by} put these words up and may not be the one who lets them out. Nothing was "
            "approved. Ask another who may, or the approver."
        )


def open_question(nod: Nod, *, at: datetime) -> Nod:
    """Will give NOD as it stands now, held with its case; refuses one that was answered or is stale."""
    locked(nod.case)
    row = Nod.objects.select_for_update(of=("self",)).select_related("case").get(pk=nod.pk)
    if not row.is_open:
        raise AlreadyAnswered(f"{row.case.docket}: this was answered already; nothing was done twice.")
    if row.lapses_at <= at:
        raise AlreadyAnswered(f"{row.case.docket}: these words are stale. The desk must ask again.")
    return row


def came_before(nod: Nod, yes_key: str, *, by: str) -> bool:
    """Whether this very yes was taken already; refuses it where it was taken back since."""
    locked(nod.case)
    row = Nod.objects.filter(pk=nod.pk, yes_key=yes_key[:64]).first()
    if row is None:
        return False
    if row.given_at is None or row.given_by != by:
        raise AlreadyAnswered(f"{row.case.docket}: this yes was taken back; a late copy of it does not count.")
    return True


def on_paper(row: Nod, sheet: Sheet | None, *, how: Nod.How) -> None:
    """Will refuse a nod on paper without its sheet, and a sheet that does not show these very words."""
    if how is Nod.How.PAPER and sheet is None:
        raise NotOnSheet("Say which sheet was nodded to: its number stands at the top. Nothing was written down.")
    if sheet is not None and not sheet.shows(row, row.words_hash):
        raise NotOnSheet(
            f"{row.case.docket}: sheet {sheet.number} does not show these words; they were changed or asked about "
            "since it was printed. Nothing was written down. Print a new sheet and ask again."
        )


def said(row: Nod, said_at: datetime | None, *, at: datetime) -> datetime:
    """Will give when the yes was said; refuses a time before the question or after now."""
    if said_at is None:
        return at
    if not row.asked_at - timedelta(minutes=1) <= said_at <= at:  # a clock on the wall shows whole minutes
        raise SaidWhen(f"{row.case.docket}: give a time between when the words were asked about and now.")
    return said_at
