"""Addresses of the phone screens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
