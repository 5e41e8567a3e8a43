# An engine for tests that runs each job by LAVA's own lava-run, on this host, without a server.
# SPDX-License-Identifier: BSD-2-Clause

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import jinja2

from selfe_hil.lava_board import device_dictionary
from selfe_runner.farm.engine import Heard, Job, Waiting
from selfe_runner.farm.image_server import ImageServer
from selfe_runner.farm.lava_job import job_definition
from selfe_runner.farm.lava_log import LavaLog
from selfe_runner.input.board import read_board
from selfe_runner.judge.boot_end import BootEnd, How

TYPES = Path(__file__).resolve().parents[1] / "lava" / "device-types"

# What a dispatcher's host has, in a name space of its own: LAVA's folder, the setting of a TFTP
# server (QEMU's network is one), root's rights over no more than what is the user's own.
# Arguments: LAVA, the folder with `bin` and `stub`, the TFTP folder, those of lava-run.
_AS_DISPATCHER = """
set -e
mount -t tmpfs none /etc/default
echo "TFTP_DIRECTORY=$3" >/etc/default/tftpd-hpa
mount -t tmpfs none /var/lib
mkdir -p /var/lib/lava/dispatcher/tmp
export PYTHONPATH=$2/stub:$1/usr/lib/python3/dist-packages PATH=$2/bin:$PATH
export LD_LIBRARY_PATH=$(echo "$1"/usr/lib/*-linux-gnu)
lava=$1
shift 3
exec /usr/bin/python3 "$lava/usr/bin/lava-run" "$@"
"""


class LavaRun:
    """Jobs on the board of the file `board`, one after the other. `lava`: what fetch-lava got;
    `folder`: for all that a job leaves; `logs`: of all jobs, for a person to read."""

    def __init__(self, lava: Path, board: Path, folder: Path, images: ImageServer) -> None:
        self._lava = lava
        self._folder = folder
        self._images = images
        self._process: subprocess.Popen[bytes] | None = None
        self._tftp = board.parent / "tftp"
        self._write_device(board)
        (folder / "dispatcher.yaml").write_text("dispatcher_ip: 127.0.0.1\n")
        # LAVA looks for these programs before every job, and starts them for none of ours.
        for name in ("in.tftpd", "udevadm"):
            self._put(f"bin/{name}").symlink_to("/bin/true")
        # It imports this for changing disk images: 100 packages, and no job of ours has such one.
        self._put("stub/guestfs.py").write_text("")

    def run_definition(self, definition: str, *options: str) -> int:
        """Starts the job of `definition`, with `options` for lava-run; its number."""
        number = len(list(self._folder.glob("*.yaml.log")))
        job = self._folder / f"{number}.yaml"
        job.write_text(definition)
        with (self._folder / f"{number}.yaml.log").open("wb") as log:
            self._process = subprocess.Popen(
                ["unshare", "--map-root-user", "--mount", "bash", "-c", _AS_DISPATCHER, "bash",
                 str(self._lava), str(self._folder), str(self._tftp),
                 "--job-id", str(number), "--output-dir", str(self._folder / f"{number}.out"),
                 "--device", str(self._folder / "device.yaml"),
                 "--dispatcher", str(self._folder / "dispatcher.yaml"), *options, str(job)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )  # fmt: skip
        return number

    def submit(self, job: Job) -> str:
        url = self._images.publish(job.image)
        definition = job_definition(job, url, sha256(job.image).hexdigest())
        return str(self.run_definition(definition))

    def wait(self, ticket: str, seconds: float) -> Waiting | BootEnd:
        assert self._process is not None
        give_up = time.monotonic() + seconds
        while self._process.poll() is None:
            if time.monotonic() > give_up:
                return Waiting.RUNNING
            time.sleep(0.1)
        log = self.log(ticket)
        if not log.is_finished:
            return BootEnd(How.MACHINE, "lava-run ended without a result")
        if not log.error:
            return BootEnd(How.BYE, "LAVA heard the last words")
        return BootEnd(How.MACHINE if log.is_started else How.LOAD_FAIL, log.error)

    def fetch_log(self, ticket: str) -> Iterator[Heard]:
        return self.log(ticket).heard()

    def cancel(self, ticket: str) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(30)

    def log(self, ticket: str) -> LavaLog:
        log = LavaLog()
        log.feed((self._folder / f"{ticket}.yaml.log").read_bytes())
        return log

    def _write_device(self, board: Path) -> None:
        """The device as LAVA's server would tell it: our device types on top of LAVA's own."""
        templates = [TYPES, self._lava / "usr/share/lava-server/device-types"]
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates), trim_blocks=True, autoescape=False
        )
        device = environment.from_string(device_dictionary(read_board(board)))
        self._put("device.yaml").write_text(device.render())

    def _put(self, name: str) -> Path:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path
