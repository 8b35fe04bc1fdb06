"""What of the posts kept may be copies of a post, or lie in its place and time. Reads only, a batch at once.

Owns the look-ups: each is bounded and by an index, on both databases, whatever the number of workers."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from django.db.models import Q, QuerySet

from sunwai.cases.lifecycle import Status
from sunwai.sop.clauses import Duplicates
from sunwai.triage import copies
from sunwai.triage.models import CopyMark, Signature
from sunwai.triage.same_matter import Told

T = TypeVar("T")
MOST_NEAR = 40
_MOST_VERIFIED = 24
_MOST_IN_A_MARK = 200
_PARAMETERS = 600  # SQLite takes some hundreds of values a statement
ENDED = (Status.CLOSED, Status.SET_ASIDE)


@dataclass(frozen=True, slots=True)
class Copy:
    """A post of which another is a near copy: its case, and `head`, the first post of that text that we know."""

    post: int
    case: int
    head: int
    head_case: int
    similarity: float


@dataclass(slots=True)
class Near:
    """What lies near one post: its copies, the most alike first, and the posts of its place, kind and time."""

    copies: list[Copy] = field(default_factory=list)
    told: list[Signature] = field(default_factory=list)


Found = Mapping[int, Near]


def of(rows: Sequence[Signature], *, terms: Duplicates) -> Found:
    """Will find what lies near each of ROWS (by its id); of two in ROWS the later is the copy."""
    found = {row.pk: Near() for row in rows}
    known = _Known(rows)
    for row in rows:
        found[row.pk].copies = known.copies_of(row)
        known.add(row)
    buckets = _buckets(rows, terms=terms)
    for row in rows:
        near = [near for kind in row.kinds for near in buckets[row.district, kind]]
        found[row.pk].told = [other for other in _nearest(row, near) if known.text_of(other) != known.text_of(row)]
    return found


class _Known:
    """The posts that share a mark with one of a batch, and those of the batch as they are added."""

    def __init__(self, rows: Sequence[Signature]) -> None:
        self._by_mark: dict[int, list[int]] = defaultdict(list)
        self._rows: dict[int, Signature] = {}
        self._heads: dict[int, tuple[int, int]] = {}
        wanted = {mark for row in rows for mark in copies.print_of(row.post.text).bands}
        own = {row.pk for row in rows}
        for mark, signature in _marked(wanted):
            if signature not in own:
                self._by_mark[mark].append(signature)
        ids = {signature for some in self._by_mark.values() for signature in some[:_MOST_IN_A_MARK]}
        for kept in _in_parts(ids, _with_posts):
            self._rows[kept.pk] = kept

    def copies_of(self, row: Signature) -> list[Copy]:
        """Will give the near copies of ROW among the known, the most alike first."""
        said = copies.print_of(row.post.text)
        shared: Counter[int] = Counter()
        for mark in said.bands:
            shared.update(self._by_mark.get(mark, ())[:_MOST_IN_A_MARK])
        earlier = (key for key, _ in shared.most_common() if key in self._rows and key < row.pk)
        likely = [self._rows[key] for key in islice(earlier, _MOST_VERIFIED)]
        tried = ((other, copies.similarity(said, copies.print_of(other.post.text))) for other in likely)
        alike = sorted(((o, s) for o, s in tried if s), key=lambda pair: (-pair[1], pair[0].pk))
        found = [self._copy(other, similarity) for other, similarity in alike]
        self._heads[row.pk] = (found[0].head, found[0].head_case) if found else (row.post_id, row.post.case_id or 0)
        return found

    def text_of(self, row: Signature) -> int:
        """Will give the first post of ROW's text that we know, itself where the text is new."""
        return self._heads.get(row.pk, (row.head_id or row.post_id, 0))[0]

    def add(self, row: Signature) -> None:
        """Will let what follows in the batch be a copy of ROW."""
        self._rows[row.pk] = row
        for mark in copies.print_of(row.post.text).bands:
            self._by_mark[mark].append(row.pk)

    def _copy(self, other: Signature, similarity: float) -> Copy:
        case = other.post.case_id or 0
        head, head_case = self._heads.get(other.pk) or _head_of(other)
        return Copy(other.post_id, case, head, head_case, similarity)


def _head_of(kept: Signature) -> tuple[int, int]:
    if kept.head is None or kept.head.case_id is None:
        return kept.post_id, kept.post.case_id or 0
    return kept.head.pk, kept.head.case_id


def _marked(marks: set[int]) -> Iterator[tuple[int, int]]:
    yield from _in_parts(
        marks,
        lambda part: (
            CopyMark.objects.filter(mark__in=part)
            .order_by("signature")
            .values_list("mark", "signature")[: _MOST_IN_A_MARK * len(part)]
        ),
    )


def _with_posts(ids: Sequence[int]) -> Iterable[Signature]:
    kept = Signature.objects.filter(pk__in=ids, post__gone_at=None, post__case__isnull=False, engine=copies.ENGINE)
    return kept.select_related("post", "head")


def _buckets(rows: Sequence[Signature], *, terms: Duplicates) -> dict[tuple[str, str], list[Signature]]:
    """The posts of ROWS' districts, kinds and days, by district and likeliest kind."""
    placed = [row for row in rows if row.district and row.kinds]
    buckets: dict[tuple[str, str], list[Signature]] = defaultdict(list)
    if not placed:
        return buckets
    first = min(row.posted_at for row in placed) - terms.same_matter_within
    last = max(row.posted_at for row in placed) + terms.same_matter_within
    kept = Signature.objects.filter(
        district__in={row.district for row in placed},
        kind__in={kind for row in placed for kind in row.kinds},
        posted_at__range=(first, last),
    )
    for near in _comparable(kept).order_by("-posted_at", "-id")[: MOST_NEAR * 2 * len(placed)]:
        buckets[near.district, near.kind].append(near)
    return buckets


def _comparable(kept: "QuerySet[Signature]") -> "QuerySet[Signature]":
    """Of what stands in a matter that is open: into one that has ended, nothing is joined."""
    standing = kept.filter(post__gone_at=None, post__case__isnull=False).exclude(post__case__status__in=ENDED)
    return standing.select_related("post")


def _nearest(row: Signature, near: Sequence[Signature]) -> list[Signature]:
    """Those of other cases, the nearest in time first; one of the batch that comes later will find this one."""
    others = [other for other in [*near, *_of_thread(row)] if other.post.case_id != row.post.case_id]
    others = [other for other in others if other.pk < row.pk or other.compared_at is not None]
    return sorted(others, key=lambda other: (abs(other.posted_at - row.posted_at), other.pk))[:MOST_NEAR]


def _of_thread(row: Signature) -> list[Signature]:
    """The other matters that came up in the same thread, wherever and whatever they are."""
    root = row.post.root_key
    if not root or root == row.post.key:
        return []
    same = Signature.objects.filter(Q(post__root_key=root) | Q(post__key=root), post__network=row.post.network)
    return list(_comparable(same).order_by("-id")[:MOST_NEAR])


def told(row: Signature) -> Told:
    """Will give ROW as the rule compares it."""
    pictures = frozenset(picture["key"] for picture in row.post.media if picture.get("key"))
    thread = row.post.root_key or row.post.key
    kinds = tuple(row.kinds)
    return Told(row.pk, row.post.text, row.posted_at, kinds, row.district, row.place, thread, pictures)


def _in_parts(values: Iterable[int], asked: Callable[[Sequence[int]], Iterable[T]]) -> Iterator[T]:
    rest = iter(sorted(values))
    while part := list(islice(rest, _PARAMETERS)):
        yield from asked(part)
