"""What the shield of a case looks through: private stretches, names its posts hold, whether somebody is protected.

Owns the gathering; what follows from it is shield.py's."""

from collections.abc import Iterable

from django.db.models import QuerySet

from sunwai.cases.models import Case, Party, PartyRole
from sunwai.direction.shield import Shield, safe_words
from sunwai.intake.models import Post, Role
from sunwai.sop.words import Language
from sunwai.triage.actions import private_spans, tells_of_victim

_POSTS = 20  # of one case; a name is said in the first of them or in none
_SHORTEST = 4  # letters of a name that are looked for by themselves


def shield_of(case: Case, words: str, *, sealed_words: str | None) -> Shield:
    """Will gather what WORDS of CASE are looked through with; SEALED_WORDS as in shield.Shield."""
    return shield_over(words, known=known_names(case), sealed_words=sealed_words)


def shield_over(words: str, *, known: tuple[str, ...], sealed_words: str | None) -> Shield:
    """Will say what WORDS are looked through with where the names KNOWN from the case were read already."""
    return Shield(
        private=private_spans(words),
        known=known,
        victim=tells_of_victim(words),
        sealed_words=sealed_words,
    )


def known_names(case: Case) -> tuple[str, ...]:
    """Will list the private names that CASE's people and posts hold, as they are written there."""
    texts, people = said_in(case).values_list("text", flat=True), others_in(case).values_list("words", flat=True)
    return names_in(texts, people=people)


def said_in(case: Case) -> QuerySet[Post]:
    """Will ask for the posts of CASE whose texts may hold a name."""
    said = Post.objects.filter(case=case, gone_at=None, role__in=[Role.NEW_MATTER, Role.WORD])
    return said.order_by("created_at", "id")[:_POSTS]


def others_in(case: Case) -> QuerySet[Party]:
    """Will ask for the people of CASE whom the desk wrote down by name."""
    return Party.objects.filter(case=case).exclude(role=PartyRole.COMPLAINANT).exclude(words="").order_by("id")


def names_in(texts: Iterable[str], *, people: Iterable[str]) -> tuple[str, ...]:
    """Will list the private names that TEXTS, and the desk's words about PEOPLE, hold."""
    found = [text[start:end] for text in texts for start, end, kind in private_spans(text) if kind == "name"]
    found += [words.split(",")[0].strip() for words in people]
    given = [name.split()[0] for name in found if name.split()]  # surnames are spelt in more ways, and shared
    return tuple(dict.fromkeys(name for name in (*found, *given) if len(name) >= _SHORTEST))


def safely(case: Case, words: str, *, language: Language, sealed_words: str | None) -> str:
    """Will say WORDS of CASE so that they show nobody, as far as the shield can tell."""
    return safe_words(words, shield_of(case, words, sealed_words=sealed_words), language=language)
