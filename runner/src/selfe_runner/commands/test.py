# `selfe-run test`: runs the cases of an image and leaves journal, JUnit file and log.
# SPDX-License-Identifier: BSD-2-Clause

import os
import secrets
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from selfe_runner.commands.continuation import continued, recorder
from selfe_runner.commands.known_divergences import with_known_divergences
from selfe_runner.commands.machine import Machine, board_machine, qemu_machine
from selfe_runner.commands.run_header import kernel_text, run_header
from selfe_runner.commands.test_options import TestOptions
from selfe_runner.input.cases import SELECT_VARIABLE, CaseList, read_cases, select_named
from selfe_runner.input.image import TestImage, read_test_image
from selfe_runner.input.platform import Platform, read_platform
from selfe_runner.input.random_settings import random_settings, random_text
from selfe_runner.input.symbols import find_symbols
from selfe_runner.judge.report import RunReport
from selfe_runner.plan import RandomSettings
from selfe_runner.report.ctest import NONE, ctest_identity
from selfe_runner.report.files import remove_old, write_whole
from selfe_runner.report.journal import forget_journal
from selfe_runner.report.junit import junit_bytes, junit_tree
from selfe_runner.report.past_run import read_past_run
from selfe_runner.report.terminal import Terminal
from selfe_runner.session import RunSetup, Session
from selfe_runner.transport.child import die_with_parent


def run_test(options: TestOptions) -> int:
    """Exit code 0: the run came to its end without a problem, whatever the verdicts; with --strict
    every case passed, was skipped or diverged as known, too."""
    if ctest_identity() != NONE:
        # A cancelled CI job kills ctest alone; its boot must not go on without it.
        die_with_parent(signal.SIGTERM)
    if options.names:
        # Who mistypes one has run nothing: what an earlier run came to still stands.
        _selected(read_cases(options.cases), options)
    # What an earlier run left must never be taken for this run's, whatever goes wrong from here.
    # The journal of a run that was killed may stay: without an end it proves nothing.
    past = read_past_run(options.journal)
    if not options.is_resumed or past is None or past.is_over:
        forget_journal(options.journal)
    remove_old(options.junit, "--junit")
    case_list = read_cases(options.cases)
    image = read_test_image(options.image, case_list)
    platform = read_platform(options.platform)
    selected = _selected(case_list, options)

    terminal = Terminal(
        case_list.cases, wanted=len(selected), is_summed_up=options.is_summed_up
    )
    with _machine(options, platform, terminal.say) as machine:
        terminal.say(f"image {options.image} ({case_list.image}), {len(case_list.cases)} cases")
        for line in machine.text:
            terminal.say(line)
        if machine.command:
            terminal.say("  (the run plan is patched into a copy of the image in memory)")
        setup = _setup(options, case_list, image, selected, platform, machine)
        if setup.random != RandomSettings():
            terminal.say(f"random sequences: {random_text(setup.random)}")
        header = run_header(
            case_list, options.cases, image, options.prefix, machine, setup, _again(options)
        )
        if text := kernel_text(header):
            terminal.say(f"kernel {text}")
        past = continued(options, past, header, terminal.say)
        book = recorder(options, case_list, header, past, terminal)
        session = Session(
            replace(setup, past=past.boots if past else ()),
            machine.transport,
            book,
            new_nonce=lambda: 1 + secrets.randbelow(0xFFFFFFFF),  # 0 means: no plan
            clock=machine.clock,
        )
        run = book.run_ended(with_known_divergences(session.run(), case_list, options.prefix))
    junit = junit_tree(case_list.platform, case_list.cases, run)
    write_whole(options.junit, junit_bytes(junit), "--junit")
    terminal.say(f"journal {options.journal}")
    terminal.say(f"JUnit   {options.junit}")
    terminal.say(f"console {options.log}")
    return exit_code(run, options.is_strict)


def _again(options: TestOptions) -> list[str]:
    """The command line that boots the same image on the same machine, from any folder."""
    paths = {
        "--image": options.image,
        "--cases": options.cases,
        "--platform": options.platform,
        "--prefix": options.prefix,
        "--engine": options.engine,
    }
    named = [word for key, path in paths.items() if path for word in (key, str(path.absolute()))]
    boards = [word for place in options.boards for word in ("--board", str(place.absolute()))]
    return [str(Path(sys.argv[0]).absolute()), "test", *named, *boards]


def _machine(
    options: TestOptions, platform: Platform, say: Callable[[str], None]
) -> AbstractContextManager[Machine]:
    if options.engine is not None:
        # Here, because it needs packages (jinja2, yaml) that others need not have.
        from selfe_runner.commands.engine_machine import engine_machine

        # Other people read it: the folder's name, not where this host keeps it.
        name = f"{options.image.name} on the kernel in {options.prefix.absolute().name}"
        limits, seconds = options.limits, options.run_seconds
        return engine_machine(
            options.engine, platform, options.prefix, limits, seconds, name, say
        )
    if not options.boards:
        return nullcontext(qemu_machine(platform, options.prefix, options.image))
    return board_machine(options.boards, platform, options.prefix, options.wait, say)


def _setup(
    options: TestOptions,
    cases: CaseList,
    image: TestImage,
    selected: Sequence[int],
    platform: Platform,
    machine: Machine,
) -> RunSetup:
    limits = options.limits
    boot_seconds = options.boot_seconds or machine.boot_seconds or limits.boot_seconds
    return RunSetup(
        build_id=cases.image,
        image=image.data,
        plan_offset=image.plan_offset,
        case_count=len(cases.cases),
        selected=selected,
        limits=replace(limits, boot_seconds=boot_seconds),
        policy=options.policy,
        run_seconds=options.run_seconds,
        name_addresses=find_symbols(
            options.symbols, options.image, image.data, platform.toolchain
        ).name,
        random=random_settings(os.environ, lambda: 1 + secrets.randbelow(2**64 - 1)),
    )


def _selected(cases: CaseList, options: TestOptions) -> tuple[int, ...]:
    """The cases to run. Problem: names on the command line, or of the variable that a ctest run has
    for its images, match none: nothing would be as good as all."""
    place = "" if options.globs else SELECT_VARIABLE
    return select_named(cases.cases, options.names, place)


def exit_code(run: RunReport, is_strict: bool) -> int:
    """0 if every case has a verdict of its own to report, or at least some have: a case test
    shows the rest. 1 if the image never ran: that is the boot's failure, not the cases'; and if
    the run had a problem: what it says of any case may not be what the target found."""
    if run.problems:
        return 1
    if not is_strict:
        return 0 if run.is_complete or any(report.attempts for report in run.cases) else 1
    is_bad = any(r.verdict.is_kernel_bad or r.verdict.is_untold for r in run.cases)
    return 1 if is_bad else 0
