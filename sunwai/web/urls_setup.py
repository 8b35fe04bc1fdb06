"""Addresses of set-up, of the people of the office, and of the links by which they come in."""

from django.urls import path

from sunwai.web import people_link, people_list, people_verbs

urlpatterns = [
    path("people/", people_list.people, name="people"),
    path("people/add", people_verbs.add, name="people-add"),
    path("people/record/", people_list.record, name="office-record"),
    path("people/<int:pk>/", people_list.person, name="person"),
    path("people/<int:pk>/duties", people_verbs.give_duties, name="person-duties"),
    path("people/<int:pk>/close", people_verbs.close, name="person-close"),
    path("people/<int:pk>/open", people_verbs.reopen, name="person-open"),
    path("people/<int:pk>/link", people_verbs.make_link, name="person-link"),
    path("link/<str:secret>/", people_link.link, name="one-time-link"),
    path("link/<str:secret>/come-in", people_link.come_in, name="come-in"),
]
