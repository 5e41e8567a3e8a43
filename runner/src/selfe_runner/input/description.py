# A description in TOML (of a platform, of a board), read and checked against its schema.
# SPDX-License-Identifier: BSD-2-Clause

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from selfe_runner.input.files import read_bytes
from selfe_runner.input.schema import Schema
from selfe_runner.input.schema_check import Fault, check
from selfe_runner.input.toml_places import find_places, place_of
from selfe_runner.problem import Problem

Document = Mapping[str, Any]


def read_description(
    path: Path, what: str, hint: str, schema: Schema, check_parts: Callable[[Document], list[Fault]]
) -> tuple[Document, list[Problem]]:
    """All that the file `path`, which is a `what` to the user, says, and all that is wrong with it.

    `check_parts` finds what the parts contradict each other in; it is asked only when each part is
    fine by itself. Problem (raised): the file cannot be read, or is not TOML.
    """
    try:
        text = read_bytes(path, what, hint).decode()
        document = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise Problem(f"the {what} is not TOML: not UTF-8", place=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, what, str(error)) from error
    faults = check(document, schema) or check_parts(document)
    places = find_places(text)
    found = [(place_of(places, fault.path), fault) for fault in faults]
    found.sort(key=lambda pair: (pair[0].line, pair[0].column))
    problems = [
        Problem(fault.message, fault.hint, f"{path}:{at.line}:{at.column}") for at, fault in found
    ]
    return document, problems


def _not_toml(path: Path, what: str, error: str) -> Problem:
    """Python's message ends with the place: `… (at line 3, column 4)`."""
    found = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", error)
    said, place = (found[1], f"{path}:{found[2]}:{found[3]}") if found else (error, str(path))
    return Problem(f"the {what} is not TOML: {said}", place=place)
