# A runner that is asked to end while it has a board: whatever else arrives, the board is off then.
# SPDX-License-Identifier: BSD-2-Clause

import os
import pty
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk
from workbench import RUNNER, wait_for


class Probe:
    """A probe of a board whose U-Boot says nothing, and whose power takes its time."""

    def __init__(self, folder: Path, off_seconds: float) -> None:
        self.log = folder / "log"
        self.log.touch()
        self._board, self._console = pty.openpty()
        desk = Desk(folder)
        file = desk.add("a")
        on = f"echo on >>{self.log}"
        off = f"echo begun >>{self.log}; sleep {off_seconds}; echo off >>{self.log}"
        file.write_text(
            file.read_text()
            .replace("socket://127.0.0.1:1", os.ttyname(self._console))
            .replace('on = ["true"]', f'on = ["sh", "-c", "{on}"]\noff_seconds = 0.1')
            .replace('off = ["true"]', f'off = ["sh", "-c", "{off}"]')
        )
        self.process = subprocess.Popen(
            [str(RUNNER), "probe", str(file)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def done(self) -> list[str]:
        return self.log.read_text().split()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._board)
        os.close(self._console)


@pytest.fixture
def probe(tmp_path: Path) -> Iterator[Probe]:
    probe = Probe(tmp_path, 1.0)
    yield probe
    probe.end()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_further_signal_does_not_keep_the_board_on(probe: Probe, number: signal.Signals) -> None:
    """It ended the command for off, as Ctrl-C ends it by itself: the whole group gets that."""
    assert wait_for(lambda: probe.done == ["begun", "off", "on"])
    probe.process.send_signal(signal.SIGTERM)
    assert wait_for(lambda: probe.done[3:] == ["begun"])
    os.killpg(probe.process.pid, number)
    assert probe.process.wait(20) == 128 + signal.SIGTERM
    assert probe.done[3:] == ["begun", "off"]


def test_first_signal_during_off_does_not_keep_the_board_on(probe: Probe) -> None:
    assert wait_for(lambda: probe.done == ["begun"])
    os.killpg(probe.process.pid, signal.SIGINT)
    assert probe.process.wait(20) == 128 + signal.SIGINT
    assert probe.done[-1] == "off"
    assert "on" not in probe.done
