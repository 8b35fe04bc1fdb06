"""The ASGI application that uvicorn serves. Owns nothing."""

import os
import warnings

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sunwai.settings")
# Django says so of every static file WhiteNoise serves under ASGI; they are small, and read whole (WhiteNoise 6.12).
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

application = get_asgi_application()
