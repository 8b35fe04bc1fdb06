"""Where a page says that somebody reads or writes a case, and hears who else does. Owns the address only."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from sunwai.cases.models import Case
from sunwai.desk import presence as desk_presence
from sunwai.desk.models import Presence
from sunwai.web.at import now
from sunwai.web.people import AT_DESK, duty_required, name_of

LEFT = "left"


@require_http_methods(["GET", "POST"])
@duty_required(*AT_DESK)
def presence(request: HttpRequest) -> HttpResponse:
    """Will note that the person reads, writes or has left `docket`, and answer with who is there: name and doing.

    Only asked, it says who is where."""
    if request.method == "GET":
        everywhere = desk_presence.here(at=now())
        return JsonResponse({"everywhere": [{"docket": docket, "here": here} for docket, here in everywhere.items()]})
    case = get_object_or_404(Case, docket=request.POST.get("docket", ""))
    by, at, doing = name_of(request.user), now(), request.POST.get("doing", "")
    if doing == LEFT:
        desk_presence.leave(case, by=by)
        return HttpResponse(status=204)
    known = doing if doing in Presence.Doing.values else Presence.Doing.READING
    desk_presence.beat(case, by=by, doing=Presence.Doing(known), at=at)
    return JsonResponse(
        {"docket": case.docket, "here": desk_presence.here(at=at, cases=[case.pk]).get(case.docket, [])}
    )
