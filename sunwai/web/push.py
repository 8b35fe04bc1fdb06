"""Being told on this phone: our key for its browser, on and off. Owns three addresses; the telling is notify's."""

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sunwai.errors import SunwaiError
from sunwai.notify import actions
from sunwai.notify import push as wire
from sunwai.web.at import now
from sunwai.web.nod.shortlist import language_of
from sunwai.web.people import duty_required
from sunwai.web.refusals import lines_of, status_of

TOLD = ("approver", "secretary", "chief_secretary")


@require_safe
@never_cache
@duty_required(*TOLD)
def key(request: HttpRequest) -> HttpResponse:
    """Will give our public key, by which a push service knows that a notice is ours."""
    return HttpResponse(wire.public_key(), content_type="text/plain")


@require_POST
@duty_required(*TOLD)
def add(request: HttpRequest) -> HttpResponse:
    """Will keep where this browser may be told; JSON, for the page's own script."""
    sent = {field: request.POST.get(field, "") for field in ("endpoint", "p256dh", "auth")}
    try:
        actions.subscribe(cast(User, request.user), language=language_of(), at=now(), **sent)
    except SunwaiError as refused:
        return JsonResponse({"said": lines_of(refused)}, status=status_of(refused))
    return JsonResponse({"kept": True})


@require_POST
@duty_required(*TOLD)
def drop(request: HttpRequest) -> HttpResponse:
    """Will tell this browser no more."""
    there = actions.unsubscribe(cast(User, request.user), endpoint=request.POST.get("endpoint", ""), at=now())
    return JsonResponse({"kept": False, "was": there})
