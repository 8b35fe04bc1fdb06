"""Many cases for `sunwai bench pages`: some are made by the product's own verbs, then the database doubles them.

Owns the doubling, which only a scratch database is for. People, places and words are invented."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Field, Max, Model

from sunwai import loop
from sunwai.cases import actions as cases
from sunwai.cases.models import Case, Entry, Need, Party
from sunwai.desk import actions as desk
from sunwai.desk.models import CaseText, SetAside
from sunwai.gazetteer.tables import load
from sunwai.intake.actions import take_in
from sunwai.intake.models import Post
from sunwai.lib.timekeeping import now
from sunwai.networks.post import Author, Item, ItemKind
from sunwai.outbox.actions import connect_handle
from sunwai.sop.actions import in_force, put_in_force, sop_of
from sunwai.triage.bench import sample
from sunwai.triage.models import Assessment

SEED = 200
TABLES: tuple[type[Model], ...] = (Case, Need, Party, Entry, Post, Assessment, SetAside, CaseText)
URGENCIES = (3, 2, 1, 0)
# Columns that must differ in a copy: how the copy's value is written, from the row's own columns and its new number.
ANEW = {"docket": "'JH-26-' || (id + {by} + 100000)", "key": "key || '-' || (id + {by})"}


def fill(count: int) -> Iterator[int]:
    """Will put at least COUNT cases into the database and say, round by round, how many there are."""
    at = now()
    put_in_force(settings.SOP_FILE.read_text(), by="bench", at=at - timedelta(days=2))
    connect_handle(network="x", account="1", handle="jh_sunwai", mode="assisted")
    _seed(min(count, SEED), at=at - timedelta(days=1))
    while (there := Case.objects.count()) < count:
        yield there
        _double()
    yield there


def _seed(count: int, *, at: datetime) -> None:
    """Cases as they come about: heard, read, and most of them decided by the desk."""
    said = sample(count, gazetteer=load())
    for number, facts in enumerate(said):
        wrote = Author(key=f"a{number}", handle=f"asha_{number}", name="Asha")
        said_at = at + timedelta(minutes=number)
        item = Item("x", f"{number + 1}", f"{number + 1}", ItemKind.POST, wrote, facts.text, said_at)
        take_in([item], own_account="1", at=said_at)
    after = at + timedelta(minutes=count)
    sop = sop_of(in_force(at=after))
    loop.assess(at=after, sop=sop)
    for number, case in enumerate(Case.objects.order_by("id")):
        _decide(case, number, at=after)
    loop.sweep(at=after, sop=sop)


def _decide(case: Case, number: int, *, at: datetime) -> None:
    urgency, people = URGENCIES[number % 4], None if number % 3 else number + 1
    desk.correct(case, by="Ravi", at=at, urgency=urgency, people=people)
    if number % 10 < 6:
        desk.set_aside(case, reason="no_ask", by="Ravi", at=at)
    elif number % 10 < 8:
        desk.accept(case, by="Ravi", at=at)
        cases.hold(case, by="Ravi", at=at)


def _double() -> None:
    """One copy of every row of TABLES beside it, all numbers moved on by as many as there are."""
    moved = {model: _highest(model) for model in TABLES}
    with transaction.atomic(), connection.cursor() as cursor:
        for model in TABLES:
            fields = [f for f in model._meta.concrete_fields if not f.generated]
            names = ", ".join(connection.ops.quote_name(f.column or "") for f in fields)
            values = ", ".join(_copied(f, model, moved) for f in fields)
            cursor.execute(f"INSERT INTO {model._meta.db_table} ({names}) SELECT {values} FROM {model._meta.db_table}")  # noqa: S608  # our own names


def _copied(field: "Field[object, object]", model: type[Model], moved: Mapping[type[Model], int]) -> str:
    column = connection.ops.quote_name(field.column or "")
    to = field.related_model
    if isinstance(to, type) and to in moved:
        return f"{column} + {moved[to]}"
    if field.primary_key:
        return f"{column} + {moved[model]}"
    return ANEW[field.name].format(by=moved[model]) if field.name in ANEW and field.unique | (model is Post) else column


def _highest(model: type[Model]) -> int:
    return int(model._default_manager.aggregate(most=Max("pk"))["most"] or 0)
