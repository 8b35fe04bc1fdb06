"""The way of every call: fault, sign-in, rate, parameters, answer, fault again.

Owns the order of these steps and nothing of what they decide."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from sunwai.sandbox import query
from sunwai.sandbox.auth import Caller, Signed, require
from sunwai.sandbox.breakage import break_after, break_before
from sunwai.sandbox.faults import Fault
from sunwai.sandbox.plan import Plan
from sunwai.sandbox.rates import Reading
from sunwai.sandbox.refusal import InvalidRequest, Refusal, money_gone, too_many
from sunwai.sandbox.state import Answered, Call, State
from sunwai.sandbox.visit import Answer, Endpoint, Visit

Handler = Callable[[Request], Awaitable[Response]]


def handler(endpoint: Endpoint, state: State) -> Handler:
    """Will give the Starlette endpoint that leads a request through the gate to ENDPOINT."""

    async def answer(request: Request) -> Response:
        content = await request.body()  # read whole first, so that a cut finds the caller done with sending
        with state.lock:
            fault = state.faults.take(endpoint.name)
        if fault is not None and fault.before:
            _note(endpoint, state, caller="", status=0, fault=fault)
            return await break_before(fault, request)
        given = await _body(request, content)
        told = _answered(endpoint, state, request, content, given, fault)
        return await break_after(fault, told, request) if fault else whole(told)

    return answer


def whole(answer: Answer) -> Response:
    """Will make the response of ANSWER as it should be."""
    return Response(
        json.dumps(answer.content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"),
        status_code=answer.status,
        media_type=f"{answer.media_type}; charset=utf-8",
        headers=dict(answer.headers),
    )


def _answered(
    endpoint: Endpoint, state: State, request: Request, content: bytes, given: Any, fault: Fault | None
) -> Answer:
    with state.lock:
        caller: Caller | None = None
        reading: Reading | None = None
        try:
            caller = _caller(endpoint, state, request, content)
            reading = _counted(endpoint, state, caller)
            told = _admitted(endpoint, state, request, caller, given)
        except Refusal as refusal:
            told = _refused(refusal, state.plan, request)
        if endpoint.changes and told.status < 300:
            state.changes += 1
        told = replace(told, headers={**told.headers, **(reading.headers() if reading else {})})
        _note(endpoint, state, caller=caller.rate_key if caller else "", status=told.status, fault=fault)
        for observe in state.observers:
            observe(Answered(endpoint.name, told.dialect, told.status, told.content))
        return told


def _caller(endpoint: Endpoint, state: State, request: Request, content: bytes) -> Caller:
    if endpoint.open:
        return Caller(None, frozenset())
    header = request.headers.get("authorization", "")
    caller = state.gatekeeper.caller(header, _signed(request, content), at=state.clock.now())
    require(caller, scopes=endpoint.scopes, user=endpoint.user)
    return caller


def _signed(request: Request, content: bytes) -> Signed:
    """What a signature covers; a client that was led here under X's own name says so in Host and X-Forwarded-Proto."""
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme)
    host = request.headers.get("host", request.url.netloc)
    is_form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    url = f"{scheme}://{host}{request.scope['path']}"
    return Signed(request.method, url, request.url.query, content.decode("latin-1") if is_form else "")


def _counted(endpoint: Endpoint, state: State, caller: Caller) -> Reading | None:
    if endpoint.open:
        return None
    rate = state.plan.rates[endpoint.name]
    limit = (rate.user if caller.account else rate.app) or 0
    if state.plan.usage_capped:
        raise money_gone()
    reading = state.meter.count(endpoint.name, caller.rate_key, rate=rate, limit=limit, at=state.clock.now())
    if reading.over:
        raise _WithHeaders(too_many(), reading)
    return reading


class _WithHeaders(Refusal):
    """A refusal that carries rate headers though the call was not counted."""

    def __init__(self, refusal: Refusal, reading: Reading) -> None:
        super().__init__(refusal.status, refusal.kind, refusal.title, refusal.detail)
        self.reading = reading


def _admitted(endpoint: Endpoint, state: State, request: Request, caller: Caller, given: Any) -> Answer:
    params = dict(request.query_params)
    query.refuse_unknown(params, known=endpoint.params)
    if isinstance(given, _NotJson):
        raise InvalidRequest("body", "", "The body is not valid JSON")
    base = f"{request.url.scheme}://{request.url.netloc}"
    header = request.headers.get("authorization", "")
    return endpoint.answer(Visit(state, caller, state.clock.now(), request.path_params, params, given, base, header))


def _refused(refusal: Refusal, plan: Plan, request: Request) -> Answer:
    headers = refusal.reading.headers() if isinstance(refusal, _WithHeaders) else {}
    try:
        dialect = query.spoken(dict(request.query_params), default=plan.dialect).dialect
    except Refusal:  # a request in both vocabularies at once is refused in the plan's
        dialect = plan.dialect
    return Answer(refusal.as_json(dialect), dialect, refusal.status, headers)


def _note(endpoint: Endpoint, state: State, *, caller: str, status: int, fault: Fault | None) -> None:
    state.calls.append(Call(endpoint.name, caller, status, fault.kind if fault else "", state.clock.now()))


class _NotJson:
    """Stands for a body that could not be read."""


async def _body(request: Request, content: bytes) -> Any:
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        form = await request.form()
        return {k: await v.read() if isinstance(v, UploadFile) else v for k, v in form.items()}
    if not content:
        return None
    if kind.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(content.decode("utf-8", "replace"), keep_blank_values=True))
    try:
        return json.loads(content)
    except ValueError:
        return _NotJson()
