"""Addresses of the officer's page and of the directory."""

from django.urls import path

from sunwai.web.officer import page as officer_page
from sunwai.web.officer import verbs as officer_verbs
from sunwai.web.setup import directory, directory_lists, directory_verbs

urlpatterns = [
    path("office/", officer_page.officer_list, name="officer-list"),
    path("office/picture/<int:pk>/", officer_page.picture, name="answer-picture"),
    path("office/<str:docket>/<int:number>/", officer_page.direction, name="officer-direction"),
    path("office/<str:docket>/<int:number>/answer", officer_verbs.answer, name="officer-answer"),
    path("office/<str:docket>/<int:number>/transfer", officer_verbs.transfer, name="officer-transfer"),
    path("directory/", directory.directory, name="directory"),
    path("directory/import/", directory_lists.import_list, name="directory-import"),
    path("directory/look-up", directory_verbs.look_up, name="directory-look-up"),
    path("directory/<str:form>.csv", directory_lists.export_list, name="directory-export"),
    path("directory/<str:code>/", directory.office, name="directory-office"),
    path("directory/<str:code>/reach", directory_verbs.correct, name="directory-reach"),
    path("directory/<str:code>/holder", directory_verbs.appoint, name="directory-holder"),
    path("directory/<str:code>/verify", directory_verbs.verify, name="directory-verify"),
    path("directory/<str:code>/suspend", directory_verbs.suspend, name="directory-suspend"),
    path("directory/<str:code>/invite", directory_verbs.invite, name="directory-invite"),
    path("directory/<str:code>/end-seat", directory_verbs.end_seat, name="directory-end-seat"),
]
