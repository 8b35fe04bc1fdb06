"""The one Django app. Owns nothing but its name."""

from django.apps import AppConfig
from django.conf import settings

from sunwai import checks  # noqa: F401  # registers the checks of a start
from sunwai.gazetteer.imported import Imported
from sunwai.gazetteer.reading import SHIPPED_STATE
from sunwai.gazetteer.sources import speak_for


class SunwaiConfig(AppConfig):
    """Registers the app under its plain name."""

    name = "sunwai"
    verbose_name = "Sunwai"

    def ready(self) -> None:
        """Will make the state of the settings the office's own."""
        state = settings.HOME_STATE
        speak_for(state, source=None if state == SHIPPED_STATE else Imported(state))
