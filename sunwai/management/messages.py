"""The screens' words and their Hindi: gather them from code and templates, keep the .po, compile the .mo.

Owns sunwai/locale. Needs no gettext programs (Debian's are not on the user's machine); Babel does it all.
Translations are written by hand in the .po; nothing here ever guesses one."""

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SUNWAI = Path(__file__).resolve().parents[1]
PO = SUNWAI / "locale" / "hi" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
WORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# One moment for every run, so that gathering twice changes nothing.
_MADE = datetime(2026, 1, 15, tzinfo=UTC)
_HEADER = "# Hindi words of Sunwai's screens, written by hand. Gathered and compiled by bin/messages."


def gathered() -> Catalog:
    """Will gather every translatable text of the screens, in the order of files, without its place."""
    catalog = _empty()
    for source in [*_code(), *_templates()]:
        # a page's own comments are not for translators
        for _line, text, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=WORDS):
            catalog.add(text, context=context)
    return catalog


def kept() -> Catalog:
    """Will read the .po as it stands; an empty catalog where there is none yet."""
    if not PO.exists():
        return _empty()
    with PO.open("rb") as lines:
        return read_po(lines, locale="hi")


def updated() -> Catalog:
    """Will give the .po with texts that are gone left out and new ones without a translation; none is guessed."""
    catalog = kept()
    catalog.update(gathered(), no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    return _dated(catalog)


def as_po(catalog: Catalog) -> bytes:
    """Will write CATALOG as the .po file's bytes, sorted, the same for the same words."""
    out = io.BytesIO()
    write_po(out, catalog, no_location=True, sort_output=True, ignore_obsolete=True, width=110)
    return out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """Will compile CATALOG to the .mo file's bytes."""
    out = io.BytesIO()
    write_mo(out, _dated(catalog))
    return out.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """Will list the texts of CATALOG that have no Hindi, or one that somebody marked as doubtful."""
    return [str(m.id) for m in catalog if m.id and (m.fuzzy or not _is_full(m.string))]


@click.command()
def main() -> None:
    """Gather the screens' words into the .po, keep its translations, compile the .mo."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    catalog = updated()
    PO.write_bytes(as_po(catalog))
    MO.write_bytes(as_mo(catalog))
    missing = untranslated(catalog)
    click.echo(f"{len(catalog)} texts, {len(missing)} without Hindi. Write them in {PO}, then run this again.")
    for text in missing:
        click.echo(f"  {text}")


def _empty() -> Catalog:
    return _dated(Catalog(locale="hi", project="Sunwai", header_comment=_HEADER, fuzzy=False, charset="utf-8"))


def _dated(catalog: Catalog) -> Catalog:
    catalog.creation_date = catalog.revision_date = _MADE
    catalog.fuzzy = False
    return catalog


def _code() -> Iterator[str]:
    for path in sorted(SUNWAI.rglob("*.py")):
        if not path.name.startswith("test_") and "migrations" not in path.parts:
            yield path.read_text(encoding="utf-8")


def _templates() -> Iterator[str]:
    for path in sorted((SUNWAI / "templates").rglob("*.html")):
        source = templatize(path.read_text(encoding="utf-8"))
        yield "\n".join(line.strip() for line in source.splitlines())  # Python's reader minds the margin


def _is_full(string: str | Iterable[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else bool(string and all(string))


if __name__ == "__main__":
    main()
