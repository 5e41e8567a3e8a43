# The list of the cases in an image: CASES.json, written by `selfe-cases list`.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from selfe_runner.input.files import Fields, read_json_object
from selfe_runner.plan import MAX_CASES
from selfe_runner.problem import Problem

SELECT_VARIABLE = "SELFE_CASES"  # GLOB,GLOB: narrows a ctest run over many images

_HINT = "write it with `selfe-cases list`"


@dataclass(frozen=True)
class Case:
    """One case. `index`: its number in the image; `rows`: ids of the behaviour catalogue."""

    index: int
    name: str
    area: str
    rows: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True)
class CaseList:
    """The cases of the image whose build-id begins with `image` (16 hex digits)."""

    image: str
    platform: str
    cases: tuple[Case, ...]


def read_cases(path: Path) -> CaseList:
    """The case list in `path`; its indices are 0, 1, …, its names differ."""
    fields = Fields(read_json_object(path, "case list", _HINT), str(path))
    image = fields.text("image")
    if not re.fullmatch(r"[0-9a-f]{16}", image):
        raise Problem(f"'image' is not a build-id of 16 hex digits: {image!r}", _HINT, place=path)
    cases = tuple(_case(entry) for entry in fields.tables("cases"))
    if [case.index for case in cases] != list(range(len(cases))):
        raise Problem("the indices of the cases are not 0, 1, 2, …", _HINT, place=path)
    if len({case.name for case in cases}) != len(cases):
        twice = sorted({c.name for c in cases if sum(c.name == d.name for d in cases) > 1})
        raise Problem(
            f"case '{twice[0]}' is listed twice", "give each case its own name", place=path
        )
    if len(cases) > MAX_CASES:
        raise Problem(
            f"{len(cases)} cases; a run plan holds {MAX_CASES}",
            "split the image",
            place=path,
        )
    return CaseList(image, fields.text("platform"), cases)


def select(cases: Sequence[Case], globs: Sequence[str]) -> tuple[int, ...]:
    """The indices of the cases whose name matches one of `globs`; all if there is none."""
    if not globs:
        return tuple(case.index for case in cases)
    return tuple(c.index for c in cases if any(fnmatchcase(c.name, glob) for glob in globs))


def select_named(
    cases: Sequence[Case], globs: Sequence[str], place: str = ""
) -> tuple[int, ...]:
    """The same where somebody has named the cases, at `place`. Problem: there is none of them."""
    selected = select(cases, globs)
    if globs and not selected:
        raise Problem(
            f"no case is called {' or '.join(globs)}",
            "patterns match whole names: try '*Word*'"
            + ("; ctest's -R picks the images that boot" if place else ""),
            place,
        )
    return selected


def _case(entry: Fields) -> Case:
    return Case(
        index=entry.number("index"),
        name=entry.text("name"),
        area=entry.text("area"),
        rows=entry.texts("rows"),
        file=entry.text("file"),
        line=entry.number("line"),
    )
