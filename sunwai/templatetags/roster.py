"""Words for the roster's page. Owns no facts."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from sunwai.web import people

register = template.Library()


@register.filter
def of(stints: Mapping[str, Sequence[Any]], duty: str) -> Sequence[Any]:
    """Will give the stints of DUTY."""
    return stints.get(duty, ())


@register.filter
def duty_name(code: str) -> str:
    """Will name the duty CODE."""
    return str(people.NAMES[code])
