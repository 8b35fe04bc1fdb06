"""People, matters and a driven clock for the screens' tests: everything is made by real verbs."""

import re
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client

from sunwai import loop
from sunwai.cases.models import Case
from sunwai.direction.models import Direction
from sunwai.intake.actions import take_in
from sunwai.lib import timekeeping
from sunwai.networks.post import Author, Item, ItemKind
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.offices.models import Account, Office
from sunwai.outbox.actions import connect_handle
from sunwai.outbox.models import Outgoing
from sunwai.response.models import Reply
from sunwai.sop import actions as sop
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty

NINE = datetime(2026, 1, 15, 3, 30, tzinfo=UTC)  # nine in the morning, office time
BOLBA = "@jh_sunwai सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है। मेरा नंबर 9876543210 है।"
MAIN = re.compile(r'class="btn main[ "]')
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
    session = client.session
    session["seen_at"] = time.time()  # they have been at work a while
    session.save()
    return client


@pytest.fixture
def ravi(db: None) -> Client:
    """Ravi of the desk, signed in."""
    return signed_in(person("ravi", "Ravi Kujur", "desk"))


def page_of(client: Client, case: Case) -> str:
    answer = client.get(f"/case/{case.docket}/")
    assert answer.status_code == 200
    return answer.content.decode()


class Desk:
    """Ravi's browser on one case: posts a form and looks at what came of it."""

    def __init__(self, client: Client, case: Case) -> None:
        self.client, self.case = client, case

    def does(self, verb: str, /, **form: object) -> Case:
        """Will send the form of VERB, see that it was done, and give the case as it is then."""
        answer = self.client.post(f"/case/{self.case.docket}/{verb}", form)
        assert answer.status_code == 303, refusal_in(answer.content.decode())
        assert len(MAIN.findall(page_of(self.client, self.case))) == 1
        self.case.refresh_from_db()
        return self.case

    def is_refused(self, verb: str, /, *, status: int = 400, **form: object) -> str:
        """Will send the form of VERB, see that it was refused with STATUS, and give the page."""
        answer = self.client.post(f"/case/{self.case.docket}/{verb}", form)
        assert answer.status_code == status
        page = str(answer.content.decode())
        assert "This was not done" in page
        return page

    def next(self) -> str:
        """Will give the words of the one main button."""
        page = page_of(self.client, self.case)
        found = re.search(r'class="btn main[^>]*>(.*?)</(?:button|a)>', page, re.DOTALL)
        assert found is not None
        return re.sub(r"<kbd.*?</kbd>|<[^>]+>", "", found[1]).strip()


def refusal_in(page: str) -> str:
    found = re.search(r'class="refusal".*?</div>', page, re.DOTALL)
    return found[0] if found else page[:500]


@pytest.fixture
def desk(case: Case, ravi: Client) -> Desk:
    return Desk(ravi, case)


def directed(desk: Desk, morning: Morning) -> Direction:
    """The way to a direction that stands in public, by the desk's forms and the approver's yes."""
    desk.does("accept", kind="telecom", district_key="district:342", urgency="2", people="4200")
    desk.does("draft", owner="dc-simdega")
    desk.does(f"direction/{Direction.objects.get().number}/ask-nod")
    nod = Nod.objects.get()
    nods.give(nod, words_hash=nod.words_hash, by="CM", duty=Duty.APPROVER, at=morning.at, sop=morning.sop)
    morning.pass_time(timedelta(minutes=1))
    morning.posts_by_hand(desk.case, key="9001")
    return Direction.objects.get()


def answered(desk: Desk, morning: Morning, text: str) -> Reply:
    directed(desk, morning)
    morning.pass_time(timedelta(hours=2))
    morning.reads(text, author="dc_simdega", parent="9001")

    return Reply.objects.get()


def waiting_act(desk: Desk, morning: Morning) -> Outgoing:
    desk.does("accept", kind="telecom", district_key="district:342")
    desk.does("draft", owner="dc-simdega")
    desk.does(f"direction/{Direction.objects.get().number}/ask-nod")
    nod = Nod.objects.get()
    nods.give(nod, words_hash=nod.words_hash, by="CM", duty=Duty.APPROVER, at=morning.at, sop=morning.sop)
    morning.pass_time(timedelta(minutes=1))
    return Outgoing.objects.get()
