"""Words for the case page's templates: names of codes, moments, who is kept informed. Owns no facts."""

from datetime import datetime
from typing import Any

from django import template
from django.http import QueryDict
from django.utils import timezone

from sunwai.offices.models import Office
from sunwai.web import spans, vocabulary
from sunwai.web.public import lasting

register = template.Library()


@register.filter
def named(code: str, table: str) -> str:
    """Will name CODE by the vocabulary's TABLE (NEEDS, OUTCOMES ...)."""
    return vocabulary.said(getattr(vocabulary, table), code)


@register.filter
def need_icon(status: str) -> str:
    """Will give the icon of a need's STATUS: claimed, confirmed and disputed are told apart by shape."""
    return vocabulary.NEED_ICONS.get(status, "open")


@register.filter
def moment(at: datetime | None) -> str:
    """Will write AT as day and time."""
    return spans.day_and_clock(at) if at else ""


@register.filter
def clock_time(at: datetime | None) -> str:
    """Will write the time of day of AT."""
    return spans.clock(at) if at else ""


@register.filter
def field_moment(at: datetime | None) -> str:
    """Will write AT as a datetime field takes it, in the office's zone."""
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M") if at else ""


@register.filter
def kind_in(code: str, language: str) -> str:
    """Will name the kind of matter CODE in LANGUAGE."""
    return vocabulary.kind_name(code, language)


@register.filter
def office_in(office: Office, language: str) -> str:
    """Will name OFFICE in LANGUAGE."""
    return office.name(language)


@register.filter
def grouped(number: int) -> str:
    """Will write NUMBER with its digits grouped as in India: 1,00,000."""
    return lasting.grouped(number)


@register.filter
def as_text(value: Any) -> str:
    """Will write VALUE as a form's choice does: nothing for None."""
    return "" if value is None else str(value)


@register.filter
def people_said(number: int | None, of: str) -> str:
    """Will say how many (NUMBER) are in a matter, and of what."""
    return vocabulary.people_said(number, of)


@register.filter
def letters(keys: str) -> list[str]:
    """Will part KEYS, pressed one after the other, for showing."""
    return keys.split()


@register.filter
def has_field(typed: QueryDict, field: str) -> bool:
    """Will say whether FIELD stood in the form that was refused."""
    return field in typed
