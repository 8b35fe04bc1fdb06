"""A sender and a person who reach for the same act at the same moment: one of them has it, never both."""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, connections

from sunwai.cases.opening import Opening, open_case
from sunwai.lib import hashing
from sunwai.outbox import actions, sending
from sunwai.outbox.models import Outgoing, State
from sunwai.sop.load import read

AT = datetime(2020, 1, 15, 4, 0, tzinfo=UTC)
OURS: Any = SimpleNamespace(name="x", account="1")  # all that claiming asks of a connector


def ready() -> Outgoing:
    """Will put one act into the outbox."""
    handle = actions.connect_handle(network="x", account="1", handle="jh_sunwai", mode="api")
    case = open_case(Opening(opened_at=AT, asked_en="", asked_hi=""), by="machine", at=AT)
    words = f"@dc_simdega please act. {case.docket}/1"
    return actions.enqueue(
        case,
        act="direction",
        number=1,
        words=words,
        code=f"{case.docket}/1",
        words_hash=hashing.of_words(words, addressees=[]),
        addressees=[],
        tagged=[],
        handle=handle,
        in_reply_to=None,
        at=AT,
    )


def meanwhile(act: Outgoing, verb: Callable[[Outgoing], None]) -> tuple[Thread, list[str]]:
    """Will do VERB to ACT as another process would, on a connection of its own; what became of it is in the list."""
    became: list[str] = []

    def run() -> None:
        try:
            verb(Outgoing.objects.get(pk=act.pk))
            became.append("done")
        except actions.NotForAPerson:
            became.append("refused")
        finally:
            connections.close_all()

    return Thread(target=run), became


@pytest.mark.django_db(transaction=True)
def test_what_a_sender_has_claimed_is_not_handed_to_a_person_at_the_same_moment(settings: Any) -> None:
    act = ready()
    other, became = meanwhile(act, lambda row: actions.post_by_hand(row, by="Ravi", at=AT))

    def when_read(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.startswith("SELECT") and '"sunwai_outgoing"."words"' in sql and other.ident is None:
            other.start()
            other.join(timeout=1.0)  # time enough to change the row, were it not held
        return result

    with connection.execute_wrapper(when_read):
        claimed = sending.claim(OURS, at=AT, sop=read(settings.SOP_FILE))
    other.join()

    state = Outgoing.objects.get(pk=act.pk).state
    assert (claimed is not None, became, state) == (True, ["refused"], State.SENDING)
