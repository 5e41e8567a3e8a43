# Reads the log of a LAVA job: what the board said and when, and what LAVA made of it.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import yaml

from selfe_runner.farm.engine import Heard
from selfe_runner.farm.lava_job import SCRIPT
from selfe_runner.text import printable_text

# What the dispatcher writes when it has seen the image start and listens for its last words.
_LISTENS = re.compile(r"start: [0-9.]+ lava-test-interactive ")

_CONSOLE = ("target", "feedback")  # levels of lines from the board: `feedback` while LAVA waits

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is ten times as fast


@dataclass
class LavaLog:
    """A log that is read line by line, as a whole or while it grows.

    `console`: the pieces so far. Until the image is started all is of second 0: the time of a boot
    loader is nobody's business. `is_started`; `is_finished`: the job's result is there, an empty
    `error` if it is good, else LAVA's sentence and `error_type`: `Job`, `Infrastructure`,
    `Canceled`, `Test` …; `script_ended`: when LAVA gave up or heard the last words.
    """

    console: list[Heard] = field(default_factory=list)
    lines: int = 0
    is_started: bool = False
    is_finished: bool = False
    error: str = ""
    error_type: str = ""
    _start: float = 0.0
    _last: float = 0.0
    _script_end: float | None = None

    def feed(self, data: bytes) -> None:
        """More lines, whole ones. A line that is none of LAVA's is passed over."""
        for line in data.splitlines():
            self.lines += 1
            record = _record(line)
            if record is not None:
                self._take(record)

    def heard(self) -> Iterator[Heard]:
        """What the board said, and last until when it was listened to."""
        yield from self.console
        end = self._last if self._script_end is None else self._script_end
        yield Heard(self._seconds(end) if self.is_started else 0.0, b"")

    def _take(self, record: Mapping[str, Any]) -> None:
        message = record.get("msg")
        # Clocks of hosts are set back now and then.
        self._last = max(self._last, _time_of(record))
        if record.get("lvl") in _CONSOLE and isinstance(message, str):
            at = self._seconds(self._last) if self.is_started else 0.0
            self.console.append(Heard(at, _as_said(message)))
        elif isinstance(message, str) and _LISTENS.match(message):
            self.is_started = True
            self._start = self._last
        elif record.get("lvl") == "results" and isinstance(message, dict):
            self._result(message)

    def _result(self, result: Mapping[str, Any]) -> None:
        if result.get("definition") != "lava":
            return
        if str(result.get("case")).endswith(f"_{SCRIPT}"):
            self._script_end = self._last
        elif result.get("case") == "job":
            self.is_finished = True
            if result.get("result") != "pass":
                said = " ".join(printable_text(str(result.get("error_msg", ""))).split())
                self.error = said or "it failed"
                self.error_type = str(result.get("error_type", ""))

    def _seconds(self, time: float) -> float:
        return time - self._start


def _record(line: bytes) -> Mapping[str, Any] | None:
    """`- {"dt": …, "lvl": …, "msg": …}`: one record a line, in YAML's flow style."""
    try:
        value = yaml.load(line.removeprefix(b"- "), Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _time_of(record: Mapping[str, Any]) -> float:
    try:
        return datetime.fromisoformat(f"{record.get('dt')}+00:00").timestamp()
    except ValueError:
        return 0.0


def _as_said(message: str) -> bytes:
    """A line without LAVA's escaping of quotes. What was no UTF-8 is lost: frames are ASCII."""
    return message.replace('\\"', '"').encode("utf-8", "replace") + b"\r\n"
