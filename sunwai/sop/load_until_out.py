"""Reads the clauses that hold until a direction is out. Owns their checks; the file as a whole is load's."""

from collections.abc import Mapping
from datetime import timedelta

from sunwai.sop.clause import Clause
from sunwai.sop.table import Table
from sunwai.sop.until_out import (
    Duplicates,
    Intake,
    MayNod,
    Nod,
    Office,
    Posting,
    RedFirst,
    Sending,
    SignIn,
    Triage,
    UrgencyNames,
)
from sunwai.sop.words import Duty, Language, PublicAct, Urgency, WordingKind

# Only what is put to a citizen, or reminds of what was nodded to, may go without its own nod: directing is the
# approver's act.
MAY_STAND = frozenset(
    {WordingKind.CONFIRMATION, WordingKind.ANSWER, WordingKind.ASK_PLACE, WordingKind.OFFICE_ANSWER}
    | {WordingKind.REMINDER}
)
FIVE_MINUTES = timedelta(minutes=5)


def office(table: Table) -> Office:
    """Read whose protocol this is."""
    clause = table.clause()
    found = Office(table.text("name"), table.text("name_hi"), table.text("zone"), clause)
    table.close()
    return found


def urgencies(table: Table) -> UrgencyNames:
    """Read what the four classes of urgency are called, each in every language."""
    clause = table.clause()
    by_class = {urgency: table.in_both(urgency.name.lower()) for urgency in Urgency}
    table.close()
    names = {language: {u: named[language] for u, named in by_class.items()} for language in Language}
    return UrgencyNames(names, clause)


def intake(table: Table) -> Intake:
    """Read how often the networks are read."""
    clause = table.clause()
    poll_every = table.duration("poll_every", least=timedelta(seconds=5), most=timedelta(hours=1))
    overlap = table.duration("overlap", most=timedelta(days=1))
    if table.is_sound and overlap < poll_every:
        table.wrong("overlap", "is shorter than poll_every: a late post could fall between two readings")
    # half a day at most: one look-up that fails still leaves the next inside the day a deletion must be followed in
    recheck_every = table.duration("recheck_every", least=FIVE_MINUTES, most=timedelta(hours=12))
    recheck_for = table.duration("recheck_for", least=timedelta(days=1))
    table.close()
    return Intake(poll_every, overlap, recheck_every, recheck_for, clause)


def triage(table: Table) -> Triage:
    """Read when the machine says that it is not sure, and when it learns."""
    clause = table.clause()
    found = Triage(
        table.share("not_sure_below"),
        table.share("sure_from"),
        table.clock("learn_at"),
        table.whole("learn_from", least=1, most=10_000),
        clause,
    )
    table.close()
    return found


def duplicates(table: Table) -> Duplicates:
    """Read when two matters are proposed as one."""
    clause = table.clause()
    found = Duplicates(
        table.duration("same_matter_within", least=timedelta(hours=1), most=timedelta(days=31)),
        table.share("propose_from"),
        table.whole("most_proposed", least=1, most=10),
        table.duration("copies_kept_for", least=timedelta(days=1)),
        table.whole("campaign_from", least=2, most=1000),
        table.duration("pattern_within", least=timedelta(days=7), most=timedelta(days=3653)),
        table.whole("pattern_from", least=2, most=1000),
        clause,
    )
    table.close()
    return found


def nod(
    table: Table,
    standing: Mapping[WordingKind, Clause],
    may: Mapping[tuple[PublicAct, Urgency], MayNod],
    red_first: RedFirst | None,
) -> Nod:
    """Read who may nod and how long a nod stays good."""
    clause = table.clause()
    given_by = table.many("given_by", Duty)
    if table.is_sound and not given_by:
        table.wrong("given_by", "names nobody, so nothing could ever be posted")
    found = Nod(
        given_by,
        table.duration("expires_after"),
        table.duration("expires_after_red"),
        table.duration("text_stale_after"),
        table.duration("text_stale_after_red"),
        # a minute at most: the approver believes that it is out
        table.duration("take_back_for", least=timedelta(0), most=timedelta(minutes=1)),
        clause,
        standing,
        may,
        red_first,
    )
    table.close()
    return found


def standing_nods(root: Table) -> Mapping[WordingKind, Clause]:
    """Read which of the SOP's own words may go out without a separate nod; those not in force are left out."""
    standing: dict[WordingKind, Clause] = {}
    for table in root.tables("standing_nod") if root.has("standing_nod") else ():
        clause, kind, in_force = table.clause(), table.one("wording", WordingKind), table.flag("in_force")
        if table.is_sound and kind not in MAY_STAND:
            table.wrong(
                "wording", f'"{kind}" always needs its own nod; only what is put to a citizen, or a reminder, may stand'
            )
        if in_force:
            standing[kind] = clause
        table.close()
    return standing


def sign_in(table: Table) -> SignIn:
    """Read whose acts want a second factor, and when people are signed out."""
    clause = table.clause()
    found = SignIn(
        table.many("second_factor_for", Duty),
        table.duration("proof_good_for", least=timedelta(minutes=1), most=timedelta(hours=12)),
        table.many("short_for", Duty),
        table.duration("signed_out_after_short", least=FIVE_MINUTES, most=timedelta(days=1)),
        table.duration("signed_out_after", least=FIVE_MINUTES, most=timedelta(days=31)),
        clause,
    )
    table.close()
    return found


def posting(table: Table) -> Posting:
    """Read how long public words may be."""
    clause = table.clause()
    length = table.whole("length", least=50, most=25_000)
    room = table.whole("room_for_facts", least=0, most=length)
    table.close()
    return Posting(length, room, clause)


def sending(table: Table) -> Sending:
    """Read how a public act is sent once."""
    clause = table.clause()
    lease = table.duration("lease", most=timedelta(hours=1))
    timeout = table.duration("timeout", most=FIVE_MINUTES)
    if table.is_sound and lease < 2 * timeout:
        # else two senders may hold one act at a time, and the second posts it again
        table.wrong("lease", "must be at least twice the timeout, or one act could be sent by two")
    looks = table.whole("looks", least=1, most=20)
    look_for = table.duration("look_for", most=timedelta(hours=6))
    resends = table.whole("resends", least=0, most=3)
    table.close()
    return Sending(lease, timeout, looks, look_for, resends, clause)
