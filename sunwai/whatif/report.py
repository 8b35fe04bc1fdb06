"""What a trial found, for people: the tables and charts of the report, in the reader's language, and as plain text.

Owns the words of the figures. The same parts make the file and the screen."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from sunwai.gazetteer.tables import load as gazetteer
from sunwai.sop.compare import diff
from sunwai.sop.page_words import label
from sunwai.sop.words import Language
from sunwai.whatif.charts import columns, spans
from sunwai.whatif.figures import Row, headline, rows
from sunwai.whatif.trial import Trial

MEASURES: dict[str, Any] = {
    "matters": gettext_lazy("Matters"),
    "warnings": gettext_lazy("Warnings before time ran out"),
    "breaches": gettext_lazy("Directions not answered in time"),
    "decided": gettext_lazy("Put before the desk at the end of the ladder"),
    "broken": gettext_lazy("Promises broken"),
    "lapsed_nods": gettext_lazy("Words that went stale before the nod"),
    "put_off": gettext_lazy("Calls put off to the next day"),
    "calls_a_day/secretary": gettext_lazy("Calls by the secretary a day"),
    "calls_a_day/chief_secretary": gettext_lazy("Calls by the chief secretary a day"),
    "calls_busiest_day/secretary": gettext_lazy("Calls by the secretary on the busiest day"),
    "calls_busiest_day/chief_secretary": gettext_lazy("Calls by the chief secretary on the busiest day"),
    "first_median_h/": gettext_lazy("Hours to the first answer, median"),
    "first_p90_h/": gettext_lazy("Hours to the first answer, nine of ten within"),
    "relief_median_h/": gettext_lazy("Hours to relief, median"),
    "relief_p90_h/": gettext_lazy("Hours to relief, nine of ten within"),
    "first_answered/": gettext_lazy("Matters answered"),
    "relief_given/": gettext_lazy("Matters with relief"),
}
URGENCIES = ("red", "today", "soon", "calm")


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a table: what it is, then the figures as they are written."""

    what: str
    figures: tuple[str, ...]


def parts(trial: Trial) -> dict[str, Any]:
    """Will give what the report's template shows of TRIAL."""
    found = rows(trial)
    language = Language((get_language() or "en")[:2])
    hours = _of(found, "calls_at_hour")
    return {
        "trial": trial,
        "period": period(trial),
        "changes": diff(trial.old, trial.new, language),
        "summary": _summary(found),
        "effects": _effects(trial),
        "hours": columns(hours),
        "hours_told": [_told(row, f"{row.of}:00") for row in hours],
        **_spans(found, "first", language, trial),
        **_spans(found, "relief", language, trial),
        "districts": _districts(found, language),
        "load": [_told(row, row.of) for row in _of(found, "desk_acts_a_day")],
        "assumptions": assumptions(trial),
    }


def as_html(trial: Trial) -> str:
    """Will write the report as one file that needs nothing beside it: no script, light and dark."""
    sheet = (Path(settings.STATIC_ROOT) / "report.css").read_text(encoding="utf-8")
    body = render_to_string("sop/report.html", parts(trial) | {"lang": (get_language() or "en")[:2]})
    return body.replace("</head>", f"<style>\n{sheet}</style>\n</head>", 1)


def as_text(trial: Trial) -> str:
    """Will write the figures side by side for a terminal."""
    one, two = (_("version %(number)s") % {"number": sop.version} for sop in (trial.old, trial.new))
    told = [Told("", (one, two)), *_summary(rows(trial))]
    wide = max(len(each.what) for each in told) + 2
    lines = [period(trial), ""]
    lines += [f"{each.what:<{wide}}{each.figures[0]:>14}{each.figures[1]:>14}" for each in told]
    lines += ["", _("If an officer rung an hour earlier answers so much of it earlier (rung effect):")]
    head = (_("Effect"), _("Calls a day"), _("Late"), _("First, median"), _("First, 9 of 10"), _("Relief, median"))
    lines.append("".join(f"{word:>16}" for word in head))
    lines += ["".join(f"{word:>16}" for word in (each.what, *each.figures)) for each in _effects(trial)]
    return "\n".join([*lines, "", *(f"- {line}" for line in assumptions(trial))]) + "\n"


