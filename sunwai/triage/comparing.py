"""Verbs of comparing: keep what of a post is compared, propose what may be one matter, note what a person decided.

The only writer of Signature, CopyMark, Trait and Likeness. Joins nothing: that is the desk's."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Count, Q

from sunwai.cases.models import Case
from sunwai.errors import SunwaiError
from sunwai.intake.models import Post
from sunwai.sop.clauses import Duplicates
from sunwai.triage import copies, likely, neighbours
from sunwai.triage.decision import Decision
from sunwai.triage.models import CopyMark, Likeness, Signature, Trait
from sunwai.triage.proposal import Proposal
from sunwai.triage.recurring import traits_of

MOST_KINDS = 3
_BATCH = 500
D = Likeness.Decided
_INSERT_MARK = f'INSERT INTO "{CopyMark._meta.db_table}" ("signature_id", "mark") VALUES (%s, %s)'  # noqa: S608 - the table's own name


class NothingProposed(SunwaiError):
    """The machine has not proposed these two as one, or somebody has decided it."""


def keep(posts: Sequence[Post], proposals: Sequence[Proposal], *, not_sure_below: float) -> None:
    """Will keep what of POSTS is compared, for the comparing that follows; in the caller's transaction."""
    pairs = list(zip(posts, proposals, strict=True))
    rows = [_signature(post, made, not_sure_below) for post, made in pairs]
    Signature.objects.bulk_create(rows, ignore_conflicts=True)
    traits = [Trait(post=post, sort=t.sort, key=t.key) for post, made in pairs for t in _traits(post, made)]
    Trait.objects.bulk_create(traits, ignore_conflicts=True)


def keep_again(post: Post, made: Proposal, *, not_sure_below: float) -> None:
    """Will have POST compared by its changed words; in the caller's transaction."""
    Signature.objects.filter(post=post).delete()
    Trait.objects.filter(post=post).delete()
    keep([post], [made], not_sure_below=not_sure_below)


def compare(rows: Sequence[Signature], *, at: datetime, terms: Duplicates) -> int:
    """Will look for what each of ROWS (held, in their order) may be a copy or the same matter of; counts proposals.

    A pair of cases is proposed once; where a person has decided on it, it is left alone. Safe to repeat."""
    with transaction.atomic():
        found = neighbours.of([row.pk for row in rows], terms=terms)
        likenesses = [made for near in found.values() for made in likely.likenesses(near, at=at, terms=terms)]
        _keep_marks(found.values())
        _keep_heads(rows, found, at=at)
        Likeness.objects.bulk_create(likenesses, ignore_conflicts=True, batch_size=_BATCH)
        _mark_campaigns({row.head_id for row in rows if row.head_id}, from_authors=terms.campaign_from)
    return len(likenesses)


def decide(case: Case, other: Case, *, decided: str, by: str, at: datetime) -> None:
    """Will note that BY decided on the proposal that CASE and OTHER are one; raises NothingProposed where none is open.

    "Not the same" is remembered: the pair is never proposed again."""
    if not _open(case, other).update(decided=decided, by=by, at=at):
        raise NothingProposed(f"Nobody has to decide any more whether {case.docket} and {other.docket} are one.")


def note_joined(case: Case, other: Case, *, by: str, at: datetime) -> None:
    """Will note that CASE was joined to OTHER, whether or not the machine had proposed it."""
    _open(case, other).update(decided=D.JOINED, by=by, at=at)


def note_parted(case: Case, other: Case) -> None:
    """Will put a proposal back as it stood before CASE was joined to OTHER."""
    _pair(case, other).filter(decided=D.JOINED).update(decided="", by="", at=None)


def follow(case: Case) -> None:
    """Will have CASE's posts compared again by the kind and district that the desk decided."""
    kept = Signature.objects.filter(post__case=case)
    kept.exclude(district=case.district_key).update(district=case.district_key, place="")
    kept.update(kind=case.kind, kinds=[case.kind] if case.kind else [], compared_at=None)


