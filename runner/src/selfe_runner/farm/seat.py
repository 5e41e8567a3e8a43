# Where the runs of a night are made: this host's boards and QEMUs, other hosts' boards.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping
from dataclasses import dataclass

from selfe_runner.input.board import Board
from selfe_runner.input.board_set import read_boards
from selfe_runner.input.night_plan import MachineGroup, NightPlan
from selfe_runner.input.platform import Platform
from selfe_runner.problem import Problem


@dataclass(frozen=True)
class Seat:
    """One board, or a group of machines that are all alike.

    `name`: the board's id or the group's name; `room`: how many runs side by side; `platforms`:
    what it can be, None for all that QEMU plays; `arguments`: of `selfe-run test`; `objection`: why
    nobody should use it now, empty if there is no reason; `is_queued`: whether runs stand in a
    queue there, among other people's.
    """

    name: str
    room: int
    platforms: frozenset[str] | None
    arguments: tuple[str, ...]
    objection: str = ""
    is_queued: bool = False

    def fits(self, platform: Platform) -> bool:
        if self.platforms is None:
            return platform.qemu is not None
        return platform.name in self.platforms


@dataclass(frozen=True)
class Seats:
    """`by_group`: the seats of each machine group; `notes`: what is wrong with boards that are
    not among them."""

    by_group: Mapping[str, tuple[Seat, ...]]
    notes: tuple[str, ...]


def read_seats(plan: NightPlan) -> Seats:
    """All that `plan` names. A board in several groups is one seat.

    Problem: a group without any board, an engine file that is wrong. A single bad board file is
    no reason for the others to stand idle.
    """
    by_group: dict[str, tuple[Seat, ...]] = {}
    notes: list[str] = []
    for group in plan.machines:
        match group.by:
            case "qemu":
                by_group[group.name] = (Seat(group.name, group.at_once, None, ()),)
            case "boards":
                by_group[group.name] = _board_seats(group, notes)
            case _:
                by_group[group.name] = (_engine_seat(group),)
    return Seats(by_group, tuple(notes))


def _board_seats(group: MachineGroup, notes: list[str]) -> tuple[Seat, ...]:
    found = read_boards(group.files)
    notes += ("; ".join(problem.lines()) for problem in found.problems)
    if not found.boards:
        raise found.problems[0] if found.problems else Problem(f"{group.name} has no boards")
    return tuple(_board_seat(board) for board in found.boards)


def _board_seat(board: Board) -> Seat:
    objection = f"board {board.id} is in quarantine {board.quarantine}" if board.quarantine else ""
    arguments = ("--board", str(board.file.absolute()))
    return Seat(board.id, 1, frozenset((board.platform,)), arguments, objection)


def _engine_seat(group: MachineGroup) -> Seat:
    # Here, because it needs packages (jinja2, yaml) that a host with its own boards need not have.
    from selfe_runner.farm.engine_file import engine_platforms

    [file] = group.files
    arguments = ("--engine", str(file))
    platforms = engine_platforms(file)
    return Seat(group.name, group.at_once, platforms, arguments, is_queued=True)
