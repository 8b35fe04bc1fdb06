"""The one Django app. Owns nothing but its name."""

from django.apps import AppConfig

from sunwai import checks  # noqa: F401  # registers the checks of a start


class SunwaiConfig(AppConfig):
    """Registers the app under its plain name."""

    name = "sunwai"
    verbose_name = "Sunwai"
