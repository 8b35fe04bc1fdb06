"""Verbs of intake: take in what was read, once; keep versions; leave a tombstone; keep what cannot be read.

The only writer of Post, Version, Gap and Unread. Opens no case (that is triage's)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from sunwai.cases.actions import lock_all, record
from sunwai.cases.lifecycle import AT_REST, Verb
from sunwai.cases.models import Case
from sunwai.errors import SunwaiError
from sunwai.intake import threads
from sunwai.intake.brought import AlreadyBroughtIn
from sunwai.intake.models import Gap, Post, Role, Unread, Version, age_of
from sunwai.lib import hashing
from sunwai.networks.post import Gap as NetworkGap
from sunwai.networks.post import Item, ItemKind, Sent, Unreadable
from sunwai.networks.printable import cleaned
from sunwai.offices.actions import meet_many
from sunwai.offices.models import Account
from sunwai.outbox import recognising as outbox
from sunwai.outbox.models import Outgoing

K = TypeVar("K")


class DealtWithAlready(SunwaiError):
    """Somebody has dealt with what could not be read."""


def take_in(items: Sequence[Item], *, own_account: str, at: datetime) -> list[Post]:
    """Will save ITEMS, each version once, and give the posts that are new. Safe to repeat; one transaction.

    Ours are matched to the outbox; words in a known matter are entered on its case; nothing is assessed here."""
    if not items:
        return []
    try:
        with transaction.atomic():
            return _take_in(items, own_account=own_account, at=at)
    except IntegrityError:  # another reader took one of them in at this moment; now its row is there to be seen
        with transaction.atomic():
            return _take_in(items, own_account=own_account, at=at)


def bring_in(*, text: str, source: str, key: str, network: str, by: str, created_at: datetime, at: datetime) -> Post:
    """Will take in what reached us outside the networks: a cutting, a letter, a call, somebody at the counter.

    `network` is press, mail, phone or desk; `source` says where it stood (paper and date) or who spoke. Refuses with
    AlreadyBroughtIn what is there under KEY; `brought.key_of` gives one."""
    words, _ = cleaned(text)
    item = Item(
        network=network, key=key, version=key, kind=ItemKind.POST, author=None, text=words, created_at=created_at
    )
    with transaction.atomic():
        posts = take_in([item], own_account="", at=at)
        if not posts:
            raise AlreadyBroughtIn(Post.objects.select_related("case").get(network=network, key=key))
        posts[0].source = f"{source} ({by})"[:200]
        posts[0].save(update_fields=["source"])
    return posts[0]


def attach(post: Post, case: Case | None) -> None:
    """Will say that POST belongs to CASE (or to none any more); the entry is the caller's verb."""
    Post.objects.filter(pk=post.pk).update(case=case)
    post.case = case


def mark_assessed(posts: Iterable[Post], *, at: datetime) -> None:
    """Will note that triage has been to POSTS."""
    Post.objects.filter(pk__in=[post.pk for post in posts]).update(assessed_at=at)


def mark_heard(post: Post, *, at: datetime) -> None:
    """Will note that POST, said in a known matter, has been listened to."""
    Post.objects.filter(pk=post.pk).update(heard_at=at)
    post.heard_at = at


def remove(post: Post, *, at: datetime) -> None:
    """Will leave a tombstone: the author took POST back, so words, pictures and name go; our own acts stay."""
    _tombstone(post.network, post.key, at=at)
    post.refresh_from_db()


def mark_checked(posts: Iterable[Post], *, hidden: Collection[str], at: datetime) -> None:
    """Will note that POSTS were looked up at AT; those of the keys HIDDEN stand, but are not shown to us."""
    looked_up = Post.objects.filter(pk__in=[post.pk for post in posts])
    looked_up.update(checked_at=at)
    looked_up.exclude(key__in=hidden).exclude(hidden_at=None).update(hidden_at=None)
    looked_up.filter(key__in=hidden, hidden_at=None).update(hidden_at=at)


def look_no_more(ids: Iterable[int]) -> None:
    """Will take the posts of IDS out of those looked up again: their matters have long been at rest."""
    Post.objects.filter(pk__in=ids).update(checked_at=None)


def look_again(network: str) -> int:
    """Will take posts of open matters back among those looked up again (opened again, un-joined); counts them."""
    left_out = Post.objects.filter(network=network, checked_at=None, gone_at=None, case__isnull=False)
    return left_out.exclude(role=Role.OWN).exclude(case__status__in=AT_REST).update(checked_at=F("seen_at"))


