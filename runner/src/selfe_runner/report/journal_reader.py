# Reads a journal back, for `selfe-run summary`, `matrix` and `report`.
# SPDX-License-Identifier: BSD-2-Clause

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from selfe_runner.input.files import Fields, read_bytes
from selfe_runner.problem import Problem
from selfe_runner.report.attempt_record import read_verdict
from selfe_runner.report.ctest import NONE
from selfe_runner.report.journal import SCHEMA
from selfe_runner.verdict import Verdict

_HINT = "journals are what `selfe-run test --journal FILE` writes"
_MOST_NAMES = 3


@dataclass(frozen=True)
class JournalCase:
    """`attempts`: the verdict of each boot that reached the case; `seconds`: of the last one;
    `places`: boot and offset in the log of each attempt, if the journal says so."""

    name: str
    area: str
    place: str  # file:line
    verdict: Verdict
    details: tuple[str, ...]
    attempts: tuple[Verdict, ...]
    seconds: float
    rows: tuple[str, ...]
    console: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()

    @property
    def is_flaky(self) -> bool:
        """Whether the case passed, but not at the first try."""
        return self.verdict is Verdict.PASS and len(self.attempts) > 1


@dataclass(frozen=True)
class JournalBoot:
    """`offset`: of its first byte in the log; `seconds_to_hello`: None if it never said so."""

    number: int
    nonce: str
    planned: int
    offset: int
    seconds: float = 0.0
    seconds_to_hello: float | None = None
    end: str = "the run was killed"
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class JournalContent:
    """A journal. `is_whole`: the run that wrote it came to its end; `prefix`: its kernel's;
    `ctest`: of the run of ctest that it belongs to; `header`: its first record; `log`: the console
    log's file, relative to the journal's folder; empty in journals that do not say; `results`: how
    many cases the target spoke of, which is all that there is of a run that was killed; `damage`:
    what shows that the file is not as it was written, which is among the problems, too."""

    path: Path
    platform: str
    is_whole: bool
    is_complete: bool
    reason: str
    problems: tuple[str, ...]
    cases: tuple[JournalCase, ...]
    prefix: Path
    ctest: str
    header: Mapping[str, Any] = field(default_factory=dict)
    boots: tuple[JournalBoot, ...] = ()
    seconds: float = 0.0
    log: str = ""
    results: int = 0
    damage: tuple[str, ...] = ()

    @property
    def selected(self) -> int:
        """How many cases the run was asked for; those with a last word if it does not say."""
        number = self.header.get("selected")
        return number if isinstance(number, int) else len(self.cases)


def read_journal(path: Path) -> JournalContent:
    """The journal in `path`. Problem: it is absent, a folder, or no journal of this schema."""
    if path.is_dir():
        raise Problem("this is a folder, not a journal", _journals_in(path), place=path)
    lines = read_bytes(path, "journal", "run `selfe-run test` first").split(b"\n")
    records = [_record(line) for line in lines if line]
    if not records or records[0].get("record") != "run" or records[0].get("schema") != SCHEMA:
        raise Problem(f"this is no journal of schema {SCHEMA}", _HINT, place=path)
    end = Fields(records[-1], path, "the last record")
    is_whole = records[-1].get("record") == "end" and lines[-1] == b""
    content = JournalContent(
        path=path,
        platform=Fields(records[0], f"{path}:1").text("platform"),
        is_whole=is_whole,
        is_complete=is_whole and records[-1].get("complete") is True,
        reason=end.text("reason") if is_whole else "the run that wrote this was killed",
        problems=end.texts("problems") if is_whole else (),
        cases=tuple(_case(path, record) for record in records if record.get("record") == "case"),
        prefix=Path(Fields(records[0], f"{path}:1").text("prefix")),
        ctest=str(records[0].get("ctest", NONE)),
        header=records[0],
        boots=_boots(path, records),
        seconds=end.amount("seconds") if is_whole and "seconds" in end else 0.0,
        log=end.text("log", "") if is_whole else "",
        results=len({r.get("index") for r in records if r.get("record") == "result"}),
    )
    damage = tuple(_damage(content, records)) if is_whole else ()
    return replace(content, problems=(*content.problems, *damage), damage=damage)


def _damage(content: JournalContent, records: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What speaks against a journal that came to its end, and so lacks nothing if nobody changed
    it: what such a file says of the kernel can be less than what was seen."""
    unread = sum("record" not in record for record in records)
    if unread:
        yield f"the journal is damaged: {unread} of its lines cannot be read"
    missing = content.selected - len(content.cases)
    if missing > 0:
        yield f"the journal is damaged: {missing} of {content.selected} cases have no record"


def _journals_in(folder: Path) -> str:
    """A hint that names some of them."""
    there = [str(path.relative_to(folder)) for path in sorted(folder.rglob("*.journal"))]
    if not there:
        return "name journals; there is none in it"
    more = f" and {len(there) - _MOST_NAMES} more" if len(there) > _MOST_NAMES else ""
    return f"name journals; in it: {', '.join(there[:_MOST_NAMES])}{more}"


def _record(line: bytes) -> dict[str, Any]:
    """An empty one for what is none: half a line of a run that was killed."""
    try:
        record = json.loads(line)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _boots(path: Path, records: Sequence[dict[str, Any]]) -> tuple[JournalBoot, ...]:
    ends = {r["boot"]: r for r in records if r.get("record") == "boot-end" and "boot" in r}
    boots = (Fields(r, path, "a boot") for r in records if r.get("record") == "boot")
    return tuple(_boot(boot, Fields(ends.get(boot.number("boot"), {}), path)) for boot in boots)


def _boot(boot: Fields, end: Fields) -> JournalBoot:
    begun = JournalBoot(
        number=boot.number("boot"),
        nonce=boot.text("nonce"),
        planned=boot.number("planned"),
        offset=boot.number("log_offset"),
    )
    if "seconds" not in end:
        return begun
    return replace(
        begun,
        seconds=end.amount("seconds"),
        seconds_to_hello=end.maybe_amount("seconds_to_hello"),
        end=end.text("text"),
        facts=end.table("facts").text_items(),
    )


def _case(path: Path, record: dict[str, Any]) -> JournalCase:
    fields = Fields(record, path, "a case")
    attempts = fields.tables("attempts")
    return JournalCase(
        name=fields.text("name"),
        area=fields.text("area"),
        place=f"{fields.text('file')}:{fields.number('line')}",
        verdict=read_verdict(fields),
        details=fields.texts("details"),
        attempts=tuple(read_verdict(attempt) for attempt in attempts),
        seconds=fields.amount("seconds"),
        rows=fields.texts("rows"),
        console=fields.texts("console", ()),
        places=tuple(
            (attempt.number("boot"), attempt.number("log_offset"))
            for attempt in attempts
            if "log_offset" in attempt
        ),
    )
