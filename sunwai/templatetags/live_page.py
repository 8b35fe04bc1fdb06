"""What a page must know to be told what happens. Owns no facts; asks `web.live`."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sunwai.web.desk import live
from sunwai.web.people import AT_DESK, duties_of, name_of

register = template.Library()


@register.simple_tag
def at_desk(request: HttpRequest | None) -> bool:
    """Will say whether whoever looks at the page is of the desk."""
    return request is not None and hasattr(request, "user") and bool(duties_of(request.user) & set(AT_DESK))


@register.simple_tag(takes_context=True)
def live_marks(context: dict[str, Any]) -> SafeString:
    """Will give the body's marks for live.js: where the stream is, from where to be told (`since`), who looks."""
    user = context["request"].user
    return format_html(
        'data-live="{}" data-since="{}" data-presence="{}" data-me="{}"',
        reverse("live"),
        context.get("since") or live.since(),
        reverse("presence"),
        name_of(user),
    )
