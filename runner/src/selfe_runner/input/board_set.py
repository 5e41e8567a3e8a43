# All boards that somebody names: files, and folders of files, read and compared with each other.
# SPDX-License-Identifier: BSD-2-Clause

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.board import Board, read_board
from selfe_runner.problem import Problem

# Beside the runner, in the tree and where it is installed; users have others of their own.
_PLATFORMS = Path(__file__).parents[4] / "platforms"
PLACES_VARIABLE = "SELFE_BOARDS"
_ENDING = ".toml"


@dataclass(frozen=True)
class BoardSet:
    """`boards`: those whose files are good, by id; `problems`: what is wrong with the others."""

    boards: tuple[Board, ...]
    problems: tuple[Problem, ...]


def board_places(named: Sequence[Path], environment: Mapping[str, str]) -> tuple[Path, ...]:
    """The files and folders that the user names, or that SELFE_BOARDS lists (separated by `:`).

    Problem: neither names any.
    """
    if named:
        return tuple(named)
    listed = environment.get(PLACES_VARIABLE, "").split(os.pathsep)
    places = tuple(Path(place) for place in listed if place)
    if not places:
        hint = "hil/README.md says how to describe a board"
        raise Problem(f"no boards: name files or folders, or set {PLACES_VARIABLE}", hint)
    return places


def read_boards(places: Iterable[Path]) -> BoardSet:
    """The boards of the files in `places` and of the files NAME.toml in its folders.

    Two boards with one id would share a lock, and two with one console each other's verdicts: the
    second of them is a problem.
    """
    boards: list[Board] = []
    problems: list[Problem] = []
    for place in places:
        try:
            files = _files_of(place)
        except Problem as problem:
            problems.append(problem)
            continue
        for file in files:
            try:
                board = read_board(file)
                _check_apart(board, boards)
                boards.append(board)
            except Problem as problem:
                problems.append(problem)
    return BoardSet(tuple(sorted(boards, key=lambda board: board.id)), tuple(problems))


def known_platforms() -> tuple[str, ...]:
    """The platforms that come along with the runner, by name."""
    return tuple(sorted(file.parent.name for file in _PLATFORMS.glob("*/platform.toml")))


def _files_of(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    try:
        names = sorted(os.listdir(place))
    except OSError as error:
        raise Problem(f"cannot read the folder: {error.strerror}", place=place) from error
    files = [place / n for n in names if n.endswith(_ENDING) and not n.startswith(".")]
    if not files:
        raise Problem("there is no board file in this folder", "they are called *.toml", place)
    return files


def _check_apart(board: Board, others: Iterable[Board]) -> None:
    for other in others:
        if _is_same_file(board.file, other.file):
            raise Problem("this file is named twice", place=board.file)
        if board.id == other.id:
            raise Problem(
                f"the id {board.id} is that of {other.file}, too",
                "boards have ids of their own; another way to load one board goes in a folder"
                " of its own",
                place=board.file,
            )
        if board.console.url == other.console.url:
            raise Problem(
                f"the console {board.console.url} is that of {other.file}, too", place=board.file
            )


def _is_same_file(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
