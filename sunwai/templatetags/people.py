"""Tags every screen may use: an icon, a person's name, the screens open to them, what was typed before a refusal.

Owns no facts; asks `web.people`."""

from functools import cache
from typing import Any

from django import template
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sunwai.web import people

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Will draw the icon NAME of static/icons.svg; it says nothing to a screen reader."""
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("icons.svg"), name)


@register.simple_tag
def name_of(user: AbstractBaseUser | AnonymousUser) -> str:
    """Will give the name by which USER stands in the record."""
    return people.name_of(user)


@register.simple_tag
def places(user: AbstractBaseUser | AnonymousUser) -> list[people.Link]:
    """Will list the screens that USER's duties open."""
    return people.places(user)


@register.inclusion_tag("parts/office_row.html", takes_context=True)
def office_row(context: dict[str, Any]) -> dict[str, Any]:
    """Will draw a desk lead's second row of screens where the page is one of them; nothing anywhere else."""
    request = context.get("request")
    if request is None:  # a page drawn because something broke
        return {"links": [], "here": ""}
    links = people.office_places(request.user)
    under = [link.address for link in links if request.path.startswith(link.address)]
    return {"links": links if under else [], "here": max(under, key=len, default="")}


@register.simple_tag(takes_context=True)
def kept(context: dict[str, Any], verb: str, field: str, otherwise: Any = "") -> Any:
    """Will give what was typed into FIELD when VERB was refused, else OTHERWISE: a refusal must lose nothing."""
    refusal = context.get("refusal")
    if refusal is None or refusal.verb != verb:
        return "" if otherwise is None else otherwise
    return refusal.typed.get(field, "")
