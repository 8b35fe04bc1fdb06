"""Matters, offices and public acts for the stages' own tests, made by the product's verbs and by nothing else.

Owns how far a matter is brought along. Asha is the citizen, Ravi and Meena sit at the desk."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from django.conf import settings
from django.db import connections

from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case, Entry
from sunwai.clock import actions as clock
from sunwai.clock.models import Window
from sunwai.desk import actions as desk
from sunwai.direction import actions as directions
from sunwai.direction.models import Direction
from sunwai.intake import actions as intake
from sunwai.intake.models import Post
from sunwai.networks.post import Author, Item, ItemKind, Sent
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.offices import actions as offices
from sunwai.offices.models import Office
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Handle, Outgoing
from sunwai.response import actions as response
from sunwai.response.models import Reply
from sunwai.sop import actions as sops
from sunwai.sop.clauses import Sop
from sunwai.sop.models import SopVersion
from sunwai.sop.words import Duty
from sunwai.triage import actions as triage

AT = datetime(2020, 1, 15, 4, 0, tzinfo=UTC)  # a Wednesday, half past nine in Ranchi
OURS = "1"
NO_NETWORK = "@jh_sunwai सिमडेगा के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है।"
DONE = "दोनों टावर चालू कर दिए गए हैं।"

_numbers = count(5_000)


def later(*, minutes: float = 0, hours: float = 0, days: float = 0) -> datetime:
    """Will give the moment so long after AT."""
    return AT + timedelta(minutes=minutes, hours=hours, days=days)


def the_sop(**changed: str) -> Sop:
    """Will give the newest protocol in force, to begin with the shipped one without its wait after a yes.

    CHANGED puts the next version in force, with those lines replaced by their key: the_sop(asked_times="2")."""
    newest = SopVersion.objects.order_by("-number").first()
    if newest is None:
        text = settings.SOP_FILE.read_text(encoding="utf-8")
        text = text.replace('take_back_for = "10 s"', 'take_back_for = "at once"')  # one moment serves for many acts
        newest = sops.put_in_force(text, by="Chief Minister", at=AT - timedelta(days=1), duty=Duty.APPROVER)
    if changed:
        text = newest.text
        for key, value in {"version": str(newest.number + 1), **changed}.items():
            line = next(line for line in text.splitlines() if line.startswith(f"{key} ="))
            text = text.replace(line, f"{key} = {value}", 1)
        newest = sops.put_in_force(text, by="Chief Minister", at=AT - timedelta(hours=23), duty=Duty.APPROVER)
    return sops.sop_of(newest)


def a_handle(*, mode: str = "api", network: str = "x", account: str = OURS) -> Handle:
    """Will connect our own handle."""
    return outbox.connect_handle(network=network, account=account, handle="jh_sunwai", mode=mode)


def an_office(
    code: str = "dc-simdega", *, kind: str = "district", account: str | None = "", held: bool = True
) -> Office:
    """Will give the office CODE with a verified account on X (ACCOUNT None: without) and, if HELD, somebody to ring."""
    acts_by = "request" if kind in {"union", "other_state"} else "direction"
    named = {"name_en": f"Office {code}", "name_hi": f"कार्यालय {code}", "kind": kind, "acts_by": acts_by}
    office, new = Office.objects.get_or_create(code=code, defaults=named)
    if new and held:
        offices.appoint(
            office, name=f"Holder of {code}", phone="00000 00009", since=date(2019, 1, 1), by="Meena", at=AT
        )
    if new and account is not None:
        author = Author(key=account or f"office-{code}", handle=code.replace("-", "_"), name=office.name_en)
        row = offices.meet(author, network="x", at=AT)
        offices.verify_account(row, office=office, source="government badge", by="Meena", at=AT - timedelta(days=1))
    return office


def an_item(text: str = NO_NETWORK, *, by: str = "asha", key: str | None = None, **more: Any) -> Item:
    """Will make one post as a network says it; BY is the author's immutable key, empty for nobody."""
    key = key or str(next(_numbers))
    handle = by.removeprefix("office-").replace("-", "_")  # as an_office names its account
    author = Author(key=by, handle=handle, name=by.title()) if by else None
    given = {"version": key, "kind": ItemKind.POST, "created_at": AT, **more}
    return Item(network=given.pop("network", "x"), key=key, author=author, text=text, **given)


def a_post(text: str = NO_NETWORK, *, at: datetime = AT, **more: Any) -> Post:
    """Will take in one post and give our row of it."""
    item = an_item(text, created_at=at, **more)
    intake.take_in([item], own_account=OURS, at=at)
    return Post.objects.get(network=item.network, key=item.key)


def a_case(text: str = NO_NETWORK, *, at: datetime = AT, by: str = "asha", **more: Any) -> Case:
    """Will bring a matter to the desk: posted, taken in, assessed."""
    post = a_post(text, at=at, by=by, **more)
    triage.assess([post], at=at, not_sure_below=the_sop().triage.not_sure_below)
    post.refresh_from_db()
    assert post.case is not None
    return post.case


