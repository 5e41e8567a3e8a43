# `selfe-run matrix`: rows of the catalogue × kernels, and how much of what applies is decided.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.catalogue import Kernel, kernel_of, read_catalogue
from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.input.kernel_record import recorded_kernel
from selfe_runner.problem import Problem
from selfe_runner.report.ctest import NONE, ctest_identity
from selfe_runner.report.files import write_whole
from selfe_runner.report.journal_reader import JournalContent, read_journal
from selfe_runner.report.matrix import UNTESTED, Column, Matrix, column, json_text, tsv_text
from selfe_runner.report.overview.column_name import kernel_name
from selfe_runner.text import printable_text
from selfe_runner.verdict import Verdict


@dataclass(frozen=True)
class MatrixOptions:
    """`least`: percent of the rows that apply and can be observed, which each kernel's run must
    have decided: of those whose condition names this option, of all if it is empty;
    `is_choice_excused`: not of a run of chosen cases. `untested`: print the rows without a case."""

    journals: Sequence[Path]
    catalogue: Path
    tsv: Path | None
    json: Path | None
    least: Sequence[tuple[str, int]]
    is_choice_excused: bool
    untested: bool


def run_matrix(options: MatrixOptions) -> int:
    """Which rows of the catalogue the runs of these journals have decided, kernel by kernel.

    Exit code 1: fewer than --least percent of the rows that apply to a kernel are decided. A kernel
    to which no row with a condition applies need not decide any. Of a run that was cut short or had
    a problem nothing can be demanded: that is an error."""
    rows = read_catalogue(options.catalogue)
    journals = [_proof(path, is_demanded=bool(options.least)) for path in options.journals]
    kernels = [_kernel(journal) for journal in journals]
    columns = []
    for name, kernel, journal in zip(_names(journals, kernels), kernels, journals, strict=True):
        _check_rows(journal, {row.id for row in rows})
        columns.append(column(name, rows, kernel, journal.cases))
    matrix = Matrix(rows, tuple(columns))
    if options.tsv is not None:
        write_whole(options.tsv, tsv_text(matrix).encode(), "--tsv")
    if options.json is not None:
        write_whole(options.json, json_text(matrix).encode(), "--json")
    for one in columns:
        print(printable_text(f"{one.name}: {_share(one)}"))
        print(printable_text(f"  {one.sum_text}"))
        for condition, _ in options.least:
            if condition:
                print(printable_text(f"  with {condition}: {_share(one.only(rows, condition))}"))
        if options.untested:
            for row, cell in zip(rows, one.cells, strict=True):
                if cell.state == UNTESTED:
                    why = f" ({cell.reason})" if cell.reason else ""
                    print(printable_text(f"  {row.id} {row.call}: {row.rule}{why}"))
    lacking = [
        f"{one.name}: {least} % of the rows{f' with {condition}' if condition else ''} are demanded"
        for one, journal in zip(columns, journals, strict=True)
        for condition, least in options.least
        if not _is_excused(journal, options) and not one.only(rows, condition).has_decided(least)
    ]
    for line in lacking:
        print(printable_text(line))
    return 1 if lacking else 0


def _proof(path: Path, is_demanded: bool) -> JournalContent:
    """A journal that proves something: of a run that came to its end and, within a run of ctest,
    of that one. Where something is demanded of it (`is_demanded`), a verdict of each case, too, and
    none that may not be what was seen. Problem: it is none."""
    journal = read_journal(path)
    if not (journal.is_complete if is_demanded else journal.is_whole):
        raise Problem(journal.reason, "run it again, or go on with it by --resume", place=path)
    if troubles := journal.problems if is_demanded else journal.damage:
        raise Problem(troubles[0], "run it again", place=path)
    if ctest_identity() not in (NONE, journal.ctest):
        raise Problem(
            "this journal is of another run of ctest",
            "run the test that boots the image, too",
            place=path,
        )
    return journal


def _check_rows(journal: JournalContent, known: Set[str]) -> None:
    """Problem: a case decides a row that the catalogue does not have. It would be missing in every
    sum."""
    for case in journal.cases:
        if lost := sorted(set(case.rows) - known):
            raise Problem(
                f"{case.name} decides {', '.join(lost)}, which the catalogue does not have",
                "name the catalogue of the tree that the suite was built from (--catalogue)",
                place=journal.path,
            )


def _is_excused(journal: JournalContent, options: MatrixOptions) -> bool:
    is_of_chosen_cases = any(case.verdict is Verdict.UNSELECTED for case in journal.cases)
    return options.is_choice_excused and is_of_chosen_cases


def _kernel(journal: JournalContent) -> Kernel:
    """As the journal keeps it; Problem: it does not, and the prefix is not to be had."""
    recorded = recorded_kernel(journal.header, journal.prefix)
    return recorded or kernel_of(read_kernel_config(journal.prefix))


def _names(journals: Sequence[JournalContent], kernels: Sequence[Kernel]) -> list[str]:
    """A name for each kernel: the journal's platform and what reports call it."""
    names = [
        f"{one.platform}:{kernel_name(one.prefix, kernel)}"
        for one, kernel in zip(journals, kernels, strict=True)
    ]
    if len(set(names)) == len(names):
        return names
    names = [f"{one.platform}:{one.prefix}" for one in journals]
    if len(set(names)) < len(names):
        raise Problem("two of these journals are of the same kernel", "give each kernel once")
    return names


def _share(one: Column) -> str:
    share = 100 * one.decided / one.decidable if one.decidable else 0.0
    return f"{one.decided} of {one.decidable} rows decided ({share:.1f} %)"
