"""The people inside: desk, approver, secretary. Each act is the product's own verb, called as a screen would.

Owns nothing; turns names of offices and places into rows and passes on. Every act first lets what is due happen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sunwai.cases import actions as cases
from sunwai.cases.models import Case, Need
from sunwai.clock import actions as clock
from sunwai.clock.models import Window
from sunwai.closure import actions as closure
from sunwai.closure.models import Closure
from sunwai.desk import actions as desk
from sunwai.desk import listing
from sunwai.direction import actions as directions
from sunwai.direction import drafted
from sunwai.direction.models import Direction
from sunwai.escalation import actions as escalation
from sunwai.escalation.models import Call, Escalation
from sunwai.escalation.sheet import SheetLine, call_sheet
from sunwai.intake.models import Post
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.nod.shortlist import shortlist
from sunwai.offices.models import Office
from sunwai.response import actions as response
from sunwai.response.models import Reply
from sunwai.simulate.naming import Unanswerable, corrections_named
from sunwai.simulate.outside import SaidPost
from sunwai.sop.words import CallOutcome, Duty
from sunwai.verification import actions as verification
from sunwai.verification.models import Confirmation

if TYPE_CHECKING:
    from sunwai.simulate.world import World

Matter = Case | SaidPost | Post
When = datetime | timedelta | str | float | None  # a moment, or hours from now


class Insider:
    """Somebody of the office, by name."""

    def __init__(self, world: World, name: str) -> None:
        self.world, self.name = world, name

    def _now(self) -> dict[str, Any]:
        self.world.settle()
        return {"by": self.name, "at": self.world.at}

    def _case(self, matter: Matter) -> Case:
        self.world.settle()
        case = self.world.case_of(matter)
        if case is None:
            raise Unanswerable("That post has opened no case; is it an office's, or ours?")
        return case


class DeskOfficer(Insider):
    """One of the two or three at the desk."""

    def list(self, view: str = "desk") -> Sequence[Case]:
        """Will give the cases of VIEW in the order of what cannot wait."""
        self.world.settle()
        return [*listing.listed(view)]

    def brings_in(self, text: str, *, network: str, source: str) -> SaidPost:
        """Will take in a cutting, a letter, a call or a visit (press, mail, phone, desk) from SOURCE."""
        at = self.world.at  # nothing else is let happen first: who comes to the counter moves no clock
        post = desk.bring_in(
            text=text,
            source=source,
            network=network,
            created_at=at,
            by=self.name,
            at=at,
            not_sure_below=self.world.sop.triage.not_sure_below,
        )
        return SaidPost(network, post.key, source, text)

    def accepts(self, matter: Matter, **corrections: Any) -> Case:
        """Will take MATTER up; corrections by name: district="Simdega", place="Bolba", kind=, urgency=, people= ..."""
        case = self._case(matter)
        desk.accept(case, **self._now(), **corrections_named(corrections))
        return case

    def sets_aside(self, matter: Matter, reason: str) -> Case:
        """Will set MATTER aside for REASON."""
        case = self._case(matter)
        desk.set_aside(case, reason=reason, **self._now())
        return case

    def joins(self, matter: Matter, into: Matter) -> Case:
        """Will join MATTER to the case of INTO."""
        case, other = self._case(matter), self._case(into)
        desk.join(case, into=other, **self._now())
        return other

    def separates(self, case: Case) -> Case:
        """Will undo the joining of CASE, which stands again where it stood."""
        self.world.settle()
        desk.unjoin(Case.objects.get(pk=case.pk), **self._now())
        return Case.objects.get(pk=case.pk)

    def adds_need(self, matter: Matter, kind: str, what: str = "") -> Need:
        """Will split the matter: one more thing to be put right."""
        return desk.add_need(self._case(matter), kind=kind, what=what, **self._now())

    def summarises(self, matter: Matter, *, en: str, hi: str) -> None:
        """Will write the public page's words."""
        cases.summarise(self._case(matter), en=en, hi=hi, **self._now())

    def drafts(
        self, matter: Matter, owner: str, informed: Iterable[str] = (), text: str | None = None, **more: Any
    ) -> Direction:
        """Will draft a direction to the office OWNER; TEXT None takes the SOP's words. Code and tag are seen to."""
        case = self._case(matter)
        chosen = [Office.objects.get(code=code) for code in informed]
        direction = directions.draft(
            case, owner=Office.objects.get(code=owner), informed=chosen, sop=self.world.sop, **self._now(), **more
        )
        if text is not None:
            said = drafted.named_in(direction, at=self.world.at)[0].said
            words = text if said in text else f"{said} {text}"
            words = words if direction.code in words else f"{words} {direction.code}"
            directions.amend(direction, words=words, sop=self.world.sop, **self._now())
        return direction

    def amends(self, matter: Matter, text: str) -> Direction:
        """Will change the words of the draft; a nod to the old ones is gone."""
        direction = self._draft(matter)
        directions.amend(direction, words=text, sop=self.world.sop, **self._now())
        return direction

    def asks_nod(self, matter: Matter) -> Nod:
        """Will put the draft's exact words before the approver."""
        return directions.ask_nod(self._draft(matter), sop=self.world.sop, **self._now())

    def confirms_reading(
        self,
        reply: Reply | SaidPost,
        kind: str | None = None,
        needs: Sequence[int] | None = None,
        helped: int | None = None,
    ) -> Reply | Confirmation | None:
        """Will decide what an office's REPLY says: as the machine read it, or KIND; for NEEDS by number, or all.

        HELPED is how many of a group it says were helped.

        A citizen's post is decided as their word: KIND is confirmed or disputed."""
        self.world.settle()
        row = reply if isinstance(reply, Reply) else Reply.objects.filter(post=self.world.post_row(reply)).first()
        if row is None and isinstance(reply, SaidPost):
            return self._confirms_word(reply, kind)
        if row is None:
            raise Unanswerable("There is no such reply.")
        row.refresh_from_db()
        response.confirm_reading(row, kind=kind, needs=needs, helped=helped, **self._now())
        self.world.settle()
        return row

    def records_word(self, matter: Matter, word: str, *, witness: str = "", heard_from: str = "") -> Confirmation:
        """Will record the WORD (confirmed, disputed, unreachable) of the citizen by phone, or of a named WITNESS."""
        source = heard_from or ("witness" if witness else "phone")
        return verification.record_word(
            self._case(matter), Confirmation.Word(word), heard_from=source, witness=witness, **self._now()
        )

    def closes(self, matter: Matter, outcome: str, reason: str = "") -> Closure:
        """Will close the case with OUTCOME, where its record bears it out."""
        return closure.close(self._case(matter), outcome=outcome, reason=reason, sop=self.world.sop, **self._now())

    def reopens(self, matter: Matter, why: str) -> Case:
        """Will open a closed case again, by a person's decision."""
        closure.reopen(self._case(matter), why=why, **self._now())
        return self._case(matter)

    def pauses(self, matter: Matter, cause: str = "election_code") -> None:
        """Will make every running clock of MATTER stand still for CAUSE."""
        for window in Window.objects.running().filter(case=self._case(matter), paused_at=None):
            clock.pause(window, cause=cause, duties={Duty.DESK_LEAD.value}, **self._now())

    def resumes(self, matter: Matter) -> None:
        """Will let every paused clock of MATTER run on."""
        for window in Window.objects.running().filter(case=self._case(matter), paused_at__isnull=False):
            clock.resume(window, **self._now())

    def _confirms_word(self, said: SaidPost, kind: str | None) -> Confirmation | None:
        post = self.world.post_row(said)
        if post is None or post.case is None:
            raise Unanswerable("That post belongs to no case.")
        known = Confirmation.objects.filter(post=post).first()
        if kind is None or (known is not None and known.word == kind):
            return known
        word = Confirmation.Word(kind)
        return verification.record_word(post.case, word, heard_from="post", post=post, **self._now())

    def _draft(self, matter: Matter) -> Direction:
        waiting = Direction.objects.filter(case=self._case(matter), issued_at=None, withdrawn_at=None)
        direction = waiting.order_by("-number").first()
        if direction is None:
            raise Unanswerable("There is no draft in this case.")
        return direction


