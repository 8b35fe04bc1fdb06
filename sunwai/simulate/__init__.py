"""The World: the real product on a sandbox network and a driven clock, for journeys, the demo and what-if."""

import os

import django
from django.apps import apps

if not apps.ready:  # a World may be opened from a plain prompt or a script
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sunwai.settings")
    django.setup()

from sunwai.simulate.world import World

__all__ = ["World"]
