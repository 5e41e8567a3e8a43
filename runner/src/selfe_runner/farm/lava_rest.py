# Talks to a LAVA server over its REST API, version 0.2.
# SPDX-License-Identifier: BSD-2-Clause

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from typing import Any

from selfe_runner.farm.engine import EngineTrouble
from selfe_runner.problem import Problem
from selfe_runner.text import printable, printable_text

_SECONDS = 60.0  # for an answer to arrive whole
_MOST_BYTES = 256 << 20  # of an answer; a log is bounded by the boot's own limit
_SHOWN_CHARACTERS = 300
_REFUSALS = (401, 403)
_REJECTED = 400
_NOT_FOUND = 404
_OUR_FAULTS = range(300, 500)  # a redirection, too: `url` is not the server's own


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The token is for one server; a redirection would carry it to another."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class LavaRest:
    """The server at `url`, as the user whose `token` it is. Every call may raise EngineTrouble (the
    server cannot be asked now) and Problem (it will never do what is asked)."""

    def __init__(self, url: str, token: str) -> None:
        self._base = url.rstrip("/")
        self._token = token
        self._opener = urllib.request.build_opener(_NoRedirect)

    def page(self, path: str) -> str:
        """Where a person finds `path`."""
        return f"{self._base}/{path}"

    def get(self, path: str, **query: str | int) -> Mapping[str, Any]:
        """The JSON object at `path` of the API."""
        return self._object(path, self._ask(path, query))

    def get_bytes(self, path: str, **query: str | int) -> bytes:
        """What is at `path`; empty if there is nothing yet."""
        try:
            return self._ask(path, query)
        except _NotFound:
            return b""

    def post(self, path: str, content: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answer to `content`."""
        return self._object(path, self._ask(path, {}, json.dumps(content).encode()))

    def _ask(self, path: str, query: Mapping[str, Any], body: bytes | None = None) -> bytes:
        url = f"{self._base}/api/v0.2/{path}"
        if query:
            url += "?" + urllib.parse.urlencode(query)
        headers = {"Authorization": f"Token {self._token}", "Content-Type": "application/json"}
        request = urllib.request.Request(url, data=body, headers=headers)
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                data: bytes = answer.read(_MOST_BYTES)
                promised = answer.headers.get("Content-Length", str(len(data)))
                if promised.isdecimal() and len(data) < int(promised):
                    raise EngineTrouble(
                        f"{self._base} broke off after {len(data)} of {promised} bytes"
                    )
                return data
        except urllib.error.HTTPError as error:
            raise self._refusal(path, error) from error
        except (OSError, http.client.HTTPException) as error:
            reason = printable_text(str(getattr(error, "reason", error)))
            raise EngineTrouble(f"{self._base} does not answer: {reason}") from error

    def _refusal(self, path: str, error: urllib.error.HTTPError) -> Exception:
        said = _said(error)
        if error.code in _REFUSALS:
            hint = "token_file must hold a token of a user who may submit jobs"
            return Problem(f"LAVA refuses the token: {said}", hint, place=self._base)
        if error.code == _NOT_FOUND:
            return _NotFound(f"LAVA knows no {path}", place=self._base)
        if error.code == _REJECTED:
            return Problem(f"LAVA rejects the job: {said}", place=self._base)
        if error.code in _OUR_FAULTS:
            return Problem(f"LAVA answers {error.code}: {said}", place=self._base)
        return EngineTrouble(f"{self._base} answers {error.code}: {said}")

    def _object(self, path: str, data: bytes) -> Mapping[str, Any]:
        try:
            value = json.loads(data)
        except ValueError as error:
            raise EngineTrouble(f"{self._base} gave half an answer about {path}") from error
        if not isinstance(value, dict):
            raise EngineTrouble(f"{self._base} gave an odd answer about {path}")
        return value


class _NotFound(Problem):
    """There is nothing at that path."""


def _said(error: urllib.error.HTTPError) -> str:
    """The reason that the server gives, in one printable line."""
    try:
        said = error.read(1 << 16)
    except (OSError, http.client.HTTPException):
        said = b""
    try:
        value = json.loads(said)
        text = str(value.get("message") or value.get("detail") or value)
    except (ValueError, AttributeError):
        text = printable(said)
    return " ".join(printable_text(text).split())[:_SHOWN_CHARACTERS] or str(error.reason)
