"""An answer from the officer's page as the desk sees it: dates, pictures with what was found, what may go public."""

from collections.abc import Sequence
from dataclasses import dataclass

from sunwai.response.models import AnswerPicture, PageAnswer, Reply
from sunwai.response.officers_page import same_elsewhere
from sunwai.verification.models import Confirmation
from sunwai.web.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer: its row, each picture with the other matters it was handed in for, and the words to put up."""

    row: PageAnswer
    pictures: Sequence[tuple[AnswerPicture, list[str]]]
    may_go_up: bool
    words: str
    verified: bool  # somebody on the spot has confirmed since; until then a picture is an offer of proof


def shown(reply: Reply, *, refusal: Refusal | None) -> Shown | None:
    """Will give what was handed in with REPLY, or None where it was said elsewhere. REFUSAL keeps what was typed."""
    row: PageAnswer | None = getattr(reply, "on_page", None)
    if row is None or reply.case is None or reply.post is None:
        return None
    same = same_elsewhere(row)
    pictures = [(picture, same.get(picture.sha256, [])) for picture in row.pictures.all()]
    asked = row.nod is not None and row.nod.refused_at is None and row.nod.lapsed_at is None
    may = row.outgoing is None and not asked and not reply.case.is_sealed
    typed = refusal.typed.get("words", "") if refusal and refusal.verb == "case-put-up" else ""
    word = Confirmation.objects.filter(case=reply.case, heard_at__gte=reply.came_at).standing()
    verified = word is not None and word.word == Confirmation.Word.CONFIRMED
    return Shown(row, pictures, may, typed or reply.post.text, verified)
