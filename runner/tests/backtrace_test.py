# Tests of backtraces: from a transcript's B frames to functions and lines of a real program.
# SPDX-License-Identifier: BSD-2-Clause

import subprocess
from pathlib import Path

import pytest
from played_target import image_bytes
from workbench import Done, Workbench, call

from selfe_runner.commands.watcher import Outcome, Watcher
from selfe_runner.input.symbols import Symbols, find_symbols
from selfe_runner.problem import Problem
from selfe_runner.protocol.frame import encode
from selfe_runner.protocol.message import Backtrace, CodeAddress, Unknown, parse_message

TRIPLE = "x86_64-linux-gnu"
# Line numbers matter; the labels are where calls return to. GCC inlines middle into outer.
SOURCE = """\
[[gnu::noinline]] void leave() { asm volatile(""); }
[[gnu::noinline]] void inner(int) { leave(); asm volatile("in_inner:"); }
[[gnu::always_inline]] inline void middle(int depth) { inner(depth); asm volatile("in_outer:"); }
[[gnu::noinline]] void outer(int depth) { middle(depth + 1); asm volatile(""); }
extern "C" void _start() { outer(0); asm volatile("in_start:"); }
"""


class Program:
    """A program of this machine; `returns`: where its calls return to, innermost first."""

    def __init__(self, folder: Path) -> None:
        self.elf = folder / "app"
        (folder / "app.cpp").write_text(SOURCE)
        flags = ["-g", "-O1", "-static", "-nostdlib", "-no-pie", "-Wl,--build-id=sha1"]
        subprocess.run(
            ["g++", *flags, f"-ffile-prefix-map={folder}=.", "-o", self.elf, "app.cpp"],
            cwd=folder,
            check=True,
        )
        self.returns = tuple(map(self.address, ("in_inner", "in_outer", "in_start")))

    def address(self, symbol: str) -> int:
        nm = subprocess.run(["nm", self.elf], check=True, capture_output=True, text=True).stdout
        return next(int(w[0], 16) for line in nm.splitlines() if (w := line.split())[2] == symbol)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(tmp_path_factory.mktemp("program"))


def bench_of(folder: Path, program: Program, name: str = "app") -> Workbench:
    """A workbench whose image holds the program, which panics with a backtrace."""
    bench = Workbench(
        folder, "panic", backtrace=["B " + " ".join(f"{a:x}" for a in program.returns)]
    )
    bench.image.write_bytes(image_bytes() + program.elf.read_bytes())
    (folder / name).write_bytes(program.elf.read_bytes())
    platform = bench.platform.read_text().replace("aarch64-linux-gnu", TRIPLE)
    bench.platform.write_text(platform)
    return bench


def simulate(bench: Workbench, *more: str) -> Done:
    return call(bench.simulate_arguments("--timeout", "20", *more))


def frames(*bodies: str, first: int = 0) -> bytes:
    return b"".join(
        b"\r\n" + encode(number, body.encode()) + b"\r\n"
        for number, body in enumerate(bodies, first)
    )


def words(line: str) -> list[str]:
    return line.split()


def test_frames_hold_return_addresses_and_where_a_thread_stood() -> None:
    assert parse_message("B 401000 7fffffffffffffff") == Backtrace(
        (CodeAddress(0x401000, True), CodeAddress(0x7FFFFFFFFFFFFFFF, True))
    )
    assert parse_message("B at 401000 402000") == Backtrace(
        (CodeAddress(0x401000, False), CodeAddress(0x402000, True))
    )


@pytest.mark.parametrize("body", ["B", "B ", "B at", "B at ", "B 0x12", "B 12  13", "B 12 at 13"])
def test_what_is_no_backtrace_is_unknown(body: str) -> None:
    assert parse_message(body) == Unknown(body)


def test_panic_names_functions_and_lines(tmp_path: Path, program: Program) -> None:
    done = simulate(bench_of(tmp_path, program))
    assert done.returncode == 1
    told = done.stderr[done.stderr.index("the program ended: panic no memory") :].splitlines()
    inner, outer, start = (f"0x{address:x}" for address in program.returns)
    assert [words(line)[1:] for line in told[1:]] == [
        [inner, "inner(int)", "app.cpp:2"],
        [outer, "middle(int)", "app.cpp:3"],
        ["inlined", "in", "outer(int)", "app.cpp:4"],
        [start, "_start", "app.cpp:5"],
    ]


def test_instruction_that_faulted_is_not_taken_for_a_return(program: Program) -> None:
    """The first instruction of a function: one byte less is another function."""
    start = program.address("_Z5outeri")
    line = Symbols(program.elf, TRIPLE).name([CodeAddress(start, False)])[0]
    assert words(line)[1:] == ["outer(int)", "app.cpp:4"]


