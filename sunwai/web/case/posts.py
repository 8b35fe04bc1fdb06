"""The posts of a case as they were said: versions, tombstones, pictures, and the words that decided.

Owns how a post is cut into marked stretches. A removed post gives nothing but when it went."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sunwai.intake.models import Post, Role, Version, age_of
from sunwai.triage import language as languages
from sunwai.triage.decision import Decision
from sunwai.triage.proposal import Proposal
from sunwai.web import spans
from sunwai.web.case import veil as case_veil
from sunwai.web.case.diff import Piece, pieces
from sunwai.web.case.rows import CaseRows
from sunwai.web.vocabulary import NETWORKS, said

MOST_LETTERS = 10_000  # a longer one was no post but an attack; the whole of it is kept
# Under which number each decision's words are marked, in the order the page lists the fields.
NUMBERS: Mapping[str, int] = {
    "district": 1,
    "place": 1,
    "kind": 2,
    "people": 3,
    "urgency": 4,
    "sort": 5,
    "event_deadline": 6,
}
_SPOKEN_AS = {"hi": "hi", "en": "en", "hinglish": "hi-Latn", "bn": "bn", "or": "or", "ur": "ur", "sat": "sat"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a post's text: plain, marked with the numbers of its reasons, or private (a number, an address)."""

    text: str
    mark: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version that stood before: when it was read, and what the author changed in it next."""

    when: str
    changed: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the network: never fetched by us; its own description, and where it stands."""

    alt: str
    address: str


@dataclass(frozen=True, slots=True)
class Said:
    """One post as the case page shows it. `veil` says why its pictures are veiled; "" where they are not."""

    id: int
    who: str
    handle: str
    network: str
    when: str
    source: str
    versions: int
    earlier: tuple[Earlier, ...]
    gone: str
    expired: bool
    official: bool
    own: bool
    language: str
    language_name: str
    pictures: tuple[Picture, ...]
    veil: str
    lifted: bool
    url: str
    stretches: tuple[Stretch, ...]


def said_in(rows: CaseRows, *, language: str, proposals: Mapping[int, Proposal]) -> list[Said]:
    """Will give the first posts of the case in the order they were said."""
    versions: dict[int, list[Version]] = {}
    for version in sorted(rows["versions"], key=lambda version: age_of(version.key)):
        versions.setdefault(version.post_id, []).append(version)
    veiled = case_veil.why(rows.case, list(proposals.values()))
    lifted = {entry.facts.get("post") for entry in rows["lifted"]}
    return [
        _said(post, proposals.get(post.pk), versions.get(post.pk, []), veiled, lifted, language)
        for post in rows["posts"]
    ]


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


def _said(
    post: Post,
    proposal: Proposal | None,
    versions: Sequence[Version],
    veiled: str,
    lifted: Collection[object],
    language: str,
) -> Said:
    gone = spans.day_and_clock(post.gone_at) if post.gone_at else ""
    author = post.author
    office = author.office if author else None
    spoken = proposal.lang.value if proposal else languages.decide(post.text).value
    return Said(
        id=post.pk,
        who="" if gone else office.name(language) if office else (author.name if author else ""),
        handle="" if gone or author is None else f"@{author.handle}" if author.handle else "",
        network=said(NETWORKS, post.network),
        when=spans.day_and_clock(post.created_at),
        source=post.source,
        versions=max(len(versions), 1),
        earlier=() if gone else tuple(_earlier(versions)),
        gone=gone,
        expired=post.expired_at is not None,
        official=post.role == Role.OFFICE,
        own=post.role == Role.OWN,
        language=_SPOKEN_AS.get(spoken or "", "hi"),
        language_name="" if gone or spoken is None else languages.SHOWN[spoken][1 if language == "hi" else 0],
        pictures=tuple(_picture(media) for media in post.media),
        veil=veiled if post.role not in {Role.OFFICE, Role.OWN} else "",
        lifted=post.pk in lifted,
        url=post.url if post.url.startswith("https://") else "",
        stretches=() if gone else tuple(_marked(post, proposal)),
    )


def _earlier(versions: Sequence[Version]) -> list[Earlier]:
    return [
        Earlier(spans.day_and_clock(old.seen_at), tuple(pieces(old.text[:MOST_LETTERS], new.text[:MOST_LETTERS])))
        for old, new in pairwise(versions)
    ]


def _picture(media: Mapping[str, str]) -> Picture:
    address = media.get("url", "")
    return Picture(media.get("alt", ""), address if address.startswith("https://") else "")


def is_marked(name: str, decision: Decision[Any]) -> bool:
    """Will say whether the words that decided are marked: that a post is a grievance, nearly every word says."""
    return name != "sort" or decision.value != "grievance"


def _marked(post: Post, proposal: Proposal | None) -> Sequence[Stretch]:
    text = post.text if len(post.text) <= MOST_LETTERS else f"{post.text[:MOST_LETTERS]}…"
    if proposal is None:
        return stretches(text, [], [])
    marks = [
        (because.span[0], because.span[1], number)
        for name, number in NUMBERS.items()
        if is_marked(name, getattr(proposal, name))
        for because in getattr(proposal, name).because
        # An edit moves words about: only what still stands where it was read is marked.
        if because.span and because.text and post.text[because.span[0] : because.span[1]] == because.text
    ]
    return stretches(text, marks, [(span.start, span.end) for span in proposal.personal])
