"""Addresses of the phone screens, the holding pen and the demo's own pages."""

from django.urls import path

from sunwai.web import calls, demo, nods, pen

urlpatterns = [
    path("nod/", nods.nod_list, name="nod-list"),
    path("nod/<int:pk>/", nods.nod, name="nod"),
    path("nod/<int:pk>/confirm", nods.nod_confirm, name="nod-confirm"),
    path("nod/<int:pk>/give", nods.nod_give, name="nod-give"),
    path("nod/<int:pk>/refuse", nods.nod_refuse, name="nod-refuse"),
    path("calls/", calls.sheet, name="call-sheet"),
    path("calls/<str:office>/record", calls.record, name="call-record"),
    path("pen/", pen.pen, name="holding-pen"),
    path("pen/reply/<int:pk>/match", pen.match, name="pen-match"),
    path("pen/reply/<int:pk>/put-aside", pen.put_aside, name="pen-put-aside"),
    path("pen/unread/<int:pk>/settle", pen.settle, name="pen-settle"),
    path("pen/gap/<int:pk>/heal", pen.heal, name="pen-heal"),
    path("pen/parked/<str:sort>/<int:pk>/try-again", pen.try_again, name="pen-try-again"),
    path("demo/", demo.sign_in, name="demo-sign-in"),
    path("demo/clock", demo.clock, name="demo-clock"),
]
