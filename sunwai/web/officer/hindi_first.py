"""Hindi for whoever has not chosen: officers and invited people come by a link, often on somebody else's phone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

View = Callable[..., HttpResponse]


def hindi_first(view: View) -> View:
    """Will show VIEW in Hindi unless its reader has chosen a language; the browser's own wish is not asked."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate("hi")
            request.LANGUAGE_CODE = "hi"
        return view(request, *args, **kwargs)

    return guarded
