"""Addresses of the protocol: reading it, comparing two versions, drafting the next, trying it out."""

from django.urls import path

from sunwai.web.sop import clause_form as sop_clause_form
from sunwai.web.sop import drafts as sop_drafts
from sunwai.web.sop import trial as sop_trial
from sunwai.web.sop import versions as sop_versions

urlpatterns = [
    path("", sop_versions.front, name="sop"),
    path("<int:number>/", sop_versions.version, name="sop-version"),
    path("<int:number>/file", sop_versions.download, name="sop-file"),
    path("<int:old>/<int:new>/", sop_versions.compare, name="sop-compare"),
    path("draft/start", sop_drafts.start, name="sop-draft-start"),
    path("draft/<int:pk>/", sop_drafts.draft, name="sop-draft"),
    path("draft/<int:pk>/file", sop_drafts.download, name="sop-draft-file"),
    path("draft/<int:pk>/text", sop_drafts.write, name="sop-draft-text"),
    path("draft/<int:pk>/day", sop_drafts.day, name="sop-draft-day"),
    path("draft/<int:pk>/submit", sop_drafts.submit, name="sop-draft-submit"),
    path("draft/<int:pk>/send-back", sop_drafts.send_back, name="sop-draft-send-back"),
    path("draft/<int:pk>/withdraw", sop_drafts.withdraw, name="sop-draft-withdraw"),
    path("draft/<int:pk>/approve", sop_drafts.approve, name="sop-draft-approve"),
    path("draft/<int:pk>/what-if/", sop_trial.what_if, name="sop-draft-what-if"),
    path("draft/<int:pk>/clause/<str:path>/", sop_clause_form.clause, name="sop-draft-clause"),
    path("draft/<int:pk>/clause/<str:path>/copy", sop_clause_form.copy, name="sop-draft-copy"),
    path("draft/<int:pk>/clause/<str:path>/strike", sop_clause_form.strike, name="sop-draft-strike"),
]
