"""What of the posts kept may be copies of a post, or lie in its place and time. Reads only, a batch at once.

Owns the look-ups: each is bounded and by an index, on both databases, whatever the number of workers."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from django.db.models import Q, QuerySet

from sunwai.cases.lifecycle import Status
from sunwai.sop.clauses import Duplicates
from sunwai.triage import copies
from sunwai.triage.models import CopyMark, Signature
from sunwai.triage.same_matter import Told

T = TypeVar("T")
MOST_NEAR = 24
_MOST_VERIFIED = 24
_MOST_IN_A_MARK = 200
_PARAMETERS = 600  # SQLite takes some hundreds of values a statement
# Into a matter that has ended, nothing is joined.
ENDED = (Status.CLOSED, Status.SET_ASIDE)


class Kept(NamedTuple):
    """One post as it was kept; `head` is the first post of its text that we know, None where it is that itself."""

    pk: int
    post: int
    case: int
    text: str
    media: list[dict[str, Any]]
    network: str
    key: str
    root: str
    head: int | None
    head_case: int | None
    district: str
    place: str
    kind: str
    kinds: list[str]
    facts: dict[str, Any]
    posted_at: datetime
    compared_at: datetime | None


_FIELDS = (
    "pk",
    "post_id",
    "post__case_id",
    "post__text",
    "post__media",
    "post__network",
    "post__key",
    "post__root_key",
    "head_id",
    "head__case_id",
    "district",
    "place",
    "kind",
    "kinds",
    "facts",
    "posted_at",
    "compared_at",
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A post of which another is a near copy, by the first post of that text (`head`) and its case."""

    head: int
    head_case: int
    similarity: float


@dataclass(slots=True)
class Near:
    """What lies near one post: its copies, the most alike first, and the posts of its place, kind and time."""

    mine: Kept
    copies: list[Copy] = field(default_factory=list)
    told: list[Kept] = field(default_factory=list)


Found = Mapping[int, Near]


def of(ids: Sequence[int], *, terms: Duplicates) -> Found:
    """Will find what lies near each of the signatures IDS that still stands in a case, by its id, in their order."""
    rows = sorted(_in_parts(ids, lambda part: _read(Signature.objects.filter(pk__in=part))))
    found = {row.pk: Near(row) for row in rows}
    known = _Known(rows)
    for row in rows:
        found[row.pk].copies = known.copies_of(row)
        known.add(row)
    buckets = _buckets(rows, terms=terms)
    for row in rows:
        near = [near for kind in row.kinds for near in buckets[row.district, kind]]
        found[row.pk].told = [other for other in _nearest(row, near) if known.text_of(other) != known.text_of(row)]
    return found


def _read(rows: "QuerySet[Signature]", *, most: int | None = None) -> Iterator[Kept]:
    standing = rows.filter(post__gone_at=None, post__case__isnull=False)
    return map(Kept._make, standing.values_list(*_FIELDS)[:most])


