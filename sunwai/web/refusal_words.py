"""What each refusal means, in the reader's language, above the exact sentence the verb gave.

English readers need no lead: the verbs speak English. Owns the table."""

from django.utils.translation import get_language

from sunwai.errors import SunwaiError


def lead_for(error: SunwaiError) -> str:
    """Will give the lead for ERROR in the language of this request, "" in English."""
    if (get_language() or "en").startswith("en"):
        return ""
    return ""
