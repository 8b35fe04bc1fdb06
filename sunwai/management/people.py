"""`sunwai people`: who may sign in, and with which duty; the verbs are sunwai.offices.people's."""

import click
from django.contrib.auth.models import User

from sunwai.errors import SunwaiError
from sunwai.lib.timekeeping import now
from sunwai.management.starting import refuse_old_tables
from sunwai.nod import keys
from sunwai.offices.people import links
from sunwai.offices.people.actions import DUTIES, add_person

BY = "sunwai people"  # whoever holds the machine's own command line


class NobodyOfThatName(SunwaiError):
    """Nobody signs in under that name."""


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
    add_person(name, called=called, duties=duties, password=password, by=BY, at=now())
    click.echo(f"{called or name} may sign in as {name}: {', '.join(duties)}.")


@people.command("reset-key")
@click.argument("name")
@click.option("--by", required=True, help="Who takes it off; it stands on the record.")
@click.option("--why", required=True, help="Such as: phone lost, told by telephone.")
def reset_key(name: str, by: str, why: str) -> None:
    """Take NAME's lost passkeys and codes off, and sign them out everywhere; they make new ones themselves."""
    refuse_old_tables()
    keys.reset(_user(name), by=by, at=now(), why=why)
    click.echo(f"{name} has no keys now and is signed out. They sign in by password and make a new key under Keys.")


@people.command("list")
def listing() -> None:
    """List who may sign in."""
    refuse_old_tables()
    for user in User.objects.filter(is_active=True).order_by("username"):
        duties = ", ".join(user.groups.order_by("name").values_list("name", flat=True)) or "no duty"
        click.echo(f"{user.get_username()}  {user.get_full_name()}  {duties}")


@people.command()
@click.argument("name")
@click.option("--at-address", "address", default="http://127.0.0.1:8000", show_default=True, help="Where the site is.")
def link(name: str, address: str) -> None:
    """Print a link by which NAME chooses a new password, once, within two days."""
    refuse_old_tables()
    secret = links.make_link(_user(name), by=BY, at=now())
    click.echo(f"{address.rstrip('/')}/link/{secret}/")


def _user(name: str) -> User:
    user = User.objects.filter(username=name).first()
    if user is None:
        raise NobodyOfThatName(f"Nobody signs in as {name}. `sunwai people list` shows who does; nothing was changed.")
    return user