class Approver(Insider):
    """Whoever the SOP gives the nod to."""

    def shortlist(self) -> Sequence[Nod]:
        """Will give what waits for a yes or a no, most urgent first."""
        self.world.settle()
        return [*shortlist(at=self.world.at)]

    def nods(self, matter: Matter, **how: Any) -> Nod:
        """Will say yes to the exact words that lie before the approver."""
        nod = self._open(matter)
        nods.give(nod, words_hash=nod.words_hash, duty=Duty.APPROVER, sop=self.world.sop, **self._now(), **how)
        self.world.lets_go()
        return nod

    def refuses(self, matter: Matter, reason: str) -> Nod:
        """Will say no, with a word of REASON."""
        nod = self._open(matter)
        nods.refuse(nod, duty=Duty.APPROVER, sop=self.world.sop, reason=reason, **self._now())
        return nod

    def _open(self, matter: Matter) -> Nod:
        nod = Nod.objects.filter(case=self._case(matter)).order_by("-asked_at", "-id").first()
        if nod is None:
            raise Unanswerable("Nothing of this case was put before the approver.")
        return nod


class Secretary(Insider):
    """The one who rings."""

    def call_sheet(self) -> Sequence[SheetLine]:
        """Will give whom to ring now, each office once."""
        self.world.settle()
        return call_sheet(duty=Duty.SECRETARY.value, at=self.world.at)

    def calls(self, matter: Matter, outcome: str, promise: When = None, words: str = "") -> Call:
        """Will record a call about MATTER: reached, promised (by PROMISE), no_answer, wrong_number."""
        case = self._case(matter)
        rows = list(Escalation.objects.filter(case=case, settled_at=None, act="rings"))
        by = None if promise is None else self.world.moment(promise)
        named = "_".join(outcome.casefold().replace("-", " ").replace("_", " ").split())
        if by is not None and named == "reached":
            named = CallOutcome.PROMISED.value
        call = escalation.record_call(
            rows,
            outcome=CallOutcome(named),
            promise_by=by,
            words=words,
            **self._now(),
        )
        self.world.settle()
        return call


@dataclass(frozen=True, slots=True)
class Hands:
    """How the people inside work: by the verbs themselves, or through the screens (simulate.screens)."""

    desk: type[DeskOfficer] = DeskOfficer
    approver: type[Approver] = Approver
    secretary: type[Secretary] = Secretary


VERBS = Hands()
