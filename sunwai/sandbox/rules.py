"""The rules a post by API must pass on the plan in force. Each refusal has the words X uses.

Owns `refuse`. Facts: X's changes of 23 Feb 2026 (summoned replies) and 20 Apr 2026 (quotes)."""

from datetime import datetime, timedelta

from sunwai.sandbox import text
from sunwai.sandbox.accounts import Account
from sunwai.sandbox.media import MediaShelf
from sunwai.sandbox.plan import Plan
from sunwai.sandbox.refusal import InvalidRequest, forbidden
from sunwai.sandbox.visibility import visible
from sunwai.sandbox.world import Draft, Post, World

DUPLICATE = "You are not allowed to create a Tweet with duplicate content."
UNSUMMONED = (
    "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author "
    "of the post you are replying to."
)
NOT_PERMITTED = "You are not permitted to perform this action."
TOO_LONG = "Your Tweet text is too long."
GONE = "You attempted to reply to a Tweet that is deleted or not visible to you."
QUOTE_GONE = "You attempted to quote a Tweet that is deleted or not visible to you."
CASHTAGS = "Posts with more than one cashtag are not allowed."
DUPLICATE_LIFE = timedelta(days=1)


def refuse(draft: Draft, *, by: Account, plan: Plan, world: World, media: MediaShelf, at: datetime) -> None:
    """Will raise the Refusal that X would give for DRAFT, or nothing."""
    _refuse_words(draft, by=by, plan=plan)
    _refuse_media(draft, by=by, media=media)
    if draft.edits is not None:
        _refuse_edit(draft, by=by, plan=plan, world=world, at=at)
    if draft.reply_to is not None:
        _refuse_reply(draft, by=by, plan=plan, world=world)
    if draft.quotes is not None:
        _refuse_quote(draft, by=by, plan=plan, world=world)
    if plan.duplicates_refused and _said_before(draft, by=by, world=world, at=at):
        raise forbidden(DUPLICATE)


def _refuse_words(draft: Draft, *, by: Account, plan: Plan) -> None:
    if not draft.text.strip() and not draft.media:
        raise InvalidRequest("text", draft.text, "$.text: a post needs words or media")
    limit = plan.premium_text_limit if by.premium else plan.text_limit
    if text.is_long(draft.text, limit=limit):
        raise forbidden(TOO_LONG)
    if text.cashtags(draft.text) > 1:
        raise forbidden(CASHTAGS)


def _refuse_media(draft: Draft, *, by: Account, media: MediaShelf) -> None:
    found = [media.get(key) for key in draft.media]
    for key, one in zip(draft.media, found, strict=True):
        if one is None or one.owner != by.id or not one.done:
            raise InvalidRequest("media.media_ids", key, "Your media IDs are invalid.")
    if len(found) > 1 and any(one and one.kind != "photo" for one in found):
        raise InvalidRequest("media.media_ids", draft.media, "A post takes up to 4 pictures, or 1 GIF, or 1 video.")
    if found and draft.quotes is not None:
        raise InvalidRequest("media", draft.media, "A post cannot hold both media and a quote.")


def _refuse_edit(draft: Draft, *, by: Account, plan: Plan, world: World, at: datetime) -> None:
    before = world.get(draft.edits)
    if before is None or before.author != by.id or not by.premium:
        raise forbidden(NOT_PERMITTED)
    first = world.posts[before.chain]
    late = at - first.created_at > timedelta(minutes=plan.edit_minutes)
    worn_out = len(world.chains[before.chain]) > plan.edits_allowed
    if before.reply_to is not None or late or worn_out:
        raise forbidden(NOT_PERMITTED)


def _refuse_reply(draft: Draft, *, by: Account, plan: Plan, world: World) -> None:
    parent = world.get(draft.reply_to)
    if parent is None or not visible(parent, to=by, accounts=world.accounts):
        raise forbidden(GONE)
    if plan.summoned_reply_rule and not _summoned(by, by_post=parent, world=world):
        raise forbidden(UNSUMMONED)


def _summoned(account: Account, *, by_post: Post, world: World) -> bool:
    """Whether the author wrote the account's handle in it, or quoted one of its posts; replying alone is not enough."""
    quoted = world.get(by_post.quotes)
    return account.id in (by_post.author, *by_post.named) or (quoted is not None and quoted.author == account.id)


def _refuse_quote(draft: Draft, *, by: Account, plan: Plan, world: World) -> None:
    if plan.quote_ban:
        raise forbidden(NOT_PERMITTED)
    quoted = world.get(draft.quotes)
    if quoted is None or not visible(quoted, to=by, accounts=world.accounts):
        raise forbidden(QUOTE_GONE)


def _said_before(draft: Draft, *, by: Account, world: World, at: datetime) -> bool:
    if draft.media:  # each upload gets a link of its own, so the texts differ on the wire
        return False
    for key in reversed(world.by_author.get(by.id, [])):
        post = world.posts[key]
        if at - post.created_at > DUPLICATE_LIFE:
            return False
        if post.typed == draft.text and post.reply_to == draft.reply_to:
            return True
    return False
