# Compares a description with its schema.
# SPDX-License-Identifier: BSD-2-Clause

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selfe_runner.input.schema import Choice, Key, Needs, Schema, Table
from selfe_runner.input.schema_values import wanted_instead
from selfe_runner.input.toml_places import Path


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with the table or key `path`."""

    path: Path
    message: str
    hint: str = ""


def check(document: Mapping[str, Any], schema: Schema) -> list[Fault]:
    """All that is wrong with a description; empty if it is fine."""
    checker = _Checker(document, schema)
    checker.table((), document, schema.tables[schema.root])
    return checker.faults


class _Checker:
    """Walks the document along the schema."""

    def __init__(self, document: Mapping[str, Any], schema: Schema) -> None:
        self.faults: list[Fault] = []
        self._schema = schema
        self._arch = str(document.get("arch"))
        self._address_bits = schema.address_bits.get(self._arch, 64)
        self._irqs = _irq_range(document, schema)

    def table(self, path: Path, content: Mapping[str, Any], table: Table) -> None:
        choice = self._choice(path, content, table)
        known = set(table.keys) if not table.choice else self._keys_of(table, choice)
        for name, value in content.items():
            at = (*path, name)
            if table.any:
                self._value(at, value, Key(table.any, "", "", (), None, 1))
            elif name in known:
                self._value(at, value, table.keys[name])
            elif name in table.keys:
                kind = content.get(table.choice)
                self._fault(at, f"`{name}` means nothing with {table.choice} `{kind}`")
            else:
                self._unknown(at, f"there is no key `{name}` in {_title(path)}", name, known)
        self._needs(path, content, (*table.needs, *(choice.needs if choice else ())))

    def _keys_of(self, table: Table, choice: Choice | None) -> set[str]:
        """The keys that have a meaning; all of them while the choice itself is wrong."""
        if choice is None:
            return set(table.keys)
        others = {name for c in table.choices.values() for name in c.keys}
        return (set(table.keys) - others) | choice.keys

    def _choice(self, path: Path, content: Mapping[str, Any], table: Table) -> Choice | None:
        value = content.get(table.choice) if table.choice else None
        if not isinstance(value, str):
            return None  # missing or of the wrong type: said elsewhere
        choice = table.choices.get(value)
        at = (*path, table.choice)
        if choice is None:
            title = f"{_title(path)} has no {table.choice} `{value}`"
            self._unknown(at, title, value, table.choices)
        elif choice.archs and self._arch in self._schema.address_bits.keys() - set(choice.archs):
            self._fault(at, f"{table.choice} `{value}` is not for {self._arch}")
        return choice

    def _needs(self, path: Path, content: Mapping[str, Any], needs: Needs) -> None:
        for need in needs:
            names = (need,) if isinstance(need, str) else need
            found = [name for name in names if name in content]
            if not found:
                self._fault(path, f"{_joined(names, ' or ')} is missing in {_title(path)}")
            elif len(found) > 1:
                self._fault((*path, found[1]), f"{_joined(found, ' and ')} exclude each other")

    def _value(self, path: Path, value: Any, key: Key) -> None:
        name = path[-1]
        if wanted := wanted_instead(key.type, value):
            self._fault(path, f"`{name}` must be {wanted}")
        elif key.type == "table":
            self.table(path, value, self._schema.tables[key.table])
        elif key.type == "tables":
            for index, entry in enumerate(value):
                self.table((*path, index), entry, self._schema.tables[key.table])
        elif isinstance(value, str):
            self._text(path, value, key)
        elif key.type in ("irq", "irqs"):
            self._irq_numbers(path, [value] if key.type == "irq" else value)
        elif key.type in ("number", "address", "size"):
            self._number(path, value, key)

    def _text(self, path: Path, value: str, key: Key) -> None:
        if key.one_of and value not in key.one_of:
            self._unknown(path, f"there is no {path[-1]} `{value}`", value, key.one_of)
        elif key.match and not re.fullmatch(key.match, value):
            self._fault(path, f"`{path[-1]}` does not match {key.match}")

    def _number(self, path: Path, value: int, key: Key) -> None:
        most = (1 << self._address_bits) - 1 if key.type == "address" else key.most
        if most is not None and value > most:
            self._fault(path, f"`{path[-1]}` is beyond {most:#x}")
        elif value % key.multiple_of:
            self._fault(path, f"`{path[-1]}` is not a multiple of {key.multiple_of}")

    def _irq_numbers(self, path: Path, values: Sequence[int]) -> None:
        if self._irqs is None:
            return
        first, last = self._irqs
        for value in values:
            if not first <= value <= last:
                text = f"interrupt {value} is not one of the interrupt controller's"
                self._fault(path, text, f"they are {first} to {last}")

    def _unknown(self, path: Path, message: str, name: str, known: Any) -> None:
        close = difflib.get_close_matches(name, list(known), 1)
        hint = f"did you mean `{close[0]}`?" if close else "known: " + ", ".join(sorted(known))
        self._fault(path, message, hint)

    def _fault(self, path: Path, message: str, hint: str = "") -> None:
        self.faults.append(Fault(path, message, hint))


def _irq_range(document: Mapping[str, Any], schema: Schema) -> tuple[int, int] | None:
    controller = document.get("interrupt_controller")
    kind = controller.get("kind") if isinstance(controller, dict) else None
    table = schema.tables.get("interrupt_controller")
    choice = table.choices.get(str(kind)) if table else None
    return choice.irqs if choice else None


def _title(path: Path) -> str:
    return f"[{'.'.join(str(p) for p in path if isinstance(p, str))}]" if path else "the file"


def _joined(names: Sequence[str], word: str) -> str:
    return word.join(f"`{name}`" for name in names)
