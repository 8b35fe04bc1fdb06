"""The World: real database, real outbox, the X sandbox, a driven clock. What it does is the product's own doing.

Owns the clock and the loop's turns. Journeys, the demo and what-if all run on it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from sunwai import loop
from sunwai.cases.models import Case, Entry
from sunwai.intake.models import Cursor, Post
from sunwai.lib import hashing
from sunwai.networks.credentials import connect
from sunwai.networks.x.auth import OAuth1Tokens
from sunwai.networks.x.connector import connect_x
from sunwai.offices import actions as offices
from sunwai.offices.importing import import_shipped
from sunwai.offices.models import Account, Office
from sunwai.outbox.actions import connect_handle
from sunwai.sandbox.client import Keys, Published, SandboxClient
from sunwai.sandbox.server import Sandbox
from sunwai.simulate.crashing import Crashed, Dying, MortalConnector, point_named
from sunwai.simulate.inside import VERBS, Approver, DeskOfficer, Hands, Secretary
from sunwai.simulate.outside import Informant, Outsider, SaidPost
from sunwai.sop import actions as sops
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty

HANDLE = "jh_sunwai"
MORNING = datetime(2020, 1, 15, 9, 0)  # noqa: DTZ001  # taken in the office's zone


class World:
    """One office, its handle, its people and everybody outside, on one driven clock.

    `start` without a zone is office time; `sop` is a file, its text, or None for the default; the same `seed` and the
    same acts give the same day. `mode` is how acts reach X (api, assisted, off), `dialect` X's vocabulary, `hands` how
    the people work. `sandbox` attaches to a running X sandbox by its address instead of starting one."""

    def __init__(
        self,
        start: datetime | str = MORNING,
        sop: str | Path | None = None,
        seed: int = 1,
        *,
        mode: str = "api",
        sandbox: str | None = None,
        dialect: str = "post",
        hands: Hands = VERBS,
    ) -> None:
        self.hands = hands
        self.seed = seed
        self.zone = ZoneInfo(settings.TIME_ZONE)
        self.at = self.moment(start)
        if "sunwai_case" not in connection.introspection.table_names():
            call_command("migrate", verbosity=0, interactive=False)
        self._own_sandbox = None if sandbox else Sandbox(clock=lambda: self.at).start()
        address = sandbox or (self._own_sandbox.base_url if self._own_sandbox else "")
        self.network = SandboxClient(address)
        self._turn_to(self.at)
        self._dying, self._down = Dying(), False
        self._outsiders: dict[str, Outsider] = {}
        self._put_in_force(sop)
        import_shipped(by="World", at=self.at)
        self.handle = HANDLE
        self.connector = self._connect(address, mode=mode, dialect=dialect)

    # --- the people -------------------------------------------------------------------------------------------------

    def citizen(self, name: str, network: str = "x") -> Outsider | Informant:
        """Will give the citizen NAME on X, or, for press, mail, phone or desk, somebody who reaches the desk so."""
        if network != "x":
            return Informant(self, name=name, network=network)
        return self._outsider(_username(name), name=name)

    def office(self, code: str) -> Outsider:
        """Will give the office CODE with its verified account; an invented holder and number if it has none."""
        office = Office.objects.get(code=code)
        outsider = self._outsider(f"{code.replace('-', '_')}_jh"[:15], name=office.name_en, verified_type="government")
        account = self._account_row(outsider)
        if not account.is_verified_for_office(self.at):
            offices.verify_account(account, office=office, source="government badge", by="Meena", at=self.at)
        self._staff(office)
        return outsider

    def impostor(self, of: str) -> Outsider:
        """Will give somebody whose account looks like that of the office OF, and is not."""
        office = Office.objects.get(code=of)
        return self._outsider(f"{of.replace('-', '_')}_jh"[:14] + "0", name=office.name_en)

    def desk(self, name: str) -> DeskOfficer:
        """Will give the desk officer NAME."""
        return self.hands.desk(self, name)

    def approver(self, name: str = "Chief Minister") -> Approver:
        """Will give the approver."""
        return self.hands.approver(self, name)

    def secretary(self, name: str = "Secretary") -> Secretary:
        """Will give the secretary with the call sheet."""
        return self.hands.secretary(self, name)

    # --- time -------------------------------------------------------------------------------------------------------

    def wait(self, hours: float = 0, minutes: float = 0, days: float = 0) -> None:
        """Will let time pass, doing at each moment what falls due then, as the worker would."""
        end = self.at + timedelta(days=days, hours=hours, minutes=minutes)
        self.settle()
        while not self._down and (due := loop.next_moment(after=self.at)) is not None and due < end:
            self._turn_to(due)
            self.settle()
        self._turn_to(end)
        self.settle()

    def lets_go(self) -> None:
        """Will wait until a yes just given can no longer be taken back, and its words go out. (SOP, nod)"""
        self.wait(minutes=self.sop.nod.take_back_for.total_seconds() / 60)

    def settle(self) -> int:
        """Will do everything that is due now; gives how much was done. A crashed World does nothing."""
        if self._down:
            return 0
        Cursor.objects.update(next_at=None)  # look at the network now, whatever the next reading was planned for
        try:
            with self._dying.in_database():
                return loop.run_once([self.connector], at=self.at, sop=self.sop)
        except Crashed:
            self._down = True
            return 0

    def crash(self, where: str) -> None:
        """Will make the process die at WHERE (see simulate.crashing.POINTS) when it next comes there."""
        self._dying.point = point_named(where)

    def restart(self) -> None:
        """Will start the process again; what it was doing is found in the database, as after any crash."""
        self._down, self._dying.point = False, None
        self.settle()

    @property
    def is_down(self) -> bool:
        """Whether the process has died and not been started again."""
        return self._down

    def moment(self, when: datetime | timedelta | str | float) -> datetime:
        """Will give WHEN in UTC: a time (without a zone it is office time), its text, or hours or a span from now."""
        if isinstance(when, int | float):
            when = timedelta(hours=when)
        if isinstance(when, timedelta):
            return self.at + when
        when = datetime.fromisoformat(when) if isinstance(when, str) else when
        return (when if when.tzinfo else when.replace(tzinfo=self.zone)).astimezone(UTC)

    # --- what can be seen -------------------------------------------------------------------------------------------

    def case_of(self, post: SaidPost | Post | Case) -> Case | None:
        """Will give the case POST belongs to, as it stands now; None where there is none (yet)."""
        if isinstance(post, Case):
            return Case.objects.get(pk=post.pk)
        row = post if isinstance(post, Post) else self.post_row(post)
        if row is None:
            return None
        row.refresh_from_db()
        return Case.objects.get(pk=row.case_id) if row.case_id else None

    def post_row(self, said: SaidPost) -> Post | None:
        """Will give our row of a post, once it was taken in."""
        return Post.objects.filter(network=said.network, key=said.key).first()

    def published(self, network: str = "x") -> list[Published]:
        """Will list what the network itself holds from our handle, oldest first."""
        if network != "x":
            return []
        return self.network.published(self.connector.account)

    def ledger(self, case: Case | SaidPost) -> list[Entry]:
        """Will list the entries of CASE in order."""
        found = self.case_of(case)
        return [] if found is None else list(found.entries.order_by("seq"))

    @property
    def sop(self) -> Sop:
        """The protocol in force now."""
        return sops.sop_of(sops.in_force(at=self.at))

    def close(self) -> None:
        """Will stop the sandbox if it is ours; safe to repeat."""
        if self._own_sandbox is not None:
            self._own_sandbox.stop()
        self.network.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- what the people use ----------------------------------------------------------------------------------------

    def bring_in(self, text: str, *, network: str, source: str) -> SaidPost:
        """Will bring a cutting, a letter or a call to the desk, where Ravi takes it in."""
        return self.desk("Ravi").brings_in(text, network=network, source=source)

    # --- setting up -------------------------------------------------------------------------------------------------

    def _turn_to(self, at: datetime) -> None:
        self.at = max(at, self.at)
        if self._own_sandbox is None:
            self.network.set_clock(self.at)

    def _put_in_force(self, sop: str | Path | None) -> None:
        path = settings.SOP_FILE if sop is None else Path(sop) if "\n" not in str(sop) else None
        text = path.read_text(encoding="utf-8") if path else str(sop)
        try:
            sops.put_in_force(text, by="Chief Minister", at=self.at - timedelta(days=1), duty=Duty.APPROVER)
        except sops.AlreadyInForce:
            return

    def _connect(self, address: str, *, mode: str, dialect: str) -> MortalConnector:
        ours = self._account(self.handle, name="Sunwai", verified_type="government")
        keys = self.network.give_keys(ours)
        stored = connect("x", account=ours, handle=self.handle, tokens=oauth1(keys), at=self.at)
        connect_handle(network="x", account=ours, handle=self.handle, mode=mode)
        real = connect_x(stored, base_url=address, dialect=dialect, mode=mode, loopback_only=True)
        return MortalConnector(real, self._dying)

    def _outsider(self, username: str, *, name: str, **traits: str) -> Outsider:
        if username not in self._outsiders:
            account = self._account(username, name=name, **traits)
            self._outsiders[username] = Outsider(self, username=username, name=name, account=account)
        return self._outsiders[username]

    def _account(self, username: str, *, name: str, **traits: str) -> str:
        known = {told.username: told.id for told in self.network.accounts()}
        return known.get(username) or self.network.create_account(username, name=name, **traits).id

    def _account_row(self, outsider: Outsider) -> Account:
        people = self.connector.people([outsider.username], at=self.at)
        author = next(iter(people.values()))
        with transaction.atomic():
            return offices.meet(author, network="x", at=self.at)

    def _staff(self, office: Office) -> None:
        if office.holder(self.at) is None:
            since = (self.at - timedelta(days=200)).date()
            number = f"00000 {office.pk:05d}"  # no Indian number begins with five noughts
            offices.appoint(office, name=f"Holder of {office.code}", phone=number, since=since, by="Meena", at=self.at)


def oauth1(keys: Keys) -> OAuth1Tokens:
    """Will give the sandbox's keys as OAuth 1.0a tokens."""
    return OAuth1Tokens(keys.consumer_key, keys.consumer_secret, keys.token, keys.token_secret)


def _username(name: str) -> str:
    plain = "".join(c for c in name.casefold().replace(" ", "_") if c.isascii() and (c.isalnum() or c == "_"))
    return (plain or f"c_{hashing.digest(name)[:10]}")[:15]
