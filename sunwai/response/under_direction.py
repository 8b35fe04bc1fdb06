"""Putting what an office wrote on its own page under its direction, in public, after the desk has looked at it.

By the SOP's standing nod where it has one, else after the approver's yes. Writes PageAnswer; stops no clock."""

from datetime import datetime

from django.db import transaction

from sunwai.cases.actions import locked, number_act, record
from sunwai.cases.lifecycle import Status, Verb
from sunwai.direction.models import Direction
from sunwai.errors import SunwaiError
from sunwai.networks.lengths import limits_of
from sunwai.networks.post import Measure
from sunwai.networks.printable import cleaned
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Handle, Outgoing
from sunwai.response.models import PageAnswer
from sunwai.sop.actions import approver_of
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language, WordingKind
from sunwai.triage.actions import private_kinds

KIND = WordingKind.OFFICE_ANSWER
MAY_ASK = {Status.DIRECTED, Status.ANSWERED, Status.HEARD}


class AlreadyPutUp(SunwaiError):
    """The answer stands under its direction, or is on its way."""


class NotPutUp(SunwaiError):
    """The answer cannot stand in public as it is."""


def wording(answer: PageAnswer, text: str, *, code: str, sop: Sop) -> str:
    """Will give the words that would stand in public: the SOP's frame round TEXT."""
    direction = _direction(answer)
    language = Language(direction.language)
    facts = {"office": direction.owner.name(language.value), "answer": cleaned(text)[0].strip(), "docket_code": code}
    return sop.wording(KIND, language).fill(facts)


def measure(answer: PageAnswer, text: str, *, sop: Sop) -> Measure:
    """Will measure, by the network's own rule, how long the words round TEXT would be."""
    direction = _direction(answer)
    words = wording(answer, text, code=f"{direction.case.docket}/{direction.case.acts + 1}", sop=sop)
    return limits_of(_under(direction).network).measure(words)


def put_up(answer: PageAnswer, text: str, *, by: str, at: datetime, sop: Sop) -> Outgoing | None:
    """Will put TEXT, the office's words as the desk leaves them, under the direction; gives the act on its way.

    None where the SOP has no standing nod: the words then lie before the approver. Raises NotPutUp, AlreadyPutUp."""
    direction = _direction(answer)
    _refuse_unfit(answer, text, direction, sop=sop)
    with transaction.atomic():
        case = locked(direction.case)
        row = PageAnswer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
        if row.outgoing_id is not None or (row.nod_id is not None and _stands(row.nod)):
            raise AlreadyPutUp("This answer is under the direction, on its way there, or before the approver already.")
        number = number_act(case)
        code = f"{case.docket}/{number}"
        words, to = wording(row, text, code=code, sop=sop), [f"post={_under(direction).sent_key}"]
        record(case, Verb.REPLY_PUT_UP, by=by, at=at, facts={"reply": row.reply_id, "code": code})
        if sop.nod.standing_for(KIND) is None:
            nod = _ask(row, words, to, by=by, at=at, sop=sop)
            PageAnswer.objects.filter(pk=row.pk).update(nod=nod, number=number)
            return None
        approver = approver_of(sop.version)
        nod = nods.stand(case, kind=KIND, words=words, addressees=to, approver=approver, at=at, sop=sop)
        PageAnswer.objects.filter(pk=row.pk).update(nod=nod, number=number)
        row.refresh_from_db()
        return _enqueue(row, at=at)


def issue(answer: PageAnswer, *, at: datetime) -> Outgoing:
    """Will hand an ANSWER to the outbox under the nod it was given, once; the case stands as it did before."""
    assert answer.nod is not None
    with transaction.atomic():
        locked(answer.nod.case)
        nods.use(answer.nod, at=at)
        outgoing = _enqueue(answer, at=at)
        facts = {"number": answer.number, "nod": answer.nod.pk}
        record(answer.nod.case, Verb.TELLING_ISSUED, by="machine", at=at, facts=facts)
        nods.stand_again(answer.nod, at=at)
    return outgoing


def _ask(row: PageAnswer, words: str, to: list[str], *, by: str, at: datetime, sop: Sop) -> Nod:
    case = _direction(row).case
    if case.standing not in MAY_ASK:
        raise NotPutUp(f"{case.docket} waits for other words of ours. Put those first, then this answer.")
    return nods.ask(case, act=KIND.value, words=words, addressees=to, by=by, at=at, sop=sop)


def _enqueue(row: PageAnswer, *, at: datetime) -> Outgoing:
    direction, nod = _direction(row), row.nod
    assert nod is not None
    assert row.number is not None
    under = _under(direction)
    handle = Handle.objects.get(network=under.network, account=under.account)
    outgoing = outbox.enqueue(
        direction.case,
        act=KIND.value,
        number=row.number,
        words=nod.words,
        code=f"{direction.case.docket}/{row.number}",
        words_hash=nod.words_hash,
        addressees=nod.addressees,
        tagged=[],
        handle=handle,
        in_reply_to=under.sent_key,
        stale_at=nod.lapses_at,
        at=at,
    )
    PageAnswer.objects.filter(pk=row.pk).update(outgoing=outgoing)
    return outgoing


def _refuse_unfit(answer: PageAnswer, text: str, direction: Direction, *, sop: Sop) -> None:
    if not text.strip():
        raise NotPutUp("There are no words. Leave the office's own, or shorten them; nothing was posted.")
    if direction.case.is_sealed:
        raise NotPutUp(
            f"{direction.case.docket} is sealed: what the office wrote stays with the desk. Nothing was posted."
        )
    if found := private_kinds(text):
        raise NotPutUp(
            f"The words hold private matter ({', '.join(found)}). A post stays for ever: take it out. Nothing was "
            "posted."
        )
    size = measure(answer, text, sop=sop)
    if not size.fits:
        raise NotPutUp(f"The words are {size.used} long; {size.limit} fit. Shorten them. Nothing was posted.")


def _stands(nod: Nod | None) -> bool:
    return nod is not None and nod.refused_at is None and nod.lapsed_at is None


def _direction(answer: PageAnswer) -> Direction:
    direction = answer.reply.direction
    if direction is None:
        raise NotPutUp("This answer was put to a case without a direction; there is nothing to put it under.")
    return direction


def _under(direction: Direction) -> Outgoing:
    if direction.outgoing is None or not direction.outgoing.sent_key:
        raise NotPutUp(f"{direction.code} does not stand in public, so nothing can stand under it.")
    return direction.outgoing
