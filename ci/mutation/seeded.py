# The seeded faults: patches of the kernel, whose head says what they break and who must see it.
# SPDX-License-Identifier: BSD-2-Clause
#
# kernel/faults/README.md shows a head and says how to add a fault.

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mutation.change import KERNEL, Change, read_patch
from mutation.outcome import Kind, Outcome
from selfe_runner.input.cases import Case
from selfe_runner.problem import Problem

FAULTS = KERNEL / "faults"
_KEYS = ("Area", "Platforms", "Rows", "Case")
_HINT = "kernel/faults/README.md shows what the head of a patch looks like"
_RENEW = "put the fault into kernel/ by hand, then: ci/faults --renew {name} && git restore kernel/"


@dataclass(frozen=True)
class Fault:
    """`name`: the file's, NN-words; `meaning`: one sentence; `area`: of the catalogue; `platforms`:
    on whose builds it is tried; `case`: which must fail, and find all of `rows` wrong."""

    name: str
    patch: Path
    meaning: str
    area: str
    platforms: tuple[str, ...]
    rows: tuple[str, ...]
    case: str

    @property
    def number(self) -> str:
        return self.name.partition("-")[0]


def read_faults(folder: Path = FAULTS) -> tuple[Fault, ...]:
    """All faults in `folder`, by number. Problem: a head is wrong, or a number is used twice."""
    faults = tuple(read_fault(patch) for patch in sorted(folder.glob("*.patch")))
    if not faults:
        raise Problem("there are no faults here", place=folder)
    for fault, after in zip(faults, faults[1:], strict=False):
        if fault.number == after.number:
            raise Problem(f"{fault.name} has the same number", "take a free one", after.patch)
    return faults


def read_fault(patch: Path) -> Fault:
    """The fault that `patch` describes. Problem: it cannot be read, or its head is wrong."""
    name = patch.stem
    if not re.fullmatch(r"\d\d\d?-[a-z0-9]+(-[a-z0-9]+)*", name):
        raise Problem("the name of a fault is NN-in-words.patch", _HINT, place=patch)
    try:
        head = patch.read_text(encoding="utf-8").partition("\n--- ")[0].splitlines()
    except OSError as error:
        raise Problem(f"cannot read the patch: {error.strerror}", place=patch) from error
    if not head or not head[0].endswith("."):
        raise Problem("line 1 is not a sentence that says what is wrong", _HINT, place=patch)
    values = dict(line.split(": ", 1) for line in head[2:] if ": " in line)
    for key in _KEYS:
        if not values.get(key, "").strip():
            raise Problem(f"the head has no line '{key}: …'", _HINT, place=patch)
    for key in sorted(set(values) - set(_KEYS)):
        raise Problem(f"the head has an unknown line '{key}: …'", _HINT, place=patch)
    return Fault(
        name=name,
        patch=patch,
        meaning=head[0],
        area=values["Area"].strip(),
        platforms=tuple(values["Platforms"].split()),
        rows=tuple(values["Rows"].split()),
        case=values["Case"].strip(),
    )


def change_of(fault: Fault, kernel: Path = KERNEL) -> Change:
    """What the fault changes. Problem: the patch does not apply any more; says how to renew it."""
    try:
        return read_patch(fault.patch, kernel)
    except Problem as problem:
        hint = _RENEW.format(name=fault.name)
        raise Problem(problem.message, hint, fault.patch) from problem


def check_case(fault: Fault, cases: Sequence[Case]) -> None:
    """Problem: the image has no such case, or the case does not decide the fault's rows."""
    named = [case for case in cases if case.name == fault.case]
    if not named:
        raise Problem(f"there is no case {fault.case} in this image", place=fault.patch)
    for row in fault.rows:
        if row not in named[0].rows:
            raise Problem(f"{fault.case} does not decide {row}", place=fault.patch)


def objection(fault: Fault, outcome: Outcome) -> str:
    """Why `outcome`, of a boot with the fault's case alone, is not the catch that the fault asks
    for; empty if it is."""
    if outcome.kind is Kind.SURVIVED:
        return f"nobody caught it: {fault.case} passes"
    if outcome.kind is Kind.SAME:
        return f"it is no fault: {outcome.text}"
    if outcome.kind is Kind.NOT_BUILT:
        return f"it does not build: {outcome.text}"
    if outcome.kind is Kind.NO_BOOT:
        return f"it shows before any case runs: {outcome.text}"
    if outcome.kind is Kind.WRECKED or outcome.verdict != "FAIL":
        return f"{outcome.case} did not tell it, but ended as {outcome.verdict}: {outcome.text}"
    if outcome.case != fault.case:
        return f"{outcome.case} failed, not {fault.case}: {outcome.text}"
    missed = [row for row in fault.rows if row not in outcome.rows]
    if missed:
        found = " ".join(outcome.rows) or "none"
        return f"{fault.case} found {found} wrong, not {' '.join(missed)}: {outcome.text}"
    return ""
