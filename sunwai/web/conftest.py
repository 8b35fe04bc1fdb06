"""People and matters for the screens' tests: everything is made by real verbs, nothing by hand-written rows."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client

from sunwai.cases.models import Case
from sunwai.intake.actions import take_in
from sunwai.intake.models import Post
from sunwai.networks.post import Author, Item, ItemKind
from sunwai.offices.models import Office
from sunwai.outbox.actions import connect_handle
from sunwai.sop import actions as sop
from sunwai.triage.actions import assess

NINE = datetime(2026, 1, 15, 3, 30, tzinfo=UTC)  # nine in the morning, office time
BOLBA = "@jh_sunwai सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है। मेरा नंबर 9876543210 है।"
Says = Callable[..., Case]


@pytest.fixture
def in_force(db: None) -> None:
    """The shipped protocol is in force, a handle is connected, an office is on record."""
    sop.put_in_force(settings.SOP_FILE.read_text(), by="Chief Minister", at=NINE)
    connect_handle(network="x", account="1", handle="jh_sunwai", mode="assisted")
    Office.objects.create(
        code="dc-simdega",
        kind="district",
        name_en="Deputy Commissioner, Simdega",
        name_hi="उपायुक्त, सिमडेगा",
        district_key="district:363",
        acts_by="direction",
    )


@pytest.fixture
def says(in_force: None) -> Says:
    """Asha says something to the handle; the machine has looked at it and opened its case."""
    count = 0

    def say(text: str = BOLBA, *, at: datetime = NINE) -> Case:
        nonlocal count
        count += 1
        author = Author(key=f"asha-{count}", handle=f"asha_{count}", name="Asha")
        key = str(1000 + count)
        item = Item("x", key, key, ItemKind.POST, author, text, at)
        posts = take_in([item], own_account="1", at=at)
        return assess(posts, at=at, not_sure_below=0.5)[0]

    return say


@pytest.fixture
def case(says: Says) -> Case:
    """One matter, as it came: no mobile network in Bolba."""
    return says()


def person(username: str, name: str, *duties: str) -> User:
    """Will make somebody of the office who signs in."""
    first, _, last = name.partition(" ")
    user = User.objects.create_user(username, first_name=first, last_name=last)
    user.groups.set([Group.objects.get_or_create(name=duty)[0] for duty in duties])
    return user


@pytest.fixture
def ravi(db: None) -> Client:
    """Ravi of the desk, signed in."""
    client = Client()
    client.force_login(person("ravi", "Ravi Kujur", "desk"))
    return client


def post_of(case: Case) -> Post:
    """The post that opened CASE."""
    return Post.objects.filter(case=case).order_by("id")[0]
