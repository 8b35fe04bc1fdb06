"""The directory as the CSV lists it can be imported from again. Reads only."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from sunwai.offices.models import Account, Holder, Office

Line = Sequence[object]
COLUMNS: Mapping[str, Line] = {
    "offices": (
        "code", "kind", "name_en", "name_hi", "place", "acts_by", "phone", "phone_fallback", "email", "sop_class",
    ),
    "accounts": ("office", "network", "key", "handle", "name", "verified_on", "verified_by", "source"),
    "holders": ("office", "name", "phone", "since", "source"),
}  # fmt: skip


def export(form: str) -> str:
    """Will write the list FORM (offices, accounts or holders) as CSV; read back, it changes nothing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS[form])
    writer.writerows([_plain(cell) for cell in line] for line in _LINES[form]())
    return out.getvalue()


def _plain(cell: object) -> str:
    """A cell that a spreadsheet would take for a formula is kept as text by a space before it, which reading drops."""
    text = "" if cell is None else str(cell)
    return f" {text}" if text[:1] in {"=", "+", "-", "@"} else text


def _offices() -> Iterator[Line]:
    for o in Office.objects.filter(closed_at=None).order_by("code"):
        place = o.district_key
        yield o.code, o.kind, o.name_en, o.name_hi, place, o.acts_by, o.phone, o.phone_fallback, o.email, o.sop_class


def _accounts() -> Iterator[Line]:
    spoken = Account.objects.filter(office__isnull=False, suspended_at=None).select_related("office")
    for a in spoken.order_by("network", "office__code", "handle"):
        key = "" if a.is_unresolved else a.key
        code = a.office.code if a.office else ""
        yield code, a.network, key, a.handle, a.name, a.verified_on, a.verified_by, a.source


def _holders() -> Iterator[Line]:
    for h in Holder.objects.select_related("office").order_by("office__code", "since"):
        yield h.office.code, h.name, h.phone, h.since, h.source


_LINES: Mapping[str, Callable[[], Iterator[Line]]] = {
    "offices": _offices,
    "accounts": _accounts,
    "holders": _holders,
}
