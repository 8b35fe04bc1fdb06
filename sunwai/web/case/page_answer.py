"""An answer from the officer's page as the desk sees it: dates, pictures with what was found, what may go public."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sunwai.response.models import AnswerPicture, PageAnswer, Reply
from sunwai.verification.models import Confirmation, standing_among
from sunwai.web.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer: its row, each picture with the other matters it was handed in for, and the words to put up."""

    row: PageAnswer
    pictures: Sequence[tuple[AnswerPicture, list[str]]]
    may_go_up: bool
    words: str
    verified: bool  # somebody on the spot has confirmed since; until then a picture is an offer of proof


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was handed in on a case: every picture, other matters by picture, and what citizens said since."""

    pictures: Sequence[AnswerPicture]
    same: Mapping[str, list[str]]
    words: Sequence[Confirmation]


def shown(reply: Reply, handed_in: HandedIn, *, refusal: Refusal | None) -> Shown | None:
    """Will give what of HANDED_IN came with REPLY; None where it was said elsewhere. REFUSAL keeps what was typed."""
    row: PageAnswer | None = getattr(reply, "on_page", None)
    if row is None or reply.case is None or reply.post is None:
        return None
    own = [picture for picture in handed_in.pictures if picture.answer_id == row.pk]
    pictures = [(picture, handed_in.same.get(picture.sha256, [])) for picture in own]
    asked = row.nod is not None and row.nod.refused_at is None and row.nod.lapsed_at is None
    may = row.outgoing is None and not asked and not reply.case.is_sealed
    typed = refusal.typed.get("words", "") if refusal and refusal.verb == "case-put-up" else ""
    since = (word for word in handed_in.words if word.heard_at is not None and word.heard_at >= reply.came_at)
    word = standing_among(since)
    verified = word is not None and word.word == Confirmation.Word.CONFIRMED
    return Shown(row, pictures, may, typed or reply.post.text, verified)
