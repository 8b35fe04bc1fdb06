# ruff: noqa: E402  (Django must be set up before its models are imported)
"""One whole office in one process: reads, assesses, accepts, drafts, nods and sends, until it is killed.

    python -m tests.killing.office prepare|work|audit SANDBOX

`prepare` migrates and connects the handle; `work` runs for ever; `audit` prints what became of everything as JSON.
The database, data folder and clock file come by environment, as for the product."""

import json
import os
import sys
import time
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sunwai.settings")

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db.models import Count

from sunwai import loop
from sunwai.cases import ledger
from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.desk import actions as desk
from sunwai.direction import actions as directions
from sunwai.direction.models import Direction
from sunwai.intake.models import Post
from sunwai.lib.timekeeping import now
from sunwai.networks import credentials
from sunwai.networks.base import Connector
from sunwai.networks.x.connector import connect_x
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.offices.models import Office
from sunwai.outbox.models import Outgoing
from sunwai.simulate.world import World
from sunwai.sop import actions as sops
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty

BY = "Ravi"


def prepare(address: str) -> None:
    """Will make the database, put the SOP in force and connect the handle."""
    call_command("migrate", verbosity=0)
    world = World(start=now() - timedelta(minutes=5), sandbox=address)
    world.office("dc-simdega")
    world.network.follow_clock()


def work(address: str) -> None:
    """Will work until killed."""
    connector = connect_x(credentials.load("x"), base_url=address, mode="api", loopback_only=True)
    owner = Office.objects.get(code="dc-simdega")
    while True:
        sop = sops.sop_of(sops.in_force(at=now()))
        did = _network(connector, sop) + _desk(owner, sop)
        did += loop.assess(at=now(), sop=sop) + loop.sweep(at=now(), sop=sop)
        if not did:
            time.sleep(0.02)


def _network(connector: Connector, sop: Sop) -> int:
    loop.collect(connector, at=now(), sop=sop)
    return loop.send(connector, at=now(), sop=sop)


def _desk(owner: Office, sop: Sop) -> int:
    """A desk that takes up everything: one verb after another, so that a kill can fall between any two."""
    did = 0
    for case in Case.objects.filter(status=Status.RECEIVED).order_by("id")[:5]:
        desk.accept(case, by=BY, at=now(), district_key="district:342", kind="telecom")
        did += 1
    for case in Case.objects.filter(status=Status.ACCEPTED).order_by("id")[:5]:
        draft = Direction.objects.filter(case=case, issued_at=None, withdrawn_at=None).first()
        draft = draft or directions.draft(case, owner=owner, by=BY, at=now(), sop=sop)
        directions.ask_nod(draft, by=BY, at=now(), sop=sop)
        did += 1
    for nod in Nod.objects.filter(given_at=None, refused_at=None, lapsed_at=None).order_by("id")[:5]:
        nods.give(nod, words_hash=nod.words_hash, by="Chief Minister", duty=Duty.APPROVER, at=now(), sop=sop)
        did += 1
    return did


def audit(address: str) -> None:
    """Will print, as JSON, what the database holds and whether its record stands."""
    states = dict(Outgoing.objects.values_list("state").annotate(n=Count("pk")).order_by())
    posts = Post.objects.filter(role="new_matter")
    print(
        json.dumps(
            {
                "posts": posts.count(),
                "cases": Case.objects.count(),
                "cases_with_two_posts": Case.objects.annotate(n=Count("posts")).filter(n__gt=2).count(),
                "statuses": dict(Case.objects.values_list("status").annotate(n=Count("pk")).order_by()),
                "outgoing": states,
                "windows": Window.objects.count(),
                "parked": Case.objects.exclude(parked_at=None).count() + Post.objects.exclude(parked_at=None).count(),
                "faults": [str(fault) for case in Case.objects.all() for fault in ledger.verify(case)],
                "database": settings.DATABASES["default"]["ENGINE"],
            }
        )
    )


if __name__ == "__main__":
    {"prepare": prepare, "work": work, "audit": audit}[sys.argv[1]](sys.argv[2])
