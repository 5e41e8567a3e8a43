# A LAVA server on loopback with one worker, from empty tables to boards that take jobs.
# SPDX-License-Identifier: BSD-2-Clause

import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

URL = "http://127.0.0.1:8000"
WORKER = "loopback"
_CONFIG = Path("/etc/lava-server")
_UP_SECONDS = 120.0


class Server:
    """Database, web server, scheduler and publisher; their logs go to `logs`."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._worker_token = ""
        self._worker: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when the server answers. RuntimeError: it does not."""
        subprocess.run(["pg_ctlcluster", "15", "main", "start"], check=True)
        self._start(
            ["gunicorn3", "lava_server.wsgi", "-u", "lavaserver", "-g", "lavaserver",
             "--worker-class", "eventlet", "--workers", "2", "--bind", "127.0.0.1:8000"],
            "server",
        )  # fmt: skip
        self._start(["lava-server", "manage", "lava-scheduler"], "scheduler")
        publisher = ["lava-server", "manage", "lava-publisher", "--host", "127.0.0.1"]
        self._start(publisher, "publisher")
        give_up = time.monotonic() + _UP_SECONDS
        while not _answers():
            if time.monotonic() > give_up:
                raise RuntimeError(f"the server does not answer; see {self._logs}")
            time.sleep(1.0)

    def manage(self, *arguments: str) -> str:
        """What `lava-server manage` prints."""
        command = ["lava-server", "manage", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def add_user(self, name: str, token: str) -> None:
        self.manage("users", "add", "--passwd", token, name)
        self.manage("tokens", "add", "--user", name, "--secret", token)

    def add_boards(self, device_type: str, files: Path, boards: dict[str, str]) -> None:
        """Boards, by name their device dictionaries, of a type of the folder `files` (hil/lava)."""
        for kind in ("device-types", "health-checks"):
            for file in (files / kind).iterdir():
                shutil.copy(file, _CONFIG / "dispatcher-config" / kind)
        # There is no default route by which a dispatcher would find its own address.
        (_CONFIG / "dispatcher.d" / f"{WORKER}.yaml").write_text("dispatcher_ip: 127.0.0.1\n")
        self.manage("device-types", "add", device_type)
        said = self.manage("workers", "add", WORKER)
        self._worker_token = said.partition("Token: ")[2].split()[0]
        for name, dictionary in boards.items():
            (_CONFIG / "dispatcher-config/devices" / f"{name}.jinja2").write_text(dictionary)
            self.manage(
                "devices", "add", name, "--device-type", device_type,
                "--worker", WORKER, "--tags", "virtual",
            )  # fmt: skip
            # Whether they are well, LAVA finds out by their health check before the first job.
            self.manage("devices", "update", name, "--health", "UNKNOWN")

    def start_worker(self) -> None:
        self._worker = self._start(
            ["lava-worker", "--url", URL, "--token", self._worker_token, "--name", WORKER], "worker"
        )

    def kill_worker(self) -> int:
        """As if its host had lost its power: the worker and all that it started; how many that
        were."""
        assert self._worker is not None
        doomed = [self._worker.pid, *_descendants(self._worker.pid)]
        for pid in doomed:
            os.kill(pid, signal.SIGKILL)
        self._worker.wait()
        return len(doomed)

    def _start(self, command: Sequence[str], name: str) -> subprocess.Popen[bytes]:
        with (self._logs / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )


def _answers() -> bool:
    try:
        with urllib.request.urlopen(f"{URL}/api/v0.2/system/version/", timeout=10):
            return True
    except urllib.error.HTTPError:
        return True  # a refusal is an answer, too
    except OSError:
        return False


def _descendants(pid: int) -> Iterator[int]:
    """Of a process that may start others meanwhile: so children come after their parents."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue  # it has ended
        if parent == pid:
            yield int(folder.name)
            yield from _descendants(int(folder.name))
