"""`sunwai web`: the screens, served by uvicorn. Owns the address; everything else is sunwai.web's."""

from pathlib import Path
from types import FrameType

import click
import uvicorn
from django.conf import settings

from sunwai.management.starting import refuse_bad_start
from sunwai.web.desk.live import FAN

APPLICATION = "sunwai.web.asgi:application"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
def web(host: str, port: int) -> None:
    """Serve the screens until stopped."""
    refuse_bad_start()
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # whitenoise warns of a folder that is not there
    config = uvicorn.Config(APPLICATION, host=host, port=port, lifespan="off", access_log=False, log_level="warning")
    Server(config).run()


class Server(uvicorn.Server):
    """uvicorn, which waits for open answers when it is told to stop; a live stream would keep it for ever."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Will end the streams, then stop as always."""
        FAN.close_all()
        super().handle_exit(sig, frame)
