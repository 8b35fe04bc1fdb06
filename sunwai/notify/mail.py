"""One notice to one mailbox, by the office's own mail server (SUNWAI_MAIL). Owns the wire of it.

Tries once; whether again is notify's. Says nothing of a matter but how many wait."""

import re
import smtplib
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email

from sunwai.lib.loopback import is_loopback
from sunwai.notify.letter import Letter, Outcome

PATIENCE_S = 15
SERVER = re.compile(r"smtps?://")
PORTS = {"smtp": 587, "smtps": 465}


def why_not(mailbox: str) -> str:
    """Will say why MAILBOX cannot be written to, "" where it can."""
    try:
        validate_email(mailbox)
    except ValidationError:
        return "That is no e-mail address."
    if not SERVER.match(settings.MAIL_SERVER):
        return "No mail server is set; whoever runs Sunwai names one in SUNWAI_MAIL (smtp://user:password@host:587)."
    if settings.LOOPBACK_ONLY and not is_loopback(urlsplit(settings.MAIL_SERVER).hostname or ""):
        return "Only this machine may be written to (SUNWAI_LOOPBACK_ONLY)."
    return ""


def send(letter: Letter, *, mailbox: str) -> Outcome:
    """Will send LETTER once and say what the mail server answered. Raises nothing that a network can do."""
    if refusal := why_not(mailbox):
        return Outcome(sent=False, said=refusal)
    body = "\n".join([*letter.lines, *([""] if letter.lines else []), f"{settings.SITE}{letter.opens}"])
    message = EmailMessage(letter.title, body, settings.MAIL_FROM, [mailbox], connection=_server())
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code = next(iter(refused.recipients.values()))[0]
        return Outcome(sent=False, said=f"the mail server refused the mailbox ({code})", again=400 <= code < 500)
    except (smtplib.SMTPException, OSError) as broken:
        return Outcome(sent=False, said=f"the mail server could not be used ({type(broken).__name__})", again=True)
    return Outcome(sent=True, said="taken by the mail server")


def _server() -> BaseEmailBackend:
    url = urlsplit(settings.MAIL_SERVER)
    server: BaseEmailBackend = get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=url.hostname,
        port=url.port or PORTS[url.scheme],
        username=unquote(url.username or ""),
        password=unquote(url.password or ""),
        use_tls=url.scheme == "smtp" and not is_loopback(url.hostname or ""),
        use_ssl=url.scheme == "smtps",
        timeout=PATIENCE_S,
    )
    return server