class _Known:
    """The posts that share most marks with one of a batch, and those of the batch as they are added."""

    def __init__(self, rows: Sequence[Kept]) -> None:
        self._by_mark: dict[int, list[int]] = defaultdict(list)
        self._rows: dict[int, Kept] = {}
        self._heads: dict[int, tuple[int, int]] = {}
        self._prints = {row.pk: copies.print_of(row.text) for row in rows}
        own = {row.pk for row in rows}
        for mark, signature in _marked({mark for said in self._prints.values() for mark in said.bands}):
            if signature not in own:
                self._by_mark[mark].append(signature)
        wanted = {pk for row in rows for pk in self._sharing(row)}
        current = Signature.objects.filter(engine=copies.ENGINE)
        self._rows = {row.pk: row for row in _in_parts(wanted, lambda part: _read(current.filter(pk__in=part)))}
        self._prints |= {pk: copies.print_of(row.text) for pk, row in self._rows.items()}

    def _sharing(self, row: Kept) -> Iterator[int]:
        """The signatures that share most marks with ROW and came before it."""
        shared: Counter[int] = Counter()
        for mark in self._prints[row.pk].bands:
            shared.update(self._by_mark.get(mark, ())[:_MOST_IN_A_MARK])
        return islice((pk for pk, _ in shared.most_common() if pk < row.pk), _MOST_VERIFIED)

    def copies_of(self, row: Kept) -> list[Copy]:
        """Will give the near copies of ROW among the known, the most alike first."""
        said = self._prints[row.pk]
        likely = [self._rows[pk] for pk in self._sharing(row) if pk in self._rows]
        tried = ((copies.similarity(said, self._prints[other.pk]), other) for other in likely)
        alike = sorted(((s, o) for s, o in tried if s), key=lambda pair: (-pair[0], pair[1].pk))
        found = [Copy(*self._head_of(other), similarity) for similarity, other in alike]
        self._heads[row.pk] = (found[0].head, found[0].head_case) if found else (row.post, row.case)
        return found

    def _head_of(self, other: Kept) -> tuple[int, int]:
        if other.pk in self._heads:
            return self._heads[other.pk]
        return (other.post, other.case) if other.head is None else (other.head, other.head_case or other.case)

    def text_of(self, row: Kept) -> int:
        """Will give the first post of ROW's text that we know, itself where the text is new."""
        return self._head_of(row)[0]

    def add(self, row: Kept) -> None:
        """Will let what follows in the batch be a copy of ROW."""
        self._rows[row.pk] = row
        for mark in self._prints[row.pk].bands:
            self._by_mark[mark].append(row.pk)


def _marked(marks: set[int]) -> Iterator[tuple[int, int]]:
    def ask(part: Sequence[int]) -> Iterable[tuple[int, int]]:
        rows = CopyMark.objects.filter(mark__in=part).order_by("signature").values_list("mark", "signature")
        return rows[: _MOST_IN_A_MARK * len(part)]

    return _in_parts(marks, ask)


def _buckets(rows: Sequence[Kept], *, terms: Duplicates) -> dict[tuple[str, str], list[Kept]]:
    """The posts of ROWS' districts, kinds and days, by district and likeliest kind."""
    placed = [row for row in rows if row.district and row.kinds]
    buckets: dict[tuple[str, str], list[Kept]] = defaultdict(list)
    if not placed:
        return buckets
    first = min(row.posted_at for row in placed) - terms.same_matter_within
    last = max(row.posted_at for row in placed) + terms.same_matter_within
    kept = Signature.objects.filter(
        district__in={row.district for row in placed},
        kind__in={kind for row in placed for kind in row.kinds},
        posted_at__range=(first, last),
    )
    open_ones = kept.exclude(post__case__status__in=ENDED).order_by("-posted_at", "-id")
    for near in _read(open_ones, most=MOST_NEAR * 2 * len(placed)):
        buckets[near.district, near.kind].append(near)
    return buckets


def _nearest(row: Kept, near: Sequence[Kept]) -> list[Kept]:
    """Those of other cases, the nearest in time first; one of the batch that comes later will find this one."""
    others = [other for other in [*near, *_of_thread(row)] if other.case != row.case]
    others = [other for other in others if other.pk < row.pk or other.compared_at is not None]
    return sorted(others, key=lambda other: (abs(other.posted_at - row.posted_at), other.pk))[:MOST_NEAR]


def _of_thread(row: Kept) -> list[Kept]:
    """The other matters that came up in the same thread, wherever and whatever they are."""
    if not row.root or row.root == row.key:
        return []
    same = Signature.objects.filter(Q(post__root_key=row.root) | Q(post__key=row.root), post__network=row.network)
    return list(_read(same.exclude(post__case__status__in=ENDED).order_by("-id"), most=MOST_NEAR))


def told(row: Kept) -> Told:
    """Will give ROW as the rule compares it."""
    pictures = frozenset(picture["key"] for picture in row.media if picture.get("key"))
    names = tuple((start, end) for start, end in row.facts.get("names", ()))
    thread = row.root or row.key
    return Told(row.pk, row.text, row.posted_at, tuple(row.kinds), row.district, row.place, names, thread, pictures)


def _in_parts(values: Iterable[int], ask: Callable[[Sequence[int]], Iterable[T]]) -> Iterator[T]:
    rest = iter(sorted(values))
    while part := list(islice(rest, _PARAMETERS)):
        yield from ask(part)
