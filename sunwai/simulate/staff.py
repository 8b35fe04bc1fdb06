"""The invented people of the demo's office, as the product's own users. Owns their names and duties."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User

from sunwai.sop.words import Duty

# Sign-in name -> name in the record, duty.
PEOPLE = {
    "ravi": ("Ravi", Duty.DESK.value),
    "meena": ("Meena", Duty.DESK_LEAD.value),
    "cm": ("Chief Minister", Duty.APPROVER.value),
    "secretary": ("Secretary", Duty.SECRETARY.value),
    "cs": ("Chief Secretary", Duty.CHIEF_SECRETARY.value),
    "nazia": ("Nazia", "reviewer"),
}


def hire() -> dict[str, User]:
    """Will make the demo's people, without passwords, and give them by their name in the record. Safe to repeat."""
    users = {}
    for username, (name, duty) in PEOPLE.items():
        user, new = get_user_model().objects.get_or_create(username=username, defaults={"first_name": name})
        if new:
            user.set_unusable_password()
            user.save()
        group, _ = Group.objects.get_or_create(name=duty)
        user.groups.add(group)
        users[name] = user
    return users
