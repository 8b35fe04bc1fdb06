"""Addresses of the phone screens, the holding pen and the demo's own pages."""

from django.urls import path

from sunwai.web import calls, demo, notices, pen, push, pwa
from sunwai.web.nod import after as nod_after
from sunwai.web.nod import answers as nod_answers
from sunwai.web.nod import several as nod_several
from sunwai.web.nod import sheet as nod_sheet
from sunwai.web.nod import shortlist as nods

urlpatterns = [
    path("nod/", nods.nod_list, name="nod-list"),
    path("nod/<int:pk>/", nods.nod, name="nod"),
    path("nod/<int:pk>/confirm", nods.nod_confirm, name="nod-confirm"),
    path("nod/going/", nods.nod_going, name="nod-going"),
    path("nod/sheet/", nod_sheet.nod_sheets, name="nod-sheets"),
    path("nod/sheet/<int:number>/", nod_sheet.nod_sheet, name="nod-sheet"),
    path("nod/sheet/<int:number>/record", nod_sheet.sheet_record, name="nod-sheet-record"),
    path("nod/several/", nod_several.several, name="nod-several"),
    path("nod/several/give", nod_several.several_give, name="nod-several-give"),
    path("nod/<int:pk>/give", nod_answers.nod_give, name="nod-give"),
    path("nod/<int:pk>/take-back", nod_answers.nod_unsay, name="nod-unsay"),
    path("nod/<int:pk>/refuse", nod_answers.nod_refuse, name="nod-refuse"),
    path("nod/<int:pk>/leave-out", nod_answers.nod_leave_out, name="nod-leave-out"),
    path("nod/<int:pk>/ask", nod_answers.nod_ask_desk, name="nod-ask-desk"),
    path("nod/<int:pk>/after/yes", nod_after.nod_after_yes, name="nod-after-yes"),
    path("nod/<int:pk>/after/no", nod_after.nod_after_no, name="nod-after-no"),
    path("nod/<int:pk>/later", nod_answers.nod_later, name="nod-later"),
    path("notices/", notices.notices, name="notices"),
    path("notices/mailbox", notices.add_mailbox, name="notices-mailbox"),
    path("notices/gateway", notices.add_gateway, name="notices-gateway"),
    path("notices/<int:pk>/end", notices.end, name="notices-end"),
    path("notify/key", push.key, name="push-key"),
    path("notify/add", push.add, name="push-add"),
    path("notify/drop", push.drop, name="push-drop"),
    path("sw.js", pwa.worker, name="service-worker"),
    path("app.webmanifest", pwa.manifest, name="app-manifest"),
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
