# The mutants that no case can tell from the kernel, each with the argument why.
# SPDX-License-Identifier: BSD-2-Clause

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mutation.mutant import Mutant
from selfe_runner.problem import Problem

FILE = Path(__file__).resolve().parent / "equivalent.toml"
_LEAST_WORDS = 5


@dataclass(frozen=True)
class Argument:
    """Why no case can tell a mutant from the kernel. `is_hidden`: the mutant is a defect all the
    same, on hardware; QEMU does not show it."""

    because: str
    is_hidden: bool = False


# The tables of the list, and whether their mutants are hidden.
_TABLES = {"equivalent": False, "hidden": True}


def read_equivalents(path: Path = FILE) -> Mapping[str, Argument]:
    """The argument of each mutant, by key. Problem: no such list, or an entry without one."""
    try:
        table = tomllib.loads(path.read_text())
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Problem(f"cannot read the equivalents: {error}", place=path) from error
    if unknown := sorted(set(table) - set(_TABLES)):
        raise Problem(f"no such table: {unknown[0]}", "[[equivalent]] or [[hidden]]", place=path)
    found: dict[str, Argument] = {}
    for name, is_hidden in _TABLES.items():
        for entry in table.get(name, []):
            argument = Argument(str(entry.get("because", "")).strip(), is_hidden)
            for key in _keys(entry, name, argument, path):
                if key in found:
                    raise Problem("a mutant is listed twice", key, place=path)
                found[key] = argument
    return found


def _keys(entry: Mapping[str, object], name: str, argument: Argument, path: Path) -> list[str]:
    """The mutants of an entry. Problem: it has none, or says too little about them."""
    keys = entry.get("mutants")
    if not isinstance(keys, list) or not keys or set(entry) - {"mutants", "because"}:
        hint = f"each [[{name}]] has `mutants`, a list of keys, and `because`"
        raise Problem("an entry has not the keys it needs", hint, place=path)
    if len(argument.because.split()) < _LEAST_WORDS:
        raise Problem("a mutant is listed without an argument", keys[0], place=path)
    return [str(key) for key in keys]


def stale(equivalents: Iterable[str], mutants: Iterable[Mutant], files: Iterable[str]) -> list[str]:
    """Keys of mutants that do not exist any more, sorted; of `files` only, since another build has
    others."""
    keys = {mutant.key for mutant in mutants}
    looked_at = set(files)
    return sorted(k for k in equivalents if k.split(" ")[0] in looked_at and k not in keys)
