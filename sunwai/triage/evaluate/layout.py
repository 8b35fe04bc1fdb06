"""A report as lines for a person, and as Markdown tables for the documentation. Owns the words; counts nothing."""

from collections.abc import Iterator, Sequence

from sunwai.triage.evaluate.report import Report
from sunwai.triage.evaluate.tally import Score


def lines(report: Report) -> Iterator[str]:
    """Will lay REPORT out for a terminal."""
    group = ""
    for score in report.scores:
        if score.group != group:
            group = score.group
            yield from ("", f"{group}", "-" * len(group))
        yield f"{score.measure:<32} {score.hit:>5}/{score.of:<5} {_share(score)}"
    yield from _reliability(report)
    yield from _confusion(report)


def table(reports: Sequence[tuple[str, Report]], *, groups: Sequence[str], types: bool = True) -> Iterator[str]:
    """Will lay the named REPORTS side by side as a Markdown table, for the scores of GROUPS; empty cells stay empty.

    Without TYPES the private stretches are not split by what they are."""
    columns = [(name, group, report) for name, report in reports for group in groups]
    found = [{s.measure: s for s in report.scores if s.group == group} for _, group, report in columns]
    yield "| measure | " + " | ".join(f"{name}, {group}" for name, group, _ in columns) + " |"
    yield "|---" * (len(columns) + 1) + "|"
    for measure in dict.fromkeys(m for column in found for m in column if types or "," not in m):
        cells = [_cell(column.get(measure)) for column in found]
        yield f"| {measure} | " + " | ".join(cells) + " |"


def reliability_table(report: Report) -> Iterator[str]:
    """Will lay the reliability of REPORT out as a Markdown table."""
    yield "| field | confidence | proposals | mean confidence | right |"
    yield "|---|---|---|---|---|"
    for b in report.reliability:
        cells = (f"{b.low:.1f} to {b.high:.1f}", b.proposals, f"{b.confidence:.2f}", f"{b.share:.2f}")
        yield f"| {b.field} | " + " | ".join(map(str, cells)) + " |"


def _share(score: Score) -> str:
    return f"{score.share:.3f}  ({score.low:.3f} to {score.high:.3f})"


def _cell(score: Score | None) -> str:
    return f"{score.share:.2f} ({score.low:.2f}-{score.high:.2f}), {score.of}" if score else ""


def _reliability(report: Report) -> Iterator[str]:
    if report.reliability:
        yield from ("", "how far confidence can be believed", "----------------------------------")
    for b in report.reliability:
        said = f"said {b.confidence:.2f}   right {b.share:.2f}  {b.right}/{b.proposals}"
        yield f"{b.field:<10} {b.low:.1f} to {b.high:.1f}   {said}"


def _confusion(report: Report) -> Iterator[str]:
    if not report.confusion:
        return
    yield from ("", "labelled -> read as", "-------------------")
    for kind, read in report.confusion.items():
        yield f"{kind:<16} " + ", ".join(f"{said} {n}" for said, n in read.items())
    false = ", ".join(str(id_) for id_ in report.falsely_done) or "none"
    yield from ("", f"falsely called done: {false}")
