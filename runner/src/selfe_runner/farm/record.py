# What is known of a night, as values: its runs, their tries and cases, and what has changed.
# SPDX-License-Identifier: BSD-2-Clause
#
# `night.json` holds exactly this; night.schema.json is its published description.

from collections import Counter
from dataclasses import dataclass
from enum import Enum

from selfe_runner.verdict import Verdict

FORMAT = 1


class Result(Enum):
    """What became of a try at a run."""

    RUNNING = "running"
    COMPLETE = "complete"  # every case has its verdict
    INCOMPLETE = "incomplete"  # the runner gave up: cases are without one
    BROKEN = "broken"  # the runner left no whole journal
    STOPPED = "stopped"  # the night itself was stopped


class Kind(Enum):
    """A change since the last night. What did not change has none."""

    BROKEN = "broken"  # the kernel is judged bad, and was not
    MENDED = "mended"  # it passes, and was judged bad
    CHANGED = "changed"  # another verdict: FAIL now CRASH, PASS now SKIP
    UNTOLD = "untold"  # nothing can be told of what could be
    FLAKY = "flaky"  # it passes, but not at once
    NEW = "new"  # of a case, or of a run (then the case is empty)
    GONE = "gone"  # of a case, or of a run


@dataclass(frozen=True)
class TryRecord:
    """`where`: the seat's name; `began`: ISO 8601, UTC; `folder`: what it left, below the night's;
    `reason`: why it is not complete."""

    where: str
    folder: str
    began: str
    seconds: float
    result: Result
    reason: str


@dataclass(frozen=True)
class CaseRecord:
    """`place`: FILE:LINE; `attempts`: verdicts of the boots that reached it; `seconds`: the last of
    them; `since`: the night from which on the verdict is the same; `told`: if nothing can be told
    now, the last verdict that could be, if there ever was one."""

    name: str
    area: str
    place: str
    verdict: Verdict
    details: tuple[str, ...]
    attempts: tuple[Verdict, ...]
    seconds: float
    since: str = ""
    told: Verdict | None = None

    @property
    def is_flaky(self) -> bool:
        return self.verdict is Verdict.PASS and len(self.attempts) > 1


@dataclass(frozen=True)
class RunRecord:
    """`image`: SHA-256 over the image, the kernel beside it if it has one, and the case list, hex.
    `is_over`: nothing more will be tried; then `cases` is the last word. `reason`: why it is not
    complete. `is_submitted`: CDash has it. `select`: the plan's names of cases, empty for all.
    `problems`: what happened in any try that must not, whatever the cases say."""

    name: str
    suite: str
    kernel: str
    machine: str
    platform: str
    image: str
    tries: tuple[TryRecord, ...] = ()
    is_over: bool = False
    reason: str = ""
    cases: tuple[CaseRecord, ...] = ()
    is_submitted: bool = False
    select: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        return self.is_over and bool(self.tries) and self.tries[-1].result is Result.COMPLETE

    @property
    def is_good(self) -> bool:
        bad = any(c.verdict.is_kernel_bad or c.verdict.is_untold for c in self.cases)
        return self.is_complete and not bad and not self.problems

    @property
    def verdicts(self) -> dict[str, int]:
        return dict(sorted(Counter(case.verdict.value for case in self.cases).items()))


@dataclass(frozen=True)
class Change:
    """`before`, `now`: None where there is no case; `detail`: what the case said."""

    kind: Kind
    run: str
    case: str
    before: Verdict | None = None
    now: Verdict | None = None
    detail: str = ""


@dataclass(frozen=True)
class NightRecord:
    """`night`: its name, the UTC time of its start: 2026-11-23T01-00-00Z. `ended`: empty while it
    goes on. `seed`: of all random sequences, empty for those of the images; `steps`: their length,
    None for that of the images. `previous`: the night that `changes` compares with, empty if there
    is none. `notes`: what is wrong with the plan's machines."""

    plan: str
    night: str
    began: str
    ended: str = ""
    seed: str = ""
    notes: tuple[str, ...] = ()
    runs: tuple[RunRecord, ...] = ()
    previous: str = ""
    changes: tuple[Change, ...] = ()
    steps: int | None = None

    @property
    def is_good(self) -> bool:
        return bool(self.ended) and all(run.is_good for run in self.runs)
