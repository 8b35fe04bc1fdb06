"""The shield before the nod: words that would show a victim or a private number are refused. Pure.

Finds spans by triage's rule handed in as a callable, so this stage reads no other stage's rules."""

from collections.abc import Callable, Iterable

from sunwai.direction.compose import WordsRefused

# Words of a sealed matter that may not stand in public beside a docket number (JJ Act 2015 s.74, POCSO Act 2012 s.23).
Spans = Callable[[str], Iterable[str]]


def refuse_private(words: str, *, spans: Spans, sealed_words: str | None) -> None:
    """Will raise WordsRefused when WORDS hold a private number, or, for a sealed case, differ from SEALED_WORDS.

    A sealed case speaks only the SOP's sealed wording: no free text can name a child by accident."""
    found = sorted(set(spans(words)))
    if found:
        raise WordsRefused(
            f"The words hold private matter ({', '.join(found)}). A post stays for ever: take it out and tell the "
            "office by telephone or mail."
        )
    if sealed_words is not None and words != sealed_words:
        raise WordsRefused(
            "This case is sealed: only the protocol's own sealed wording may go out, with no name, face, parents, "
            f"school or exact place. Use: {sealed_words}"
        )
