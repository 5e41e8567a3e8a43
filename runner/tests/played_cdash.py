# Plays a CDash server on loopback: takes what ctest uploads, as submit.php does, and remembers it.
# SPDX-License-Identifier: BSD-2-Clause

import hashlib
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree


@dataclass(frozen=True)
class Upload:
    """One file. `query`: of the request; `authorization`: that header."""

    query: dict[str, str]
    authorization: str
    data: bytes

    @property
    def part(self) -> str:
        """Test.xml, Done.xml …"""
        return self.query["FileName"].rpartition("___")[2]

    @property
    def xml(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.data)


class PlayedCDash:
    """A server that runs while the context lasts. `refuse_after`: answers that many requests, then
    500 to all that follow."""

    def __init__(self, refuse_after: int = 1 << 30) -> None:
        self.uploads: list[Upload] = []
        self.complaints: list[str] = []
        self.refuse_after = refuse_after
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/submit.php?project=selfe"

    def parts(self, name: str) -> list[Upload]:
        return [upload for upload in self.uploads if upload.part == name]

    def take(self, upload: Upload) -> str:
        """What is wrong with the upload; empty if CDash would take it."""
        if upload.query.get("project") != "selfe":
            return "no such project"
        if upload.query.get("MD5") != hashlib.md5(upload.data).hexdigest():
            return "checksum failed"
        if upload.part != "Done.xml" and not _is_of_its_build(upload):
            return "the file is of another build than its name says"
        self.uploads.append(upload)
        return ""

    def __enter__(self) -> "PlayedCDash":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _is_of_its_build(upload: Upload) -> bool:
    root, query = upload.xml, upload.query
    if root.tag == "Update":  # the one part that says it in elements
        said = tuple(root.findtext(name) for name in ("BuildName", "BuildStamp", "Site"))
    else:
        said = tuple(root.get(name) for name in ("BuildName", "BuildStamp", "Name"))
    return said == (query.get("build"), query.get("stamp"), query.get("site"))


def _handler(cdash: PlayedCDash) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:  # noqa: N802 - the name is http.server's
            data = self.rfile.read(int(self.headers["Content-Length"]))
            query = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
            upload = Upload(query, self.headers.get("Authorization", ""), data)
            if len(cdash.uploads) >= cdash.refuse_after:
                self.send_error(500)
                return
            complaint = cdash.take(upload)
            if complaint:
                cdash.complaints.append(complaint)
            status = "ERROR" if complaint else "OK"
            body = (
                f"<cdash version='3.1'><status>{status}</status><message>{complaint}</message>"
                f"<md5>{hashlib.md5(data).hexdigest()}</md5></cdash>"
            ).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler
