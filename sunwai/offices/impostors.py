"""Which office an account could be taken for, though it was never verified for one.

Reads the directory; decides nothing. Asked about accounts that answer in a matter's thread, not about every citizen."""

from dataclasses import dataclass

from sunwai.offices.lookalike import resembles
from sunwai.offices.models import Account, Office


@dataclass(frozen=True, slots=True)
class Likeness:
    """The office that an account resembles, and the spelling that it resembles."""

    office: Office
    spelling: str


def likeness(account: Account, *, besides: Office | None = None) -> Likeness | None:
    """Will find the office that ACCOUNT, by handle or shown name, could be taken for; None for an office's own.

    Compared with the handles recorded on its network and with the codes and names of all offices. BESIDES is an
    office it is said to speak for: then only being taken for another one counts."""
    if account.office_id is not None and besides is None:
        return None
    shown = [text for text in (account.handle, account.name) if text]
    for office, spelling in _spellings(account.network):
        if office != besides and any(resembles(text, spelling) for text in shown):
            return Likeness(office, spelling)
    return None


def _spellings(network: str) -> list[tuple[Office, str]]:
    listed = Account.objects.filter(network=network, office__isnull=False).select_related("office")
    handles = [(account.office, account.handle) for account in listed if account.office and account.handle]
    names = [(o, text) for o in Office.objects.all() for text in (o.code, o.name_en, o.name_hi)]
    return [*handles, *names]
