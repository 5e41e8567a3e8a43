# The report of a run over mutants, as text, as JSON and as a table for a page.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from itertools import groupby

from mutation.score import COLUMNS, Judged, by_area, contradictions, score, survivors
from selfe_runner.text import printable_text

_MOST_TEXT = 110


def progress(number: int, total: int, one: Judged) -> str:
    """One line about a mutant that was tried."""
    outcome, mutant = one.outcome, one.mutant
    seconds = sum(s for name, s in outcome.seconds.items())
    said = f"{outcome.case} ({', '.join(outcome.rows) or outcome.verdict})" if outcome.case else ""
    text = f"[{number}/{total}] {one.column:<10} {mutant.place} {mutant.operator}: {mutant.what}"
    return f"{_cut(text)}  {said}  {seconds:.1f} s"


def text(judged: Sequence[Judged]) -> list[str]:
    """The table by area, what survived, and what contradicts the list of equivalents."""
    lines = [*_columns(judged), "", *LEGEND]
    for one in survivors(judged):
        lines += ["", f"survived: {one.mutant.place} in {one.mutant.function}",
                  f"  {one.mutant.operator}: {_cut(one.mutant.what)}",
                  f"  {one.mutant.text}"]  # fmt: skip
    for one in contradictions(judged):
        lines += ["", f"argued to be out of sight, but {one.outcome.case or 'the boot'} notices: {one.mutant.key}"]
    return lines


def json_object(judged: Sequence[Judged], seed: int) -> dict[str, object]:
    """Everything, sorted: totals, by area, by line of each file, and each mutant."""
    ordered = sorted(judged, key=lambda o: (o.mutant.file, o.mutant.line, o.mutant.column, o.mutant.key))
    lines: dict[str, dict[str, dict[str, int]]] = {}
    for (file, line), group in groupby(ordered, lambda o: (o.mutant.file, o.mutant.line)):
        lines.setdefault(file, {})[str(line)] = dict(sorted(score(group).counts.items()))
    return {
        "schema": 1,
        "seed": seed,
        "total": _counts(judged),
        "areas": {a: dict(s.counts) | {"percent": round(s.percent, 1)} for a, s in by_area(judged).items()},
        "lines": lines,
        "mutants": [_mutant(one) for one in ordered],
    }


def page(judged: Sequence[Judged], of: int, files: Sequence[str], again: str) -> str:
    """Markdown: the table by area and how to see the rest. `of`: how many mutants there are in the
    files that match `files`, globs; empty: in all; `again`: the command that tries these."""
    rows = [("area", *COLUMNS, "detected"), ("---", *("---:" for _ in COLUMNS), "---:")]
    for area, its in by_area(judged).items():
        rows.append((f"`{area}`", *(str(its.counts.get(c, 0)) for c in COLUMNS), its.text))
    total = score(judged)
    rows.append(("**all**", *(str(total.counts.get(c, 0)) for c in COLUMNS), f"**{total.text}**"))
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    every = "all of them" if len(judged) == of else f"{len(judged)} of {of}, chosen by lot"
    where = ", ".join(f"`{glob}`" for glob in files) or "all of its files"
    return f"{_LEGEND.format(every=every, where=where)}\n\n{_AGAIN.format(again=again)}\n\n{table}"


LEGEND = (
    "killed         a case found its rule broken, or its thread crashed or blocked",
    "wrecked        kernel or harness went down in a case",
    "no boot        no case was reached",
    "survived       every case passed: a case is missing, or nothing has changed",
    "hidden         a defect that hardware shows and QEMU does not (ci/mutation/equivalent.toml)",
    "equivalent     no defect, as is argued in that file",
    "same           the compiler made the same kernel of it",
    "did not build  no kernel came of it",
    "detected       the first three, of the first four",
)

_LEGEND = """Mutants of the aarch64 kernel in {where}: {every}. *killed*: a case found its row wrong, or its thread crashed or blocked;
*wrecked*: kernel or harness went down in a case; *no boot*: no case was reached; *hidden*: a defect that QEMU does not show (stale translations, caches, barriers);
*equivalent*: no defect; both argued in `ci/mutation/equivalent.toml`; *same*: the compiler makes the same kernel of it.
*detected*: the first three, of the first four."""


_AGAIN = """This table again, in hours, and what survived: `{again}`
(`--score FILE` writes it here; `--sample 200` is a fair sample; one line: `--file FILE --line N --anew`)."""


def _columns(judged: Sequence[Judged]) -> list[str]:
    rows = [("area", *COLUMNS, "detected")]
    for area, its in by_area(judged).items():
        rows.append((area, *(str(its.counts.get(c, 0)) for c in COLUMNS), its.text))
    total = score(judged)
    rows.append(("all", *(str(total.counts.get(c, 0)) for c in COLUMNS), total.text))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]


def _counts(judged: Sequence[Judged]) -> dict[str, object]:
    total = score(judged)
    return {**dict(sorted(total.counts.items())), "percent": round(total.percent, 1)}


def _mutant(one: Judged) -> dict[str, object]:
    mutant, outcome = one.mutant, one.outcome
    return {
        "mutant": mutant.key,
        "place": mutant.place,
        "function": mutant.function,
        "operator": mutant.operator,
        "verdict": one.column,
        "case": outcome.case,
        "rows": list(outcome.rows),
        "said": outcome.text,
        "because": one.argument.because if one.argument else "",
    }


def _cut(line: str) -> str:
    line = printable_text(line)
    return line if len(line) <= _MOST_TEXT else f"{line[: _MOST_TEXT - 1]}…"
