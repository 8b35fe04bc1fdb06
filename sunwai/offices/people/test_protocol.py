"""Who puts a protocol in force: whose nod counts under the one that stands; a lead in set-up alone, and it shows."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.utils import timezone

from sunwai.offices.people import protocol
from sunwai.offices.people.models import OfficeEntry
from sunwai.sop.models import SopVersion
from tests import builders as b

pytestmark = pytest.mark.django_db
NEXT = settings.SOP_FILE.read_text(encoding="utf-8").replace("version = 1", "version = 2", 1)
NO_STANDING = NEXT.replace("in_force = true", "in_force = false")
BY_THE_LEAD = NEXT.replace('given_by = ["approver"]', 'given_by = ["desk_lead"]')


def an_approver_came_in() -> None:
    chief = User.objects.create(username="hemant", last_login=timezone.now())
    chief.groups.add(Group.objects.get_or_create(name="approver")[0])


def puts(text: str, *duties: str) -> SopVersion:
    return protocol.put_in_force(text, duties=duties, by="Meena", at=b.AT)


def test_in_set_up_a_lead_may_and_version_and_record_say_that_it_was_a_lead() -> None:
    b.the_sop()

    version = puts(NEXT, "desk_lead")

    assert version.put_in_force_as == "desk_lead"
    entry = OfficeEntry.objects.get(verb="sop_in_force")
    assert (entry.by, entry.facts["duty"]) == ("Meena", "desk_lead")


@pytest.mark.parametrize("text", [NEXT, NO_STANDING, BY_THE_LEAD], ids=["as_it_is", "no_standing_nods", "for_itself"])
def test_once_an_approver_came_in_a_lead_may_not_even_by_writing_themselves_in(text: str) -> None:
    b.the_sop()
    an_approver_came_in()

    with pytest.raises(protocol.MayNotPutInForce):
        puts(text, "desk_lead")

    assert SopVersion.objects.count() == 1


def test_the_approver_may_and_it_shows() -> None:
    b.the_sop()
    an_approver_came_in()

    assert puts(NEXT, "desk_lead", "approver").put_in_force_as == "approver"


def test_from_the_command_line_the_record_names_no_duty() -> None:
    b.the_sop()

    version = protocol.put_in_force(NEXT, duties=None, by="root", at=b.AT)

    assert version.put_in_force_as == ""
