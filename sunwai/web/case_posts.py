"""The posts of a case as they were said: versions, tombstones, where a cutting stood, and the words that decided.

Owns how a post is cut into marked stretches. A removed post gives nothing but when it went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count

from sunwai.cases.models import Case
from sunwai.intake.models import Post, Role
from sunwai.triage.proposal import Proposal
from sunwai.web import spans
from sunwai.web.vocabulary import NETWORKS, said

MOST_POSTS = 100
MOST_LETTERS = 10_000  # a longer one was no post but an attack; the whole of it is kept


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a post's text: plain, marked with the numbers of its reasons, or private (a number, an address)."""

    text: str
    mark: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One post as the case page shows it."""

    id: int
    who: str
    handle: str
    network: str
    when: str
    source: str
    versions: int
    gone: str
    official: bool
    own: bool
    language: str
    pictures: int
    url: str
    stretches: tuple[Stretch, ...]


def said_in(case: Case, *, language: str, proposals: Mapping[int, Proposal]) -> tuple[list[Said], int]:
    """Will give the first posts of CASE in the order they were said, and how many more there are."""
    rows = Post.objects.filter(case=case).select_related("author__office").annotate(count=Count("versions"))
    posts = list(rows.order_by("created_at", "id")[: MOST_POSTS + 1])
    more = case.posts.count() - MOST_POSTS if len(posts) > MOST_POSTS else 0
    return [_said(post, proposals.get(post.pk), language) for post in posts[:MOST_POSTS]], more


def stretches(text: str, marks: Sequence[tuple[int, int, int]], private: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Will cut TEXT wherever one of MARKS (start, end, number) or of PRIVATE (start, end) begins or ends."""
    edges = {edge for start, end, *_ in [*marks, *private] for edge in (start, end) if 0 < edge < len(text)}
    cuts = pairwise(sorted({0, len(text)} | edges))
    return [
        Stretch(
            text[start:end],
            " ".join(str(n) for n in sorted({n for a, b, n in marks if a <= start and end <= b})),
            any(a <= start and end <= b for a, b in private),
        )
        for start, end in cuts
    ]


def numbered(proposal: Proposal) -> dict[str, int]:
    """Will give the number under which each decision's words are marked, in the order the page lists them."""
    return {name: number for number, name in enumerate(("district", "place", "kind", "urgency", "people"), start=1)}


def _said(post: Post, proposal: Proposal | None, language: str) -> Said:
    gone = spans.day_and_clock(post.gone_at) if post.gone_at else ""
    author = post.author
    office = author.office if author else None
    return Said(
        id=post.pk,
        who="" if gone else office.name(language) if office else (author.name if author else ""),
        handle="" if gone or author is None else f"@{author.handle}" if author.handle else "",
        network=said(NETWORKS, post.network),
        when=spans.day_and_clock(post.created_at),
        source=post.source,
        versions=post.count,  # type: ignore[attr-defined]  # annotated above
        gone=gone,
        official=post.role == Role.OFFICE,
        own=post.role == Role.OWN,
        language="en" if proposal and proposal.lang.value == "en" else "hi" if _is_devanagari(post.text) else "en",
        pictures=len(post.media),
        url=post.url if post.url.startswith("https://") else "",
        stretches=() if gone else tuple(_marked(post, proposal)),
    )


def _marked(post: Post, proposal: Proposal | None) -> Sequence[Stretch]:
    text = post.text if len(post.text) <= MOST_LETTERS else f"{post.text[:MOST_LETTERS]}…"
    if proposal is None:
        return stretches(text, [], [])
    numbers = numbered(proposal)
    marks = [
        (because.span[0], because.span[1], numbers[name])
        for name in numbers
        for because in getattr(proposal, name).because
        # An edit moves words about: only what still stands where it was read is marked.
        if because.span and because.text and post.text[because.span[0] : because.span[1]] == because.text
    ]
    return stretches(text, marks, [(span.start, span.end) for span in proposal.personal])


def _is_devanagari(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum("ऀ" <= letter <= "ॿ" for letter in letters) * 2 > len(letters)
