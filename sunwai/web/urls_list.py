"""Addresses that the desk's pages ask beside themselves: the palette, undo."""

from django.urls import path

from sunwai.web import palette, undo

urlpatterns = [
    path("palette/", palette.palette, name="palette"),
    path("undo/<int:pk>/", undo.undo, name="undo"),
]
