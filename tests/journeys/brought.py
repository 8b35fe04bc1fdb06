"""How far a matter is brought along at the beginning of a journey. Everything is done by people of the World."""

from collections.abc import Sequence

from django.conf import settings

from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.simulate import World
from sunwai.simulate.outside import SaidPost
from sunwai.sop import actions as sops
from sunwai.sop.models import SopVersion

TAG = "सिमडेगा जिले के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है।"
DONE = "दोनों टावर चालू कर दिए गए हैं।"


def accepted(world: World, *, by: str = "Asha", text: str = TAG, **corrections: object) -> tuple[Case, SaidPost]:
    """Will have BY post TEXT and Ravi take it up."""
    post = world.citizen(by).posts(text)
    world.wait(minutes=1)
    return world.desk("Ravi").accepts(post, **corrections), post


def put(world: World, case: Case, *, owner: str = "dc-simdega", informed: Sequence[str] = ()) -> Case:
    """Will bring a direction about CASE to OWNER out, nodded; the window opens."""
    world.office(owner)
    ravi = world.desk("Ravi")
    ravi.drafts(case, owner=owner, informed=informed)
    ravi.asks_nod(case)
    world.approver().nods(case)
    world.wait(minutes=1)
    return Case.objects.get(pk=case.pk)


def directed(world: World, *, owner: str = "dc-simdega", **how: object) -> tuple[Case, SaidPost]:
    """Will bring a matter to a direction that is out."""
    case, post = accepted(world, **how)  # type: ignore[arg-type]  # passed on as given
    return put(world, case, owner=owner), post


def window(case: Case) -> Window:
    """Will give the one window of CASE that runs."""
    return Window.objects.get(case=case, stopped_at=None)


def protocol(**lines: str) -> str:
    """Will give the shipped protocol with LINES replaced by their key."""
    text = settings.SOP_FILE.read_text(encoding="utf-8")
    for key, value in lines.items():
        found = next(line for line in text.splitlines() if line.startswith(f"{key} ="))
        text = text.replace(found, f"{key} = {value}", 1)
    return text


def put_in_force(world: World, *swaps: tuple[str, str]) -> None:
    """Will put the next version of the protocol in force, with each of SWAPS (old text, new text) made once."""
    newest = SopVersion.objects.latest("number")
    text = newest.text.replace(f"version = {newest.number}", f"version = {newest.number + 1}", 1)
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    put_text_in_force(world, text)


def put_text_in_force(world: World, text: str) -> None:
    """Will put the protocol TEXT in force now."""
    sops.put_in_force(text, by="Chief Minister", at=world.at)
