# The report as values: what `report.json` holds, and all that page and Markdown are made of.
# SPDX-License-Identifier: BSD-2-Clause
#
# report.schema.json is the published description. Columns are kernels as they were run; every list
# that belongs to columns is in their order.

from collections.abc import Mapping
from dataclasses import dataclass

FORMAT = 1


@dataclass(frozen=True)
class Finding:
    """An assertion that did not hold: FILE:LINE is `place`; empty is what was not told."""

    row: str
    expected: str
    observed: str
    place: str
    is_cut: bool  # the frame had no room for all of it


@dataclass(frozen=True)
class CaseView:
    """A case on a kernel. `verdict` and `attempts`: words of docs/protocol.md; `log`: lines of the
    console around it; `log_note`: why there are none."""

    name: str
    area: str
    place: str
    rows: tuple[str, ...]
    verdict: str
    is_flaky: bool
    attempts: tuple[str, ...]
    details: tuple[str, ...]
    findings: tuple[Finding, ...]
    seconds: float
    log: tuple[str, ...]
    log_note: str


@dataclass(frozen=True)
class Span:
    """A part of a run: `cases` is how many cases it stands for."""

    name: str
    seconds: float
    cases: int = 0


@dataclass(frozen=True)
class Timing:
    """`phases` add up to the run; `areas`: seconds within cases, longest first."""

    seconds: float
    phases: tuple[Span, ...]
    areas: tuple[Span, ...]


@dataclass(frozen=True)
class Column:
    """A kernel as it was run: `key` names it from run to run, `name` is as short as can be in this
    report. `run_one` is a command line to which the name of a case is appended. `verdicts` counts
    cases, `states` rows; `decidable`: rows that apply and can be observed. `is_partial`: only
    chosen cases were run."""

    key: str
    name: str
    kernel: str
    platform: str
    architecture: str
    configuration: str
    machine: str
    suite: str
    started: str
    image: str
    is_complete: bool
    is_partial: bool
    reason: str
    problems: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    run_one: str
    verdicts: Mapping[str, int]
    flaky: int
    states: Mapping[str, int]
    decidable: int
    decided: int
    timing: Timing
    cases: tuple[CaseView, ...]


@dataclass(frozen=True)
class CellView:
    """A row on a kernel. `cases`: indices into the column's cases."""

    state: str
    reason: str
    cases: tuple[int, ...]


@dataclass(frozen=True)
class RowView:
    id: str
    area: str
    call: str
    rule: str
    error: str
    source: str
    profile: str
    condition: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class Change:
    """`subject`: a row's id or a case's name, empty for the column itself; `before`, `now`: states,
    empty where there is none; `column`: its key."""

    kind: str
    column: str
    subject: str
    before: str
    now: str


@dataclass(frozen=True)
class Changes:
    """Since the runs begun at `against`, the newest of them; `columns` were compared, each with the
    last run of it that is known."""

    against: str
    columns: tuple[str, ...]
    rows: tuple[Change, ...]
    cases: tuple[Change, ...]


@dataclass(frozen=True)
class Kept:
    """What the last run of a kernel came to of which a report shows nothing, or chosen cases only:
    states of rows, verdicts of cases in small letters; `flaky`: names of cases."""

    column: str
    started: str
    rows: Mapping[str, str]
    cases: Mapping[str, str]
    flaky: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """A column at one time, for the trend."""

    column: str
    passed: int
    failed: int
    skipped: int
    untold: int
    decided: int
    decidable: int


@dataclass(frozen=True)
class Moment:
    started: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class DetectionArea:
    """`hidden`: defects that hardware shows, and the machine of the run does not: neither caught
    nor missed."""

    name: str
    caught: int
    missed: int
    equivalent: int
    not_built: int
    hidden: int = 0


@dataclass(frozen=True)
class Missed:
    name: str
    place: str
    meaning: str


@dataclass(frozen=True)
class Detection:
    """How many seeded defects the suite sees. `kind`: "faults" or "mutants"."""

    kind: str
    title: str
    command: str
    total: DetectionArea
    areas: tuple[DetectionArea, ...]
    missed: tuple[Missed, ...]


@dataclass(frozen=True)
class Verdict:
    """`tone`: "good", "bad" or "untold"; `sentence`: for who signs the kernel off; `notes`: what
    limits it."""

    tone: str
    sentence: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class State:
    """A word for cells and cases, and how it is shown. `group`: "good", "bad", "untold",
    "known" (divergences of this release) or "quiet"."""

    state: str
    symbol: str
    name: str
    group: str
    meaning: str


@dataclass(frozen=True)
class Report:
    """`changes`: None if there was no earlier report; `history`: oldest first, this one last;
    `kept`: of earlier reports, oldest first, for later ones to compare with."""

    verdict: Verdict
    states: tuple[State, ...]
    columns: tuple[Column, ...]
    rows: tuple[RowView, ...]
    changes: Changes | None
    history: tuple[Moment, ...]
    detection: tuple[Detection, ...]
    kept: tuple[Kept, ...] = ()
