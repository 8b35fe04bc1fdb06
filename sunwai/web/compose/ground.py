"""What the words of one case stand on, whatever they say: gathered once, whoever of the composer wants to know.

Owns which rows these are; what follows from them is direction's and triage's rule. Reads only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from django.db.models import Q, QuerySet

from sunwai.cases.models import Case, Need
from sunwai.direction import actions as directions
from sunwai.direction import addressing, drafted
from sunwai.direction.addressing import Addressed
from sunwai.direction.guarding import names_in, others_in, said_in
from sunwai.direction.models import Direction, Fanout, Jotting, ToCitizen
from sunwai.direction.outward import answerable, first_to_answer, speaking
from sunwai.intake.models import Post
from sunwai.nod.models import Nod
from sunwai.offices.models import Account, Office
from sunwai.outbox.models import Handle
from sunwai.promise.models import Commitment
from sunwai.sop.clauses import Sop
from sunwai.triage.actions import marking, marks_in
from sunwai.web.case.gathering import ANY_CASE, Rows, Written, linked, written
from sunwai.web.case.offices import OpenOffices
from sunwai.web.compose.accounts import Known, known_of

_SPEAKERS = 50  # accounts of one case among which a look-alike is sought
Linked = Mapping[int, Sequence[Any]]


@dataclass(frozen=True)  # no slots: names are sought in the texts once, when somebody wants them
class Ground:
    """The ground of one case at one moment. `under` is the post our words go under, `accounts` those `knowing` read.

    `drafts` and `told` are neither handed over nor taken back; `spoken_of` are the needs of a draft."""

    case: Case
    at: datetime
    handle: Handle
    under: Post | None
    texts: Sequence[str]
    people: Sequence[str]
    speakers: Sequence[str]
    needs: Sequence[Need]
    promises: Sequence[Commitment]
    marks: frozenset[str]
    drafts: Sequence[Direction]
    informed: Linked
    spoken_of: Linked
    told: Sequence[ToCitizen]
    reworded_at: datetime | None
    jottings: Sequence[Jotting]
    offices: OpenOffices
    accounts: Known = field(default_factory=Known)

    @property
    def network(self) -> str:
        """Where the words are to stand."""
        return self.handle.network

    @property
    def open_needs(self) -> list[Need]:
        """What is not put right yet, in its order."""
        return [need for need in self.needs if need.status != "met"]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The private names that the case's people and posts hold."""
        return names_in(self.texts, people=self.people)

    def knowing(self, offices: Iterable[Office]) -> "Ground":
        """Will give the same ground with the accounts of OFFICES, read by one question; only these can be addressed."""
        return replace(self, accounts=known_of(offices, network=self.network))

    def named_by(self, direction: Direction) -> list[Office]:
        """Will list the offices that DIRECTION names, its owner first."""
        return drafted.owner_first(direction, self.informed.get(direction.pk, ()))

    def address(self, offices: Sequence[Office], *, language: str) -> list[Addressed]:
        """Will say how each of OFFICES, whose accounts are known, is named now."""
        return addressing.addressed(offices, self.accounts.of(offices), language=language, at=self.at)

    def sealed_words(self, direction: Direction, named: Sequence[Addressed], *, sop: Sop) -> str | None:
        """Will give the one wording that DIRECTION may have where its case is sealed; None where it is not."""
        if not self.case.is_sealed:
            return None
        needs = self.spoken_of.get(direction.pk, ())
        return drafted.words_of(direction, named, needs=needs, network=self.network, sop=sop)


def ground_of(case: Case, *, at: datetime) -> Ground | None:
    """Will gather the ground of CASE by itself, in one question; None while no handle of ours is connected."""
    return ground_in(case, _written().ask({ANY_CASE.pk: case.pk}), offices=OpenOffices(at=at), at=at)


@cache
def _written() -> Written:
    return written(questions(ANY_CASE))


def questions(case: Case) -> dict[str, QuerySet[Any]]:
    """Will give what must be read of CASE for its ground."""
    waiting = {"case": case, "issued_at": None, "withdrawn_at": None}
    directed, told = Direction.objects.filter(**waiting), ToCitizen.objects.filter(**waiting)
    network = speaking(case).values("network")[:1]
    under = answerable(case).filter(network__in=network)[:1]
    wrote = Post.objects.filter(case=case, network__in=network).values("author")
    informed = Direction.informed.through._default_manager.filter(direction__in=directed)
    spoken_of = Direction.needs.through._default_manager.filter(direction__in=directed)
    addressed = Q(pk__in=directed.values("owner")) | Q(pk__in=informed.values("office"))
    return {
        "speaks": speaking(case)[:1],
        "under": under,
        "wrote_under": Account.objects.filter(pk__in=under.values("author")),
        "said": said_in(case),
        "others": others_in(case),
        "speakers": Account.objects.filter(office=None, pk__in=wrote).order_by("handle", "id")[:_SPEAKERS],
        "needs": Need.objects.filter(case=case),
        "promises": Commitment.objects.filter(case=case),
        "marking": marking(case),
        "drafts": directed,
        "told": told,
        "informed": informed,
        "spoken_of": spoken_of,
        "addressed": Office.objects.filter(addressed),
        "fanouts": Fanout.objects.filter(pk__in=directed.values("fanout")),
        "asked": Nod.objects.filter(Q(pk__in=directed.values("nod")) | Q(pk__in=told.values("nod"))),
        "reworded": Nod.objects.filter(case=case, lapsed_why=directions.REWORDED).order_by("-lapsed_at")[:1],
        "jottings": Jotting.objects.filter(case=case),
    }


def ground_in(case: Case, rows: Rows, *, offices: OpenOffices, at: datetime) -> Ground | None:
    """Will draw the ground of CASE from ROWS, read by `questions`; None while no handle of ours is connected."""
    if not rows["speaks"]:
        return None
    _link(case, rows)
    return Ground(
        case=case,
        at=at,
        handle=rows["speaks"][0],
        under=first_to_answer(case, rows["under"]),
        texts=[post.text for post in sorted(rows["said"], key=lambda post: (post.created_at, post.pk))],
        people=[party.words for party in sorted(rows["others"], key=lambda party: party.pk)],
        speakers=sorted({account.handle for account in rows["speakers"] if account.handle}),
        needs=sorted(rows["needs"], key=lambda need: need.number),
        promises=rows["promises"],
        marks=marks_in(rows["marking"]),
        drafts=sorted(rows["drafts"], key=lambda row: -row.number),
        informed=_by_draft(rows["informed"], "office"),
        spoken_of=_by_draft(rows["spoken_of"], "need"),
        told=sorted(rows["told"], key=lambda row: -row.number),
        reworded_at=rows["reworded"][0].lapsed_at if rows["reworded"] else None,
        jottings=rows["jottings"],
        offices=offices,
    )


def _link(case: Case, rows: Rows) -> None:
    linked(rows["under"], "author", rows["wrote_under"])
    linked(rows["informed"], "office", rows["addressed"])
    linked(rows["spoken_of"], "need", rows["needs"])
    for name in ("drafts", "told"):
        linked(rows[name], "case", [case])
        linked(rows[name], "nod", rows["asked"])
    linked(rows["drafts"], "owner", rows["addressed"])
    linked(rows["drafts"], "fanout", rows["fanouts"])


def _by_draft(rows: Iterable[Any], name: str) -> Linked:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.direction_id, []).append(getattr(row, name))
    return found
