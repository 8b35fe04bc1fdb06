"""What a lock screen shows: how many wait, in the person's language, and nothing else. Owns the words."""

from datetime import timedelta

from django.utils import translation
from django.utils.translation import ngettext

from sunwai.notify.models import Notice
from sunwai.notify.push import Letter
from sunwai.notify.waiting import is_red

GOOD_FOR = timedelta(hours=4)
RED_GOOD_FOR = timedelta(hours=1)
OPENS = {"nods": "/nod/", "red_nods": "/nod/", "calls": "/calls/", "red_calls": "/calls/"}


def letter_of(about: str, *, count: int, language: str) -> Letter:
    """Will word a notice that COUNT matters wait. No name, no place, no word of a matter: anybody may see the phone."""
    with translation.override(language):
        title, red = _title(about, count), is_red(about)
    return Letter(
        payload={"title": title, "tag": about, "open": OPENS[about], "lang": language, "again": red},
        topic=f"sunwai-{about.replace('_', '-')}",
        urgent=red,
        good_for=RED_GOOD_FOR if red else GOOD_FOR,
    )


def _title(about: str, count: int) -> str:
    told = {"n": count}
    if about == Notice.About.RED_NODS:
        return ngettext("%(n)d red matter waits for your nod", "%(n)d red matters wait for your nod", count) % told
    if about == Notice.About.NODS:
        return ngettext("%(n)d matter waits for your nod", "%(n)d matters wait for your nod", count) % told
    if about == Notice.About.RED_CALLS:
        return ngettext("%(n)d red matter: ring at once", "%(n)d red matters: ring at once", count) % told
    return ngettext("%(n)d matter to ring about", "%(n)d matters to ring about", count) % told
