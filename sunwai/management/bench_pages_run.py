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
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import quote

import click
import httpx
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from sunwai.cases.models import Case
from sunwai.lib.timekeeping import now
from sunwai.management import bench_pages_bare
from sunwai.management.bench_pages_fill import fill
from sunwai.management.progress import bar
from sunwai.offices.people.actions import add_person

TARGET_RATIO, TARGET_MS, TARGET_KB = 1.5, 100, 150
WORDS = "बिजली"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one answer costs, in milliseconds: of the processor, and by the clock."""

    processor: float
    wall: float

    def __str__(self) -> str:
        return f"{self.processor:7.1f} ms of processor {self.wall:7.1f} ms by the clock"


def main(cases: int, requests: int, clients: int) -> None:
    """Will fill, measure, and print."""
    call_command("migrate", verbosity=0)
    with bar("Inventing cases", cases) as shown:
        for there in fill(cases):
            shown.update(there - shown.pos)
    made = Case.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    user = add_person("ravi", called="Ravi", duties=["desk"], password=token_urlsafe(), by="bench", at=now())
    newest = Case.objects.filter(on_desk=1).in_order()[0].docket
    client = Client()
    client.force_login(user)
    click.echo(f"{made:,} cases on {connection.vendor}, each page asked for {requests} times\n")
    alone(client, newest, requests)
    first_load(client)
    together(client, newest, clients, requests)


def alone(client: Client, docket: str, requests: int) -> None:
    """Will print what each page costs the server when nobody else asks, beside a bare page in the same run."""
    beside = {
        "/bare/": {
            "list": "/",
            "list, one view": "/?view=accepted",
            "list, narrowed": "/?district=district:342",
            "search": f"/search/?q={quote(WORDS)}",
            "search, roman": "/search/?q=bijli",
        },
        f"/bare/{docket}/": {"case": f"/case/{docket}/", "look beside the list": f"/desk/peek/{docket}/"},
    }
    with override_settings(ROOT_URLCONF=bench_pages_bare.__name__):
        for bare, pages in beside.items():
            plain = _of(client, bare, requests)
            click.echo(
                f"{'bare, same rows':22} {plain.processor:7.1f} ms of processor {plain.wall:7.1f} ms by the clock"
            )
            for name, address in pages.items():
                cost = _of(client, address, requests)
                with CaptureQueriesContext(connection) as queries:
                    client.get(address)
                click.echo(f"{name:22} {cost}, {cost.wall / plain.wall:5.2f} x bare, {len(queries):2} queries")
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


def together(client: Client, docket: str, clients: int, requests: int) -> None:
    """Will print the slowest of a hundred answers when CLIENTS ask the running web process, a second apart each."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "sunwai.management", "web", "--port", str(port)])  # noqa: S603
    try:
        base = f"http://127.0.0.1:{port}"
        _wait(f"{base}/healthz")
        cookies = {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}
        for name, address in (("list", "/"), ("case", f"/case/{docket}/"), ("search", f"/search/?q={quote(WORDS)}")):
            for pause, how in ((1.0, "a second apart"), (0.0, "without a pause")):
                times = _many(f"{base}{address}", cookies, clients, requests, pause)
                p50, p99 = statistics.median(times), sorted(times)[int(len(times) * 0.99) - 1]
                click.echo(f"{name:7} {clients} clients {how:16} p50 {p50:6.0f} ms, p99 {p99:6.0f} ms")
        click.echo(f"(wanted: p99 under {TARGET_MS} ms)")
    finally:
        process.terminate()
        process.wait(timeout=20)


def _static(name: str) -> bytes:
    return (Path(settings.STATIC_ROOT) / name).read_bytes()


def _many(address: str, cookies: dict[str, str], clients: int, requests: int, pause: float) -> list[float]:
    def ask(number: int) -> list[float]:
        time.sleep(pause * number / clients)
        with httpx.Client(cookies=cookies, timeout=60) as line:
            found = []
            for _ in range(requests):
                found.append(_once(lambda: line.get(address).raise_for_status()))
                time.sleep(pause)
            return found

    with ThreadPoolExecutor(clients) as pool:
        return [took for times in pool.map(ask, range(clients)) for took in times]


def _of(client: Client, address: str, times: int) -> Cost:
    client.get(address)
    walls, processor = [], time.process_time()
    for _ in range(times):
        walls.append(_once(lambda: client.get(address)))
    return Cost((time.process_time() - processor) * 1000 / times, statistics.median(walls))


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
