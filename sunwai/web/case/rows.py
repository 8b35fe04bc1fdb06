"""Every row the case page is drawn from, asked of the database in two questions whatever the case went through.

Owns which rows these are and their order, but for those the composer stands on. Reads only; says nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from sunwai.cases.lifecycle import TRANSITIONS, Verb
from sunwai.cases.models import Case, Entry, Party
from sunwai.clock.models import Window
from sunwai.closure.models import Closure
from sunwai.desk.alike import MOST_AT_ONCE, MOST_SHOWN
from sunwai.direction.models import Direction
from sunwai.intake.models import Post, Version
from sunwai.nod.models import Nod
from sunwai.offices.models import Account, Office
from sunwai.outbox.models import PLACE_QUESTION, Handle, Outgoing, State
from sunwai.promise.models import Commitment
from sunwai.response.models import AnswerPicture, PageAnswer, Reply
from sunwai.sop.models import SopVersion
from sunwai.triage.models import Assessment, Correction, Likeness, Trait
from sunwai.triage.second.models import SecondOpinion
from sunwai.verification.models import Confirmation, LateWord
from sunwai.web.case.gathering import ANY_CASE, ANYBODY, Rows, Written, linked, written
from sunwai.web.compose import ground as compose_ground

MOST_POSTS = 100
MOST_LINES = 200
MOST_WINDOWS = 12
MOST_VERSIONS = 300
_ORDER = {
    "entries": ("seq",),
    "needs": ("number",),
    "posts": ("created_at", "pk"),
    "assessments": ("made_at", "pk"),
    "second": ("at", "pk"),
    "replies": ("came_at", "pk"),
    "promises": ("made_at", "pk"),
    "confirmations": ("number",),
    "closures": ("at", "pk"),
    "drafts": ("number",),
    "going": ("created_at", "pk"),
}


@dataclass(frozen=True, slots=True)
class CaseRows:
    """The rows of one case by name, each list in its order, foreign rows in their places."""

    case: Case
    rows: Rows

    def __getitem__(self, name: str) -> list[Any]:
        return self.rows[name]

    def count(self, name: str) -> int:
        """Will give the number under NAME."""
        return int(self.rows[name][0])


def rows_of(case: Case, *, me: str, whole: bool = False) -> CaseRows:
    """Will read what CASE's page shows to ME; of a long record the newest lines, all of it where WHOLE."""
    found = _written(whole=whole).ask({ANY_CASE.pk: case.pk, ANYBODY: me})
    for name, rows in found.items():
        by = _ORDER.get(name, ("pk",))
        if rows and not isinstance(rows[0], int):
            rows.sort(key=lambda row, by=by: tuple(getattr(row, field) for field in by))  # type: ignore[misc]  # a column
    _link(case, found)
    return CaseRows(case, found)


@cache
def _written(*, whole: bool) -> Written:
    """Thirty small questions are written once a process, for a case and a person that nobody is."""
    return written(_questions(ANY_CASE, me=ANYBODY, whole=whole), counted=_counts(ANY_CASE))


def _questions(case: Case, *, me: str, whole: bool) -> Mapping[str, QuerySet[Any]]:
    entries = Entry.objects.filter(case=case).order_by("-seq")
    posts = Post.objects.filter(case=case)
    standing = Assessment.objects.filter(post__case=case, post__gone_at=None, erased_at=None)
    outgoing = Outgoing.objects.filter(case=case)
    windows = Window.objects.filter(case=case)
    replies = Reply.objects.filter(case=case)
    on_page = PageAnswer.objects.filter(reply__case=case)
    return compose_ground.questions(case) | {
        "entries": entries if whole else entries[:MOST_LINES],
        "people": Party.objects.filter(case=case),
        "posts": posts.order_by("created_at", "id")[:MOST_POSTS],
        "versions": Version.objects.filter(post__case=case, post__gone_at=None).order_by("-id")[:MOST_VERSIONS],
        "assessments": standing.order_by("-made_at", "-id")[: 2 * MOST_POSTS],
        "second": SecondOpinion.objects.filter(assessment__in=standing, answer__isnull=False).order_by("-id")[:5],
        "corrections": Correction.objects.filter(case=case),
        "lifted": Entry.objects.filter(case=case, verb=Verb.VEIL_LIFTED, by=me),
        "answers": Entry.objects.filter(case=case, verb__in=[Verb.PLACE_ANSWERED, Verb.CORRECTED]).order_by("-seq")[
            :20
        ],
        "issued": Direction.objects.filter(case=case, issued_at__isnull=False, out_at=None, withdrawn_at=None),
        "going": outgoing.exclude(state__in=[State.SENT, State.WITHDRAWN]),
        "asked_place": outgoing.filter(act=PLACE_QUESTION)[:1],
        "nods": Nod.objects.filter(case=case, given_at=None, refused_at=None, lapsed_at=None),
        "windows": windows.order_by("-opened_at", "-id")[:MOST_WINDOWS],
        "protocols": SopVersion.objects.filter(number__in=windows.values("sop_version")),
        "replies": replies,
        "replied_in": Post.objects.filter(pk__in=replies.values("post")),
        "on_page": on_page,
        "page_nods": Nod.objects.filter(pk__in=on_page.values("nod")),
        "put_up": outgoing.filter(pk__in=on_page.values("outgoing")),
        "pictures": AnswerPicture.objects.filter(answer__in=on_page),
        "confirmations": Confirmation.objects.filter(case=case),
        "closures": Closure.objects.filter(case=case, reopened_at=None),
        "late_words": LateWord.objects.filter(case=case, seen_at=None),
        "alike": _alike(case),
        "traits": Trait.objects.filter(post__case=case),
        "handles": Handle.objects.exclude(mode=Handle.Mode.OFF),
        "accounts": _accounts(case),
        "offices": _offices(case),
    }


