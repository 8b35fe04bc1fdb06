"""The measuring process behind `sunwai bench pages`. Owns what is asked for and how the answer is told.

Runs only in the scratch folder its command made for it."""

import gzip
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import click
import httpx
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import include, path

from sunwai.cases.models import Case
from sunwai.gazetteer.tables import load
from sunwai.management.bench_pages_fill import fill
from sunwai.management.progress import bar
from sunwai.web import desk_paging
from sunwai.web.people import AT_DESK, duty_required

BARE = "<!doctype html><title>bare</title><table>{}</table>"
TARGET_RATIO, TARGET_MS, TARGET_KB = 1.5, 100, 150
WORDS = "बिजली"


@duty_required(*AT_DESK)
def bare(request: HttpRequest) -> HttpResponse:
    """The least a page with the same rows can be: who asks is known, one query, one line a row."""
    rows = Case.objects.filter(on_desk=1).in_order()[: desk_paging.PAGE]
    cells = "".join(f"<tr><td>{c.docket}<td>{c.asked_en}<td>{c.status}<td>{c.opened_at}<td>{c.people}" for c in rows)
    return HttpResponse(BARE.format(cells))


urlpatterns = [path("bare/", bare), path("", include("sunwai.web.urls"))]


def main(cases: int, requests: int, clients: int) -> None:
    """Will fill, measure, and print."""
    call_command("migrate", verbosity=0)
    with bar("Inventing cases", cases) as shown:
        for _ in fill(cases, places=load()):
            shown.update(1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    user = User.objects.create_user("ravi", first_name="Ravi")
    user.groups.add(Group.objects.get_or_create(name="desk")[0])
    newest = Case.objects.filter(on_desk=1).in_order()[0].docket
    asked = {
        "list": "/",
        "list, one view": "/?view=out",
        "list, narrowed": "/?district=district:342",
        "look beside the list": f"/desk/peek/{newest}/",
        "case": f"/case/{newest}/",
        "search": f"/search/?q={quote(WORDS)}",
        "search, roman letters": "/search/?q=bijli",
    }
    client = Client()
    client.force_login(user)
    click.echo(f"{cases:,} cases on {connection.vendor}, {requests} requests each\n")
    alone(client, asked, requests)
    first_load(client)
    together(client, asked, clients, requests)


def alone(client: Client, asked: dict[str, str], requests: int) -> None:
    """Will print what each page costs the server when nobody else asks, beside the bare page in the same run."""
    with override_settings(ROOT_URLCONF=__name__):
        plain = _milliseconds(lambda: client.get("/bare/"), requests)
        click.echo(f"{'bare page, same rows':22} {plain:7.1f} ms")
        for name, address in asked.items():
            took = _milliseconds(lambda to=address: client.get(to), requests)  # type: ignore[misc]  # called at once
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            click.echo(f"{name:22} {took:7.1f} ms {took / plain:5.2f} x bare, {len(queries):2} queries")
    click.echo(f"(wanted: at most {TARGET_RATIO} x, at most 12 queries)\n")


def first_load(client: Client) -> None:
    """Will print what a browser that knows nothing fetches for the list, compressed."""
    html = client.get("/").content
    files = {name: _static(name) for name in re.findall(r'(?:href|src)="/static/([^"#]+)', html.decode())}
    words = b"".join(files.values()).decode()
    files |= {f"{stem}.js": _static(f"{stem}.js") for stem in re.findall(r'from "\./(\w+)\.js"', words)}
    fonts = sum(len(_static(name)) for name in set(re.findall(r'url\("([^"]+woff2)"', words)))
    packed = sum(len(gzip.compress(text, 6)) for text in [html, *files.values()])
    click.echo(
        f"First load of the list: {packed / 1024:.0f} KB of page, styles, scripts; {fonts / 1024:.0f} KB of letters"
    )
    click.echo(f"(wanted: at most {TARGET_KB} KB together)\n")


def together(client: Client, asked: dict[str, str], clients: int, requests: int) -> None:
    """Will print the slowest of a hundred answers when CLIENTS ask the running web process at once."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "sunwai.management", "web", "--port", str(port)]
    process = subprocess.Popen(command)  # noqa: S603  # our own interpreter and module
    try:
        base = f"http://127.0.0.1:{port}"
        _wait(f"{base}/healthz")
        cookies = {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}
        for name in ("list", "case", "search"):
            times = _many(f"{base}{asked[name]}", cookies, clients, requests)
            p50, p99 = statistics.median(times), sorted(times)[int(len(times) * 0.99) - 1]
            click.echo(f"{name:8} {clients} clients: p50 {p50:6.0f} ms, p99 {p99:6.0f} ms")
        click.echo(f"(wanted: p99 under {TARGET_MS} ms)")
    finally:
        process.terminate()
        process.wait(timeout=20)


def _static(name: str) -> bytes:
    return (Path(settings.STATIC_ROOT) / name).read_bytes()


def _many(address: str, cookies: dict[str, str], clients: int, requests: int) -> list[float]:
    def ask(_client: int) -> list[float]:
        with httpx.Client(cookies=cookies, timeout=60) as line:
            return [_once(lambda: line.get(address).raise_for_status()) for _ in range(requests)]

    with ThreadPoolExecutor(clients) as pool:
        return [took for times in pool.map(ask, range(clients)) for took in times]


def _milliseconds(call: Callable[[], object], times: int) -> float:
    call()
    return statistics.median(_once(call) for _ in range(times))


def _once(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def _wait(address: str) -> None:
    for _ in range(150):
        try:
            httpx.get(address, timeout=5)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
