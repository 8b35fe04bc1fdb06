"""The public name of a kind of matter. Owns nothing; the names are triage's."""

from sunwai.triage.lexicon import kinds

OTHER = ("Other matter", "अन्य मामला")


def kind_names(code: str) -> tuple[str, str]:
    """Will give the English and Hindi name of the kind CODE; "other", and one without a name, is an "other matter"."""
    return OTHER if code == "other" else kinds().get(code, OTHER)
