"""Where a clause of the SOP is read. Owns the addresses alone; any screen may link a due time to its clause."""

from django.urls import reverse


def clause_link(version: int, number: str) -> str:
    """Will give the address of clause NUMBER in the version of the SOP that a window is pinned to."""
    return f"{reverse('sop-version', args=[version])}#c-{number.replace('.', '-')}"
