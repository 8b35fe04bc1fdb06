"""People in front of real screens: each has a Chromium of their own, signed in, and every error it shows is a failure.

Owns the contexts and what was said on their consoles."""

from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.site import Site

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def accessible(page: Page) -> None:
    """Will fail with every rule of WCAG 2.2 AA and good practice that the page breaks, and where."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
    broken = [
        f"{rule['id']}: {rule['help']}\n" + "\n".join(f"    {node['html'][:200]}" for node in rule["nodes"][:5])
        for rule in found.response["violations"]
    ]
    assert not broken, f"{page.url}\n" + "\n".join(broken)


def made(name: str, *duties: str) -> User:
    """Will make somebody of the office with DUTIES, or give them if they are there."""
    username = name.casefold().replace(" ", "_")
    user, _ = User.objects.get_or_create(username=username, defaults={"first_name": name})
    user.groups.set([Group.objects.get_or_create(name=duty)[0] for duty in duties])
    return user


@dataclass
class People:
    """Everybody with a screen in one journey."""

    browser: Browser
    site: Site
    contexts: list[BrowserContext] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)

    def opens(self, path: str = "/", *, name: str = "", duty: str = "", phone: bool = False, **how: Any) -> Page:
        """Will open PATH in a new browser: as NAME with DUTY, or as nobody. HOW: language, dark, scripts, motion."""
        page = self.context(name=name, duty=duty, phone=phone, **how).new_page()
        page.goto(f"{self.site.address}{path}")
        return page

    def context(
        self,
        *,
        name: str = "",
        duty: str = "",
        phone: bool = False,
        language: str = "en",
        dark: bool = False,
        scripts: bool = True,
        motion: bool = True,
    ) -> BrowserContext:
        """Will give a browser of one's own, with the cookies of one who has signed in."""
        made_so = self.browser.new_context(
            viewport=PHONE if phone else DESKTOP,
            has_touch=phone,
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="no-preference" if motion else "reduce",
            locale="hi-IN" if language == "hi" else "en-IN",
            timezone_id="Asia/Kolkata",
        )
        cookies = {"django_language": language} | (
            {settings.SESSION_COOKIE_NAME: _session(made(name, duty))} if name else {}
        )
        made_so.add_cookies([{"name": key, "value": text, "url": self.site.address} for key, text in cookies.items()])
        made_so.on("console", lambda said: self._note(said.text) if said.type == "error" else None)
        made_so.on("weberror", lambda raised: self._note(str(raised.error)))
        self.contexts.append(made_so)
        return made_so

    def forgive(self, words: str) -> None:
        """Will let console errors that hold WORDS pass: a journey that cuts the line must expect some."""
        self.forgiven.append(words)

    def leave(self) -> None:
        """Will close every browser and fail if any of them showed an error nobody expected."""
        for context in self.contexts:
            context.close()
        left = [said for said in self.errors if not any(words in said for words in self.forgiven)]
        assert not left, "The browser's console shows errors:\n" + "\n".join(left)

    def _note(self, said: str) -> None:
        self.errors.append(said)


def _session(user: User) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)
