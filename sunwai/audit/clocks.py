"""Is every window due exactly when its entries, calendar and pinned protocol say? Reads only."""

from collections.abc import Iterator

from sunwai.audit.fault import Fault
from sunwai.audit.models import Finding
from sunwai.clock.actions import derived
from sunwai.clock.models import Window
from sunwai.errors import SunwaiError


def windows(*, all_ever: bool = False) -> Iterator[Window]:
    """Will give every running window, or every one there ever was, in the order of their opening."""
    rows = Window.objects.all() if all_ever else Window.objects.running()
    return rows.select_related("case", "office").order_by("id").iterator(chunk_size=500)


def count(*, all_ever: bool = False) -> int:
    """Will count what `windows` gives."""
    return (Window.objects.all() if all_ever else Window.objects.running()).count()


def faults() -> Iterator[Fault]:
    """Will derive every running window again and give those whose stored times are others."""
    for window in windows():
        if what := wrong(window):
            yield Fault(Finding.Kind.DIFFERS, window.case_id, f"Window {window.pk}", what)


def wrong(window: Window) -> str:
    """Will say in words how WINDOW's stored times differ from what its record gives; empty where they do not."""
    try:
        due = derived(window)
    except (SunwaiError, LookupError, ValueError) as broken:
        return f"its entries cannot be followed ({broken or type(broken).__name__})"[:300]
    if due.due_at != window.due_at:
        return f"stored as due {window.due_at:%d.%m.%Y %H:%M:%S}, derived {due.due_at:%d.%m.%Y %H:%M:%S}"
    if due.warn_at != window.warn_at:
        return f"stored to warn {_said(window.warn_at)}, derived {_said(due.warn_at)}"
    if (due.paused, due.stopped) != (window.paused_at is not None and not due.stopped, window.stopped_at is not None):
        return "stored as running, paused or stopped otherwise than its entries say"
    return ""


def _said(moment: object) -> str:
    return f"{moment:%d.%m.%Y %H:%M:%S}" if moment else "never"
