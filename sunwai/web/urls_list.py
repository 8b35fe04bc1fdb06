"""Addresses that the desk's pages ask beside themselves: the live stream, presence, the palette, undo."""

from django.urls import path

from sunwai.web import searched
from sunwai.web.desk import live, palette, presence, undo
from sunwai.web.desk import peek as desk_peek

urlpatterns = [
    path("desk/peek/<str:docket>/", desk_peek.peek, name="desk-peek"),
    path("search/", searched.searched, name="search"),
    path("live/", live.live, name="live"),
    path("presence/", presence.presence, name="presence"),
    path("palette/", palette.palette, name="palette"),
    path("undo/<int:pk>/", undo.undo, name="undo"),
]
