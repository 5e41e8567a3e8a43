# `selfe-run boards`: which boards there are, and whether they can be used.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.board import Board
from selfe_runner.input.board_set import board_places, known_platforms, read_boards
from selfe_runner.report.ctest_resources import resource_specification, resource_type
from selfe_runner.report.files import write_whole
from selfe_runner.text import printable_text
from selfe_runner.transport.board_lock import BoardLock

_COLUMNS = ("board", "platform", "load", "state", "description")


@dataclass(frozen=True)
class BoardsOptions:
    """The command line. `places`: files and folders, empty for those of SELFE_BOARDS; `platform`:
    only boards of it are listed, empty for all; `resources`: CTest's file to write, with the boards
    of all platforms (one run of ctest may test many), None for none."""

    places: tuple[Path, ...]
    platform: str
    is_json: bool
    resources: Path | None


def run_boards(options: BoardsOptions) -> int:
    """Exit code 0: each file describes a board, and no two of them the same one."""
    found = read_boards(board_places(options.places, os.environ))
    boards = [b for b in found.boards if options.platform in ("", b.platform)]
    problems = (line for problem in found.problems for line in problem.lines())
    for line in (*problems, *_doubts(found.boards, options.platform)):
        print(printable_text(line), file=sys.stderr)
    if options.resources is not None:
        write_whole(options.resources, resource_specification(found.boards).encode(), "--resources")
    if options.is_json:
        print(json.dumps({"format": 1, "boards": [_document(board) for board in boards]}, indent=2))
    else:
        for line in _table(boards):
            print(printable_text(line))
    return 1 if found.problems else 0


def _doubts(boards: Sequence[Board], wanted: str) -> list[str]:
    """What may be a slip of the pen: no image fits a board whose platform is misspelt."""
    known = known_platforms()
    those = f"`{{}}` is none of the platforms that come along ({', '.join(known)})"
    lines = [
        f"{board.file}: warning: {those.format(board.platform)}"
        for board in boards
        if known and board.platform not in known
    ]
    there = sorted({board.platform for board in boards})
    if wanted and there and wanted not in there:
        lines.append(f"no board is of platform `{wanted}`; these are of: {', '.join(there)}")
    return lines


def _table(boards: Sequence[Board]) -> list[str]:
    rows = [_COLUMNS]
    for board in boards:
        state, reason = _state(board)
        said = f"{state} {reason}".strip()
        rows.append((board.id, board.platform, board.load_text, said, board.description))
    *widths, _ = (max(map(len, column)) for column in zip(*rows, strict=True))
    return ["  ".join((*map(str.ljust, row, widths), row[-1])) for row in rows]


def _state(board: Board) -> tuple[str, str]:
    """`free`, `in use` or `quarantine`, and by whom or why."""
    if board.quarantine:
        return "quarantine", board.quarantine
    lock = BoardLock(board.id)
    return ("in use", lock.user().strip()) if lock.is_in_use() else ("free", "")


def _document(board: Board) -> dict[str, object]:
    state, reason = _state(board)
    return {
        "id": board.id,
        "platform": board.platform,
        "description": board.description,
        "serial_number": board.serial_number,
        "tags": list(board.tags),
        "console": {"url": board.console.url, "speed": board.console.speed},
        "load": board.load_text,
        "state": state,
        "reason": reason,
        "resource": "" if board.quarantine else resource_type(board.platform),
        "file": str(board.file),
    }
