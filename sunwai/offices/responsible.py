"""Who acts on a matter of this kind in this place, and whether they are directed or only requested.

Owns the routing rules; a rule proposes and says why, the desk decides. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sunwai.errors import SunwaiError
from sunwai.offices.reasons_hi import in_hindi

DIRECTION, REQUEST = "direction", "request"
DISTRICT_HEAD, POLICE_CHIEF = "district", "police"  # owners found by district; anything else is an office code
HIGHWAY, UNION_MINE = "national_highway", "union_mine"
AGAINST_DISTRICT, AGAINST_POLICE_CHIEF = "against_district", "against_police_chief"
AGAINST_POLICE, AGAINST_BLOCK = "against_police", "against_block"
HEADQUARTERS = "police-jharkhand"


class KindUnknown(SunwaiError):
    """A kind of matter that no rule names."""


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What routing needs of an office that is open."""

    code: str
    kind: str
    district_key: str  # for another state's office the state's key
    acts_by: str
    is_held: bool = True  # somebody is on record as holding it
    is_verified: bool = True  # it has an account that may be tagged


@dataclass(frozen=True, slots=True)
class Routing:
    """A proposal: whose clock would run, who is told, how it is asked, by which rule and why in words.

    `owner` is None when none can be proposed; then `reason` says what is missing."""

    owner: str | None
    informed: tuple[str, ...]
    act: str
    rule: str
    reason: str
    conflict: str = ""  # the mark that says that an office is asked to judge itself

    @property
    def reason_hi(self) -> str:
        """The reason in Hindi, for a desk that works in it."""
        return in_hindi(self.reason)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: who owns, who else is told, and why."""

    id: str
    owner: str
    informed: tuple[str, ...] = ()
    reason: str = "The deputy commissioner answers for all offices of the district."


_DISTRICT = Rule("district", DISTRICT_HEAD)
_POLICE = Rule(
    "police",
    POLICE_CHIEF,
    (DISTRICT_HEAD,),
    "Police matters are the district police chief's; the deputy commissioner is told.",
)
_TRAFFICKING = Rule(
    "trafficking",
    POLICE_CHIEF,
    (DISTRICT_HEAD,),
    "A missing or sold person is found by the police; the deputy commissioner sees to shelter and care.",
)
_TELECOM = Rule(
    "telecom",
    DISTRICT_HEAD,
    ("union-telecom",),
    "Networks are the Union's and the operators'; the deputy commissioner can only take it up with them.",
)
_BANK = Rule(
    "bank",
    DISTRICT_HEAD,
    ("union-financial-services",),
    "Banks are the Union's; the deputy commissioner can only take it up with the district's lead bank.",
)
_RAILWAY = Rule("railway", "union-railways", (DISTRICT_HEAD,), "Railways are the Union's and can only be requested.")
_ABROAD = Rule(
    "abroad",
    "union-external-affairs",
    (DISTRICT_HEAD,),
    "Help abroad goes through the missions, which can only be requested; the home district is told.",
)
_MIGRANT = Rule(
    "migrant",
    DISTRICT_HEAD,
    ("dept-labour",),
    "Where the worker is stuck is not known, so the home district makes contact first.",
)
_WILDLIFE = Rule(
    "wildlife",
    DISTRICT_HEAD,
    ("dept-forest",),
    "The deputy commissioner sees to safety and relief; the forest department is told.",
)
_MINE = Rule(
    "mine",
    DISTRICT_HEAD,
    ("dept-mines",),
    "Licences and dust are checked by the district; a Union undertaking's mine would be the coal ministry's.",
)
_UNION_MINE = Rule(
    "union-mine",
    "union-coal",
    (DISTRICT_HEAD,),
    "The mine is a Union undertaking's, and the Union can only be requested.",
)
_HIGHWAY = Rule(
    "national-highway",
    "union-road-transport",
    (DISTRICT_HEAD,),
    "A national highway is the Union's and can only be requested.",
)

RULES = {
    "telecom": _TELECOM,
    "bank": _BANK,
    "police": _POLICE,
    "trafficking_missing": _TRAFFICKING,
    "migrant_abroad": _ABROAD,
    "migrant_inland": _MIGRANT,
    "wildlife": _WILDLIFE,
    "mining_pollution": _MINE,
    "railway": _RAILWAY,
} | dict.fromkeys(
    (
        "power", "water", "roads", "sanitation", "housing", "health", "disability", "pension", "ration", "wages",
        "jobs", "land", "agriculture", "school", "documents", "disaster", "transport", "corruption", "other",
    ),
    _DISTRICT,
)  # fmt: skip
KINDS = frozenset(RULES)
# What the text adds to the kind, and the kinds it speaks of.
MARKED = {("roads", HIGHWAY): _HIGHWAY, ("transport", HIGHWAY): _HIGHWAY} | dict.fromkeys(
    [(kind, UNION_MINE) for kind in ("mining_pollution", "land", "jobs", "wages", "housing")], _UNION_MINE
)
_UNHELD = "Nobody is on record as holding this office: it may be vacant. Ask the district before sending."
_UNVERIFIED = "No account of it is verified, so it will be named and not tagged."
# An office must not judge itself: who is asked instead, and why.
_AGAINST = {
    AGAINST_BLOCK: "The complaint is against the block's or circle's own office, so it must not be sent back there.",
    AGAINST_POLICE: "The complaint is against the police station itself, so another station must inquire.",
    AGAINST_POLICE_CHIEF: "The complaint is against the district's police chief, so police headquarters is asked.",
    AGAINST_DISTRICT: (
        "The complaint is against the deputy commissioner's own office, which cannot judge itself. "
        "The desk must name who inquires: the divisional commissioner or the department."
    ),
}


def who_acts(
    kind: str, place_key: str | None, *, offices: Sequence[OfficeFacts], marks: frozenset[str] = frozenset()
) -> Routing:
    """Will propose who acts on a matter of KIND in the district (or other state) PLACE_KEY, among OFFICES.

    MARKS are facts read in the text: "national_highway" and "union_mine" move a matter to the Union; "against_..." says
    that an office is accused, which goes one step up or, where there is none, to the desk with the reason.
    Raises KindUnknown. An owner is never guessed: without a place, or without the office, it is None."""
    rule = _rule(kind, marks=marks)
    if rule.owner in (DISTRICT_HEAD, POLICE_CHIEF):
        found = _by_place(rule, place_key or "", offices=offices)
    else:
        found = _by_union(rule, place_key or "", offices=offices)
    return _said_at_once(_without_conflict(found, rule, marks=marks, offices=offices), offices)


def _without_conflict(found: Routing, rule: Rule, *, marks: frozenset[str], offices: Sequence[OfficeFacts]) -> Routing:
    """FOUND, moved one step up where its owner is accused; an accused office below it only changes the reason."""
    mark = next((m for m in _AGAINST if m in marks and _concerns(m, rule)), None)
    if mark is None:
        return found
    reason = f"{_AGAINST[mark]} {found.reason}" if found.owner else _AGAINST[mark]
    if mark == AGAINST_DISTRICT:
        told = tuple(code for code in found.informed if not code.startswith("dc-"))
        return replace(found, owner=None, informed=told, rule="conflict", reason=_AGAINST[mark], conflict=mark)
    if mark == AGAINST_POLICE_CHIEF:
        above = _coded(HEADQUARTERS, offices)
        owner, act = (above.code, above.acts_by) if above else (None, found.act)
        return replace(found, owner=owner, act=act, rule="conflict", reason=_AGAINST[mark], conflict=mark)
    return replace(found, reason=reason, conflict=mark)


def _concerns(mark: str, rule: Rule) -> bool:
    """Whether an accusation reaches the office that RULE asks, or one below it."""
    of_police = mark in (AGAINST_POLICE, AGAINST_POLICE_CHIEF)
    return rule.owner == (POLICE_CHIEF if of_police else DISTRICT_HEAD)


def _said_at_once(found: Routing, offices: Sequence[OfficeFacts]) -> Routing:
    """FOUND with what the desk must know of its owner before anything is worded."""
    owner = _coded(found.owner or "", offices)
    warnings = () if owner is None else (_UNHELD * (not owner.is_held), _UNVERIFIED * (not owner.is_verified))
    return replace(found, reason=" ".join((found.reason, *filter(None, warnings))))


def _rule(kind: str, *, marks: frozenset[str]) -> Rule:
    if kind not in RULES:
        raise KindUnknown(f"No rule says who acts on {kind!r}. Choose one of: {', '.join(sorted(KINDS))}.")
    return next((MARKED[kind, mark] for mark in sorted(marks) if (kind, mark) in MARKED), RULES[kind])


def _by_union(rule: Rule, place: str, *, offices: Sequence[OfficeFacts]) -> Routing:
    owner = _coded(rule.owner, offices)
    if owner is None:
        return _nobody(rule, f"The directory has no open office {rule.owner}. Import it, or choose another.")
    return Routing(owner.code, _informed(rule, place, offices), owner.acts_by, rule.id, rule.reason)


def _by_place(rule: Rule, place: str, *, offices: Sequence[OfficeFacts]) -> Routing:
    if place.startswith("state:"):
        return _other_state(rule, place, offices=offices)
    if not place:
        return _nobody(rule, "No district is known, so no office can be proposed.")
    owner = _seated(rule.owner, place, offices)
    if owner is None:
        return _nobody(rule, "The directory has no open office for this district. Import it, or choose another.")
    return Routing(owner.code, _informed(rule, place, offices), owner.acts_by, rule.id, rule.reason)


def _other_state(rule: Rule, state: str, *, offices: Sequence[OfficeFacts]) -> Routing:
    owner = _seated("other_state", state, offices)
    if owner is None:
        return _nobody(rule, "Only the state is known, not the district, so no office can be proposed.")
    reason = "It happened in another state, whose government can only be requested."
    return Routing(owner.code, (), owner.acts_by, "other-state", reason)


def _nobody(rule: Rule, reason: str) -> Routing:
    return Routing(None, (), DIRECTION, rule.id, reason)


def _informed(rule: Rule, place: str, offices: Sequence[OfficeFacts]) -> tuple[str, ...]:
    """The codes of those to be told, as far as they are on record."""
    told = (
        _seated(who, place, offices) if who in (DISTRICT_HEAD, POLICE_CHIEF) else _coded(who, offices)
        for who in rule.informed
    )
    return tuple(office.code for office in told if office)


def _seated(kind: str, place: str, offices: Sequence[OfficeFacts]) -> OfficeFacts | None:
    """The office of KIND seated in PLACE; none without a place, so state headquarters never match."""
    return next((o for o in offices if place and o.kind == kind and o.district_key == place), None)


def _coded(code: str, offices: Sequence[OfficeFacts]) -> OfficeFacts | None:
    return next((o for o in offices if o.code == code), None)
