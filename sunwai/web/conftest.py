"""People, matters and a driven clock for the screens' tests: everything is made by real verbs."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client

from sunwai import loop
from sunwai.cases.models import Case
from sunwai.intake.actions import take_in
from sunwai.lib import timekeeping
from sunwai.networks.post import Author, Item, ItemKind
from sunwai.offices.models import Account, Office
from sunwai.outbox.actions import connect_handle
from sunwai.sop import actions as sop
from sunwai.sop.clauses import Sop

NINE = datetime(2026, 1, 15, 3, 30, tzinfo=UTC)  # nine in the morning, office time
BOLBA = "@jh_sunwai सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है। मेरा नंबर 9876543210 है।"
SOLD = "@jh_sunwai जमशेदपुर में एक माह की बच्ची को बेच दिया गया, बच्ची को बचाइए"


class Morning:
    """A morning at the desk: the clock every process reads, and what reaches the handle."""

    def __init__(self, clock: Path) -> None:
        self.clock = clock
        self.said = 0
        self.at = NINE
        self.pass_time(timedelta())

    @property
    def sop(self) -> Sop:
        """The protocol in force."""
        return sop.sop_of(sop.in_force(at=self.at))

    def pass_time(self, time: timedelta) -> None:
        """Will move the clock on and let everything happen that is due and needs no network."""
        self.at += time
        timekeeping.drive(self.clock, shown=self.at, rate=0)
        if time:
            loop.sweep(at=self.at, sop=self.sop)

    def reads(self, text: str, *, key: str = "", author: str = "asha", parent: str | None = None) -> None:
        """Will take in one post that AUTHOR wrote just now, and let the machine look at it."""
        self.said += 1
        key = key or str(1000 + self.said)
        wrote = Author(key=author, handle=author, name=author.title())
        item = Item("x", key, key, ItemKind.POST, wrote, text, self.at, parent=parent, root=parent)
        take_in([item], own_account="1", at=self.at)
        loop.assess(at=self.at, sop=self.sop)
        loop.sweep(at=self.at, sop=self.sop)

    def removes(self, key: str) -> None:
        """Will let its author take the post KEY back."""
        gone = Item("x", key, key, ItemKind.DELETE, None, "", self.at)
        take_in([gone], own_account="1", at=self.at)

    def opens(self, text: str = BOLBA) -> Case:
        """Will take in a citizen's post and give the case the machine opened for it."""
        self.reads(text, author=f"asha_{self.said}")
        return Case.objects.order_by("-id")[0]

    def posts_by_hand(self, case: Case, *, key: str) -> None:
        """Will do what a person at the handle does: post the words that wait, and let us find them."""
        act = case.outgoing.get(state="by_hand")
        ours = Author(key="1", handle="jh_sunwai", name="Sunwai")
        item = Item("x", key, key, ItemKind.POST, ours, act.words, self.at, parent=act.in_reply_to or None)
        take_in([item], own_account="1", at=self.at)
        loop.sweep(at=self.at, sop=self.sop)


@pytest.fixture
def morning(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Morning:
    """The shipped protocol is in force, our handle posts by hand, one office has a verified account."""
    clock = tmp_path / "clock.json"
    monkeypatch.setenv("SUNWAI_CLOCK_FILE", str(clock))
    sop.put_in_force(settings.SOP_FILE.read_text(), by="Chief Minister", at=NINE - timedelta(days=1))
    connect_handle(network="x", account="1", handle="jh_sunwai", mode="assisted")
    office = Office.objects.create(
        code="dc-simdega",
        kind="district",
        name_en="Deputy Commissioner, Simdega",
        name_hi="उपायुक्त, सिमडेगा",
        district_key="district:342",
        acts_by="direction",
    )
    verified = {"verified_on": date(2026, 1, 1), "verified_by": "Meena", "source": "letterhead"}
    Account.objects.create(
        network="x", key="dc_simdega", handle="dc_simdega", name="DC Simdega", office=office, **verified
    )
    return Morning(clock)


@pytest.fixture
def case(morning: Morning) -> Case:
    """One matter, as it came: no mobile network in Bolba."""
    return morning.opens()


def person(username: str, name: str, *duties: str) -> User:
    """Will make somebody of the office who may sign in."""
    first, _, last = name.partition(" ")
    user = User.objects.create_user(username, first_name=first, last_name=last)
    user.groups.set([Group.objects.get_or_create(name=duty)[0] for duty in duties])
    return user


def signed_in(user: User) -> Client:
    """Will give a browser in which USER is signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ravi(db: None) -> Client:
    """Ravi of the desk, signed in."""
    return signed_in(person("ravi", "Ravi Kujur", "desk"))
