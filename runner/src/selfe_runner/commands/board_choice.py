# Which board a command uses: one that fits, is well, and that nobody else uses.
# SPDX-License-Identifier: BSD-2-Clause

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from selfe_runner.input.board import Board
from selfe_runner.input.board_set import read_boards
from selfe_runner.problem import Problem
from selfe_runner.report.ctest_resources import allocated_board
from selfe_runner.transport.board_lock import BoardLock, acquire_one


@contextmanager
def locked_board(
    places: Sequence[Path], platform: str, wait: float, say: Callable[[str], None]
) -> Iterator[Board]:
    """A board of `platform` among those of the files and folders `places`, locked until the context
    ends: the one that CTest has given to this process, else the first to be free.

    Problem: none fits, or all that fit are in use for longer than `wait` seconds.
    """
    fitting = _fitting(places, platform, say)
    locks = {BoardLock(board.id): board for board in fitting}
    lock = acquire_one(list(locks), wait, say)
    try:
        yield locks[lock]
    finally:
        lock.release()


def _fitting(places: Sequence[Path], platform: str, say: Callable[[str], None]) -> list[Board]:
    found = read_boards(places)
    objections = [_objection(board, platform) for board in found.boards]
    fitting = [b for b, objection in zip(found.boards, objections, strict=True) if not objection]
    if not fitting:
        known = [objection for objection in objections if objection]
        if len(known) + len(found.problems) == 1:
            raise [*known, *found.problems][0]
        for problem in (*known, *found.problems):
            say("; ".join(problem.lines()))
        raise Problem(f"none of these boards can run an image for {platform}", "see above")
    for problem in found.problems:  # somebody else's board need not stop this one
        say("warning: passed over: " + "; ".join(problem.lines()))
    given = allocated_board(platform, os.environ)
    if given is None:
        return fitting
    if chosen := [board for board in fitting if board.id == given]:
        return chosen
    raise Problem(
        f"CTest gave board {given}, which is not among those that can be used",
        "configure the build again: its list of resources is older than the board files",
    )


def _objection(board: Board, platform: str) -> Problem | None:
    """Why the board cannot be used for an image of `platform`."""
    if board.platform != platform:
        return Problem(
            f"board {board.id} is a {board.platform}, the image is for {platform}",
            "give a board of that platform",
            place=board.file,
        )
    if board.quarantine:
        return Problem(
            f"board {board.id} is in quarantine {board.quarantine}",
            "take [quarantine] out of its file when it is well again",
            place=board.file,
        )
    return None
