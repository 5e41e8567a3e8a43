# Boards as CTest's resources: which there are, and which of them CTest gave to this process.
# SPDX-License-Identifier: BSD-2-Clause
#
# The format is that of ctest(1), "Resource Allocation". A platform is a type of resource, each of
# its boards a resource with one slot. CTest takes [a-z0-9_] in names where ours have a hyphen and
# never an underscore, so that both ways lead back.

import json
import re
from collections.abc import Iterable, Mapping

from selfe_runner.input.board import Board

_TYPE_PREFIX = "board_"  # a type may not begin with a digit, as platforms may
_VARIABLE = "CTEST_RESOURCE_GROUP"


def resource_type(platform: str) -> str:
    """What a test that needs a board of `platform` asks for: `RESOURCE_GROUPS TYPE:1`."""
    return _TYPE_PREFIX + _spelled(platform)


def resource_specification(boards: Iterable[Board]) -> str:
    """The file for CTest with those of `boards` that may be used."""
    local: dict[str, list[dict[str, object]]] = {}
    for board in boards:
        if not board.quarantine:
            resource = {"id": _spelled(board.id), "slots": 1}
            local.setdefault(resource_type(board.platform), []).append(resource)
    document = {
        "version": {"major": 1, "minor": 0},
        "local": [dict(sorted(local.items()))],
    }
    return json.dumps(document, indent=2) + "\n"


def allocated_board(platform: str, environment: Mapping[str, str]) -> str | None:
    """The id of the board of `platform` that CTest has given to this process; None if CTest was
    not asked for one, or knows of no resources."""
    count = environment.get(f"{_VARIABLE}_COUNT", "")
    for group in range(int(count) if count.isdecimal() else 0):
        given = environment.get(f"{_VARIABLE}_{group}_{resource_type(platform).upper()}", "")
        found = re.match(r"id:([a-z0-9_]+),slots:", given)
        if found:
            return found[1].replace("_", "-")
    return None


def _spelled(name: str) -> str:
    return name.replace("-", "_")
