"""`sunwai web`: the screens, served by uvicorn. Owns the address; everything else is sunwai.web's."""

from pathlib import Path

import click
import uvicorn
from django.conf import settings

from sunwai.management.starting import refuse_bad_start

APPLICATION = "sunwai.web.asgi:application"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
def web(host: str, port: int) -> None:
    """Serve the screens until stopped."""
    refuse_bad_start()
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # whitenoise warns of a folder that is not there
    uvicorn.run(APPLICATION, host=host, port=port, lifespan="off", access_log=False, log_level="warning")