def test_long_backtrace_comes_in_pieces(tmp_path: Path, program: Program) -> None:
    bench = bench_of(tmp_path, program)
    bench.write_script(
        behaviours=["panic"], backtrace=[f"B {address:x}" for address in program.returns]
    )
    assert "_start" in simulate(bench).stderr


def test_symbols_can_lie_elsewhere(tmp_path: Path, program: Program) -> None:
    bench = bench_of(tmp_path, program, name="unrelated-name")
    assert "names need the root task's ELF file: --symbols" in simulate(bench).stderr
    done = simulate(bench, "--symbols", str(tmp_path / "unrelated-name"))
    assert "inner(int)" in done.stderr


def test_symbols_of_another_program_are_refused(tmp_path: Path, program: Program) -> None:
    bench = bench_of(tmp_path, program)
    bench.image.write_bytes(image_bytes())
    done = simulate(bench)
    assert "is not the root task in the image" in done.stderr
    assert f"0x{program.returns[0]:x}\n" in done.stderr and "inner" not in done.stderr
    with pytest.raises(Problem, match="not the one in the image"):
        find_symbols(program.elf, bench.image, bench.image.read_bytes(), TRIPLE)


def test_missing_tool_is_named_and_addresses_stay(tmp_path: Path, program: Program) -> None:
    bench = bench_of(tmp_path, program)
    platform = bench.platform.read_text().replace(TRIPLE, "s390x_64-linux-gnu")
    bench.platform.write_text(platform)
    told = simulate(bench).stderr
    assert f"  0x{program.returns[0]:x}\n" in told
    assert "names need s390x_64-linux-gnu-addr2line: Debian package binutils-s390x-64" in told


def test_address_outside_of_the_program_has_no_name(program: Program) -> None:
    (line,) = Symbols(program.elf, TRIPLE).name([CodeAddress(0x10, True)])
    assert words(line) == ["0x10", "??", "??:0"]


def test_panic_within_a_case_is_a_detail_of_the_case(tmp_path: Path, program: Program) -> None:
    bench = bench_of(tmp_path, program)
    assert bench.test().returncode == 0
    (case,) = bench.records("case")
    assert case["verdict"] == "CRASH"
    assert case["details"][0].startswith("the program ended: panic")
    assert words(case["details"][1])[1:] == ["inner(int)", "app.cpp:2"]


def test_repeated_lines_are_folded(program: Program) -> None:
    again = [CodeAddress(program.returns[0], True)] * 9
    lines = Symbols(program.elf, TRIPLE).name([*again, CodeAddress(program.returns[2], True)])
    assert [words(line)[1] for line in lines] == ["inner(int)", "8", "_start"]


def test_what_is_no_code_is_left_out(program: Program) -> None:
    lines = Symbols(program.elf, TRIPLE).name(
        [CodeAddress(program.returns[0], True), CodeAddress(0x7FFFFFFFE000, True)]
    )
    assert len(lines) == 1


def test_backtrace_of_a_thread_is_named_when_it_comes() -> None:
    watcher = Watcher("", 1 << 20, now=0.0)
    watcher.hear(frames("B at 4010 4020") + b"and on it goes\r\n", 1.0)
    assert watcher.take_told() == (CodeAddress(0x4010, False), CodeAddress(0x4020, True))
    assert watcher.take_told() == ()
    watcher.hear(frames("END return 0", first=1), 2.0)
    assert watcher.outcome == Outcome(0, "the program ended: return 0")


def test_fault_that_only_the_kernel_tells_ends_the_simulation() -> None:
    """The lines of a debug kernel, cut as a serial line cuts them."""
    said = (
        b"Caught cap fault in send phase at address 0\r\nwhile trying to handle:\r\n"
        b"vm fault on data at address 0x10 with status 0x92000046\r\n"
        b'in thread 0xffffff807ffe9400 "rootserver" at address 0x400838\r\nWith stack:\r\n'
    )
    for cut in range(1, len(said)):
        watcher = Watcher("", 1 << 20, now=0.0)
        watcher.hear(said[:cut], 1.0)
        watcher.hear(said[cut:], 1.1)
        watcher.hear(b"", 1.2)
        assert watcher.outcome is None, "there may be more to come"
        watcher.hear(b"", 2.2)
        what = "the root task faulted: vm fault on data at address 0x10 with status 0x92000046"
        assert watcher.outcome == Outcome(1, what, (CodeAddress(0x400838, False),))


def test_fault_of_another_thread_ends_nothing() -> None:
    watcher = Watcher("", 1 << 20, now=0.0)
    said = b'while trying to handle:\r\nvm fault\r\nin thread 0x10 "w" at address 0x4\r\n'
    watcher.hear(said, 1.0)
    watcher.hear(b"", 9.0)
    assert watcher.outcome is None
