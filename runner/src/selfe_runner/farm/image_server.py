# Offers images to the workers of an engine, by HTTP, for as long as their jobs live.
# SPDX-License-Identifier: BSD-2-Clause

import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from selfe_runner.problem import Problem


class ImageServer:
    """Serves what is published, from memory, and nothing else.

    The names are as hard to guess as the images. `address` and `port`: where it listens, port 0
    for any; `url`: how the workers call it, empty if by that very address.
    """

    def __init__(self, address: str, port: int, url: str = "") -> None:
        images: dict[str, bytes] = {}

        class Handler(BaseHTTPRequestHandler):
            timeout = 60  # seconds for a client that says nothing

            def do_HEAD(self) -> None:  # noqa: N802
                self._answer(with_body=False)

            def do_GET(self) -> None:  # noqa: N802
                self._answer(with_body=True)

            def _answer(self, with_body: bool) -> None:
                image = images.get(self.path)
                if image is None:
                    self.send_error(404)
                    return
                self.send_response(200)
                self.send_header("Content-Type", "application/octet-stream")
                self.send_header("Content-Length", str(len(image)))
                self.end_headers()
                if with_body:
                    self.wfile.write(image)

            def log_message(self, *_: object) -> None:
                """Who fetches what is in the engine's own log."""

        try:
            self._server = ThreadingHTTPServer((address, port), Handler)
        except OSError as error:
            hint = "[images] listen is where this host offers images to the workers"
            place = f"{address}:{port}"
            raise Problem(f"cannot listen: {error.strerror}", hint, place=place) from error
        self._images = images
        self._url = (url or f"http://{address}:{self._server.server_port}").rstrip("/")
        # It looks ten times a second whether it is to end, and answers at once.
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)
        self._thread.start()

    def publish(self, image: bytes) -> str:
        """The address of `image`, until it is withdrawn."""
        path = f"/{sha256(image).hexdigest()}.elf"
        self._images[path] = image
        return self._url + path

    def withdraw(self, url: str) -> None:
        self._images.pop(url.removeprefix(self._url), None)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
