"""What the screens call each status, kind, outcome and network: one word for one thing, in both languages.

Owns names only. Kinds of matter and places have names of their own (triage, gazetteer); urgencies are the SOP's."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from sunwai.gazetteer.tables import PlaceUnknown
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.triage.lexicon import kinds

Names = Mapping[str, Any]

STATUSES: Names = {
    "received": pgettext_lazy("case", "new"),
    "accepted": pgettext_lazy("case", "accepted"),
    "awaiting_nod": pgettext_lazy("case", "for nod"),
    "nodded": pgettext_lazy("case", "going out"),
    "directed": pgettext_lazy("case", "out"),
    "answered": pgettext_lazy("case", "answered"),
    "confirming": pgettext_lazy("case", "citizen asked"),
    "heard": pgettext_lazy("case", "citizen heard"),
    "closed": pgettext_lazy("case", "closed"),
    "set_aside": pgettext_lazy("case", "set aside"),
    "joined": pgettext_lazy("case", "joined"),
}
NEEDS: Names = {
    "open": pgettext_lazy("need", "Open"),
    "promised": pgettext_lazy("need", "Promised"),
    "claimed": pgettext_lazy("need", "Claimed"),
    "refused": pgettext_lazy("need", "Refused"),
    "met": pgettext_lazy("need", "Confirmed"),
    "disputed": pgettext_lazy("need", "Disputed"),
}
NEED_ICONS: Mapping[str, str] = {
    "open": "open",
    "promised": "clock",
    "claimed": "claimed",
    "refused": "cross",
    "met": "confirmed",
    "disputed": "disputed",
}
OUTCOMES: Names = {
    "relief": _("Relief"),
    "part_relief": _("Part relief"),
    "care_instead": _("Care given instead"),
    "not_possible": _("Not possible"),
    "not_as_stated": _("Not as stated"),
    "outside_remit": _("Outside our remit"),
    "withdrawn": _("Withdrawn by the citizen"),
}
PROOFS: Names = {
    "citizen_confirmed": _("the citizen's own yes"),
    "witness_named": _("a named witness"),
    "unreachable_marked": _("that the citizen could not be reached"),
    "reason_written": _("a written reason"),
    "referred_to": _("where it was referred to"),
    "citizen_withdrew": _("the citizen's withdrawal"),
}
RESTS_ON: Names = {
    "confirmed": _("the citizen's word"),
    "witness": _("a witness's word"),
    "unreachable": _("the citizen could not be reached"),
    "withdrew": _("the citizen withdrew"),
    "desk": _("the desk's reason"),
}
REASONS: Names = {
    "praise": _("Praise or thanks"),
    "politics": _("Party talk"),
    "spam": _("Advertising or spam"),
    "abuse": _("Abuse with no matter in it"),
    "no_ask": _("Asks for nothing"),
    "duplicate": _("The same as another matter"),
    "outside_remit": _("Not for this office"),
    "not_understood": _("Cannot be understood"),
    "other": _("Another reason"),
}
REPLY_KINDS: Names = {
    "acknowledged": _("acknowledged: noted, nothing done yet"),
    "under_way": _("under way"),
    "action_reported": _("says it is done"),
    "promised": pgettext_lazy("reply", "promised"),
    "refused": _("refused, with a reason"),
    "transferred": _("passed to another office"),
    "needs_info": _("asks for information"),
}
WORDS: Names = {
    "confirmed": _("Confirmed: it is put right"),
    "disputed": _("Disputed: it is not put right"),
    "unreachable": _("Unreachable"),
    "withdrew": _("Withdrew: does not want it taken further"),
}
CITIZEN_SAYS: Names = {
    "confirmed": _("confirmed"),
    "disputed": _("disputed"),
    "unreachable": _("unreachable"),
    "withdrew": _("withdrew"),
}
HOW: Names = {
    "screen": _("on the screen"),
    "phone": _("by phone"),
    "paper": _("on paper"),
    "in_person": _("in person"),
    "standing": _("standing, by the SOP"),
}
CALLS: Names = {
    "reached": _("reached"),
    "promised": _("promised"),
    "no_answer": _("no answer"),
    "wrong_number": _("wrong number"),
}
ROLES: Names = {
    "complainant": _("Complainant"),
    "beneficiary": _("Beneficiary"),
    "witness": _("Witness"),
}
NETWORKS: Names = {
    "x": "X",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "press": _("press"),
    "mail": _("mail"),
    "phone": _("phone line"),
    "desk": _("counter"),
    "office": _("the officer's page"),
}
FINDINGS: Names = {
    "stranded": _("It is open, and nothing and nobody is due to take it further."),
    "overdue": _("A time in it passed, and nothing was done."),
    "two_clocks": _("One of its needs has two running clocks."),
    "differs": _("A due time on it is not what the record gives."),
}
PROMISES: Names = {
    "open": _("Open"),
    "woken": _("Due: was it kept?"),
    "kept": _("Kept"),
    "broken": _("Broken"),
    "withdrawn": _("Withdrawn"),
}
STOPS: Names = {
    "answered": _("answered"),
    "called": _("the office was rung"),
    "withdrawn": _("withdrawn"),
    "closed": _("the case was closed"),
    "reopened": _("the case was reopened"),
    "directed_again": _("directed again"),
    "election_code": _("election code of conduct"),
    "court": _("the matter lies before a court"),
    "weather": _("flood, storm or a road cut off"),
    "citizen_asked": _("the citizen must first answer"),
}
URGENCIES: Mapping[int | None, Any] = {
    3: _("Red: hours count"),
    2: _("Today"),
    1: _("Soon"),
    0: _("Can be planned"),
    None: _("Not known"),
}


LOOKS: Names = {
    "stands": _("it was right"),
    "taken_up": _("it should be taken up"),
}
SORTS: Names = {
    "grievance": _("a grievance"),
    "praise": _("praise or thanks"),
    "politics": _("party talk"),
    "abuse": _("abuse"),
    "spam": _("advertising or spam"),
    "greeting": _("a greeting"),
    "news": _("news"),
    "query": _("a question"),
    "suggestion": _("a suggestion"),
    "none": _("none of these"),
}
PEOPLE_OF: Names = {
    "": pgettext_lazy("counted", "people"),
    "families": pgettext_lazy("counted", "families"),
    "homes": pgettext_lazy("counted", "homes"),
    "villages": pgettext_lazy("counted", "villages"),
}


def people_said(number: int | None, of: str = "") -> str:
    """Will say how many are in a matter, and of what: forty homes are not forty people. None: not known."""
    if number is None:
        return gettext("people not known")
    count = {"number": indian(number)}
    if of == "families":
        return ngettext("%(number)s family", "%(number)s families", number) % count
    if of == "homes":
        return ngettext("%(number)s home", "%(number)s homes", number) % count
    if of == "villages":
        return ngettext("%(number)s village", "%(number)s villages", number) % count
    return ngettext("%(number)s person", "%(number)s people", number) % count


def indian(number: int) -> str:
    """Will write NUMBER with Indian grouping: 1,00,000."""
    head, tail = divmod(number, 1000)
    if not head:
        return str(number)
    pairs = []
    while head:
        head, pair = divmod(head, 100)
        pairs.append(f"{pair:02d}" if head else str(pair))
    return ",".join([*reversed(pairs), f"{tail:03d}"])


def said(names: Names, code: str) -> str:
    """Will give the name of CODE in NAMES; a code nobody named is shown as it stands, never hidden."""
    return str(names.get(code, code))


def kind_name(code: str, language: str) -> str:
    """Will name the kind of matter CODE in LANGUAGE ("" where no kind is known)."""
    names = kinds().get(code)
    return "" if not code else (names or (code, code))[1 if language == "hi" else 0]


def place_name(key: str, language: str) -> str:
    """Will name the place KEY with its district in LANGUAGE; "" where none is known."""
    try:
        return gazetteer().full_name(key, language) if key else ""
    except PlaceUnknown:
        return key  # a table was replaced since; the desk still sees what stands on the record
