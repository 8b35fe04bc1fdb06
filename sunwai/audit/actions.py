"""Verbs of the auditor: look whether every case has a next moment, prove the clocks. The only writer of its rows.

Repairs nothing: what it finds is a row, and a line on the desk's screens, until a look finds it gone."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from sunwai.audit import clocks, moments
from sunwai.audit.fault import Fault
from sunwai.audit.models import Finding, Round

K = Finding.Kind
_OF = {Round.Kind.MOMENTS: (K.STRANDED, K.OVERDUE, K.TWO_CLOCKS), Round.Kind.CLOCKS: (K.DIFFERS,)}


def look(*, at: datetime) -> int:
    """Will look at every open case and keep what is wrong; gives how much is. Safe to repeat, also side by side."""
    return _keep(Round.Kind.MOMENTS, moments.faults(at=at), looked_at=moments.looked_at(), at=at)


def prove(*, at: datetime) -> int:
    """Will derive every running window anew and keep those that differ; gives how many do. Safe to repeat."""
    return _keep(Round.Kind.CLOCKS, clocks.faults(), looked_at=clocks.count(), at=at)


def _keep(kind: Round.Kind, faults: Iterable[Fault], *, looked_at: int, at: datetime) -> int:
    """What was found is written after all of it was read: a long look holds nobody up."""
    found = {(fault.kind, fault.case, fault.row): fault for fault in faults}
    with transaction.atomic():
        Round.objects.get_or_create(kind=kind, defaults={"at": at})
        Round.objects.select_for_update().get(kind=kind)  # two auditors take turns
        known = {(f.kind, f.case_id, f.row): f for f in Finding.objects.filter(kind__in=_OF[kind], gone_at=None)}
        for key in found.keys() - known.keys():
            _enter(found[key], at=at)
        Finding.objects.filter(pk__in=[known[key].pk for key in known.keys() - found.keys()]).update(gone_at=at)
        Round.objects.filter(kind=kind).update(at=at, looked_at=looked_at)
    return len(found)


def _enter(fault: Fault, *, at: datetime) -> None:
    Finding.objects.create(kind=fault.kind, case_id=fault.case, row=fault.row, what=fault.what[:300], found_at=at)
