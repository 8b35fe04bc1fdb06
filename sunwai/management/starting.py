"""What must be true before a process of Sunwai starts, and what `up` makes true. Owns the order of starting."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.core.management import call_command

from sunwai.checks import TAG
from sunwai.errors import MissingPrerequisite
from sunwai.offices.importing import import_shipped
from sunwai.offices.models import Office
from sunwai.sop import actions as sops
from sunwai.sop.load import read
from sunwai.sop.models import SopVersion
from sunwai.web.setup.examining import unapplied


def refuse_bad_start() -> None:
    """Will raise MissingPrerequisite with everything that is wrong with the settings, if anything is."""
    wrong = [message for message in checks.run_checks(tags=[TAG]) if message.is_serious()]
    if wrong:
        listed = "\n".join(f"  {message.msg}" for message in wrong)
        raise MissingPrerequisite(f"Sunwai did not start, because:\n{listed}")


def refuse_old_tables() -> None:
    """Will raise MissingPrerequisite where the database lacks tables that this version needs."""
    if unapplied():
        raise MissingPrerequisite(
            "The database has not been brought up to this version of Sunwai. Run `sunwai up`, or "
            "`sunwai django migrate` where web and worker are started apart."
        )


def prepare(*, by: str, at: datetime) -> list[str]:
    """Will bring tables, protocol and directory up to what a start needs, and say what was done. Safe to repeat."""
    done = []
    if unapplied():
        call_command("migrate", verbosity=0, interactive=False)
        done.append("The database was brought up to date.")
    if not SopVersion.objects.exists():
        version = sops.put_in_force(Path(settings.SOP_FILE).read_text(encoding="utf-8"), by=by, at=at)
        done.append(f"SOP version {version.number} was put in force from {settings.SOP_FILE}.")
    elif differs := _differs_from_file(at=at):
        done.append(differs)
    if not Office.objects.exists():
        reports = import_shipped(by=by, at=at)
        done.append(f"{sum(report.created for report in reports)} offices and accounts came from the shipped lists.")
    return done


def _differs_from_file(*, at: datetime) -> str:
    standing, written = sops.in_force(at=at), read(Path(settings.SOP_FILE))
    if standing.digest == written.digest:
        return ""
    return (
        f"{settings.SOP_FILE} is not what is in force (version {standing.number}); that goes on. To change it: "
        "sunwai sop put-in-force FILE --by NAME"
    )
