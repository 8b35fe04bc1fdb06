"""Addresses of the desk's screens."""

from django.urls import include, path

from sunwai.web import brief, roster
from sunwai.web.desk import bring_in
from sunwai.web.desk import page as desk_list

urlpatterns = [
    path("", desk_list.desk_list, name="desk-list"),
    path("desk/newer", desk_list.newer, name="desk-newer"),
    path("brief/", brief.morning_brief, name="morning-brief"),
    path("roster/", roster.roster, name="roster"),
    path("roster/put-on", roster.put_on, name="roster-put-on"),
    path("roster/turn/<int:pk>/end", roster.end_turn, name="roster-end-turn"),
    path("roster/leave", roster.send_on_leave, name="roster-leave"),
    path("roster/leave/<int:pk>/take-back", roster.take_leave_back, name="roster-take-leave-back"),
    path("roster/<str:key>.ics", roster.calendar, name="roster-calendar"),
    path("bring-in/", bring_in.bring_in, name="bring-in"),
    path("case/<str:docket>/", include("sunwai.web.urls_case")),
    path("sop/", include("sunwai.web.urls_sop")),
]
