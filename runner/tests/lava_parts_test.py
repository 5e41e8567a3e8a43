# What goes to LAVA and comes from it: definitions of jobs, images, logs.
# SPDX-License-Identifier: BSD-2-Clause

import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Sequence

import pytest
import yaml
from played_lava import JobLog

from selfe_runner.farm.engine import Device, EngineTrouble, Job
from selfe_runner.farm.image_server import ImageServer
from selfe_runner.farm.lava_job import job_definition
from selfe_runner.farm.lava_log import LavaLog
from selfe_runner.farm.lava_rest import LavaRest
from selfe_runner.protocol.decoder import Decoder
from selfe_runner.protocol.frame import Frame, encode

STARTED = "start: 3.1 lava-test-interactive (timeout 00:14:00) [common]"


@pytest.mark.parametrize("name", ["it's", "a: b\n- deploy:", '"', "{% raw %}", "\u2028é"])
def test_name_cannot_change_a_job(name: str) -> None:
    job = Job(name, Device("selfe-sabre", ("virtual",)), b"", 30.0, 300.0)
    definition = yaml.safe_load(job_definition(job, "http://x/y", "00", "personal"))
    assert definition["job_name"] == name
    assert [list(action) for action in definition["actions"]] == [["deploy"], ["boot"], ["test"]]
    assert definition["tags"] == ["virtual"]
    assert definition["visibility"] == "personal"


def test_images_are_served_while_they_are_published() -> None:
    server = ImageServer("127.0.0.1", 0)
    url = server.publish(b"image")
    assert answers(url) == [200, 404, 404]
    server.withdraw(url)
    assert answers(url) == [404, 404, 404]
    server.close()


def answers(url: str) -> list[int]:
    """What the server says to the address of an image and to others."""
    said = []
    for address in (url, f"{url}x", f"{url}/../../etc/passwd"):
        try:
            said.append(urllib.request.urlopen(address, timeout=10).status)
        except urllib.error.HTTPError as error:
            said.append(error.code)
    return said


def test_log_keeps_frames_byte_for_byte() -> None:
    bodies = [f"D {i} {text}" for i, text in enumerate(_printables())]
    log = JobLog()
    log.record("debug", STARTED)
    for seq, body in enumerate(bodies):
        log.console(b"\r\n" + encode(seq, body.encode()) + b"\r\n")
    assert _bodies(log.text.encode()) == bodies


def test_broken_log_gives_what_is_whole() -> None:
    log = JobLog()
    log.console(encode(0, b"S 0") + b"\r\n" + encode(1, b"R 0 PASS"))
    half = log.text.encode()[:-30]
    odd = b'\xff\x00 : [\n- 17\n- {\n- {"dt": 3, "lvl": "target"}\n'
    assert _bodies(odd + half) == ["S 0"]


def test_times_of_a_log_never_fall() -> None:
    log = JobLog()
    log.console(b"U-Boot")
    log.wait(50.0)
    log.record("debug", STARTED)
    log.wait(2.0)
    log.console(b"one")
    log.wait(-100.0)
    log.console(b"two")
    read = LavaLog()
    read.feed(log.text.encode())
    assert [(heard.at, heard.data) for heard in read.heard()] == [
        (0.0, b"U-Boot\r\n"), (2.0, b"one\r\n"), (2.0, b"two\r\n"), (2.0, b"")
    ]  # fmt: skip


def _printables() -> Sequence[str]:
    """All that a frame's body may hold, among it whatever YAML and LAVA escape."""
    text = "".join(chr(i) for i in range(0x20, 0x7F) if chr(i) not in "@*")
    pieces = [text[i : i + 40] for i in range(0, len(text), 40)]
    return [*pieces, '\\"', '"\\\\"', "\\n", "- {", ": "]


def _bodies(log: bytes) -> list[str]:
    read = LavaLog()
    read.feed(log)
    decoder = Decoder()
    items = [item for heard in read.heard() for item in decoder.feed(heard.data)]
    return [item.body for item in [*items, *decoder.finish()] if isinstance(item, Frame)]


def test_log_that_breaks_off_is_no_log() -> None:
    """The judge would blame whatever case the cut falls into."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 1000\r\n\r\nhalf a log: ")

        answering = threading.Thread(target=answer)
        answering.start()
        try:
            with pytest.raises(EngineTrouble, match="broke off after 12 of 1000 bytes"):
                LavaRest(f"http://127.0.0.1:{port}", "token").get_bytes("jobs/1/logs/")
        finally:
            answering.join()