def note_gap(gap: NetworkGap, *, network: str, lane: str, at: datetime) -> Gap:
    """Will note a stretch that could not be read, for the desk to see."""
    return Gap.objects.create(
        network=network, lane=lane, since=gap.since, until=gap.until, reason=gap.reason[:300], noted_at=at
    )


def keep_unread(unread: Unreadable, *, source: str, at: datetime) -> bool:
    """Will keep what could not be understood, once, up to 20,000 characters of it; False when it was kept before."""
    fingerprint = hashing.digest([source, unread.raw[:100_000], unread.reason])
    raw = unread.raw[:20_000].replace("\x00", "�")
    _, new = Unread.objects.get_or_create(
        fingerprint=fingerprint,
        defaults={"source": source[:200], "raw": raw, "reason": unread.reason[:300], "seen_at": at},
    )
    return new


def settle_unread(row: Unread, *, by: str, at: datetime) -> None:
    """Will note that a person has looked at ROW, which no machine could read; refuses when another did before."""
    changed = Unread.objects.filter(pk=row.pk, settled_at=None).update(settled_at=at, settled_by=by)
    row.refresh_from_db()
    if not changed:
        raise DealtWithAlready(f"{row.settled_by} dealt with this item already; nothing was changed.")


def heal_gap(gap: Gap, *, by: str, at: datetime) -> None:
    """Will note that a person has dealt with GAP (read the stretch by hand, say); refuses when another did before."""
    changed = Gap.objects.filter(pk=gap.pk, healed_at=None).update(healed_at=at, healed_by=by)
    gap.refresh_from_db()
    if not changed:
        raise DealtWithAlready(f"{gap.healed_by} dealt with this gap already; nothing was changed.")


def _take_in(items: Sequence[Item], *, own_account: str, at: datetime) -> list[Post]:
    network = items[0].network
    said = [item for item in items if item.kind is not ItemKind.DELETE]
    stored = {post.key: post for post in Post.objects.filter(network=network, key__in=[i.key for i in said])}
    _keep_versions([item for item in said if item.key in stored], stored, at=at)
    fresh = _first_of_each([item for item in said if item.key not in stored])
    posts = _insert(fresh, network=network, own_account=own_account, at=at)
    _keep_versions([item for item in said if item.key not in stored], {p.key: p for p in posts}, at=at)
    for item in items:  # last: a post may be read and taken back in one reading
        if item.kind is ItemKind.DELETE:
            _tombstone(network, item.key, at=at)
    return posts


def _first_of_each(items: Sequence[Item]) -> list[Item]:
    """Each post once, oldest first: networks read newest first, and a thread may be written in one second."""
    by_key: dict[str, Item] = {}
    for item in items:
        by_key.setdefault(item.key, item)
    return sorted(by_key.values(), key=lambda item: (item.created_at, age_of(item.key)))


def _insert(items: Sequence[Item], *, network: str, own_account: str, at: datetime) -> list[Post]:
    authors = {item.author.key: item.author for item in items if item.author}
    accounts = meet_many(list(authors.values()), network=network, at=at)
    known = known_for(items, network=network, own_account=own_account, accounts=accounts, at=at)
    posts: list[Post] = []
    for item in items:
        case = threads.case_of(item, known)
        role = threads.role_of(item, known, case=case)
        posts.append(_row(item, accounts, case=case, role=role, at=at))
    Post.objects.bulk_create(posts)
    lock_all(post.case_id for post in posts if post.case_id)
    for post, item in zip(posts, items, strict=True):
        _enter(post, item, at=at)
    return posts


def _enter(post: Post, item: Item, *, at: datetime) -> None:
    """An own post settles its act; a word in a known matter goes on its record. It moves no clock (T1)."""
    if post.role == Role.OWN:
        sent = Sent(key=item.key, at=item.created_at, text=item.text, url=item.url)
        act = outbox.recognise(network=item.network, sent=sent, in_reply_to=item.parent, at=at)
        if act is not None:
            Post.objects.filter(pk=post.pk).update(case=act.case)
    elif post.case is not None:
        author = f"account:{post.author_id}" if post.author_id else "unknown"
        facts = {"post": post.pk, "network": post.network, "role": post.role}
        record(post.case, Verb.POST_ADDED, by=author, at=at, facts=facts)


def _row(item: Item, accounts: dict[str, Account], *, case: int | None, role: Role, at: datetime) -> Post:
    return Post(
        network=item.network,
        key=item.key,
        author=accounts.get(item.author.key) if item.author else None,
        role=role.value,
        case_id=case,
        text=item.text,
        media=_media(item),
        created_at=item.created_at,
        seen_at=at,
        checked_at=None if role is Role.OWN else at,  # what became of our own words is the outbox's to know
        parent_key=item.parent or "",
        root_key=item.root or "",
        quoted_key=item.quoted or "",
        lang=(item.lang or "")[:12],
        url=item.url[:400],
    )


