"""Addresses of the protocol: reading it, comparing two versions, drafting the next."""

from django.urls import path

from sunwai.web import sop_versions

urlpatterns = [
    path("", sop_versions.front, name="sop"),
    path("<int:number>/", sop_versions.version, name="sop-version"),
    path("<int:number>/file", sop_versions.download, name="sop-file"),
    path("<int:old>/<int:new>/", sop_versions.compare, name="sop-compare"),
]
