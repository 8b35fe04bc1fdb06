"""The one Django app. Owns nothing but its name."""

from django.apps import AppConfig


class SunwaiConfig(AppConfig):
    """Registers the app under its plain name."""

    name = "sunwai"
    verbose_name = "Sunwai"
