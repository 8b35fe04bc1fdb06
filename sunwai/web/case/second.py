"""What a second reader said of a matter, in one line beside the assessment. Owns the line; decides nothing."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from sunwai.triage import sentences, sort, urgency
from sunwai.triage.second.models import SecondOpinion
from sunwai.triage.second.opinion import FIELDS, Opinion, Said
from sunwai.web import vocabulary


def line(opinions: Sequence[SecondOpinion], *, language: str) -> str:
    """Will say what the newest of OPINIONS (oldest first) says, and in what it differs; "" where there is none."""
    row = opinions[-1] if opinions else None
    if row is None or row.answer is None:
        return ""
    said = Opinion.of_json(row.answer).said
    told = {
        "model": row.model,
        "said": ", ".join(_one(name, said[name], language) for name in _in_order(said)),
        "fields": ", ".join(_field(name, language) for name in row.differs),
    }
    return f"{_sentence(bool(said), bool(row.differs)) % told} {_raised(row)}".strip()


def _in_order(said: Mapping[str, Said]) -> list[str]:
    """The fields in one order on every database: PostgreSQL's JSON keeps none."""
    return [name for name in FIELDS if name in said]


def _sentence(speaks: bool, differs: bool) -> str:
    if not speaks:
        return _("A second reader (model %(model)s) found nothing to say of it.")
    if differs:
        return _("A second reader (model %(model)s) says: %(said)s; differs in: %(fields)s.")
    return _("A second reader (model %(model)s) says: %(said)s; it agrees.")


def _raised(row: SecondOpinion) -> str:
    return _("The urgency was raised for it.") if row.raised_from else ""


def _one(name: str, said: Said, language: str) -> str:
    """A field with its value as a person reads it, and the words of the post it rests on."""
    return f"{_field(name, language)} {_value(name, said, language)} (“{said.quote}”)"


def _field(name: str, language: str) -> str:
    return sentences.FIELDS[name][1 if language == "hi" else 0]


def _value(name: str, said: Said, language: str) -> str:
    side = 1 if language == "hi" else 0
    if name == "kind":
        return vocabulary.kind_name(str(said.value), language)
    if name == "district":
        return vocabulary.place_name(str(said.value), language)
    if name == "urgency":
        return urgency.SHOWN[int(said.value)][side]
    return sort.SHOWN[str(said.value)][side] if name == "sort" else str(said.value)
