"""Whether an office can be rung at all: somebody holds it, and a number is known. Reads only.

A post nobody holds is an office nobody answers for, whatever number hangs on its wall."""

from datetime import datetime

from django.db import models

from sunwai.offices.models import Office


class Lack(models.TextChoices):
    """Why nobody can be rung."""

    CLOSED = "closed"
    VACANT = "vacant"
    NO_NUMBER = "no_number"


def lack(office: Office, *, at: datetime) -> Lack | None:
    """Will say what OFFICE lacks at AT to be rung (closed, held by nobody, no number known); None: nothing."""
    if office.closed_at is not None and office.closed_at <= at:
        return Lack.CLOSED
    holder = office.holder(at)
    if holder is None:
        return Lack.VACANT
    return None if holder.phone or office.phone or office.phone_fallback else Lack.NO_NUMBER
