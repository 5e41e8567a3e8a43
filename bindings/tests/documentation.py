"""Whether the typed layer's public functions say what their users need, as clang sees both.

SPDX-License-Identifier: BSD-2-Clause

Each public function of namespace selfe has a documentation comment, or is an overload right behind
one that has. It names every parameter, as `name`; the kernel's calls that it makes, as `Corresponds
to seL4_…`; and, if the kernel can refuse it, the errors. What the comment of its class says counts for
parameters and errors of all its functions.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from compiler import recorded_command, with_clang

Node = dict[str, Any]

FUNCTIONS = {"FunctionDecl", "CXXMethodDecl"}
HIDDEN_NAMESPACES = {"sys", "config", "detail"}  # generated, or nobody's to call
RANGE_PROTOCOL = {"begin", "end"}
# Accessors of bitfields are arithmetic of libsel4's, no calls of the kernel.
CALL = re.compile(r"seL4_(?!\w+_(?:get|set|new|ptr)(?:_|$))(?!MessageInfo|CapRights)\w+$")


@dataclass
class Function:
    """A public function: where it is, what it takes and calls, and what is said about it."""

    name: str
    place: str
    comment: str
    about_class: str
    parameters: list[str] = field(default_factory=list)
    calls: set[str] = field(default_factory=set)
    can_fail: bool = False


def declarations(dump: str) -> Iterator[Node]:
    """The declarations of clang's JSON, one behind the other in its output."""
    decoder = json.JSONDecoder()
    at = 0
    while (at := dump.find("{", at)) >= 0:
        node, at = decoder.raw_decode(dump, at)
        yield node


def children(node: Node) -> list[Node]:
    found: list[Node] = node.get("inner", [])
    return found


def words(node: Node) -> str:
    """All text of a comment."""
    return " ".join([str(node.get("text", "")), *(words(child) for child in children(node))])


def comment(node: Node) -> str:
    return " ".join(words(child) for child in children(node) if child["kind"] == "FullComment")


def called(node: Node) -> Iterator[str]:
    """Names of the functions that a body refers to; what is not resolved yet is not libsel4's."""
    declaration = node.get("referencedDecl", {})
    if declaration.get("kind") == "FunctionDecl":
        yield declaration["name"]
    for lookup in node.get("lookups", []):
        yield lookup.get("name", "")
    for child in children(node):
        yield from called(child)


class Reader:
    """Walks declarations in the order of the dump, which names a file only when it changes."""

    def __init__(self) -> None:
        self.functions: list[Function] = []
        self._file = ""

    def read(self, node: Node, scope: str = "", about_class: str = "") -> None:
        self._file = node.get("loc", {}).get("file", self._file)
        kind, name = node["kind"], node.get("name", "")
        if node.get("isImplicit") or "Specialization" in kind:
            return
        if kind == "NamespaceDecl" and name not in HIDDEN_NAMESPACES:
            for child in children(node):
                self.read(child, scope, "")
        elif kind in {"ClassTemplateDecl", "FriendDecl"}:
            for child in children(node):
                self.read(child, scope, about_class or comment(node))
        elif kind == "FunctionTemplateDecl":
            for child in children(node)[:]:
                if child["kind"] in FUNCTIONS:
                    self._function(child, scope, about_class, comment(node))
                    break
        elif kind == "CXXRecordDecl":
            self._members(node, f"{scope}{name}::", comment(node) or about_class)
        elif kind in FUNCTIONS:
            self._function(node, scope, about_class, "")

    def _members(self, record: Node, scope: str, about_class: str) -> None:
        is_public = record.get("tagUsed") == "struct"
        for member in children(record):
            if member["kind"] == "AccessSpecDecl":
                is_public = member["access"] == "public"
            elif is_public:
                self.read(member, scope, about_class)
            else:
                self._file = member.get("loc", {}).get("file", self._file)

    def _function(self, node: Node, scope: str, about_class: str, outer: str) -> None:
        name = node["name"]
        if "operator" in name or name in RANGE_PROTOCOL or node.get("previousDecl"):
            return
        result = node["type"]["qualType"].partition("(")[0]
        said = outer or comment(node)
        before = self.functions[-1] if self.functions else None
        if not said and before and before.name == scope + name:
            said = before.comment  # an overload: one comment for both
        parameters = [c["name"] for c in children(node) if c["kind"] == "ParmVarDecl" and "name" in c]
        self.functions.append(
            Function(
                scope + name,
                f"{self._file}:{node['loc'].get('line', '')}",
                said,
                about_class,
                parameters,
                {call for call in called(node) if CALL.match(call)},
                re.match(r"(selfe::)?(Error|Result<.*>)\s*$", result) is not None,
            )
        )


def complaints(function: Function) -> Iterator[str]:
    if not function.comment:
        yield "no documentation"
        return
    both = f"{function.about_class} {function.comment}"
    for parameter in function.parameters:
        if f"`{parameter.rstrip('_')}`" not in both:
            yield f"parameter `{parameter}` is not described"
    for call in sorted(function.calls):
        if not re.search(rf"Corresponds\s+to\s+{call}\b", function.comment):
            yield f"does not say `Corresponds to {call}`"
    if function.can_fail and not re.search(r"\bErrors?\b", both):
        yield "errors are not described"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clang", required=True)
    parser.add_argument("--commands", type=Path, required=True, help="compile_commands.json")
    arguments = parser.parse_args()
    command = with_clang(recorded_command(arguments.commands), arguments.clang)
    with tempfile.NamedTemporaryFile("w", suffix=".cpp") as source:
        source.write('#include "selfe/sel4.hpp"\n')
        source.flush()
        dump = subprocess.run(
            [*command, "-fsyntax-only", "-Xclang", "-ast-dump=json", "-Xclang",
             "-ast-dump-filter=selfe::", source.name],
            capture_output=True, text=True, check=True).stdout  # fmt: skip
    reader = Reader()
    for declaration in declarations(dump):
        reader.read(declaration)
    wrong = [f"{f.place}: {f.name}: {c}" for f in reader.functions for c in complaints(f)]
    calls = {call for function in reader.functions for call in function.calls}
    print("\n".join(wrong) or f"{len(reader.functions)} functions documented, {len(calls)} calls")
    return 1 if wrong or not calls else 0


if __name__ == "__main__":
    sys.exit(main())
