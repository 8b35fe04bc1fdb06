"""What an office handed in on its own page, for the desk's case page. Owns no facts; asks web.page_answer."""

from typing import Any

from django import template

from sunwai.response.models import Reply
from sunwai.web.case import page_answer
from sunwai.web.people import duties_of

register = template.Library()


@register.simple_tag(takes_context=True)
def handed_in(context: dict[str, Any], reply: Reply) -> page_answer.Shown | None:
    """Will give what belongs to REPLY where it was given on the officer's page, else None."""
    return page_answer.shown(reply, context["handed_in"], refusal=context.get("refusal"))


@register.filter
def is_lead(user: Any) -> bool:
    """Will say whether USER is a desk lead, to whom the other pages of set-up are open."""
    return "desk_lead" in duties_of(user)