def _counts(case: Case) -> Mapping[str, QuerySet[Any]]:
    copies = Likeness.objects.filter(other=case, campaign=True, decided="", case__status__in=TRANSITIONS[Verb.JOINED])
    out = Outgoing.objects.exclude(state=State.WITHDRAWN).values("case")
    return {
        "all_posts": Post.objects.filter(case=case),
        "copies": copies.exclude(case__in=out.filter(case__in=copies.values("case")))[:MOST_AT_ONCE],
    }


def _alike(case: Case) -> QuerySet[Likeness]:
    open_ones = Likeness.objects.filter(Q(case=case) | Q(other=case, campaign=False), decided="")
    return open_ones.order_by("kind", "-confidence", "id")[: MOST_SHOWN * 2]


def _accounts(case: Case) -> QuerySet[Account]:
    posts = Post.objects.filter(case=case).values("author")
    people = Party.objects.filter(case=case).values("account")
    asked = Confirmation.objects.filter(case=case).values("complainant")
    return Account.objects.filter(Q(pk__in=posts) | Q(pk__in=people) | Q(pk__in=asked))[: 3 * MOST_POSTS]


def _offices(case: Case) -> QuerySet[Office]:
    named: Iterable[tuple[Any, str]] = (
        (Window.objects, "office"),
        (Reply.objects, "office"),
        (Commitment.objects, "office"),
        (Direction.objects, "owner"),
    )
    chosen = Q(pk__in=Post.objects.filter(case=case).values("author__office"))
    chosen |= Q(pk__in=PageAnswer.objects.filter(reply__case=case).values("transfer_to"))
    for rows, field in named:
        chosen |= Q(pk__in=rows.filter(case=case).values(field))
    return Office.objects.filter(chosen)


def _link(case: Case, found: Rows) -> None:
    linked(found["posts"], "author", found["accounts"])
    linked(found["people"], "account", found["accounts"])
    linked(found["confirmations"], "complainant", found["accounts"])
    linked(found["accounts"], "office", found["offices"])
    linked(found["replies"], "post", [*found["replied_in"], *found["posts"]])
    linked(found["on_page"], "transfer_to", found["offices"])
    _put_on_page(found)
    linked(found["promises"], "need", found["needs"])
    linked(found["windows"], "need", found["needs"])
    linked(found["second"], "assessment", found["assessments"])
    for name in ("windows", "replies", "promises"):
        linked(found[name], "office", found["offices"])
    linked(found["issued"], "owner", found["offices"])
    for rows in found.values():
        if rows and hasattr(rows[0], "case_id"):
            linked(rows, "case", [case])


def _put_on_page(found: Rows) -> None:
    """Each reply knows whether it was given on the officer's page, so that nobody asks for one after the other."""
    answers = found["on_page"]
    linked(answers, "reply", found["replies"])
    linked(answers, "nod", found["page_nods"])
    linked(answers, "outgoing", found["put_up"])
    by_reply = {answer.reply_id: answer for answer in answers}
    for reply in found["replies"]:
        Reply.on_page.related.set_cached_value(reply, by_reply.get(reply.pk))
