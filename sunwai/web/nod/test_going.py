"""What is said of a yes on its way out: of several texts how many are out, and the one that is worst off."""

import pytest

from sunwai.direction import fanning
from sunwai.loop import sweep
from sunwai.outbox.models import Outgoing, State
from sunwai.web.nod.going import going_of
from tests import builders as b

pytestmark = pytest.mark.django_db


def test_of_texts_asked_about_together_each_is_followed_on_its_way_out() -> None:
    b.a_handle()
    owners = [b.an_office(f"dc-{name}") for name in ("simdega", "gumla", "ranchi")]
    drafted = fanning.direct_each(b.an_accepted_case(), owners, by="Ravi", at=b.AT, sop=b.the_sop())
    b.give(b.asked(drafted[0]))
    sweep(at=b.later(minutes=1), sop=b.the_sop())
    first, second, third = Outgoing.objects.order_by("pk")

    def said() -> list[tuple[str, int, int]]:
        going = going_of("Chief Minister", at=b.later(minutes=1), language="en")
        return [(line.stands, line.out, line.of) for line in going]

    assert said() == [("going", 0, 3)]
    b.went_out(first)
    assert said() == [("going", 1, 3)]
    Outgoing.objects.filter(pk=second.pk).update(state=State.FAILED)
    assert said() == [("stuck", 1, 3)]
    for act in (second, third):
        b.went_out(act)
    assert said() == [("out", 3, 3)]
