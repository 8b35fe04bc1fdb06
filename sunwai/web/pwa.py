"""The screens as an app on a phone: its manifest, and the worker that keeps pages for when there is no network.

Owns two addresses. The worker lies at the root because it may keep only what lies below it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sunwai import settings as product
from sunwai.web.sign.words import first_screen

PAPER, ACCENT = "#fbfaf6", "#1c4a8c"  # --paper and --accent: a phone reads them before any style


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """Will give the service worker, never from a cache: a phone must not keep an old one."""
    script = (product.STATIC_ROOT / "sw.js").read_text(encoding="utf-8")
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(no_cache=True)
def manifest(request: HttpRequest) -> HttpResponse:
    """Will name the app in the reader's language; it opens where the person's own screen is."""
    sizes = [(192, "any"), (512, "any"), (512, "maskable")]
    icons = [
        {
            "src": static(f"icons/{'mask' if purpose == 'maskable' else size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size, purpose in sizes
    ]
    told = {
        "id": "/nod/",
        "name": _("Sunwai"),
        "short_name": _("Sunwai"),
        "lang": (get_language() or "en")[:2],
        "start_url": first_screen(request.user) if request.user.is_authenticated else "/nod/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": ACCENT,
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json")
