"""The words of a notice: how many wait, in the reader's language, and nothing else. Owns the words.

No name of a person, no place, no word of a matter: anybody may see the phone, and a mailbox is read by others."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sunwai.notify.letter import Letter
from sunwai.notify.models import Notice
from sunwai.notify.waiting import is_red

GOOD_FOR = timedelta(hours=4)
RED_GOOD_FOR = timedelta(hours=1)
About = Notice.About
OPENS = {
    About.NODS: "/nod/",
    About.RED_NODS: "/nod/",
    About.CALLS: "/calls/",
    About.RED_CALLS: "/calls/",
    About.RED_NEW: "/",
    About.STUCK: "/?view=stuck",
    About.DECIDE: "/",
    About.FOUND: "/",
    About.ASKED: "/office/",
    About.LATE: "/office/",
    About.BRIEF: "/brief/",
}


def letter_of(about: str, *, count: int, language: str, figures: Mapping[str, int] | None = None) -> Letter:
    """Will word a notice that COUNT matters wait; the morning's brief has its FIGURES as lines."""
    kind = About(about)
    with translation.override(language):
        title = TITLES[kind](count) % {"n": count}
        lines = _lines(figures or {})
    return Letter(
        title=title,
        lines=lines,
        opens=OPENS[kind],
        topic=about.replace("_", "-"),
        language=language,
        red=is_red(about),
        good_for=RED_GOOD_FOR if is_red(about) else GOOD_FOR,
    )


TITLES: Mapping[Notice.About, Callable[[int], str]] = {
    About.NODS: lambda n: ngettext("%(n)d matter waits for your nod", "%(n)d matters wait for your nod", n),
    About.RED_NODS: lambda n: ngettext("%(n)d red matter waits for your nod", "%(n)d red matters wait for your nod", n),
    About.CALLS: lambda n: ngettext("%(n)d matter to ring about", "%(n)d matters to ring about", n),
    About.RED_CALLS: lambda n: ngettext("%(n)d red matter: ring at once", "%(n)d red matters: ring at once", n),
    About.RED_NEW: lambda n: ngettext("%(n)d red matter came to the desk", "%(n)d red matters came to the desk", n),
    About.STUCK: lambda n: ngettext("%(n)d post did not go out", "%(n)d posts did not go out", n),
    About.DECIDE: lambda n: ngettext(
        "%(n)d silent matter is yours to decide", "%(n)d silent matters are yours to decide", n
    ),
    About.FOUND: lambda n: ngettext("The auditor found %(n)d fault", "The auditor found %(n)d faults", n),
    About.ASKED: lambda n: ngettext(
        "%(n)d direction waits for your answer", "%(n)d directions wait for your answer", n
    ),
    About.LATE: lambda n: ngettext(
        "The time to answer %(n)d direction is nearly over", "The time to answer %(n)d directions is nearly over", n
    ),
    About.BRIEF: lambda n: _("Morning brief"),
}


def _lines(figures: Mapping[str, int]) -> tuple[str, ...]:
    names = {
        "came": _("Came"),
        "went_out": _("Went out"),
        "answered": _("Answered"),
        "silent": _("Silent"),
        "confirmed": _("Confirmed"),
        "disputed": _("Disputed"),
        "promises": _("Promises due today"),
        "nods": _("For the nod"),
    }
    return tuple(f"{names[name]}: {figures[name]}" for name in names if name in figures)
