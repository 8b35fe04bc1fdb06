"""The Hindi of the screens is whole, up to date and fits the English it stands for."""

import re

import pytest
from babel.messages.catalog import Message

from sunwai.management import messages

KEPT = [message for message in messages.kept() if message.id]
# %(name)s and {name} are filled in by the code; a translation that drops one would say less, a new one would break.
BLANKS = re.compile(r"%\(\w+\)\d*[sd]|{\w+}")


def forms(text: object) -> list[str]:
    return list(text) if isinstance(text, list | tuple) else [str(text)]


def test_no_text_is_without_its_hindi() -> None:
    assert messages.untranslated(messages.kept()) == []


def test_the_po_holds_exactly_the_texts_of_the_screens() -> None:
    assert messages.as_po(messages.updated()) == messages.PO.read_bytes(), "run bin/messages"


def test_the_mo_is_compiled_from_the_po_as_it_stands() -> None:
    assert messages.as_mo(messages.kept()) == messages.MO.read_bytes(), "run bin/messages"


@pytest.mark.parametrize("message", KEPT, ids=lambda message: str(message.id)[:40])
def test_every_blank_is_in_both_languages(message: Message) -> None:
    english = set(BLANKS.findall(forms(message.id)[-1]))
    for hindi in forms(message.string):
        assert set(BLANKS.findall(hindi)) == english


def test_an_untranslated_or_doubtful_text_is_found() -> None:
    catalog = messages.kept()
    catalog.add("A new sentence.", "")
    catalog.add("A doubtful one.", "शायद", flags=["fuzzy"])
    catalog.add(("%(n)d leaf", "%(n)d leaves"), ("%(n)d पत्ता", ""))
    found = messages.untranslated(catalog)
    assert [text for text in ("A new sentence.", "A doubtful one.") if text not in found] == []
    assert len(found) == 3


def test_words_in_templates_are_gathered_with_their_plurals_and_contexts() -> None:
    gathered = messages.gathered()
    assert "What the words say" in gathered
    assert ("%(count)s picture behind a veil.", "%(count)s pictures behind a veil.") in gathered
    assert gathered.get("Open", context="need") is not None
