# Mutants: a file of the kernel with one edit, and the name by which it is known tomorrow, too.
# SPDX-License-Identifier: BSD-2-Clause

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from mutation.change import Change
from mutation.operators import OPERATORS, Edit
from mutation.tree import Node, parse, walk
from selfe_runner.problem import Problem


@dataclass(frozen=True)
class Mutant:
    """One edit of one file. `file`: within kernel/; `before` and `after`: what is replaced, and by
    what; `text`: the whole source line (or the first of them), stripped; `number`: counts from 1
    those that are alike in all of this."""

    file: str
    line: int
    column: int
    function: str
    operator: str
    before: str
    after: str
    text: str
    edit: Edit
    number: int = 1

    @property
    def key(self) -> str:
        """Survives that lines move. An edit in the same function that makes two alike renumbers."""
        number = f" #{self.number}" if self.number > 1 else ""
        what = f"{self.before} -> {self.after or 'nothing'}"
        return f"{self.file} {self.function} {self.operator}: {self.text} [{what}]{number}"

    @property
    def place(self) -> str:
        return f"kernel/{self.file}:{self.line}:{self.column}"

    @property
    def what(self) -> str:
        return f"{self.before or 'nothing'} -> {self.after or 'nothing'}"

    def change(self, kernel: Path) -> Change:
        """The change to the sources in `kernel`. Problem: they are not those it was made for."""
        data = (kernel / self.file).read_bytes()
        if _one_line(data[self.edit.start : self.edit.end].decode("utf-8", "replace")) != self.before:
            raise Problem("the file was changed since its mutants were made", place=kernel / self.file)
        new = data[: self.edit.start] + self.edit.text.encode() + data[self.edit.end :]
        return Change(self.key, {self.file: new.decode()})


def mutants_of(
    kernel: Path, file: str, arguments: Sequence[str], read_in: Path | None = None
) -> list[Mutant]:
    """All mutants of `file`, in the order of the text. `arguments`, `read_in`: as for `parse`."""
    found: dict[tuple[int, int, str], Mutant] = {}
    for node in walk(parse(kernel / file, arguments, read_in)):
        if _is_out_of_bounds(node):
            continue
        for name, operator in OPERATORS.items():
            for edit in operator(node):
                # Two operators may agree: the first one in the table has the say.
                found.setdefault((edit.start, edit.end, edit.text), _mutant(file, node, name, edit))
    return _numbered([found[place] for place in sorted(found)])


def by_lot(mutants: Sequence[Mutant], seed: int) -> list[Mutant]:
    """In an order that depends on nothing but their names: what is added to or taken from the kernel
    elsewhere leaves it alone."""
    return sorted(mutants, key=lambda m: sha256(f"{seed} {m.key}".encode()).digest())


def _mutant(file: str, node: Node, operator: str, edit: Edit) -> Mutant:
    before = node.data[: edit.start]
    line_start = before.rfind(b"\n") + 1
    line_end = node.data.find(b"\n", edit.start)
    return Mutant(
        file=file,
        line=before.count(b"\n") + 1,
        column=edit.start - line_start + 1,
        function=node.function,
        operator=operator,
        before=_one_line(node.data[edit.start : edit.end].decode()),
        after=_one_line(edit.text),
        text=node.data[line_start:line_end].decode().strip(),
        edit=edit,
    )


def _numbered(mutants: Sequence[Mutant]) -> list[Mutant]:
    seen: Counter[str] = Counter()
    numbered = []
    for mutant in mutants:
        seen[mutant.key] += 1
        numbered.append(replace(mutant, number=seen[mutant.key]))
    return numbered


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _is_out_of_bounds(node: Node) -> bool:
    """What the compiler alone reads: a change there does not compile, or changes nothing."""
    around = (*node.parents, node)
    return any(n.kind in ("STATIC_ASSERT", "CONCEPT_DECL", "FRIEND_DECL") for n in around)