def _keep_versions(items: Sequence[Item], posts: dict[str, Post], *, at: datetime) -> None:
    """A version is kept once; a later text of a post we know is an edit and goes on its case's record."""
    have: dict[int, set[str]] = {post.pk: set() for post in posts.values()}
    for post_id, key in Version.objects.filter(post__in=have).values_list("post_id", "key"):
        have[post_id].add(key)
    new: list[Version] = []
    for item in sorted(items, key=lambda item: age_of(item.version)):
        post = posts[item.key]
        known = have[post.pk]
        if item.version in known or post.gone_at:
            continue
        new.append(Version(post=post, key=item.version, text=item.text, media=_media(item), seen_at=at))
        if known and age_of(item.version) > max(map(age_of, known)):
            _edited(post, item, at=at)  # else an older text read late: the newest stays what the desk sees
        known.add(item.version)
    Version.objects.bulk_create(new)


def _media(item: Item) -> list[dict[str, str]]:
    return [{"key": m.key, "kind": m.kind, "url": m.url, "alt": m.alt} for m in item.media]


def _edited(post: Post, item: Item, *, at: datetime) -> None:
    """The newest words are what everybody sees; whoever listened to the old ones, or assessed them, does so again."""
    post.text, post.media, post.heard_at = item.text, _media(item), None
    Post.objects.filter(pk=post.pk).update(text=post.text, media=post.media, heard_at=None)
    Post.objects.filter(pk=post.pk, role=Role.NEW_MATTER).update(assessed_at=None)
    if post.role == Role.OWN:
        sent = Sent(key=item.key, at=item.created_at, text=item.text, url=item.url)
        outbox.note_changed(network=item.network, sent=sent, at=at)
    if post.case is not None:
        facts = {"post": post.pk, "version": item.version}
        record(post.case, Verb.POST_EDITED, by=f"account:{post.author_id}", at=at, facts=facts)


def _tombstone(network: str, key: str, *, at: datetime) -> None:
    post = Post.objects.select_related("case").filter(network=network, key=key, gone_at__isnull=True).first()
    if post is None:
        return
    Version.objects.filter(post=post).update(text="", media=[])
    Post.objects.filter(pk=post.pk).update(text="", media=[], url="", gone_at=at)
    if post.case is not None:
        record(post.case, Verb.POST_REMOVED, by=f"account:{post.author_id}", at=at, facts={"post": post.pk})


def expire(post: Post, *, at: datetime) -> None:
    """Will erase the words of POST, whose time is over; its number, time and hash stay. For closure's retention."""
    Version.objects.filter(post=post).update(text="", media=[])
    Post.objects.filter(pk=post.pk).update(text="", media=[], url="", source="", gone_at=at, expired_at=at)


def known_for(
    items: Sequence[Item], *, network: str, own_account: str, accounts: dict[str, Account], at: datetime
) -> threads.Known:
    """Will look up what is stored and bears on where ITEMS belong; for this stage's own use."""
    keys = {key for item in items for key in (item.parent, item.quoted) if key}
    roots = {item.root or item.key for item in items}
    posts = Post.objects.filter(network=network, case__isnull=False)
    by_post = dict(posts.filter(key__in=keys).values_list("key", "case_id"))
    acts = Outgoing.objects.filter(network=network, sent_key__in=keys).values_list("sent_key", "case_id")
    by_root = {
        (root or key, author): case
        for root, key, author, case in posts.filter(Q(root_key__in=roots) | Q(key__in=roots))
        .order_by("-id")
        .values_list("root_key", "key", "author__key", "case_id")
    }
    dockets = {docket for item in items for docket in threads.dockets_in(item.text)}
    by_docket = dict(Case.objects.filter(docket__in=dockets).values_list("docket", "id"))
    return threads.Known(
        own_account=own_account,
        by_post=_through_joins({**by_post, **dict(acts)}),
        by_root_author=_through_joins(by_root),
        by_docket=_through_joins(by_docket),
        verified=frozenset(key for key, account in accounts.items() if account.is_verified_for_office(at)),
    )


def _through_joins(cases: dict[K, int]) -> dict[K, int]:
    """A matter that was joined goes on in the case that took it in, or in the one that took in that one."""
    joined = Case.objects.filter(pk__in=set(cases.values()), joined_into__isnull=False)
    into = dict(joined.values_list("id", "joined_into_id"))
    return _through_joins({key: into.get(case, case) for key, case in cases.items()}) if into else cases
