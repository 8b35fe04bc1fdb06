"""Which office an account could be taken for, though it was never verified for one.

Reads the directory; decides nothing. Asked about accounts that answer in a matter's thread, not about every citizen."""

from collections.abc import Iterable
from dataclasses import dataclass

from sunwai.offices.lookalike import DRESSING, resembles, skeleton
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


def lookalikes(accounts: Iterable[Account], *, network: str) -> list[tuple[Account, Likeness]]:
    """Will find those of ACCOUNTS on NETWORK, none of them an office's, that could be taken for an office.

    As `likeness`, but for many at once: each is compared only with spellings it can resemble."""
    near: dict[str, list[tuple[Office, str]]] = {}
    for office, spelling in _spellings(network):
        for mark in _marks(spelling):
            near.setdefault(mark, []).append((office, spelling))
    found = []
    for account in accounts:
        shown = [text for text in (account.handle, account.name) if text]
        pairs = ((text, pair) for text in shown for mark in _marks(text) for pair in near.get(mark, ()))
        hit = next((Likeness(*pair) for text, pair in pairs if resembles(text, pair[1])), None)
        if hit is not None and account.office_id is None:
            found.append((account, hit))
    return found


def _marks(name: str) -> set[str]:
    """What two names that resemble each other share at least one of: beginning, letters, or themselves undressed."""
    bones = skeleton(name)
    marks = {f"begins {bones[:2]}", f"letters {''.join(sorted(bones))}", f"bare {DRESSING.sub('', bones)}"}
    return marks if bones else set()


def _spellings(network: str) -> list[tuple[Office, str]]:
    listed = Account.objects.filter(network=network, office__isnull=False).select_related("office")
    handles = [(account.office, account.handle) for account in listed if account.office and account.handle]
    names = [(o, text) for o in Office.objects.all() for text in (o.code, o.name_en, o.name_hi)]
    return [*handles, *names]
