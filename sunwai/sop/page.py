"""The SOP as a page to read: every clause with its terms, in English or Hindi. Owns docs/sop.md's text.

Pure: the same SOP always gives the same page, so the copy in docs can be checked against it."""

from collections.abc import Iterator

from sunwai.sop.clauses import Sop
from sunwai.sop.page_words import label
from sunwai.sop.sections import Section, day_said, sections
from sunwai.sop.words import Language


def render(sop: Sop, language: str = "en") -> str:
    """Write SOP as a Markdown page in LANGUAGE ("en" or "hi"), every clause in the order of its number."""
    tongue = Language(language)
    office = sop.office.name_hi if tongue is Language.HI else sop.office.name
    lines = [
        f"# {label('page', tongue)}: {office}",
        label("intro", tongue),
        f"{label('version', tongue)}: {sop.version}  \n{label('digest', tongue)}: `{sop.digest}`",
    ]
    for section in sections(sop, tongue):
        lines += _clause(section, tongue)
    return "\n\n".join(lines) + "\n"


def _clause(section: Section, tongue: Language) -> list[str]:
    clause = section.clause
    since = f"{label('since', tongue)}: {day_said(clause.effective, tongue)}"
    origin = f"*{label('source', tongue)}: {clause.source}. {since}.*"
    said = "\n\n".join(_says(section, tongue)) or label("not_in_force", tongue)
    return [f"## {clause.number} {clause.title_in(tongue)}", origin, said]


def _says(section: Section, tongue: Language) -> Iterator[str]:
    if section.terms:
        yield "\n".join(f"- {name}: {says}" for name, says in section.terms.items())
    if section.words:
        yield "\n\n".join(f"> {text}" for text in section.words.values())
    if section.subjects:
        head = [f"| | {label('matter', tongue)} | {label('ask', tongue)} |", "|---|---|---|"]
        yield "\n".join([*head, *(f"| {' | '.join(row)} |" for row in section.subjects)])
