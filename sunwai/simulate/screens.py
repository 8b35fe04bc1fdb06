"""The people inside, working through the product's own screens: they open the page, fill in the form and send it.

Owns the hands that type. A form that is refused raises, with what the screen said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import unescape
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sunwai.cases.models import Case
from sunwai.closure.models import Closure
from sunwai.direction.models import Direction
from sunwai.errors import SunwaiError
from sunwai.escalation.models import Call, Escalation
from sunwai.intake.models import Post
from sunwai.lib import timekeeping
from sunwai.nod.models import Nod
from sunwai.response.models import Reply
from sunwai.simulate import staff
from sunwai.simulate.inside import Approver, DeskOfficer, Hands, Insider, Matter, Secretary, When
from sunwai.simulate.naming import Unanswerable, corrections_named
from sunwai.simulate.outside import SaidPost
from sunwai.verification.models import Confirmation

if TYPE_CHECKING:
    from sunwai.simulate.world import World

PROVED_ALL_DAY = 9e9  # seconds of the machine's clock: the year 2255
_TAG = re.compile(r"<[^>]+>")
_SUMMARY = re.compile(r'role="alert".*?</(?:section|div)>', re.DOTALL)


class ScreenRefused(SunwaiError):
    """A screen did not do what it was asked; the message is what it showed."""


class Browser:
    """One person signed in, with the screens' clock showing the World's time."""

    def __init__(self, world: World, name: str) -> None:
        self._world = world
        self._client, self._user = Client(), staff.hire()[name]
        self._signs_in()

    def opens(self, page: str, *args: Any) -> str:
        """Will open PAGE (a url's name) and give what it shows."""
        self._set_clock()
        response = self._client.get(reverse(page, args=args))
        if response.status_code == HTTPStatus.FOUND:  # signed out meanwhile: a morning is a new sitting
            self._signs_in()
            response = self._client.get(reverse(page, args=args))
        if response.status_code != 200:
            raise ScreenRefused(f"{page} answered {response.status_code}.")
        return response.content.decode()

    def sends(self, form: str, *args: Any, **fields: Any) -> None:
        """Will send FORM (a url's name) with FIELDS; anything but "done, see there" raises what the screen said."""
        self._set_clock()
        given = {name: value for name, value in fields.items() if value is not None}
        response = self._client.post(reverse(form, args=args), given)
        if response.status_code not in {302, 303}:
            shown = _SUMMARY.search(response.content.decode())
            said = " ".join(unescape(_TAG.sub(" ", shown.group() if shown else "")).split())
            raise ScreenRefused(f"{form} answered {response.status_code}: {said}")

    def _signs_in(self) -> None:
        """With the finger on the phone, so to say: what a real key does is tried in a real browser."""
        self._client.force_login(self._user)
        Authenticator.objects.get_or_create(user=self._user, type=Authenticator.Type.TOTP, defaults={"data": {}})
        session = self._client.session
        proved = {"method": "mfa", "type": "totp", "at": PROVED_ALL_DAY}
        session["account_authentication_methods"] = [proved]
        session["account_authentication_methods_user"] = str(self._user.pk)
        session.save()

    def _set_clock(self) -> None:
        if settings.CLOCK_FILE:
            timekeeping.drive(Path(settings.CLOCK_FILE), shown=self._world.at, rate=0)


class ScreenDesk(DeskOfficer):
    """A desk officer at the screens."""

    def __init__(self, world: World, name: str) -> None:
        super().__init__(world, name)
        self._browser = browser_of(self)

    def brings_in(self, text: str, *, network: str, source: str) -> SaidPost:
        """Will write the words into the form for what comes by press, mail, phone or to the counter."""
        self._browser.opens("bring-in")
        when = timezone.localtime(self.world.at).strftime("%Y-%m-%dT%H:%M:%S")  # as a browser's own field gives it
        self._browser.sends("bring-in", text=text, network=network, source=source, created_at=when)
        return SaidPost(network, Post.objects.filter(network=network).latest("id").key, source, text)

    def accepts(self, matter: Matter, **corrections: Any) -> Case:
        """Will open the case and press Accept, with what is corrected filled in."""
        case = self._opened(matter)
        self._browser.sends("case-accept", case.docket, **_typed(corrections_named(corrections)))
        return case

    def sets_aside(self, matter: Matter, reason: str) -> Case:
        """Will set the case aside with its reason chosen."""
        case = self._opened(matter)
        self._browser.sends("case-set-aside", case.docket, reason=reason)
        return case

    def joins(self, matter: Matter, into: Matter) -> Case:
        """Will join the case by the other's docket number."""
        case, other = self._opened(matter), self._case(into)
        self._browser.sends("case-join", case.docket, into=other.docket)
        return other

    def summarises(self, matter: Matter, *, en: str, hi: str) -> None:
        """Will write the public page's words into their form."""
        self._browser.sends("case-summarise", self._opened(matter).docket, en=en, hi=hi)

    def drafts(
        self, matter: Matter, owner: str, informed: Iterable[str] = (), text: str | None = None, **more: Any
    ) -> Direction:
        """Will choose owner and informed offices and save the draft in the SOP's words, or in TEXT."""
        case = self._opened(matter)
        self._browser.sends("case-draft", case.docket, owner=owner, informed=list(informed), words=text, **more)
        return self._draft(matter)

    def asks_nod(self, matter: Matter) -> Nod:
        """Will press "ask for the nod" under the draft."""
        draft, case = self._draft(matter), self._opened(matter)
        self._browser.sends("case-ask-nod", case.docket, draft.number)
        return Nod.objects.filter(case=case).latest("id")

    def records_nod(self, matter: Matter, *, by: str, how: str, witnessed_by: str) -> None:
        """Will write down a nod given by telephone to the words that were read out."""
        case = self._opened(matter)
        nod = Nod.objects.filter(case=case).latest("id")
        fields = {"by": by, "how": how, "witnessed_by": witnessed_by, "words_hash": nod.words_hash}
        self._browser.sends("case-record-nod", case.docket, **fields)
        self.world.lets_go()

    def confirms_reading(
        self,
        reply: Reply | SaidPost,
        kind: str | None = None,
        needs: Sequence[int] | None = None,
        helped: int | None = None,
    ) -> Reply | Confirmation | None:
        """Will choose what the reply says and confirm it."""
        self.world.settle()
        row = reply if isinstance(reply, Reply) else Reply.objects.filter(post=self.world.post_row(reply)).first()
        if row is None or row.case is None:
            raise Unanswerable("There is no such reply in any case.")
        self._opened(row.case)
        chosen = kind or row.reading["kind"]
        self._browser.sends("case-confirm-reading", row.case.docket, row.pk, kind=chosen, needs=needs, helped=helped)
        self.world.settle()
        row.refresh_from_db()
        return row

    def records_word(self, matter: Matter, word: str, *, witness: str = "", heard_from: str = "") -> Confirmation:
        """Will record the citizen's or a witness's word."""
        case = self._opened(matter)
        source = heard_from or ("witness" if witness else "phone")
        self._browser.sends("case-record-word", case.docket, word=word, heard_from=source, witness=witness)
        return Confirmation.objects.filter(case=case).latest("heard_at")

    def closes(self, matter: Matter, outcome: str, reason: str = "") -> Closure:
        """Will choose how the case ended and close it."""
        case = self._opened(matter)
        self._browser.sends("case-close", case.docket, outcome=outcome, reason=reason)
        return Closure.objects.filter(case=case).latest("at")

    def _opened(self, matter: Matter) -> Case:
        case = self._case(matter)
        self._browser.opens("case", case.docket)
        return case


class ScreenApprover(Approver):
    """The approver on the phone; a nod by telephone is written down by the desk."""

    def nods(self, matter: Matter, **how: Any) -> Nod:
        """Will read the exact words on their page, go to the one with only these words, and say yes."""
        nod = self._open(matter)
        if how:
            desk = ScreenDesk(self.world, how["recorded_by"])
            desk.records_nod(matter, by=self.name, how=how["how"], witnessed_by=how.get("witnessed_by", ""))
            return nod
        browser = browser_of(self)
        browser.opens("nod-list")
        browser.opens("nod", nod.pk)
        shown = re.search(r'name="words_hash" value="([0-9a-f]{64})"', browser.opens("nod-confirm", nod.pk))
        browser.sends("nod-give", nod.pk, words_hash=shown.group(1) if shown else "")
        self.world.lets_go()
        return nod

    def refuses(self, matter: Matter, reason: str) -> Nod:
        """Will say no on the nod's page, with a word of reason."""
        nod = self._open(matter)
        browser = browser_of(self)
        browser.opens("nod", nod.pk)
        browser.sends("nod-refuse", nod.pk, reason=reason)
        return nod


class ScreenSecretary(Secretary):
    """The secretary with the call sheet open."""

    def calls(self, matter: Matter, outcome: str, promise: When = None, words: str = "") -> Call:
        """Will find the matter's office on the sheet and record what came of the call."""
        row = Escalation.objects.filter(case=self._case(matter), settled_at=None, act="rings").first()
        if row is None:
            raise Unanswerable("This matter is on nobody's call sheet.")
        browser = browser_of(self)
        browser.opens("call-sheet")
        fields = {} if promise is None else {"promise_by": self.world.moment(promise).isoformat()}
        rows = [str(row.pk)]
        browser.sends("call-record", row.office.code, outcome=outcome, words=words, escalations=rows, **fields)
        self.world.settle()
        return Call.objects.latest("id")


SCREENS = Hands(desk=ScreenDesk, approver=ScreenApprover, secretary=ScreenSecretary)


def browser_of(person: Insider) -> Browser:
    """Will give PERSON's browser; one for each in a World, as each keeps theirs open all day."""
    known: dict[str, Browser] = person.world.__dict__.setdefault("_browsers", {})
    if person.name not in known:
        known[person.name] = Browser(person.world, person.name)
    return known[person.name]


def _typed(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in fields.items()}
