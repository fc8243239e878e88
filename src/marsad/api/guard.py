"""What every answer carries: security headers, an ETag, and one shape for every error."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse

from marsad.api.filters import BadFilter, FieldFault

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "manifest-src 'self'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LOCAL = ("127.0.0.1", "localhost", "[::1]")
Next = Callable[[Request], Awaitable[Response]]


class Missing(Exception):
    """Nothing is kept under that id. `kind` is event, place or report; "page" for an address nobody serves."""

    def __init__(self, kind: str, ident: str) -> None:
        super().__init__(f"there is no {kind} “{ident}” in this record")
        self.kind, self.ident = kind, ident


def error_json(status: int, code: str, message: str, faults: tuple[FieldFault, ...] = ()) -> dict[str, Any]:
    """The one shape of every error."""
    fields = [{"name": f.name, "value": f.value, "message": f.message} for f in faults]
    return {"error": {"status": status, "code": code, "message": message, "fields": fields}}


def error_answer(status: int, code: str, message: str, faults: tuple[FieldFault, ...] = ()) -> JSONResponse:
    """An error as JSON."""
    return JSONResponse(error_json(status, code, message, faults), status)


def describe(fault: Exception) -> tuple[int, str, tuple[FieldFault, ...]]:
    """Status, code and faults of an exception that we raise on purpose."""
    if isinstance(fault, BadFilter):
        return 400, "bad-filter", fault.faults
    return 404, "not-found", ()


def tag(request: Request, version: str) -> str:
    """The ETag of an answer: it changes with the record, the address, the language and the program."""
    parts = (version, str(request.url), request.headers.get("accept-language", ""), request.headers.get("cookie", ""))
    return f'W/"{sha256(chr(0).join(parts).encode()).hexdigest()[:20]}"'


def guard(version: Callable[[], str]) -> Callable[[Request, Next], Awaitable[Response]]:
    """A middleware that sets the headers and answers 304 where nothing changed. `version` tells the record's state."""

    async def pass_through(request: Request, follow: Next) -> Response:
        host = request.headers.get("host", "").rsplit(":", 1)[0] if not request.headers.get("host", "").endswith("]") else "[::1]"
        if host not in LOCAL:
            return dress(error_answer(400, "foreign-host", "This server answers to this machine only."))
        static = request.url.path.startswith("/static/")
        mark = "" if static or request.method != "GET" else tag(request, version())
        if mark and request.headers.get("if-none-match") == mark:
            return dress(Response(status_code=304, headers={"etag": mark}))
        answer = await follow(request)
        if mark and answer.status_code == 200:
            answer.headers["etag"] = mark
        return dress(answer)

    return pass_through


def dress(answer: Response) -> Response:
    """The answer with the headers that every answer carries."""
    for name, value in HEADERS.items():
        answer.headers[name] = value
    answer.headers.setdefault("cache-control", "no-cache")
    return answer
