"""The young man who died in Abu Dhabi: outside the state, so a *request* to External Affairs, the district informed."""

from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.simulate import World

TAG = (
    "धनबाद के तोपचांची के मेरे भाई की अबू धाबी में मौत हो गई है। नौ दिन से शव वहीं पड़ा है, "
    "परिवार अंतिम संस्कार के लिए शव मँगवाना चाहता है। मदद कीजिए।"
)


def requested(world: World) -> Case:
    post = world.citizen("Imran").posts(TAG)
    world.office("union-external-affairs")
    ravi = world.desk("Ravi")
    case = ravi.accepts(post, district="Dhanbad", kind="migrant_abroad", urgency=2)
    ravi.drafts(case, owner="union-external-affairs", informed=["dc-dhanbad"])
    ravi.asks_nod(case)
    world.approver().nods(case)
    world.wait(minutes=1)
    return case


def test_a_union_ministry_is_requested_and_never_directed(world: World) -> None:
    case = requested(world)

    direction = case.directions.get()
    assert direction.form == "request"
    assert "अनुरोध" in direction.words or "सहयोग" in direction.words
    assert "निर्देश" not in direction.words


def test_one_owner_has_the_clock_and_the_district_is_only_informed(world: World) -> None:
    case = requested(world)

    window = Window.objects.get(case=case)

    assert window.office.code == "union-external-affairs"
    assert [office.code for office in case.directions.get().informed.all()] == ["dc-dhanbad"]


def test_the_ministry_has_more_time_than_a_district(world: World) -> None:
    case = requested(world)

    world.wait(hours=7)

    assert not world.secretary().call_sheet()
    assert Window.objects.get(case=case).passed_at is None


def test_the_body_comes_home_and_the_brother_says_so(world: World) -> None:
    case = requested(world)
    world.wait(hours=20)
    ministry = world.office("union-external-affairs")
    reply = ministry.posts(
        "The mortal remains have been sent to Ranchi by flight today.", reply_to=world.published()[0]
    )
    world.desk("Meena").confirms_reading(reply, kind="action_reported")
    world.wait(minutes=10)
    world.citizen("Imran").posts("हाँ, भाई का शव घर पहुँच गया। आभार।", reply_to=world.published()[-1])
    world.wait(minutes=10)

    world.desk("Meena").closes(case, "relief")

    assert Case.objects.get(pk=case.pk).closures.get().rests_on == "confirmed"
