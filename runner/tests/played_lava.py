# Plays a LAVA server with one board for the tests: takes jobs, fetches their images, writes logs.
# SPDX-License-Identifier: BSD-2-Clause

import json
import re
import threading
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import yaml
from played_target import Exit, Pause, PlayedTarget, Silence

TOKEN = "feedc0defeedc0de"
_BEGAN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
_MOST_ACTS = 200  # some boards come to no end

# The states through which a job goes, one each time that somebody asks.
STATES = ("Submitted", "Scheduled", "Running", "Running", "Finished")


class JobLog:
    """A log as LAVA's dispatcher writes it: a record a line, in YAML's flow style."""

    def __init__(self) -> None:
        self.text = ""
        self.now = _BEGAN

    def record(self, level: str, message: object) -> None:
        fields = {"dt": self.now.replace(tzinfo=None).isoformat(), "lvl": level, "msg": message}
        line = yaml.dump(fields, default_flow_style=True, default_style='"', width=10**6)
        self.text += f"- {line}"

    def console(self, data: bytes) -> None:
        """Lines without CR, quotes escaped once more than YAML needs."""
        for line in data.decode("utf-8", "replace").replace("\r", "").split("\n"):
            self.record("target", line.replace('"', '\\"'))

    def result(self, case: str, result: str, **more: str) -> None:
        self.record("results", {"definition": "lava", "case": case, "result": result, **more})

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class PlayedJob:
    definition: dict[str, Any]
    log: JobLog
    health: str
    questions: int = 0
    is_over: bool = False
    cancelled: bool = False


@dataclass
class PlayedLava:
    """Each job boots `target`. `states`: of a job, question by question; `troubles`: what befalls
    the first jobs: `no-board`, `worker-lost`, or `` for nothing; `status`: answered to everything,
    in the place of an answer, if it is not 0."""

    target: PlayedTarget
    troubles: Sequence[str] = ()
    states: Sequence[str] = STATES
    status: int = 0
    jobs: list[PlayedJob] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def __enter__(self) -> "PlayedLava":
        played = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # noqa: N802
                self._answer(b"")

            def do_POST(self) -> None:  # noqa: N802
                self._answer(self.rfile.read(int(self.headers["Content-Length"])))

            def _answer(self, body: bytes) -> None:
                played.tokens.append(self.headers["Authorization"])
                status, data = played.answer(self.path, body)
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", f"{played.url}/elsewhere")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, body: bytes) -> tuple[int, bytes]:
        if self.status:
            return self.status, b'{"detail": "because"}'
        if body:
            return 201, json.dumps({"job_ids": [str(self._submit(body))]}).encode()
        found = re.fullmatch(r"/api/v0\.2/jobs/(\d+)/(logs/|cancel/)?(?:\?start=(\d+))?", path)
        if found is None or int(found[1]) >= len(self.jobs):
            return 404, b'{"detail": "Not found."}'
        job = self.jobs[int(found[1])]
        if found[2] == "logs/":
            lines = job.log.text.splitlines(keepends=True)
            return 200, "".join(lines[int(found[3] or 0) :]).encode()
        if found[2] == "cancel/":
            job.cancelled = True
            return 200, b"{}"
        return 200, json.dumps(self._state(job)).encode()

    def _state(self, job: PlayedJob) -> dict[str, str]:
        state = "Finished" if job.is_over else self.states[job.questions]
        job.questions += 1
        if job.cancelled and state == "Running":
            job.log.result("0_image", "fail")
            job.log.result("job", "fail", error_type="Canceled", error_msg="The job was canceled")
            job.health, state = "Canceled", "Finished"
        job.is_over = state == "Finished"
        return {"state": state, "health": job.health}

    def _submit(self, body: bytes) -> int:
        definition = yaml.safe_load(json.loads(body)["definition"])
        kernel = definition["actions"][0]["deploy"]["kernel"]
        image = urllib.request.urlopen(kernel["url"], timeout=10).read()
        assert sha256(image).hexdigest() == kernel["sha256sum"]
        number = len(self.jobs)
        trouble = self.troubles[number] if number < len(self.troubles) else ""
        limit = float(definition["actions"][2]["test"]["timeout"]["seconds"])
        job = PlayedJob(definition, JobLog(), "Complete")
        job.health = _run(job.log, self.target, image, trouble, limit)
        self.jobs.append(job)
        return number


def _run(log: JobLog, target: PlayedTarget, image: bytes, trouble: str, limit: float) -> str:
    """Writes the log of a job; its health."""
    log.record("info", "start: 2 uboot-action (timeout 00:05:00) [common]")
    log.console(b"U-Boot 2023.01\r\n=> bootelf\r\n")
    log.wait(30.0)  # more than a case may take: a boot loader's time is nobody's
    if trouble == "no-board":
        said = "wait for prompt timed out"
        log.result("job", "fail", error_type="Infrastructure", error_msg=said)
        return "Incomplete"
    log.record("debug", "start: 3.1 lava-test-interactive (timeout 00:14:00) [common]")
    ends = log.now + timedelta(seconds=limit)
    for index, act in enumerate(target.acts(image)):
        if trouble == "worker-lost" and index > 8:
            return "Incomplete"
        if not _play(log, act) or index > _MOST_ACTS:
            break
    heard_bye = re.search(r"@@\d+ BYE ", log.text) is not None
    if not heard_bye:
        log.now = ends
    log.result("0_image", "pass" if heard_bye else "fail")
    log.wait(5.0)
    if heard_bye:
        log.result("job", "pass")
        return "Complete"
    said = f"lava-test-interactive timed out after {limit:.0f} seconds"
    log.result("job", "fail", error_type="Test", error_msg=said)
    return "Incomplete"


def _play(log: JobLog, act: object) -> bool:
    """Whether the board goes on."""
    if isinstance(act, bytes):
        log.wait(0.01)
        log.console(act)
    elif isinstance(act, Pause):
        log.wait(act.seconds)
    return not isinstance(act, Exit | Silence)
