"""The composer of a case: what waits to be asked about, and the forms to write anew. Reads only.

Owns the gathering for the case page; the verbs are draft_verbs' and tell_verbs'."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from sunwai.cases.lifecycle import TRANSITIONS, Verb
from sunwai.cases.models import Case
from sunwai.direction import jotting
from sunwai.direction.models import Jotting
from sunwai.nod.models import Nod
from sunwai.offices.models import Office
from sunwai.sop.clauses import Sop
from sunwai.web.case import offices as case_offices
from sunwai.web.compose import fields as compose_fields
from sunwai.web.compose.drafts import Draft, drafts_of
from sunwai.web.compose.fields import Typed
from sunwai.web.compose.ground import Ground
from sunwai.web.compose.look import Look, look
from sunwai.web.refusals import Refusal

FORMS = ("direction", "many", "citizen")
WHERE = {"case-draft": "direction", "case-draft-many": "many", "case-tell": "citizen"}


@dataclass(frozen=True, slots=True)
class New:
    """The forms to write anew: what stands in them, and how their words look."""

    fields: Typed
    where: str
    code: str
    filled: str
    look: Look | None
    choices: case_offices.Choices
    districts: tuple[tuple[str, str], ...]
    may_tell: bool
    next_on: str
    said: str


@dataclass(frozen=True, slots=True)
class Writing:
    """Everything the composer of one case shows. `asked` lies before the approver, `kept` is one's own unfinished."""

    drafts: tuple[Draft, ...]
    asked: Draft | None
    new: New | None
    kept: Jotting | None
    others: tuple[str, ...]

    @property
    def draft(self) -> Draft | None:
        """The newest draft: the next step speaks of it."""
        return self.drafts[0] if self.drafts else None


NOTHING = Writing((), None, None, None, ())


def writing(
    ground: Ground, *, nod: Nod | None, me: str, language: str, sop: Sop, refusal: Refusal | None = None
) -> Writing:
    """Will gather what ME may write on this GROUND; nothing new while words lie before the approver."""
    kept = jotting.own_of(ground.jottings, by=me, at=ground.at)
    may_write = nod is None and ground.case.standing in TRANSITIONS[Verb.NOD_ASKED]
    form = _form(ground.case, kept, refusal) if may_write else None
    choices = case_offices.choices(ground.case, ground.offices, marks=ground.marks, language=language) if form else None
    if form and choices and not form.owner:
        form = _with_owner(form, choices)
    ground = ground.knowing(_named(ground, form))
    drafts = tuple(drafts_of(ground, language=language, sop=sop))
    new = _new(ground, form, choices, language=language, sop=sop) if form and choices else None
    asked = next((draft for draft in drafts if nod and draft.row.nod_id == nod.pk), None)
    return Writing(drafts, asked, new, kept, tuple(jotting.typing_in(ground.jottings, besides=me, at=ground.at)))


def _form(case: Case, kept: Jotting | None, refusal: Refusal | None) -> Typed:
    """What was refused is shown again, else what was left unfinished, else an empty form."""
    if refusal is not None and refusal.verb in WHERE:
        posted = refusal.typed.copy()
        posted["where"] = WHERE[refusal.verb]
        return compose_fields.typed(posted, case)
    if kept is not None and kept.fields.get("where") in FORMS:
        return compose_fields.typed(_as_posted(kept.fields), case)
    return compose_fields.typed(QueryDict(), case)


def _named(ground: Ground, form: Typed | None) -> list[Office]:
    """Every office that a draft or the form names."""
    in_form = compose_fields.offices_of(ground, form) if form else []
    return [*(office for row in ground.drafts for office in ground.named_by(row)), *in_form]


def _new(ground: Ground, form: Typed, choices: case_offices.Choices, *, language: str, sop: Sop) -> New:
    speech, filled = compose_fields.speech_to_office(ground, form, sop=sop)
    return New(
        fields=form,
        where=form.where,
        code=compose_fields.next_code(ground.case),
        filled=filled,
        look=look(ground, speech, language=language) if speech else None,
        choices=choices,
        districts=tuple((office.code, office.name(language)) for office in compose_fields.districts(ground)),
        may_tell=ground.under is not None,
        next_on=form.next_on or compose_fields.next_on(ground),
        said=form.said or compose_fields.summary(ground.case, form.language),
    )


def _with_owner(fields: Typed, choices: case_offices.Choices) -> Typed:
    """The proposed office stands in an untouched form, with those the rules would inform."""
    informed = fields.informed or tuple(choice.code for choice in choices.informed)
    return replace(fields, owner=choices.owner, informed=informed)


def _as_posted(fields: dict[str, Any]) -> QueryDict:
    posted = QueryDict(mutable=True)
    for name, value in fields.items():
        posted.setlist(name, value if isinstance(value, list) else [value])
    return posted