def forget(post: Post) -> None:
    """Will drop what was kept of POST, whose author took it back, and its words from every proposal."""
    Signature.objects.filter(post=post).delete()
    Trait.objects.filter(post=post).delete()
    quoting = Likeness.objects.filter(Q(case=post.case_id) | Q(other=post.case_id)) if post.case_id else ()
    for row in quoting:
        Likeness.objects.filter(pk=row.pk).update(because=likely.without_quotes(row.because))


def drop_old(*, at: datetime, terms: Duplicates) -> int:
    """Will drop the oldest signatures past their time, some hundreds at once; counts them."""
    past = Signature.objects.filter(posted_at__lt=at - terms.copies_kept_for, compared_at__isnull=False)
    ids = list(past.order_by("posted_at").values_list("pk", flat=True)[:_BATCH])
    Signature.objects.filter(pk__in=ids).delete()
    return len(ids)


def _signature(post: Post, made: Proposal, not_sure_below: float) -> Signature:
    district = "" if made.district.unsure(not_sure_below) else made.district.value or ""
    place = "" if made.place.unsure(not_sure_below) else made.place.value or ""
    kinds = [kind.value for kind in made.kinds if kind.value][:MOST_KINDS]
    row = Signature(post=post, district=district, place=place, kinds=kinds, posted_at=post.created_at)
    row.kind = kinds[0] if kinds else ""
    row.facts = {name: _quote(getattr(made, name)) for name in ("district", "place", "kind")}
    row.facts["names"] = [[span.start, span.end] for span in made.personal if span.type == "name"]
    return row


def _quote(decision: Decision[str]) -> dict[str, object] | None:
    """The first words of the post that decided."""
    reason = next((b for b in decision.because if b.span and b.text), None)
    return {"text": reason.text, "span": reason.span} if reason else None


def _traits(post: Post, made: Proposal) -> Iterable[likely.Named]:
    yield from (likely.Named(trait.sort, trait.key) for trait in traits_of(post.text))
    if made.place.value and made.district.value:
        yield likely.Named("place", made.place.value)


def _keep_marks(found: Iterable[neighbours.Near]) -> None:
    """A text that is almost another's keeps no marks of its own, so that a flood of one text is looked up as one."""
    marks: list[tuple[int, int]] = []
    fresh = [near for near in found if near.mine.compared_at is None]
    CopyMark.objects.filter(signature__in=[near.mine.pk for near in fresh]).delete()  # compared again: made anew
    for near in fresh:
        if not near.copies or near.copies[0].similarity < copies.ALMOST_THE_SAME:
            marks += [(near.mine.pk, band) for band in copies.print_of(near.mine.text).bands]
    with connection.cursor() as cursor:  # 32 rows a post: as model instances they cost more than all the comparing
        cursor.executemany(_INSERT_MARK, marks)


def _keep_heads(rows: Sequence[Signature], found: neighbours.Found, *, at: datetime) -> None:
    for row in rows:
        near = found.get(row.pk)
        row.head_id = near.copies[0].head if near and near.copies else None
    Signature.objects.bulk_update([row for row in rows if row.head_id], ["head"], batch_size=200)
    Signature.objects.filter(pk__in=[row.pk for row in rows]).update(engine=copies.ENGINE, compared_at=at)


def _mark_campaigns(heads: set[int], *, from_authors: int) -> None:
    many = Signature.objects.filter(head__in=heads).values("head").annotate(n=Count("post__author", distinct=True))
    campaigns = many.filter(n__gte=from_authors - 1).values_list("head__case", flat=True)
    Likeness.objects.filter(other__in=list(campaigns), kind=Likeness.Kind.NEAR_COPY, campaign=False).update(
        campaign=True
    )


def _pair(case: Case, other: Case) -> "likely.Rows":
    return Likeness.objects.filter(Q(case=case, other=other) | Q(case=other, other=case))


def _open(case: Case, other: Case) -> "likely.Rows":
    return _pair(case, other).filter(decided="")
