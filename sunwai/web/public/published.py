"""What every public page has in common: read only, in the reader's language, cacheable for a minute, no cookie.

Owns the decorator. The language is in the address (?lang=hi), so that one address is one page for every cache."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]

SPOKEN = ("en", "hi")
FRESH_SECONDS = 60


def published(page: Page[P]) -> Page[P]:
    """Will answer with PAGE in the language asked for by ?lang=, else by the browser, and let caches keep it."""

    read_only = require_safe(page)

    @wraps(page)
    def in_language(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        language = chosen(request)
        with translation.override(language):
            response = read_only(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
        return response

    return in_language


def chosen(request: HttpRequest) -> str:
    """Will give the language this page is to be in."""
    wanted = request.GET.get("lang", "")
    if wanted in SPOKEN:
        return wanted
    browsers = (translation.get_language() or "en")[:2]
    return browsers if browsers in SPOKEN else "en"


def reading() -> str:
    """Will give the language that the page is being written in."""
    return (translation.get_language() or "en")[:2]
