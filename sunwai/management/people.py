"""`sunwai people`: who may sign in, and with which duty. The only place that makes accounts of the office."""

import click
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from sunwai.errors import SunwaiError
from sunwai.management.starting import refuse_old_tables

DUTIES = ("desk", "desk_lead", "secretary", "approver", "chief_secretary", "reviewer")


class NameTaken(SunwaiError):
    """Somebody signs in under that name already."""


class WeakPassword(SunwaiError):
    """The password would be guessed."""


@click.group()
def people() -> None:
    """Say who may sign in, and with which duty."""


@people.command()
@click.argument("name")
@click.option("--duty", "duties", multiple=True, required=True, type=click.Choice(DUTIES), help="May be repeated.")
@click.option("--called", default="", help="The name that stands in the record; NAME where not given.")
@click.password_option(envvar="SUNWAI_NEW_PASSWORD", help="Asked for where SUNWAI_NEW_PASSWORD does not hold it.")
def add(name: str, duties: tuple[str, ...], called: str, password: str) -> None:
    """Let NAME sign in, with one duty or several."""
    refuse_old_tables()
    add_person(name, called=called, duties=duties, password=password)
    click.echo(f"{called or name} may sign in as {name}: {', '.join(duties)}.")


@people.command("list")
def listing() -> None:
    """List who may sign in."""
    refuse_old_tables()
    for user in User.objects.filter(is_active=True).order_by("username"):
        duties = ", ".join(user.groups.order_by("name").values_list("name", flat=True)) or "no duty"
        click.echo(f"{user.get_username()}  {user.get_full_name()}  {duties}")


def add_person(name: str, *, called: str, duties: tuple[str, ...], password: str) -> User:
    """Will make the account NAME with DUTIES. Raises NameTaken or WeakPassword."""
    if User.objects.filter(username=name).exists():
        raise NameTaken(f"{name} can sign in already. Choose another name; `sunwai people list` shows them.")
    try:
        validate_password(password)
    except ValidationError as weak:
        raise WeakPassword(f"{' '.join(weak.messages)} Nobody was added. Choose a longer one.") from weak
    with transaction.atomic():
        user = User.objects.create_user(name, password=password, first_name=called[:150])
        user.groups.set([Group.objects.get_or_create(name=duty)[0] for duty in duties])
    return user
