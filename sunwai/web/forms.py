"""What a form sent, turned into what a verb takes; everything wrong with it is said at once.

Owns the reading of fields. Decides nothing: a value that can be read goes to the verb as it is."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from sunwai.gazetteer.place import BLOCK, DISTRICT
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.networks.printable import cleaned
from sunwai.offices.models import Office
from sunwai.sop.words import Language
from sunwai.triage.lexicon import kinds
from sunwai.web.refusals import NotFilledIn
from sunwai.web.vocabulary import PEOPLE_OF, SORTS

T = TypeVar("T")


def words(request: HttpRequest, field: str, *, missing: str, most: int = 4000) -> str:
    """Will read the text FIELD; refuses with the sentence MISSING where it is empty, and a text beyond MOST letters."""
    given = _typed(request, field)
    if not given:
        raise NotFilledIn(missing)
    return _short(given, most)


def maybe_words(request: HttpRequest, field: str, *, most: int = 4000) -> str:
    """Will read the text FIELD, which may be empty."""
    return _short(_typed(request, field), most)


def chosen(request: HttpRequest, field: str, among: Sequence[str], *, missing: str) -> str:
    """Will read a choice; refuses with the sentence MISSING for none, and for one that is not AMONG those offered."""
    given = request.POST.get(field, "")
    if given not in among:
        raise NotFilledIn(missing)
    return given


def moment(request: HttpRequest, field: str, *, missing: str) -> datetime:
    """Will read a day and time in the office's zone."""
    found = _moment(request.POST.get(field, ""))
    if found is None:
        raise NotFilledIn(missing)
    return found


def corrections(posted: QueryDict) -> dict[str, Any]:
    """Will read the fields of a case that are in POSTED (kind, district_key, urgency ...); empty means "not known"."""
    found, wrong = {}, []
    for field, read in _READERS.items():
        if field in posted:
            try:
                found[field] = read(str(posted[field]).strip())
            except ValueError as error:
                wrong.append(str(error))
    if wrong:
        raise NotFilledIn(*wrong)
    return found


def offices(codes: Sequence[str]) -> list[Office]:
    """Will give the open offices with CODES, in that order; refuses one that is not in the directory."""
    known = {office.code: office for office in Office.objects.filter(code__in=codes, closed_at=None)}
    if missing := [code for code in codes if code not in known]:
        raise NotFilledIn(_("No open office has the code %(code)s. Choose one from the list.") % {"code": missing[0]})
    return [known[code] for code in codes]


def language(posted: QueryDict) -> Language | None:
    """Will read the language of public words, or None where the case's own is meant."""
    given = posted.get("language", "")
    return Language(given) if given in set(Language) else None


def numbers(posted: QueryDict, field: str) -> list[int] | None:
    """Will read the ticked numbers of FIELD, or None where none was ticked."""
    return [int(n) for n in posted.getlist(field) if n.isascii() and n.isdigit() and len(n) < 6] or None


def count(request: HttpRequest, field: str) -> int | None:
    """Will read the whole number typed into FIELD, or None where none was."""
    typed = _typed(request, field)
    if not typed:
        return None
    if not (typed.isdecimal() and len(typed) < 8):
        raise NotFilledIn(_("“%(text)s” is no number of people. Write it in digits.") % {"text": typed})
    return int(typed)


def _typed(request: HttpRequest, field: str) -> str:
    """What was typed, as it may be stored: PostgreSQL refuses the NUL letter, and browsers end lines in two."""
    return cleaned(request.POST.get(field, ""))[0].strip()


def _short(given: str, most: int) -> str:
    if len(given) > most:
        facts = {"used": len(given), "most": most}
        raise NotFilledIn(_("That is %(used)d letters long; %(most)d fit. Shorten it.") % facts)
    return given


def _moment(given: str) -> datetime | None:
    try:
        found = parse_datetime(given.strip())
    except ValueError:
        return None
    return timezone.make_aware(found) if found and timezone.is_naive(found) else found


def _kind(given: str) -> str:
    if given and given not in kinds():
        raise ValueError(_("Choose the kind of matter from the list."))
    return given


def _district(given: str) -> str:
    if given and given not in {place.key for place in gazetteer().districts()}:
        raise ValueError(_("Choose the district from the list."))
    return given


def _urgency(given: str) -> int | None:
    if given not in {"", "0", "1", "2", "3"}:
        raise ValueError(_("Choose how soon from the list."))
    return int(given) if given else None


def _people(given: str) -> int | None:
    plain = given.replace(",", "").replace(" ", "")
    if plain and not (plain.isdecimal() and len(plain) < 10):
        raise ValueError(_("Write the number of people in figures, such as 4200."))
    return int(plain) if plain else None


def _people_of(given: str) -> str:
    if given not in PEOPLE_OF:
        raise ValueError(_("Choose what the number counts from the list."))
    return given


def _sort(given: str) -> str:
    if given and given not in SORTS:
        raise ValueError(_("Choose the sort of post from the list."))
    return given


def _place(given: str) -> str:
    """A place by its key, by its full name in either language, or by a name that only one place has."""
    places = gazetteer()
    if not given or given in known_places().values():
        return given
    if given in known_places():
        return known_places()[given]
    found = [place for place in places.named(given) if place.level in {BLOCK, DISTRICT}]
    if len(found) == 1:
        return found[0].key
    if found:
        names = ", ".join(places.full_name(place.key, "en") for place in found)
        raise ValueError(_("More than one place has that name: %(names)s. Write which one.") % {"names": names})
    raise ValueError(_("No block or district is called that. Choose the place from the list."))


def places_named(language: str) -> list[str]:
    """Will list the districts and blocks by their full names in LANGUAGE, for a field that offers them."""
    return list(known_places())[0 if language == "en" else 1 :: 2]


@cache
def known_places() -> dict[str, str]:
    """Will give the key of each district and block by its full name, in English and in Hindi."""
    places = gazetteer()
    listed = [*places.districts(), *(block for d in places.districts() for block in places.blocks_of(d.key))]
    return {places.full_name(place.key, language): place.key for place in listed for language in ("en", "hi")}


def _deadline(given: str) -> datetime | None:
    found = _moment(given)
    if given and found is None:
        raise ValueError(_("Write the deadline as a day and a time, such as 2026-01-18 17:00."))
    return found


def _language(given: str) -> str:
    if given not in set(Language):
        raise ValueError(_("Choose Hindi or English."))
    return given


def _line(given: str) -> str:
    if len(given) > 200:
        raise ValueError(_("The line for the list may be 200 letters long."))
    return given


_READERS: dict[str, Callable[[str], Any]] = {
    "kind": _kind,
    "district_key": _district,
    "urgency": _urgency,
    "place": _place,
    "people": _people,
    "people_of": _people_of,
    "sort": _sort,
    "event_deadline": _deadline,
    "language": _language,
    "asked_en": _line,
    "asked_hi": _line,
}
