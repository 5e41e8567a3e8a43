# Compares a platform file with the schema, and its parts with each other.
# SPDX-License-Identifier: BSD-2-Clause

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selfe_runner.input.platform_schema import Choice, Key, Needs, Schema, Table
from selfe_runner.input.toml_places import Path


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with the table or key `path`."""

    path: Path
    message: str
    hint: str = ""


def check_platform(document: Mapping[str, Any], schema: Schema) -> list[Fault]:
    """All that is wrong with a platform file; empty if it is fine.

    What the parts say of each other is only looked at when each is fine by itself.
    """
    checker = _Checker(document, schema)
    checker.table((), document, schema.tables["platform"])
    return checker.faults or [*_memory(document), *_lines(document), *_qemu(document)]


class _Checker:
    """Walks the document along the schema."""

    def __init__(self, document: Mapping[str, Any], schema: Schema) -> None:
        self.faults: list[Fault] = []
        self._schema = schema
        self._arch = document.get("arch")
        self._address_bits = schema.address_bits.get(str(self._arch), 64)
        self._irqs = _irq_range(document, schema)
        self._types: dict[str, Callable[[Any], str]] = {
            "text": lambda v: "" if isinstance(v, str) and v else "a text",
            "texts": lambda v: "" if _is_list(v, str) else "a list of texts",
            "flag": lambda v: "" if isinstance(v, bool) else "true or false",
            "number": lambda v: "" if _is_number(v) else "a number from 0 up",
            "address": lambda v: "" if _is_number(v) else "an address",
            "size": lambda v: "" if _is_number(v) and v else "a number above 0",
            "irq": lambda v: "" if _is_number(v) else "an interrupt number",
            "irqs": lambda v: "" if _is_list(v, int) and v else "a list of interrupt numbers",
            "setting": lambda v: "" if isinstance(v, str | int) else "a text, flag or number",
            "table": lambda v: "" if isinstance(v, dict) else "a table",
            "tables": lambda v: "" if _is_list(v, dict) and v else "an array of tables",
        }

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
        if wanted := self._types[key.type](value):
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
    choice = schema.tables["interrupt_controller"].choices.get(str(kind))
    return choice.irqs if choice else None


def _memory(document: Mapping[str, Any]) -> list[Fault]:
    """Ranges of memory that share addresses."""
    faults = []
    ranges = [(entry["start"], entry["start"] + entry["size"]) for entry in document["memory"]]
    for index, (start, end) in enumerate(ranges):
        for other_start, other_end in ranges[:index]:
            if start < other_end and other_start < end:
                text = (
                    f"memory {start:#x}-{end:#x} overlaps memory {other_start:#x}-{other_end:#x}"
                )
                faults.append(Fault(("memory", index), text))
    return faults


def _lines(document: Mapping[str, Any]) -> list[Fault]:
    """Interrupt lines that are called spare and are not."""
    spare = document.get("test", {}).get("spare_irqs", [])
    users = {document[name]["irq"]: name for name in ("uart", "timer") if name in document}
    path = ("test", "spare_irqs")
    taken = [n for n in spare if n in users]
    twice = sorted({n for n in spare if spare.count(n) > 1})
    return [
        *(Fault(path, f"interrupt {n} is not spare: [{users[n]}] has it") for n in taken),
        *(Fault(path, f"interrupt {n} is listed twice") for n in twice),
    ]


def _qemu(document: Mapping[str, Any]) -> list[Fault]:
    """A command line that has no place for what it shall boot."""
    if "qemu" not in document:
        return []
    text = " ".join(document["qemu"]["image_args"])
    wanted = ["{image}"] + ["{kernel}"] * (document["boot"]["method"] == "multiboot")
    path = ("qemu", "image_args")
    return [Fault(path, f"`image_args` names no {word}") for word in wanted if word not in text]


def _title(path: Path) -> str:
    return f"[{'.'.join(str(p) for p in path if isinstance(p, str))}]" if path else "the file"


def _joined(names: Sequence[str], word: str) -> str:
    return word.join(f"`{name}`" for name in names)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_list(value: Any, of: type) -> bool:
    return isinstance(value, list) and all(
        isinstance(v, of) and not (of is int and not _is_number(v)) for v in value
    )
