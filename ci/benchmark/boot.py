# Times a boot by what the image says, and a whole run of the suite.
# SPDX-License-Identifier: BSD-2-Clause

import subprocess
import sys
import time
from pathlib import Path

from benchmark.tree import ROOT, Tree
from selfe_runner.input.image import read_image
from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.input.platform import read_platform
from selfe_runner.judge.boot_end import BootEnd
from selfe_runner.problem import Problem
from selfe_runner.protocol.decoder import Decoder
from selfe_runner.protocol.frame import Frame
from selfe_runner.protocol.message import Hello, Message, Start, parse_message
from selfe_runner.report.journal_reader import read_journal
from selfe_runner.transport.qemu import QemuTransport
from selfe_runner.transport.qemu_command import QemuCommand, derive_qemu_command

_BOOT_SECONDS = 60.0  # a boot takes well under one; a busy machine may take long


def qemu_command(tree: Tree) -> QemuCommand:
    """How the runner starts the tree's images."""
    platform = read_platform(tree.platform_file)
    return derive_qemu_command(platform, read_kernel_config(tree.prefix), tree.image)


class Boot:
    """Boots one image again and again."""

    def __init__(self, tree: Tree) -> None:
        self._name = str(tree.image)
        self._image = read_image(tree.image)
        self._transport = QemuTransport(qemu_command(tree))

    def milestones(self) -> tuple[float, float]:
        """Milliseconds from the start of QEMU to the first HELLO and to the start of the first
        case. Problem: the image does not get there."""
        decoder = Decoder()
        hello: float | None = None
        started = time.monotonic()
        try:
            self._transport.boot(self._image)
            while (now := time.monotonic() - started) < _BOOT_SECONDS:
                heard = self._transport.read(_BOOT_SECONDS - now)
                if isinstance(heard, BootEnd):
                    raise Problem(f"{self._name}: {heard.text} before the first case")
                now = (time.monotonic() - started) * 1000
                for message in _messages(decoder, heard):
                    if hello is None and isinstance(message, Hello):
                        hello = now
                    if hello is not None and isinstance(message, Start):
                        return hello, now
        finally:
            self._transport.stop()
        raise Problem(f"{self._name}: no case started within {_BOOT_SECONDS:g} s")


def suite_figures(tree: Tree, scratch: Path) -> tuple[float, float, float]:
    """Of a run of all cases: milliseconds that the runner takes, with its files, which go to
    `scratch`; cases a second, from the machine's start to the image's last line; milliseconds of
    the cases that play random sequences. Problem: no verdicts at all. What the verdicts are does
    not matter here."""
    command = [sys.executable, str(ROOT / "runner" / "selfe-run"), "test"]
    files = {
        "--image": tree.image,
        "--cases": tree.cases,
        "--platform": tree.platform_file,
        "--prefix": tree.prefix,
        "--journal": scratch / "journal",
        "--junit": scratch / "junit.xml",
        "--log": scratch / "log",
    }
    command += [word for option, path in files.items() for word in (option, str(path))]
    started = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    milliseconds = (time.monotonic() - started) * 1000
    if done.returncode:
        raise Problem(f"{tree.name}: the suite did not run: {done.stderr.strip()}")
    journal = read_journal(scratch / "journal")
    seconds = sum(boot.seconds for boot in journal.boots)
    random = sum(case.seconds for case in journal.cases if case.area == "model")
    return milliseconds, len(journal.cases) / seconds, random * 1000


def _messages(decoder: Decoder, data: bytes) -> list[Message]:
    return [parse_message(e.body) for e in decoder.feed(data) if isinstance(e, Frame)]
