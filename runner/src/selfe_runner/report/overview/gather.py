# From journals to the columns and rows of a report.
# SPDX-License-Identifier: BSD-2-Clause

import re
import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from selfe_runner.input.catalogue import Kernel, Row
from selfe_runner.input.kernel_record import recorded_kernel
from selfe_runner.input.release import release_text
from selfe_runner.report import matrix
from selfe_runner.report.journal_reader import JournalCase, JournalContent
from selfe_runner.report.overview import column_name
from selfe_runner.report.overview.column_name import Identity
from selfe_runner.report.overview.excerpt import Excerpts
from selfe_runner.report.overview.findings import findings
from selfe_runner.report.overview.model import CaseView, CellView, Column, RowView
from selfe_runner.report.overview.timing import timing
from selfe_runner.text import printable_text
from selfe_runner.verdict import Verdict

_UNKNOWN = "whether it applies is not known: the kernel's configuration is not at hand"
_NOT_RUN = Verdict.NOTRUN.value.lower()


@dataclass(frozen=True)
class Source:
    """A journal, and what the one who gives it knows of it: `kernel`, `machine`, `suite`, empty for
    what the journal says itself; `trouble`: of the run, whatever the journal says."""

    journal: JournalContent
    kernel: str = ""
    machine: str = ""
    suite: str = ""
    trouble: tuple[str, ...] = ()


def gather(
    sources: Sequence[Source], rows: Sequence[Row]
) -> tuple[tuple[Column, ...], tuple[RowView, ...]]:
    kernels = [recorded_kernel(one.journal.header, one.journal.prefix) for one in sources]
    identities = [_identity(one, kernel) for one, kernel in zip(sources, kernels, strict=True)]
    names = column_name.short_names(identities)
    keys = column_name.numbered([one.key for one in identities])
    columns, cells = [], []
    for source, kernel, identity, name, key in zip(
        sources, kernels, identities, names, keys, strict=True
    ):
        of_column = _cells(source.journal, kernel, rows)
        cells.append(of_column)
        made = _column(source, kernel, identity, of_column)
        columns.append(replace(made, name=name, key=key))
    views = tuple(_row(row, [column[i] for column in cells]) for i, row in enumerate(rows))
    return tuple(columns), views


def _identity(source: Source, kernel: Kernel | None) -> Identity:
    journal = source.journal
    machine = source.machine or str(journal.header.get("machine", ""))
    return Identity(
        kernel=printable_text(source.kernel or column_name.kernel_name(journal.prefix, kernel)),
        platform=printable_text(journal.platform),
        configuration=column_name.configuration(kernel),
        machine=printable_text("" if machine == "QEMU" else machine),
        suite=printable_text(source.suite),
        architecture=column_name.architecture(kernel),
    )


def _cells(
    journal: JournalContent, kernel: Kernel | None, rows: Sequence[Row]
) -> tuple[CellView, ...]:
    numbers = {case.name: index for index, case in enumerate(journal.cases)}
    cells = matrix.column("", rows, kernel, journal.cases).cells
    return tuple(_cell(cell, numbers, journal, kernel is not None) for cell in cells)


def _cell(
    cell: matrix.Cell, numbers: Mapping[str, int], journal: JournalContent, is_known: bool
) -> CellView:
    if cell.state == matrix.UNTESTED and not journal.is_whole:
        return CellView(_NOT_RUN, journal.reason, ())
    if cell.state == matrix.UNTESTED and not is_known:
        return CellView(cell.state, _UNKNOWN, ())
    cases = tuple(numbers[name] for name in cell.cases)
    return CellView(cell.state, printable_text(cell.reason), cases)


