"""The pages that `sunwai bench pages` measures ours by: the same rows, and nothing that makes a desk of them.

Owns these two pages and the addresses while it measures; served to nobody."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from sunwai.cases.models import Case
from sunwai.web.desk import paging as desk_paging
from sunwai.web.people import AT_DESK, duty_required

LIST = """<!doctype html><title>bare</title><table>
{% for c in rows %}<tr><td><a href="/case/{{ c.docket }}/">{{ c.asked_en }}</a>
<td>{{ c.district_key }}<td>{{ c.kind }}<td>{{ c.urgency }}<td>{{ c.event_deadline }}
<td>{{ c.people }}<td>{{ c.opened_at }}<td>{{ c.status }}<td>{{ c.held_by }}{% endfor %}</table>"""
CASE = """<!doctype html><title>bare</title><h1>{{ case.asked_en }}</h1>
<p>{{ case.docket }} {{ case.kind }} {{ case.status }}
{% for p in posts %}<p>{{ p.author.handle }} {{ p.created_at }} {{ p.text }}{% endfor %}
{% for n in needs %}<p>{{ n.what }} {{ n.status }}{% endfor %}
<table>{% for e in entries %}<tr><td>{{ e.at }}<td>{{ e.by }}<td>{{ e.verb }}<td>{{ e.words }}{% endfor %}</table>"""


@duty_required(*AT_DESK)
def bare_list(request: HttpRequest) -> HttpResponse:
    """Will show the list's own fifty rows: who asks is known, one query, a template with their facts."""
    rows = Case.objects.filter(on_desk=1).in_order()[: desk_paging.PAGE]
    return HttpResponse(engines["django"].from_string(LIST).render({"rows": rows}))


@duty_required(*AT_DESK)
def bare_case(request: HttpRequest, docket: str) -> HttpResponse:
    """Will show the case, its posts, needs and record, each asked for once."""
    case = Case.objects.get(docket=docket)
    shown = {"case": case, "posts": case.posts.select_related("author"), "needs": case.needs.all()}
    shown["entries"] = case.entries.order_by("seq")
    return HttpResponse(engines["django"].from_string(CASE).render(shown))


urlpatterns = [
    path("bare/", bare_list),
    path("bare/<str:docket>/", bare_case),
    path("", include("sunwai.web.urls")),
]
