"""A row of the list as it is drawn. Owns the remembering of it: a row that says what it said is not drawn again."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sunwai.web.desk.rows import Row

register = template.Library()

# Some screens full of rows; each is kept as long as nothing in it changes, its waiting time included.
REMEMBERED = 4000


@register.simple_tag
def drawn(row: Row, view: str = "") -> SafeString:
    """Will draw ROW, which leads to its case as read in VIEW."""
    return _drawn(row, view, get_language() or "en")


@lru_cache(maxsize=REMEMBERED)
def _drawn(row: Row, view: str, language: str) -> SafeString:
    return render_to_string("desk/row.html", {"row": row, "view": view})
