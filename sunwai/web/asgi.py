"""The ASGI application that uvicorn serves. Owns nothing."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sunwai.settings")

application = get_asgi_application()
