"""Addresses of the public screens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
