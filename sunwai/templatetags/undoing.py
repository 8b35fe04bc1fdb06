"""The undo beside a message. Owns the reading of the message's tag; `web.undo` writes it."""

from django import template
from django.contrib.messages.storage.base import Message

from sunwai.web.desk.undo import SECONDS

register = template.Library()


@register.filter
def undo_of(message: Message) -> int | None:
    """Will give the entry that MESSAGE offers to undo, or None."""
    word, _, number = (message.extra_tags or "").partition("-")
    return int(number) if word == "undo" and number.isdigit() else None


@register.simple_tag
def undo_seconds() -> int:
    """Will say for how many seconds an undo stands."""
    return SECONDS
