# The command line of ci/bench: builds what is measured, measures it, prints the report.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmark import headers, machine, report_page, tools
from benchmark.boot import Boot, qemu_command, suite_figures
from benchmark.decoder import decoder_measures
from benchmark.rounds import Measure, interleave, table
from benchmark.tree import Tree, kernel_tree, platforms, reference_tree
from selfe_runner.problem import Problem

_SUITE = (
    "whole suite, from the runner's start to its end",
    "whole suite, CASES A SECOND, boot to last line",
    "of it the cases of random sequences",
)


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 measured, whatever the figures are; 1 could not measure; 2 usage."""
    options = _parser().parse_args(arguments)
    try:
        if options.decoder or options.report:
            if options.decoder:
                _decoder(options.runs)
            if options.report:
                _page(options.runs)
            return 0
        _report(options.platform, options.kernel, options.boots, options.runs)
    except Problem as problem:
        print(*problem.lines(), sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _report(platform: str, kernels: Sequence[Path], boots: int, runs: int) -> None:
    print("building …", file=sys.stderr)
    trees = [
        reference_tree(platform),
        *(kernel_tree(platform, prefix) for prefix in dict.fromkeys(kernels)),
    ]
    _print(machine.description(qemu_command(trees[0])))
    _print(
        "Milliseconds, if not said otherwise, taken in turn: one figure of each row a round. ratio: the median, over the",
        "rounds, of a row's figure by the first row's of the same round.",
    )
    _boots(trees, boots)
    with tempfile.TemporaryDirectory() as scratch:
        suite = {t.name: partial(suite_figures, t, Path(scratch)) for t in trees}
        _tables(_SUITE, suite, runs)
    _bindings(trees, runs)
    for tree in trees:
        _tables([f"compiling an #include, {tree.name}"], headers.measures(tree), runs)
    pack = {t.name: partial(tools.pack_milliseconds, t) for t in trees}
    _tables(["selfe-image pack"], pack, runs)
    config = {c: partial(tools.config_milliseconds, c, trees[0]) for c in ("show", "explain", "check")}
    _tables(["selfe config"], config, runs)
    build = {trees[0].name: partial(tools.kernel_build_milliseconds, trees[0])}
    _tables(["kernel: configure and build from nothing"], build, runs)
    _decoder(runs)
    _print("sizes, bytes", *(f"  {t.name}: {tools.sizes(t)}" for t in trees))


def _decoder(runs: int) -> None:
    _tables(["the runner reads a log, MB a second of one core"], decoder_measures(), runs)


def _page(runs: int) -> None:
    with report_page.report_measures() as measures:
        titles = [f"a report opens, milliseconds {title}" for title in report_page.TITLES]
        _tables(titles, measures, runs)


def _boots(trees: Sequence[Tree], boots: int) -> None:
    titles = ["boot to first frame", "boot to first case"]
    milestones = {t.name: Boot(t).milestones for t in trees}
    _tables(titles, milestones, boots)


def _bindings(trees: Sequence[Tree], runs: int) -> None:
    """One table a kernel: its rows are the generators, since the headers must be the same."""
    bindgen = tools.rust_bindgen()
    for tree in trees:
        generators: dict[str, Measure] = {
            "selfe-bindgen": partial(tools.bindings_milliseconds, tree)
        }
        if bindgen:
            generators["bindgen"] = partial(tools.rust_bindings_milliseconds, bindgen, tree)
        _tables([f"bindings of {tree.name}"], generators, runs)
    if not bindgen:
        _print("bindgen (Rust) is not in PATH: nothing to compare the generator with")


def _tables(titles: Sequence[str], measures: Mapping[str, Measure], rounds: int) -> None:
    """Measures, then prints one table for each column that the measures have."""
    for title, rows in zip(titles, interleave(measures, rounds), strict=True):
        _print(table(title, rows))


def _print(*lines: str) -> None:
    print("", *lines, sep="\n", flush=True)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ci/bench", description="Measures; judges nothing.")
    parser.add_argument(
        "--platform",
        choices=platforms(),
        default="qemu-arm-virt",
        help="platform to measure on: one of %(choices)s (default %(default)s)",
    )
    parser.add_argument(
        "--kernel",
        metavar="PREFIX",
        type=Path,
        action="append",
        default=[],
        help="seL4 install prefix to compare with the reference kernel; may be repeated",
    )
    parser.add_argument(
        "--boots", metavar="N", type=_positive, default=15, help="boots of each kernel: %(default)s"
    )
    parser.add_argument(
        "--runs",
        metavar="N",
        type=_positive,
        default=5,
        help="runs of the suite and of each tool: %(default)s",
    )
    parser.add_argument(
        "--decoder", action="store_true", help="only how fast logs are read, which builds nothing"
    )
    parser.add_argument(
        "--report", action="store_true", help="only how fast a report opens, which builds nothing"
    )
    return parser
