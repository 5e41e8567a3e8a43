#!/usr/bin/python3
"""Judges the run of the witness image: what its cases cannot see themselves stands on the console.

SPDX-License-Identifier: BSD-2-Clause

usage: witness.py JOURNAL LOG GEN_CONFIG.json
Prints `CASE: what is wrong`, a line each; exit code 0 if there is none, else 1.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_SHOWN = "DebugDumpScheduler.ShowsAThreadsNamePriorityPlaceAndState"
_SNAPSHOT = "DebugSnapshot.ComesBack"
_POOL = "AsidControlMakePool.TakesThePlaceOfBootsPool"
_STOPS = (_POOL, "DebugHalt.StopsTheMachine")
_STOPS_WITH_A_WORD = "DebugNameThread.OfWhatIsNoThreadStopsTheMachine"
_SILENCE = "the monitor was silent too"
# The names that a thread has one after the other. With `first` nothing else changes, with each of the
# others one thing that is shown.
_NAMES = ("of-a-longer-name", "first", "priority", "place", "back", "state")


@dataclass(frozen=True)
class Case:
    """`index`: as frames call it."""

    index: int
    verdict: str
    details: tuple[str, ...]

    @property
    def is_silent(self) -> bool:
        """Whether the machine has said nothing more, not even a last word."""
        return self.verdict == "HANG" and any(_SILENCE in detail for detail in self.details)


def read_cases(journal: Path) -> dict[str, Case]:
    records = (json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines())
    return {
        record["name"]: Case(record["index"], record["verdict"], tuple(record.get("details", [])))
        for record in records
        if record.get("record") == "case"
    }


def wrong_verdicts(cases: Mapping[str, Case], is_debug: bool) -> Iterator[str]:
    """One sentence for each case whose own verdict is not that of a good kernel."""
    of_debug_calls = {_SHOWN, _SNAPSHOT, *_STOPS, _STOPS_WITH_A_WORD}
    for name in sorted({*of_debug_calls, *cases}):
        case = cases.get(name, Case(-1, "no verdict", ()))
        if name in of_debug_calls and not is_debug:
            is_right = case.verdict == "SKIP"
        elif name == _STOPS_WITH_A_WORD:
            is_right = case.verdict == "KERNEL"
        elif name in _STOPS:
            # Its last word is the kernel's own affair: nothing says that it has one.
            is_right = case.verdict == "KERNEL" or case.is_silent
        elif name == _SNAPSHOT:
            is_right = case.verdict == "PASS" or case.is_silent
        else:
            is_right = case.verdict in ("PASS", "SKIP")
        if not is_right:
            yield " ".join((f"{name}: {case.verdict}", *case.details[:1]))


def wrong_dumps(log: str) -> Iterator[str]:
    """What is wrong with how the scheduler's dumps show one thread under its names."""
    shown = []
    for name in _NAMES:
        lines = re.findall(rf"^.*\bwitness-{name}(?![\w-]).*$", log, re.MULTILINE)
        if len(lines) != 1:
            yield f"{_SHOWN}: DBG-041 {len(lines)} lines have the name witness-{name}"
            return
        shown.append(lines[0].replace(f"witness-{name}", "").split())
    for name, before, now in zip(_NAMES[1:], shown, shown[1:], strict=False):
        if (now == before) != (name == "first"):
            yield f"{_SHOWN}: DBG-037 {name}: {' '.join(before)} -> {' '.join(now)}"


def wrong_snapshot(log: str, case: Case) -> Iterator[str]:
    """A sentence if nothing was printed between the case's start and whatever was said next."""
    printed = re.search(rf"@@\d+ S {case.index}\*\w+\s*([^@]*)", log)
    if not printed or not printed[1].strip():
        yield f"{_SNAPSHOT}: DBG-039 nothing was printed"


def main() -> int:
    journal, log, config_file = map(Path, sys.argv[1:])
    config = json.loads(config_file.read_text(encoding="utf-8"))
    is_debug = bool(config.get("DEBUG_BUILD") and config.get("PRINTING"))
    cases = read_cases(journal)
    wrong = list(wrong_verdicts(cases, is_debug))
    if is_debug and not wrong:
        text = log.read_text(encoding="utf-8", errors="replace").replace("\r", "")
        wrong = [*wrong_dumps(text), *wrong_snapshot(text, cases[_SNAPSHOT])]
        if "witness-has-made-a-pool" not in text:
            wrong.append(f"{_POOL}: ASID-016 the thread that was left has made no pool")
    for sentence in wrong:
        print(sentence)
    print(f"{len(cases)} cases, {len(wrong)} sentences about what is wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