def an_accepted_case(text: str = NO_NETWORK, *, at: datetime = AT, needs: int = 1, **more: Any) -> Case:
    """Will have Ravi accept a matter, with NEEDS needs."""
    case = a_case(text, at=at, **more)
    desk.accept(case, by="Ravi", at=at)
    for number in range(2, needs + 1):
        desk.add_need(case, kind="power", what=f"Need {number}", by="Ravi", at=at)
    return case


def a_draft(case: Case | None = None, *, owner: Office | None = None, at: datetime = AT, **more: Any) -> Direction:
    """Will have Ravi draft a direction in the SOP's words."""
    if not Handle.objects.exists():
        a_handle()
    case = case or an_accepted_case()
    return directions.draft(case, owner=owner or an_office(), by="Ravi", at=at, sop=the_sop(), **more)


def asked(direction: Direction | None = None, *, at: datetime = AT, **more: Any) -> Nod:
    """Will put a draft before the approver."""
    return directions.ask_nod(direction or a_draft(**more), by="Ravi", at=at, sop=the_sop())


def give(nod: Nod, *, at: datetime = AT, **more: Any) -> None:
    """Will have the chief minister say yes to the words as they were asked about."""
    given = {"words_hash": nod.words_hash, "by": "Chief Minister", "duty": Duty.APPROVER, **more}
    nods.give(nod, at=at, sop=the_sop(), **given)


def a_nodded_direction(case: Case | None = None, *, at: datetime = AT, **more: Any) -> Direction:
    """Will bring a direction as far as its nod."""
    direction = a_draft(case, at=at, **more)
    give(asked(direction, at=at), at=at)
    direction.refresh_from_db()
    return direction


def an_issued_direction(case: Case | None = None, *, at: datetime = AT, **more: Any) -> Direction:
    """Will bring a direction into the outbox."""
    direction = a_nodded_direction(case, at=at, **more)
    directions.issue(direction, at=at)
    direction.refresh_from_db()
    return direction


def went_out(outgoing: Outgoing, *, at: datetime = AT, key: str | None = None, text: str | None = None) -> None:
    """Will have the network hold OUTGOING since AT."""
    sent = Sent(key=key or str(next(_numbers)), at=at, text=outgoing.words if text is None else text)
    outbox.settle_sent(outgoing, sent, at=at, how="answered")


def a_direction_out(case: Case | None = None, *, at: datetime = AT, **more: Any) -> Direction:
    """Will bring a direction into public and open its windows."""
    direction = an_issued_direction(case, at=at, **more)
    assert direction.outgoing is not None
    went_out(direction.outgoing, at=at)
    direction = Direction.objects.get(pk=direction.pk)
    directions.note_out(direction, at=at)
    direction.refresh_from_db()
    clock.open_for(direction, at=at, sop=the_sop())
    return Direction.objects.get(pk=direction.pk)


def a_window(*, at: datetime = AT, **more: Any) -> Window:
    """Will give the window of a direction that is out."""
    return Window.objects.get(direction=a_direction_out(at=at, **more))


def a_reply(
    direction: Direction | None, text: str = DONE, *, by: str = "office-dc-simdega", at: datetime = AT, **more: Any
) -> Reply:
    """Will have an office answer under DIRECTION (or anywhere), matched and read by the machine."""
    if direction is not None:
        outgoing = Direction.objects.get(pk=direction.pk).outgoing
        more = {"parent": outgoing.sent_key if outgoing else None, **more}
    return response.take(a_post(text, at=at, by=by, **more), at=at, sop=the_sop())


def an_answered_case(*, at: datetime = AT, kind: str = "action_reported", **more: Any) -> Case:
    """Will bring a matter to an office's claim, read by the desk; the citizen is not asked yet."""
    direction = a_direction_out(at=at, **more)
    reply = a_reply(direction, at=at)
    response.confirm_reading(reply, by="Ravi", at=at, kind=kind)
    return Case.objects.get(pk=direction.case_id)


def verbs(case: Case) -> list[str]:
    """Will list the verbs on CASE's record, in order."""
    return list(case.entries.order_by("seq").values_list("verb", flat=True))


def last(case: Case) -> Entry:
    """Will give the newest entry on CASE's record."""
    return case.entries.order_by("-seq")[0]


def refusal_writes_nothing(case: Case, refused: type[Exception], act: Callable[[], object]) -> str:
    """Will call ACT, hold it to raise REFUSED with words and to leave CASE's record as it was; gives the words."""
    before = case.entries.count()
    with pytest.raises(refused) as caught:
        act()
    assert case.entries.count() == before
    assert str(caught.value)
    return str(caught.value)


def together(*acts: Callable[[], Any]) -> Sequence[Any]:
    """Will run ACTS at the same time, each in a thread with a connection of its own; gives results or exceptions."""
    gate = threading.Barrier(len(acts))
    ends: list[Any] = [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            gate.wait(timeout=10)
            ends[place] = act()
        except Exception as error:
            ends[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return ends


def count_of(case: Case, verb: Verb) -> int:
    """Will say how often VERB stands on CASE's record."""
    return case.entries.filter(verb=verb.value).count()
