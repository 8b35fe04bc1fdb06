"""Addresses of set-up, of the people of the office, and of the links by which they come in."""

from django.urls import path

from sunwai.web.setup import people_link, people_list, people_verbs
from sunwai.web.setup import sop as setup_sop
from sunwai.web.setup import steps as setup_steps
from sunwai.web.setup import wizard as setup

urlpatterns = [
    path("setup/", setup.setup, name="setup"),
    path("setup/office/", setup_steps.office, name="setup-office"),
    path("setup/office/name", setup_steps.name_office, name="setup-name"),
    path("setup/network/", setup_steps.network, name="setup-network"),
    path("setup/network/connect", setup_steps.connect, name="setup-connect"),
    path("setup/directory/", setup_steps.directory, name="setup-directory"),
    path("setup/sop/", setup_sop.sop, name="setup-sop"),
    path("setup/sop/keep", setup_sop.keep, name="setup-sop-keep"),
    path("setup/sop/change", setup_sop.change, name="setup-sop-change"),
    path("people/", people_list.people, name="people"),
    path("people/add", people_verbs.add, name="people-add"),
    path("people/record/", people_list.record, name="office-record"),
    path("people/<int:pk>/", people_list.person, name="person"),
    path("people/<int:pk>/duties", people_verbs.give_duties, name="person-duties"),
    path("people/<int:pk>/close", people_verbs.close, name="person-close"),
    path("people/<int:pk>/open", people_verbs.reopen, name="person-open"),
    path("people/<int:pk>/reset-key", people_verbs.reset_factor, name="person-reset-key"),
    path("people/<int:pk>/link", people_verbs.make_link, name="person-link"),
    path("link/<str:secret>/", people_link.link, name="one-time-link"),
    path("link/<str:secret>/come-in", people_link.come_in, name="come-in"),
]
