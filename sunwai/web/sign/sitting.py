"""How long a person stays signed in: by duty, from their last sign of life. (SOP 1.6)

Owns the session's end. A screen left open is no sign of life: its live stream renews nothing."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin

from sunwai.errors import MissingPrerequisite
from sunwai.web.at import now, sop_at
from sunwai.web.people import duties_of

RENEW_AFTER_S = 60  # a session row a minute at most, not one a request
BY_ITSELF = ("/live/", "/sw.js", "/static/", "/public/")  # public pages ask nobody who they are


class Sitting(MiddlewareMixin):
    """Moves the end of a session on while its person is at work."""

    def process_request(self, request: HttpRequest) -> None:
        """Will renew the session of somebody signed in, by the machine's own clock, at most once a minute."""
        known = settings.SESSION_COOKIE_NAME in request.COOKIES
        if not known or request.path.startswith(BY_ITSELF) or not request.user.is_authenticated:
            return
        seen, moment = request.session.get("seen_at", 0), timezone.now().timestamp()
        if moment - seen < RENEW_AFTER_S:
            return
        try:
            idle = sop_at(now()).sign_in.idle_for(duties_of(request.user))
        except MissingPrerequisite:
            return
        request.session.set_expiry(int(idle.total_seconds()))
        request.session["seen_at"] = moment
