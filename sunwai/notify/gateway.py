"""One notice through whatever the office already uses: SMS, WhatsApp, Telegram, Signal ..., by the library Apprise.

Owns which of its addresses may be used. The library does the talking; it is asked once, and says only yes or no."""

from urllib.parse import urlsplit

import apprise
from django.conf import settings

from sunwai.lib.loopback import is_loopback
from sunwai.notify.letter import Letter, Outcome

# These speak to the machine Sunwai runs on, not to a person.
LOCAL = frozenset({"dbus", "gio", "glib", "gnome", "kde", "macosx", "qt", "rsyslog", "syslog", "windows"})
# The only ones that name the host they speak to, so that a test or the demo can hold them to this machine.
HOLDING_TO_HOST = frozenset({"json", "xml", "form"})


def why_not(address: str) -> str:
    """Will say why ADDRESS (as https://github.com/caronc/apprise/wiki lists them) cannot be used, "" where it can."""
    scheme = urlsplit(address).scheme.lower()
    if scheme in LOCAL:
        return "That would tell this machine, not a person."
    if settings.LOOPBACK_ONLY and not (scheme in HOLDING_TO_HOST and is_loopback(urlsplit(address).hostname or "")):
        return "Only this machine may be written to (SUNWAI_LOOPBACK_ONLY)."
    if apprise.Apprise.instantiate(address) is None:
        return "That is no address Apprise knows; its list is at https://github.com/caronc/apprise/wiki."
    return ""


def shown(address: str) -> str:
    """Will name ADDRESS so that a person recognises it: its service, never the keys in it."""
    gateway = apprise.Apprise.instantiate(address)
    return f"{gateway.service_name}" if gateway is not None else urlsplit(address).scheme


def send(letter: Letter, *, address: str) -> Outcome:
    """Will send LETTER once and say whether the gateway took it. Raises nothing that a network can do."""
    if refusal := why_not(address):
        return Outcome(sent=False, said=refusal)
    gateway = apprise.Apprise(asset=apprise.AppriseAsset(async_mode=False))
    gateway.add(address)
    body = "\n".join([*letter.lines, f"{settings.SITE}{letter.opens}"])
    if gateway.notify(title=letter.title, body=body):
        return Outcome(sent=True, said="taken by the gateway")
    return Outcome(sent=False, said="the gateway did not take it", again=True)
