# The command line of ci/mutate: chooses mutants, has them tried, reports what became of them.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
import json
import sys
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from mutation import report
from mutation.campaign import Site, heard, try_all
from mutation.change import KERNEL
from mutation.equivalents import FILE, Argument, read_equivalents, stale
from mutation.journal import Journal, Subject
from mutation.mutant import Mutant, by_lot
from mutation.arguments import read_arguments
from mutation.outcome import Kind, Outcome
from mutation.page import replace_part
from mutation.recipe import read_recipe
from mutation.score import Judged, contradictions, score
from mutation.score_file import command, mutants_score, write_score
from mutation.sources import matching, mutants_of_source, sources
from mutation.witness import Witness
from mutation.workbench import Workbench
from selfe_runner.problem import Problem
from selfe_runner.report.files import write_whole


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 done; 1 too few were detected, the list of equivalents is wrong, or nothing
    could be tried; 2 usage."""
    options = read_arguments(arguments)
    try:
        return _run(options)
    except Problem as problem:
        print(*problem.lines(), sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nthe journal has what was tried; the same command goes on", file=sys.stderr)
        return 130


def _run(options: argparse.Namespace) -> int:
    equivalents = read_equivalents(options.equivalents)
    every = _mutants(options, equivalents)
    chosen = [
        m
        for m in every
        if (not options.line or m.line in options.line)
        and (not options.operator or m.operator in options.operator)
    ]
    if not chosen:
        raise Problem("no mutant is chosen", "--list without other options shows all of them")
    chosen = drawn(chosen, options, equivalents)
    if options.list:
        for mutant in sorted(chosen, key=lambda m: (m.file, m.line, m.column, m.key)):
            print(f"{mutant.place} {mutant.operator}: {mutant.what}\n    {mutant.key}")
        return 0
    print(f"{len(chosen)} of {len(every)} mutants, seed {options.seed}", flush=True)
    judged = _judge(options, chosen, equivalents)
    print("", *report.text(judged), sep="\n")
    if options.json:
        whole = report.json_object(judged, options.seed)
        text = json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False)
        write_whole(options.json, f"{text}\n".encode(), "--json")
    if options.report:
        found = mutants_score(judged, len(every), options.seed, options.file)
        write_score(options.report, found, "--report")
    if options.score:
        again = command(judged, len(every), options.seed, options.file)
        page = report.page(judged, len(every), options.file, again)
        if replace_part(options.score, "mutation", page):
            print(f"\n{options.score}: its part 'mutation' is written anew")
    return exit_code(options, judged)


def drawn(
    mutants: Sequence[Mutant], options: argparse.Namespace, equivalents: Container[str]
) -> list[Mutant]:
    """In the order of the lot, and as many as are wanted. A sample is of those that a run can say
    something of: what is argued to be out of sight counts for nothing, so it is drawn last."""
    lot = by_lot(mutants, options.seed)
    if options.sample and not options.check_equivalents:
        lot.sort(key=lambda mutant: mutant.key in equivalents)
    return lot[: options.sample]


def _mutants(options: argparse.Namespace, equivalents: Mapping[str, Argument]) -> list[Mutant]:
    """All mutants of the chosen files. Problem: an equivalent is none of them any more."""
    recipe = read_recipe(options.build.resolve())
    found = matching(sources(recipe, KERNEL), options.file)
    mutants = [m for source in found.values() for m in mutants_of_source(source, KERNEL)]
    if gone := stale(equivalents, mutants, found):
        hint = "mend or remove its entry; --list shows the keys"
        raise Problem(f"no such mutant any more: {gone[0]}", hint, place=options.equivalents)
    return mutants


def _judge(
    options: argparse.Namespace, chosen: Sequence[Mutant], equivalents: Mapping[str, Argument]
) -> list[Judged]:
    """Tries the mutants of which the journal knows nothing, in the order given: that of the lot, so
    that a run that is broken off has tried a fair sample."""
    scratch = options.scratch or options.build / "mutation"
    journal = _journal(options, scratch)
    known = {m.key for m in chosen if m.key in journal.outcomes and not options.anew}
    argued = {m.key for m in chosen if m.key in equivalents and not options.check_equivalents}
    to_do = [m for m in chosen if m.key not in known | argued]
    if known or argued:
        print(f"{len(known)} are known from {journal.path}, {len(argued)} argued to be out of sight")
    site = Site(options.build.resolve(), KERNEL, scratch)
    for number, (mutant, outcome) in enumerate(try_all(site, to_do, options.jobs), 1):
        journal.add(mutant.key, outcome)
        one = Judged(mutant, outcome, equivalents.get(mutant.key))
        print(report.progress(number, len(to_do), one), flush=True)
    # What was argued and never tried counts as what it is said to be.
    untried = Outcome(Kind.SURVIVED)
    return [
        Judged(m, journal.outcomes.get(m.key, untried), equivalents.get(m.key)) for m in chosen
    ]


def _journal(options: argparse.Namespace, scratch: Path) -> Journal:
    """The journal of this kernel and this suite. Problem: the unchanged kernel does not pass, and a
    verdict on a mutant would say nothing."""
    bench = Workbench(options.build, scratch / "unchanged", options.jobs)
    witness = Witness(options.build, scratch / "unchanged")
    outcome = heard(bench.boot_unchanged(), bench, witness)
    if outcome.kind is not Kind.SURVIVED:
        text = f"the unchanged kernel does not pass: {outcome.case} {outcome.text}".strip()
        raise Problem(text, "build it again; ctest shows which cases fail", place=options.build)
    subject = Subject(bench.unchanged_digest, f"{bench.cases.image}+{witness.cases.image}")
    return Journal(options.journal or scratch / "journal.jsonl", subject, options.suite_grew)


def exit_code(options: argparse.Namespace, judged: Sequence[Judged]) -> int:
    """1 if an argument is contradicted, `--least` was not reached, or a sample says nothing."""
    total = score(judged)
    if contradictions(judged):
        return 1
    if not total.defects:
        is_wrong = options.least or options.sample
        word = "error" if is_wrong else "note"
        print(f"\n{word}: none of these mutants is a defect: nothing was detected", file=sys.stderr)
        return 1 if is_wrong else 0
    percent = total.percent
    if percent < options.least:
        print(f"\nerror: {percent:.1f} % detected, {options.least} % are wanted", file=sys.stderr)
        return 1
    return 0
