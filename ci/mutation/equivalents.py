# The mutants that no case can tell from the kernel, each with the argument why.
# SPDX-License-Identifier: BSD-2-Clause

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from mutation.mutant import Mutant
from selfe_runner.problem import Problem

FILE = Path(__file__).resolve().parent / "equivalent.toml"
_LEAST_WORDS = 5


def read_equivalents(path: Path = FILE) -> Mapping[str, str]:
    """The argument of each mutant, by key. Problem: no such list, or an entry without one."""
    try:
        table = tomllib.loads(path.read_text())
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Problem(f"cannot read the equivalents: {error}", place=path) from error
    found: dict[str, str] = {}
    for entry in table.get("equivalent", []):
        keys, why = entry.get("mutants", []), str(entry.get("because", "")).strip()
        if not keys or set(entry) - {"mutants", "because"}:
            hint = "each [[equivalent]] has `mutants`, a list of keys, and `because`"
            raise Problem("an entry has not the keys it needs", hint, place=path)
        for key in keys:
            if len(why.split()) < _LEAST_WORDS:
                raise Problem("a mutant is called equivalent without an argument", key, place=path)
            if key in found:
                raise Problem("a mutant is listed twice", key, place=path)
            found[key] = why
    return found


def stale(equivalents: Iterable[str], mutants: Iterable[Mutant], files: Iterable[str]) -> list[str]:
    """Keys of mutants that do not exist any more, sorted; of `files` only, since another build has
    others."""
    keys = {mutant.key for mutant in mutants}
    looked_at = set(files)
    return sorted(k for k in equivalents if k.split(" ")[0] in looked_at and k not in keys)
