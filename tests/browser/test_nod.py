"""The nod in a real browser: a passkey proves it, seconds take it back, a dead line loses and doubles nothing."""

import json
import time
from collections.abc import Iterator

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import CDPSession, Page, expect

from sunwai.direction import actions as directions
from sunwai.direction import fanning
from sunwai.nod.models import Nod
from sunwai.notify.letters import letter_of
from sunwai.notify.push import shown as shown_of
from sunwai.offices.models import Office
from sunwai.simulate import World
from tests.browser.people import People, accessible, made
from tests.screens import hold_key

BOLBA = "@jh_sunwai सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है।"
WORD = "a-long-and-odd-word-7"


@pytest.fixture(autouse=True)
def no_attempts_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def asked(world: World, text: str = BOLBA) -> Nod:
    post = world.citizen("Asha").posts(text)
    world.office("dc-simdega")
    world.wait(minutes=2)
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.drafts(case, owner="dc-simdega")
    return ravi.asks_nod(case)


def with_authenticator(page: Page) -> CDPSession:
    """A phone's own key store, which sees a finger whenever it is asked."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    line.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**options, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    return line


def prove_all(people: People) -> Page:
    """The approver's phone, proved just now."""
    page = people.opens("/sign-in/", name="Chief Minister", duty="approver", phone=True)
    user = made("Chief Minister", "approver")
    for row in Session.objects.all():
        session = SessionStore(row.session_key)
        if session.get("_auth_user_id") == str(user.pk):
            session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
            session["account_authentication_methods_user"] = str(user.pk)
            session.save()
    hold_key(Client(), user)
    return page


def becomes_kept(page: Page, path: str) -> None:
    """Waits until the phone holds PATH for when there is no network."""
    look = "(path) => caches.match(path).then(Boolean)"
    for _ in range(100):
        if page.evaluate(look, path):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{path} was never kept: {page.evaluate('caches.keys()')}")


def given(nod: Nod) -> bool:
    return Nod.objects.get(pk=nod.pk).given_at is not None


def proofs_grow_old() -> None:
    for row in Session.objects.all():
        session = SessionStore(row.session_key)
        for record in session.get("account_authentication_methods", []):
            record["at"] -= 3600
        session.modified = True
        session.save()


def test_a_passkey_is_made_signs_in_and_proves_a_yes_that_can_be_taken_back(world: World, people: People) -> None:
    nod = asked(world)
    user = made("Chief Minister", "approver")
    user.set_password(WORD)
    user.save()
    page = people.opens("/sign-in/", phone=True)
    with_authenticator(page)

    page.get_by_label("Name").fill("chief_minister")
    page.get_by_label("Password").fill(WORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/keys/")
    expect(page.get_by_text("Your yes does not count yet.")).to_be_visible()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Password").fill(WORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url("**/keys/codes/")
    accessible(page)
    page.goto(f"{people.site.address}/nod/")
    page.get_by_role("button", name="Sign out").click()

    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/nod/")
    proofs_grow_old()
    page.get_by_role("link", name="Show the exact words").click()
    expect(page.get_by_text(nod.words)).to_be_visible()
    page.get_by_role("link", name="Yes").click()
    expect(page.get_by_text("Your phone will ask for your finger or its code.")).to_be_visible()
    page.get_by_role("button", name="Yes, post these words").click()
    page.wait_for_url("**/nod/")
    assert given(nod)

    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("waits for your word again")).to_be_visible()
    assert not given(nod)
    world.wait(minutes=1)
    assert not world.published()


def test_without_a_network_the_list_says_how_old_it_is_and_a_yes_is_kept_and_sent_once(
    world: World, people: People
) -> None:
    people.forgive("Failed to load resource")
    people.forgive("net::ERR_INTERNET_DISCONNECTED")
    nod = asked(world)
    page = prove_all(people)
    page.goto(f"{people.site.address}/nod/")
    confirm = f"/nod/{nod.pk}/confirm"
    becomes_kept(page, confirm)

    page.context.set_offline(True)
    page.goto(f"{people.site.address}/nod/")
    expect(page.get_by_text("No network.")).to_be_visible()
    expect(page.get_by_text("This was loaded at")).to_be_visible()
    accessible(page)
    page.goto(people.site.address + confirm)
    expect(page.get_by_text(nod.words)).to_be_visible()
    page.get_by_role("button", name="Yes, post these words").click()
    expect(page.get_by_text("Your yes is kept on this phone")).to_be_visible()
    assert not given(nod)

    page.context.set_offline(False)
    expect(page.get_by_text("Your kept yes has arrived.")).to_be_visible()
    assert given(nod)
    page.goto(f"{people.site.address}/nod/")
    expect(page.get_by_text("Take back")).to_be_visible()
    expect(page.locator("#kept")).to_be_hidden()
    world.lets_go()
    assert len(world.published()) == 1