def _column(
    source: Source, kernel: Kernel | None, identity: Identity, cells: Sequence[CellView]
) -> Column:
    journal = source.journal
    excerpts = Excerpts(journal)
    states = Counter(cell.state for cell in cells)
    quiet = states[matrix.NOT_APPLICABLE] + states[matrix.UNOBSERVABLE]
    verdicts = Counter(case.verdict.value for case in journal.cases)
    return Column(
        key=identity.key,
        name=identity.kernel,
        kernel=identity.kernel,
        platform=identity.platform,
        architecture=identity.architecture,
        configuration=identity.configuration,
        machine=identity.machine or str(journal.header.get("machine", "")),
        suite=identity.suite,
        started=printable_text(str(journal.header.get("started", ""))),
        image=printable_text(str(journal.header.get("image", ""))),
        is_complete=journal.is_complete,
        is_partial=verdicts[Verdict.UNSELECTED.value] > 0,
        reason=printable_text(journal.reason),
        problems=tuple(map(printable_text, (*source.trouble, *journal.problems))),
        facts=_facts(journal, kernel),
        run_one=_run_one(journal),
        verdicts=dict(sorted(verdicts.items())),
        flaky=sum(case.is_flaky for case in journal.cases),
        states=dict(sorted(states.items())),
        decidable=len(cells) - quiet,
        decided=sum(count for state, count in states.items() if matrix.is_decided(state)),
        timing=timing(journal),
        cases=tuple(_case(case, excerpts) for case in journal.cases),
    )


def _case(case: JournalCase, excerpts: Excerpts) -> CaseView:
    details = tuple(map(printable_text, case.details))
    log = excerpts.of(case)
    if not log and case.console:  # the journal keeps a little of it itself
        log = tuple(map(printable_text, case.console))
    why_none = excerpts.note if case.attempts else "the case was not started"
    return CaseView(
        name=printable_text(case.name),
        area=printable_text(case.area),
        place=printable_text(case.place),
        rows=case.rows,
        verdict=case.verdict.value,
        is_flaky=case.is_flaky,
        attempts=tuple(verdict.value for verdict in case.attempts),
        details=details,
        findings=findings(details),
        seconds=case.seconds,
        log=log,
        log_note="" if log else why_none,
    )


def _facts(journal: JournalContent, kernel: Kernel | None = None) -> tuple[tuple[str, str], ...]:
    """What the image said, and which release its kernel is taken for."""
    facts = dict(fact for boot in journal.boots for fact in boot.facts)
    if kernel is not None and kernel.release:
        facts["release"] = release_text(kernel.release)
    return tuple((printable_text(key), printable_text(facts[key])) for key in sorted(facts))


def _run_one(journal: JournalContent) -> str:
    """The same image on the same machine, with the same random sequences; of older journals, which
    do not say how they were made, an image made anew for the same kernel."""
    seed = dict(_facts(journal)).get("seed", "")
    again = journal.header.get("again")
    if isinstance(again, list) and all(isinstance(word, str) for word in again):
        words = [*again, "--journal", "one.journal", "--report", "text", "--select"]
    else:
        kernel = str(journal.prefix)
        words = ["selfe", "test", "--kernel", kernel, "-p", journal.platform, "--filter"]
    variables = [f"SELFE_SEED={shlex.quote(seed)}"] if seed else []
    # The image says the seed, own or chosen; steps are in the header, and only if they were chosen.
    variables += re.findall(r"SELFE_STEPS=[0-9]+", str(journal.header.get("digests")))[:1]
    return " ".join([*variables, shlex.join(map(printable_text, words))])


def _row(row: Row, cells: Sequence[CellView]) -> RowView:
    conditions = [*(one.replace("!", "without ") for one in row.when), *row.arch]
    if row.since:
        conditions.append(f"since {row.since}")
    if row.until:
        conditions.append(f"before {row.until}")
    return RowView(
        id=row.id,
        area=row.area,
        call=row.call,
        rule=row.rule,
        error=row.error,
        source=row.source,
        profile=row.profile,
        condition=", ".join(conditions),
        cells=tuple(cells),
    )
