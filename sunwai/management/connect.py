"""`sunwai connect`: keep a handle's tokens, once the network has said whose they are.

Owns the asking. The secrets come from the environment or a hidden prompt, never from the command's own words, which
every process of the machine could read."""

import os
from datetime import datetime

import click
from django.conf import settings

from sunwai.lib.timekeeping import now
from sunwai.management.starting import refuse_bad_start, refuse_old_tables
from sunwai.networks.x.auth import OAuth1Tokens, OAuth2Tokens
from sunwai.outbox import connecting

OAUTH1 = {
    "API key": "SUNWAI_X_API_KEY",
    "API key secret": "SUNWAI_X_API_SECRET",
    "Access token": "SUNWAI_X_ACCESS_TOKEN",
    "Access token secret": "SUNWAI_X_ACCESS_SECRET",
}
OAUTH2 = {
    "Client id": "SUNWAI_X_CLIENT_ID",
    "Client secret (empty for a public client)": "SUNWAI_X_CLIENT_SECRET",
    "Access token": "SUNWAI_X_USER_TOKEN",
    "Refresh token": "SUNWAI_X_REFRESH_TOKEN",
}


@click.group()
def connect() -> None:
    """Connect one of the office's own handles."""


@connect.command("x")
@click.option("--oauth2", is_flag=True, help="Connect with OAuth 2.0 tokens instead of OAuth 1.0a.")
@click.option(
    "--mode", type=click.Choice(["api", "assisted", "off"]), help="How acts reach X; SUNWAI_X_MODE where not given."
)
def connect_x(oauth2: bool, mode: str | None) -> None:
    """Connect the office's handle on X; asks for what the environment does not hold."""
    refuse_bad_start()
    refuse_old_tables()
    at = now()
    tokens = _oauth2(at) if oauth2 else _oauth1()
    handle = connecting.connect_x(tokens, mode=mode or settings.X_MODE, by="sunwai connect", at=at)
    click.echo(f"Connected @{handle.handle} (account {handle.account}) in mode {handle.mode}.")


def _oauth1() -> OAuth1Tokens:
    key, secret, token, token_secret = (_asked(label, name) for label, name in OAUTH1.items())
    return OAuth1Tokens(consumer_key=key, consumer_secret=secret, token=token, token_secret=token_secret)


def _oauth2(at: datetime) -> OAuth2Tokens:
    client_id, client_secret, access, refresh = (_asked(label, name) for label, name in OAUTH2.items())
    return OAuth2Tokens(client_id, client_secret, access, refresh, expires_at=at + connecting.LIFE)


def _asked(label: str, name: str) -> str:
    if name in os.environ:
        return os.environ[name].strip()
    default = "" if "empty" in label else None
    return str(click.prompt(f"{label} ({name})", hide_input=True, default=default, show_default=False)).strip()
