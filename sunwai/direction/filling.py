"""Fills the SOP's wording with facts of a case, whether or not a draft exists yet. Reads only.

Owns which facts go in: kinds, places and offices by their display names, never a post's own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from sunwai.cases.models import Case, Need
from sunwai.direction import compose
from sunwai.direction.addressing import Addressed
from sunwai.direction.models import Direction
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.networks.lengths import limits_of
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language


@dataclass(frozen=True, slots=True)
class Facts:
    """What words are filled from beside the case itself. `own_district` is an addressee's of many."""

    needs: Sequence[Need]
    form: str
    code: str
    language: Language
    network: str
    own_district: str = ""


def sop_words(case: Case, facts: Facts, *, owner: str, informed: str, sop: Sop) -> str:
    """Will give the SOP's words for CASE to OWNER (a tag or a name).

    Where the asks of all needs do not fit into one post, the first need's stands for them."""
    kinds = tuple(dict.fromkeys(need.kind for need in facts.needs)) or (case.kind,)
    whole = compose.compose(
        _matter(case, facts, kinds), owner=owner, informed=informed, language=facts.language, sop=sop
    )
    if len(kinds) == 1 or limits_of(facts.network).measure(whole).fits:
        return whole
    return compose.compose(
        _matter(case, facts, kinds[:1]), owner=owner, informed=informed, language=facts.language, sop=sop
    )


def reminder_words(direction: Direction, named: Sequence[Addressed], *, code: str, asked_on: str, sop: Sop) -> str:
    """Will give the SOP's words that remind the owner of DIRECTION, the first NAMED, of its first need."""
    facts = Facts(
        needs=list(direction.needs.order_by("number")[:1]),
        form=direction.form,
        code=code,
        language=Language(direction.language),
        network="",
        own_district=direction.owner.district_key if direction.is_one_of_many else "",
    )
    kinds = tuple(need.kind for need in facts.needs) or (direction.case.kind,)
    matter = _matter(direction.case, facts, kinds)
    return compose.remind(matter, owner=named[0].said, asked_on=asked_on, language=facts.language, sop=sop)


def _matter(case: Case, facts: Facts, kinds: tuple[str, ...]) -> compose.Matter:
    places, language = gazetteer(), facts.language.value
    keys = [key for need in facts.needs for key in (*need.acting_places, *need.event_places)]
    district = facts.own_district or case.district_key
    narrow = facts.own_district or (keys[0] if keys else "")
    return compose.Matter(
        kinds=kinds,
        place=places.full_name(narrow, language) if narrow else "",
        district=places.name(district, language) if district else "",
        sealed=case.is_sealed,
        is_request=facts.form == "request",
        code=facts.code,
    )
