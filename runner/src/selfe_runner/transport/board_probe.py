# Tries all parts of a board, one after the other: console, power, loader, silence without power.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from selfe_runner.input.board import Board
from selfe_runner.transport.line import Line
from selfe_runner.transport.loader import Check, Loader
from selfe_runner.transport.power import PowerSwitch
from selfe_runner.transport.trouble import Trouble

_LISTEN_SECONDS = 1.0
_ANSWER_BYTES = 4  # from which on it is an answer; what loses its power may leave a byte or two


class State(Enum):
    OK = "ok"
    BAD = "bad"
    UNTRIED = "untried"


@dataclass(frozen=True)
class Finding:
    """What became of the check of one part."""

    part: str
    state: State
    text: str


def probe_board(
    board: Board,
    line: Line,
    power: PowerSwitch,
    loader: Loader,
    begin: Callable[[str], None] = lambda _: None,
) -> Iterator[Finding]:
    """Each finding as soon as it is there; `begin` is told the part before it is tried, which may
    take a minute. What follows a part that is bad is not tried, but the power is taken away in any
    case. The caller holds the board's lock."""
    checks = (
        Check("console", lambda: _open(board, line)),
        Check("power", lambda: _switch_on(power)),
        *loader.checks(),
    )
    is_good = True
    try:
        for check in checks:
            untried = Finding(check.part, State.UNTRIED, "")
            finding = _tried(check, begin) if is_good else untried
            is_good = finding.state is State.OK
            yield finding
    finally:
        last = _tried(Check("off", lambda: _switch_off(board, line, power)), begin)
        line.close()
    yield last


def _tried(check: Check, begin: Callable[[str], None]) -> Finding:
    begin(check.part)
    try:
        return Finding(check.part, State.OK, check.run())
    except Trouble as trouble:
        return Finding(check.part, State.BAD, trouble.text)


def _open(board: Board, line: Line) -> str:
    line.forget()
    line.set_speed(board.console.speed)
    return f"{board.console.url} opens"


def _switch_on(power: PowerSwitch) -> str:
    power.on()
    return "the commands for off and on succeed"


def _switch_off(board: Board, line: Line, power: PowerSwitch) -> str:
    """Without power nobody answers: what does is another board than the one that was switched, or
    gets its power elsewhere, and would go on from where it was."""
    line.forget()
    power.off()
    line.read(board.power.off_seconds)
    line.forget()
    line.write(b"\r")
    heard = b""
    while len(heard) < _ANSWER_BYTES and (more := line.read(_LISTEN_SECONDS)):
        heard += more
    if len(heard) >= _ANSWER_BYTES:
        raise Trouble(
            "the console answers without power: is it the right outlet, or does the board draw"
            " power from its console or USB?"
        )
    return "silent without power"