def period(trial: Trial) -> str:
    """Will say what was played: how many matters, of which days, from where."""
    source = trial.source
    facts = {
        "matters": _figure(trial.before.matters),
        "days": _figure(trial.before.days),
        "since": f"{source.since.astimezone(trial.before.zone):%d.%m.%Y}",
        "seed": source.seed,
        "per_day": f"{source.per_day:g}" if source.per_day is not None else "",
    }
    if source.per_day is None:
        return _("%(matters)s recorded matters of %(days)s days from %(since)s.") % facts
    return _("%(matters)s invented matters of %(days)s days from %(since)s, %(per_day)s a day, seed %(seed)s.") % facts


def assumptions(trial: Trial) -> list[str]:
    """Will list what no record tells and is therefore assumed, the one that matters most first."""
    effect = _(
        "Rung effect %(effect)s: an office that is rung an hour earlier answers %(minutes)s minutes earlier. No record "
        "can tell; look how much the figures move with it."
    ) % {"effect": f"{trial.effect:g}", "minutes": round(60 * trial.effect)}
    told = [effect]
    if trial.source.per_day is None:
        told.append(_("Of each matter its first direction is the recorded one; what came after it is played."))
        told.append(_("An office that answered only after a call would otherwise have taken twice as long."))
        fitted = ", ".join(f"{_fitted(what)} ({number})" for what, number in trial.source.fitted)
        told.append(
            _("Fitted to the record: %(what)s. All else is assumed.") % {"what": fitted}
            if fitted
            else _("The record is too short to fit habits to; all of them are assumed.")
        )
    else:
        told.append(_("How people and offices behave is invented, the same for both; no office was measured."))
    told.append(_("Nobody but in a red matter answers or nods in the quiet hours."))
    again = trial.source.habits.desk.again
    told.append(
        ngettext(
            "A matter is directed %(count)s time at most; then it is no longer followed.",
            "A matter is directed %(count)s times at most; then it is no longer followed.",
            again,
        )
        % {"count": again}
    )
    return told


def _fitted(what: str) -> str:
    named = {"calls": _("calls"), "citizens": _("citizens' words")}
    return named.get(what) or label(what, Language((get_language() or "en")[:2]))


def _summary(found: list[Row]) -> list[Told]:
    told = []
    for row in found:
        key = row.measure if row.measure in MEASURES else f"{row.measure}/{row.of}"
        if key in MEASURES and not (row.measure == "put_off" and not (row.old or row.new)):
            told.append(_told(row, str(MEASURES[key])))
    return told


def _effects(trial: Trial) -> list[Told]:
    told = []
    for effect, tally in trial.at_effects:
        figures = headline(tally)
        chosen = ("calls_a_day", "breaches", "first_median_h", "first_p90_h", "relief_median_h")
        told.append(Told(f"{effect:g}", tuple(_figure(figures[name]) for name in chosen)))
    return told


def _told(row: Row, what: str) -> Told:
    return Told(what, (_figure(row.old), _figure(row.new)))


def _spans(found: list[Row], name: str, language: Language, trial: Trial) -> dict[str, Any]:
    """The chart of one kind of time by class, and the same as lines of a table."""
    named = {u.name.lower(): trial.new.urgencies.of(u, language) for u in trial.new.urgencies.names[language]}
    kept = {(row.measure, row.of): row for row in found}

    def lane(measure: str, urgency: str) -> Row:
        row = kept[f"{name}_{measure}", urgency]
        return Row(row.measure, named[urgency], row.old, row.new)

    medians, most = ([lane(measure, urgency) for urgency in URGENCIES] for measure in ("median_h", "p90_h"))
    told = [
        _told(row, words % {"class": row.of})
        for pair in zip(medians, most, strict=True)
        for row, words in zip(pair, (_("%(class)s, median"), _("%(class)s, nine of ten within")), strict=True)
    ]
    return {name: spans(medians, most), f"{name}_told": told}


def _districts(found: list[Row], language: Language) -> list[Told]:
    kept = {(row.measure, row.of): row for row in found}
    of = [row.of for row in _of(found, "first_answered") if ":" in row.of]
    columns_ = ("first_median_h", "first_p90_h", "relief_median_h", "relief_p90_h")
    nothing = Row("", "", None, None)
    return [
        Told(
            gazetteer().name(district, language.value),
            tuple(
                _figure(value)
                for name in columns_
                for row in [kept.get((name, district), nothing)]
                for value in (row.old, row.new)
            ),
        )
        for district in of
    ]


def _of(found: list[Row], measure: str) -> list[Row]:
    return [row for row in found if row.measure == measure]


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    return str(format_decimal(round(value, 1), format="#,##,##0.#", locale="en_IN"))  # Latin figures in both languages
