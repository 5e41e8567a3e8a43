"""Compares the typed layer's headers with what the kernel's headers publish (api.json).

SPDX-License-Identifier: BSD-2-Clause

Every invocation of an object must have a wrapper and a pair of raw and typed calls whose machine code
is compared, unless NO_PAIR says why not; and every wrapper's documentation comment must
name the call it corresponds to and, where the kernel's own comment has one, the manual's label.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

CALL = re.compile(r"sys::(seL4_\w+)\(")
DOCUMENTED = re.compile(r"Corresponds to (seL4_\w+)[^.]*\.(?: Manual: (\w+)\.)?")
COMMENT_BREAK = re.compile(r"\n\s*///")
LABEL = re.compile(r'<manual [^>]*label="(\w+)"')

# Where the generated stubs of invocations are declared.
STUBS = "interfaces/sel4_client.h"

# Wrapped calls without a pair: their answers have members of sorts, which the wrapper makes another
# structure of; a raw caller that does the same would be the wrapper once more.
NO_PAIR = {
    "seL4_TCB_GetBreakpoint",
    "seL4_TCB_ConfigureSingleStepping",
    "seL4_ARM_SIDControl_GetFault",
    "seL4_ARM_CB_CBGetFault",
}


def plain(label: str) -> str:
    """A label without what only tells apart the two schedulers' sections of the same call."""
    return label.replace("mcs_", "").removesuffix("_mcs")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--api", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, action="append", default=[])
    parser.add_argument("folders", type=Path, nargs="+")
    arguments = parser.parse_args()
    functions = json.loads(arguments.api.read_text())["functions"]
    headers = [path for folder in arguments.folders for path in sorted(folder.rglob("*.hpp"))]
    text = COMMENT_BREAK.sub("", "".join(path.read_text() for path in headers))
    called = set(CALL.findall(text))
    documented = dict(DOCUMENTED.findall(text))

    paired = set(CALL.findall("".join(path.read_text() for path in arguments.pairs))) | NO_PAIR
    complaints = []
    for name, function in sorted(functions.items()):
        is_invocation = function["header"] == STUBS and "alias_of" not in function
        if is_invocation and name not in called:
            complaints.append(f"{name} has no wrapper")
        if is_invocation and name in called and name not in documented:
            complaints.append(f"no comment says `Corresponds to {name}`")
        if is_invocation and arguments.pairs and name not in paired:
            complaints.append(f"{name} has no pair whose code is compared")
        label = LABEL.search(function.get("documentation", ""))
        if name in documented and label and plain(documented[name]) != plain(label[1]):
            complaints.append(f"{name}: manual label is {label[1]}, not {documented[name] or 'none'}")
    print("\n".join(complaints) or f"{len(called)} calls wrapped")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
