"""Addresses that the desk's pages ask beside themselves: the live stream, presence, the palette, undo."""

from django.urls import path

from sunwai.web import live, palette, presence, undo

urlpatterns = [
    path("live/", live.live, name="live"),
    path("presence/", presence.presence, name="presence"),
    path("palette/", palette.palette, name="palette"),
    path("undo/<int:pk>/", undo.undo, name="undo"),
]
