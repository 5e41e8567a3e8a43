# `selfe-run probe`: what is connected, and whether all of it works.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.board import Board
from selfe_runner.input.board_set import PLACES_VARIABLE, board_places, read_boards
from selfe_runner.problem import Problem
from selfe_runner.text import printable_text
from selfe_runner.transport.board import loader_of
from selfe_runner.transport.board_lock import BoardLock
from selfe_runner.transport.board_probe import Finding, State, probe_board
from selfe_runner.transport.line import SerialLine
from selfe_runner.transport.power import PowerSwitch
from selfe_runner.transport.serial_ports import SerialPort, serial_ports


@dataclass(frozen=True)
class ProbeOptions:
    """The command line. `places`: files and folders, empty for those of SELFE_BOARDS; `wait`:
    seconds, for boards that are in use."""

    places: tuple[Path, ...]
    wait: float
    is_json: bool


class Page:
    """What a person reads while boards are tried: a line for each part, begun before the part is."""

    def __init__(self) -> None:
        self._is_begun = False

    def say(self, text: str) -> None:
        print(printable_text(text), flush=True)

    def begin(self, part: str) -> None:
        self._is_begun = True
        print(f"  {part:<9} ", end="", flush=True)

    def find(self, finding: Finding) -> None:
        start = "" if self._is_begun else f"  {finding.part:<9} "
        self._is_begun = False
        self.say(f"{start}{finding.state.value:<8} {finding.text}".rstrip())


class _NoPage(Page):
    """For a document, which stands alone."""

    def say(self, text: str) -> None: ...

    def begin(self, part: str) -> None: ...


def run_probe(options: ProbeOptions) -> int:
    """Switches each board on, stops its loader, brings it some bytes, and switches it off; nothing
    of its memory cards or flash is written. Exit code 0: every board works."""
    named = options.places or os.environ.get(PLACES_VARIABLE)
    found = read_boards(board_places(options.places, os.environ) if named else ())
    for line in (line for problem in found.problems for line in problem.lines()):
        print(printable_text(line), file=sys.stderr)
    page = _NoPage() if options.is_json else Page()
    results = {board.id: _probe(board, options.wait, page) for board in found.boards}
    ports = _unused(serial_ports(), found.boards)
    if options.is_json:
        print(json.dumps(_document(found.boards, results, ports), indent=2))
    else:
        _say_ports(ports, found.boards, page)
    is_good = all(f.state is State.OK for findings in results.values() for f in findings)
    return 0 if is_good and not found.problems else 1


def _probe(board: Board, wait: float, page: Page) -> list[Finding]:
    """What is found; on the page, too, as soon as it is."""
    page.say(f"{board.id}: {board.description} ({board.file})")
    if board.quarantine:
        page.say(f"  in quarantine {board.quarantine}")
    findings = []
    lock = BoardLock(board.id)
    try:
        lock.acquire(wait, lambda text: page.say(f"  {text}"))
    except Problem as problem:
        findings.append(Finding("lock", State.UNTRIED, problem.message))
        page.find(findings[0])
        return findings
    line, power = SerialLine(board.console), PowerSwitch(board.power)
    loader = loader_of(board, line, lambda _: None)
    try:
        for finding in probe_board(board, line, power, loader, page.begin):
            page.find(finding)
            findings.append(finding)
    finally:
        lock.release()
    return findings


def _unused(ports: Sequence[SerialPort], boards: Sequence[Board]) -> list[SerialPort]:
    used = {os.path.realpath(board.console.url) for board in boards}
    return [port for port in ports if os.path.realpath(port.device) not in used]


def _say_ports(ports: Sequence[SerialPort], boards: Sequence[Board], page: Page) -> None:
    if not boards:
        page.say(f"no boards: name files or folders, or set {PLACES_VARIABLE}")
    page.say("serial ports of no board:" if ports else "serial ports of no board: none")
    for port in ports:
        page.say(f"  {port.name}  {port.text}")


def _document(
    boards: Sequence[Board], results: dict[str, list[Finding]], ports: Sequence[SerialPort]
) -> dict[str, object]:
    return {
        "format": 1,
        "boards": [
            {
                "id": board.id,
                "file": str(board.file),
                "works": all(f.state is State.OK for f in results[board.id]),
                "checks": [
                    {"part": f.part, "state": f.state.value, "text": f.text}
                    for f in results[board.id]
                ],
            }
            for board in boards
        ],
        "unused_ports": [
            {"name": port.name, "device": port.device, "text": port.text} for port in ports
        ],
    }
