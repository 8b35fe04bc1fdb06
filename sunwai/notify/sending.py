"""One letter to one address, by its way. Owns the choice of the way; each way owns its wire."""

from django.conf import settings

from sunwai.lib.crypto import WrongKey, unseal
from sunwai.notify import gateway, mail, push
from sunwai.notify.letter import Letter, Outcome
from sunwai.notify.models import Address


def send(letter: Letter, *, to: Address) -> Outcome:
    """Will send LETTER once and say what became of it. Raises nothing that a network can do."""
    if to.way == Address.Way.PUSH:
        return push.send(letter, endpoint=to.target, p256dh=to.p256dh, auth=to.auth)
    if to.way == Address.Way.MAIL:
        return mail.send(letter, mailbox=to.target)
    try:
        opened = unseal(to.target, key=settings.TOKEN_KEY).decode()
    except WrongKey:
        return Outcome(sent=False, said="the gateway's address cannot be opened with this installation's token key")
    return gateway.send(letter, address=opened)
