"""What a composer's form holds, typed, kept or new, and the words it would make. Reads only.

Owns the reading of its fields for the look; the verbs read them again and refuse what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.direction import addressing, telling
from sunwai.direction.filling import Facts, sop_words
from sunwai.direction.models import ToCitizen
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.offices.models import Office
from sunwai.sop.clauses import Sop
from sunwai.sop.wording import WordingUnfilled
from sunwai.sop.words import Language
from sunwai.web.compose.ground import Ground
from sunwai.web.compose.look import Speech

NEXT_WORD_IN = timedelta(days=7)  # offered where nothing else says by when more is known; the desk changes it


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of the form `where`: direction, citizen, many, or a draft's number."""

    where: str
    language: Language
    words: str = ""
    owner: str = ""
    informed: tuple[str, ...] = ()
    needs: tuple[int, ...] = ()
    form: str = ""
    said: str = ""
    next_on: str = ""


def typed(posted: QueryDict, case: Case) -> Typed:
    """Will read POSTED as it is: what cannot be read is left out."""
    language = posted.get("language", "")
    return Typed(
        where=posted.get("where", "direction"),
        language=Language(language) if language in set(Language) else Language(case.language),
        words=posted.get("words", ""),
        owner=posted.get("owner", ""),
        informed=tuple(dict.fromkeys(code for code in posted.getlist("informed") if code)),
        needs=tuple(int(n) for n in posted.getlist("needs") if n.isascii() and n.isdigit() and len(n) < 6),
        form=posted.get("what", ""),
        said=posted.get("said", ""),
        next_on=posted.get("next_on", ""),
    )


def next_code(case: Case) -> str:
    """Will give the code that the next public act of CASE has, unless somebody is quicker."""
    return f"{case.docket}/{case.acts + 1}"


def offices_of(ground: Ground, fields: Typed) -> list[Office]:
    """Will give the open offices that FIELDS name: the owner, then those to be informed."""
    return ground.offices.named([fields.owner, *fields.informed])


def speech_to_office(ground: Ground, fields: Typed, *, sop: Sop) -> tuple[Speech | None, str]:
    """Will give the words to the owner that FIELDS name, and the SOP's own; None without owner or words."""
    case, code, offices = ground.case, next_code(ground.case), offices_of(ground, fields)
    if not offices or offices[0].code != fields.owner:
        typed_words = fields.words.strip()
        return (Speech(typed_words, code, fields.language) if typed_words else None), ""
    named = ground.address(offices, language=fields.language.value)
    needs = [need for need in ground.open_needs if not fields.needs or need.number in fields.needs]
    facts = Facts(needs=needs, form=offices[0].acts_by, code=code, language=fields.language, network=ground.network)
    own = sop_words(case, facts, owner=named[0].said, informed=addressing.said(named[1:]), sop=sop)
    sealed = own if case.is_sealed else None
    return Speech(fields.words.strip() or own, code, fields.language, named, sealed), own


def speech_to_citizen(case: Case, fields: Typed, *, sop: Sop) -> Speech | None:
    """Will give the words to the citizen that FIELDS make; None while something is wanting."""
    form = fields.form if fields.form in ToCitizen.Form.values else ToCitizen.Form.ANSWER.value
    facts = interim_facts(case, fields) if form == ToCitizen.Form.INTERIM else {}
    code = next_code(case)
    try:
        words = telling.sop_words(form, code, said=fields.said, facts=facts, language=fields.language, sop=sop)
    except WordingUnfilled:
        return None
    return Speech(words, code, fields.language)


def speech_to_many(ground: Ground, fields: Typed, owners: Sequence[Office], *, sop: Sop) -> Speech | None:
    """Will give the longest of the words that OWNERS would get: what fits there fits everywhere."""
    if not owners:
        return None
    case, language = ground.case, fields.language
    named = ground.address(owners, language=language.value)
    needs, code = ground.open_needs, f"{case.docket}/{case.acts + len(owners)}"

    def words_for(one: addressing.Addressed) -> str:
        if fields.words.strip():
            return f"{one.said} {fields.words.strip()} {code}"
        own, form = one.office.district_key, one.office.acts_by
        facts = Facts(needs=needs, form=form, code=code, language=language, network=ground.network, own_district=own)
        return sop_words(case, facts, owner=one.said, informed="", sop=sop)

    longest = max(named, key=lambda one: len(words_for(one)))
    return Speech(words_for(longest), code, language, [longest], alone=True)


def interim_facts(case: Case, fields: Typed) -> Mapping[str, str]:
    """Will name the office the matter lies with, and the day of the next word, in the words' language."""
    window = Window.objects.filter(case=case, stopped_at=None).select_related("office").order_by("due_at").first()
    latest = case.directions.filter(out_at__isnull=False).select_related("owner").order_by("-number").first()
    office = window.office if window else latest.owner if latest else None
    day = _day(fields.next_on)
    with override(fields.language.value):
        said = date_format(day, _("j F Y")) if day else ""
    return {"office": office.name(fields.language.value) if office else "", "next_on": said}


def next_on(ground: Ground) -> str:
    """Will offer the day by which more is known: an open promise's, else a week from now. As a date field takes it."""
    promised = [p.due_at for p in ground.promises if p.state == "open" and p.due_at and p.due_at > ground.at]
    return min(promised, default=ground.at + NEXT_WORD_IN).date().isoformat()


def summary(case: Case, language: Language) -> str:
    """Will give the desk's own summary of CASE in LANGUAGE: public words come from it, never from a post."""
    return case.summary_hi if language is Language.HI else case.summary_en


def _day(given: str) -> datetime | None:
    try:
        found = parse_date(given)
    except ValueError:
        return None
    return datetime(found.year, found.month, found.day) if found else None  # noqa: DTZ001  # a day, no moment


def districts(ground: Ground) -> list[Office]:
    """Will list the open offices of the districts, in the order of the map's list."""
    order = {place.key: n for n, place in enumerate(gazetteer().districts())}
    rows = [o for o in ground.offices.listed() if o.kind == Office.Kind.DISTRICT and o.district_key]
    return sorted(rows, key=lambda office: order.get(office.district_key, len(order)))