def test_a_kept_yes_does_not_count_for_words_that_were_changed_meanwhile(world: World, people: People) -> None:
    people.forgive("Failed to load resource")
    people.forgive("net::ERR_INTERNET_DISCONNECTED")
    nod = asked(world)
    page = prove_all(people)
    page.goto(f"{people.site.address}/nod/{nod.pk}/confirm")
    page.context.set_offline(True)
    page.get_by_role("button", name="Yes, post these words").click()
    expect(page.get_by_text("Your yes is kept on this phone")).to_be_visible()

    world.desk("Ravi").amends(nod.case, nod.words.replace(" ", "  ", 1))
    page.context.set_offline(False)

    expect(page.get_by_text("Your kept yes does not count any more:")).to_be_visible()
    world.wait(minutes=5)
    assert not world.published()


def test_a_notice_shows_a_number_and_opens_the_list(world: World, people: People) -> None:
    asked(world)
    page = prove_all(people)
    page.context.grant_permissions(["notifications"], origin=people.site.address)
    page.goto(f"{people.site.address}/nod/")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    line, found = page.context.new_cdp_session(page), list[str]()
    line.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(row["registrationId"] for row in told["registrations"]),
    )
    line.send("ServiceWorker.enable")
    for _ in range(100):  # the line tells of it when it pleases
        if found:
            break
        page.wait_for_timeout(100)

    letter = letter_of("nods", count=2, language="en")
    told = {"origin": people.site.address, "registrationId": found[0], "data": json.dumps(shown_of(letter))}
    line.send("ServiceWorker.deliverPushMessage", told)

    # A waiting function that promises something is taken at its first word; so the page itself waits.
    shown = page.evaluate(
        "async () => { const worker = await navigator.serviceWorker.ready; let all = [];"
        " while (!all.length) { await new Promise((go) => setTimeout(go, 50)); all = await worker.getNotifications() }"
        " return [all[0].title, all[0].body, all[0].data.open] }"
    )
    assert shown == ["2 matters wait for your nod", "", "/nod/"]


def test_the_approver_says_no_to_one_of_several_texts_and_the_others_wait(world: World, people: People) -> None:
    post = world.citizen("Asha").posts(BOLBA)
    codes = ("dc-simdega", "dc-gumla", "dc-khunti")
    for code in codes:
        world.office(code)
    case = world.desk("Ravi").accepts(post)
    owners = list(Office.objects.filter(code__in=codes))
    drafted = fanning.direct_each(case, owners, by="Ravi", at=world.at, sop=world.sop)
    nod = directions.ask_nod(drafted[0], by="Ravi", at=world.at, sop=world.sop)
    page = people.opens(f"/nod/{nod.pk}/", name="Chief Minister", duty="approver", phone=True, language="hi")
    expect(page.locator("blockquote.exact")).to_have_count(3)
    accessible(page)

    page.get_by_text("सिर्फ़ इसे नहीं: उपायुक्त, गुमला").click()
    page.get_by_label("क्यों नहीं, एक शब्द में").locator("visible=true").fill("वहाँ टावर लग चुका है")
    accessible(page)
    page.get_by_role("button", name="सिर्फ़ इसे नहीं; बाक़ी पहले की तरह रुके हैं").locator("visible=true").click()

    expect(page.locator("blockquote.exact")).to_have_count(2)
    expect(page.get_by_role("link", name="हाँ")).to_be_visible()
    nod.refresh_from_db()
    assert nod.is_open
    assert "@dc_gumla" not in nod.words


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["en", "hi"])
def test_every_page_of_the_nod_and_of_keys_is_accessible(
    world: World, people: People, language: str, dark: bool
) -> None:
    nod = asked(world)
    how = {"phone": True, "language": language, "dark": dark}
    page = people.opens("/nod/", name="Chief Minister", duty="approver", **how)
    for path in (f"/nod/{nod.pk}/", f"/nod/{nod.pk}/confirm", "/nod/several/", "/keys/", "/keys/generator/"):
        page.goto(people.site.address + path)
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    meena = people.opens("/nod/sheet/", name="Meena", duty="desk_lead", **how)
    meena.locator("form[action='/nod/sheet/'] button").click()
    meena.wait_for_url("**/nod/sheet/1/")
    accessible(meena)
