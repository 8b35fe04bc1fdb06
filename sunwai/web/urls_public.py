"""Addresses of the public screens and of the two questions a watchdog asks."""

from django.urls import path

from sunwai.web import health
from sunwai.web.public import case_page, front_page, protocol_page, roots_page

urlpatterns = [
    path("public/", front_page.front, name="public-front"),
    path("public/roots/", roots_page.roots, name="public-roots"),
    path("public/roots.json", roots_page.roots_json, name="public-roots-json"),
    path("public/sop/", protocol_page.protocol, name="public-sop"),
    path("public/<str:docket>/", case_page.case_page, name="public-case"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
