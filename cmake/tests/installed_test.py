"""An installed selfe, moved elsewhere: from `selfe init` to a program in QEMU, and a kernel's verdict.

SPDX-License-Identifier: BSD-2-Clause

Nothing of the tree is used but what was installed, and nothing installed may know where it was made.
Exit code 77: the host build has no `selfe`, so there is nothing to test.
"""

import argparse
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

SKIPPED = 77
ENDLESS = """\
#include "selfe/print.hpp"
int main() {
    selfe::print("for ever\\n");
    while (true) {
        asm volatile("");
    }
}
"""


class Installed:
    """A selfe in a folder of its own, and the caches that it uses."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.scratch: Path = options.scratch
        self.platform: str = options.platform
        self.kernel: str = options.kernel
        # Blanks, for somebody's home folder has one.
        self.root = self.scratch / "moved here"
        self.environment = {**os.environ, "SELFE_CACHE_DIR": str(self.scratch / "the cache")}

    def install(self, host_build: Path) -> None:
        first = self.scratch / "installed"
        run("cmake", "--install", host_build, "--prefix", first, "--strip")
        first.rename(self.root)

    def call(self, *arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.root / "bin/selfe"), *map(str, arguments)],
            capture_output=True, text=True, check=False, cwd=folder, env=self.environment,
            stdin=subprocess.DEVNULL, timeout=600,
        )  # fmt: skip

    def good(self, *arguments: str | Path, folder: Path) -> str:
        """What the command printed; ends the test if it fails."""
        done = self.call(*arguments, folder=folder)
        check(done.returncode == 0, f"selfe {arguments[0]} succeeds", done.stdout + done.stderr)
        return done.stdout

    def start(self, *arguments: str, folder: Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(self.root / "bin/selfe"), *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder,
            env=self.environment, stdin=subprocess.DEVNULL,
        )  # fmt: skip


def run(*command: str | Path) -> str:
    """What the command printed; ends the test with it if the command fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    check(done.returncode == 0, " ".join(words), done.stdout + done.stderr)
    return done.stdout


def check(condition: bool, what: str, context: str = "") -> None:
    if not condition:
        sys.exit(f"not so: {what}\n{context}")


def check_no_place_is_remembered(root: Path, places: Sequence[Path]) -> None:
    """No installed file names a folder of the machine that it was built on."""
    texts = [str(place).encode() for place in places]
    for file in (file for file in root.rglob("*") if file.is_file()):
        content = file.read_bytes()
        for text in texts:
            check(text not in content, f"{file.relative_to(root)} does not name {text.decode()}")


def make_project(selfe: Installed) -> Path:
    """A new project with the kernel to test on."""
    project = selfe.scratch / "hello"
    selfe.good("init", "hello", "-p", selfe.platform, folder=selfe.scratch)
    file = project / "sel4.toml"
    kernel = '"reference"' if selfe.kernel == "reference" else f'{{ prefix = "{selfe.kernel}" }}'
    file.write_text(re.sub(r"(?m)^kernel = .*$", f"kernel = {kernel}", file.read_text()))
    return project


def check_build(selfe: Installed, project: Path) -> Path:
    """Builds twice; the second time nothing is to be done. Gives the kernel's prefix."""
    made = json.loads(selfe.good("build", "--json", folder=project))
    (image,) = made["images"]
    check(Path(image["image"]).is_file(), "the image is there", str(made))
    log = Path(made["build"]) / ".ninja_log"
    before = log.read_bytes()
    selfe.good("build", folder=project)
    check(log.read_bytes() == before, "a build that is up to date runs no command")
    return Path(made["kernel"])


def check_simulation(selfe: Installed, project: Path) -> None:
    out = selfe.good("simulate", "--timeout", "60", folder=project)
    check("hello from hello on" in out, "the program ran", out)
    done = selfe.call("simulate", "--timeout", "60", "--until", "no such text", folder=project)
    check(done.returncode == 1, "a program that ends before the text is a failure", done.stderr)


def wait_for(process: subprocess.Popen[str], text: str) -> None:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if text in line:
            return
    check(False, f"{text!r} is said", said)


def processes_with(text: str) -> list[str]:
    """Command lines of processes in which `text` occurs."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue  # it has ended
        if text in line and "qemu-system" in line.split(" ")[0]:
            found.append(line)
    return found


def check_interruption(selfe: Installed, project: Path) -> None:
    """Ctrl-C ends the simulation with its exit code, and no QEMU stays behind."""
    main = project / "main.cpp"
    text = main.read_text()
    main.write_text(ENDLESS)
    with selfe.start("simulate", folder=project) as process:
        wait_for(process, "for ever")
        process.send_signal(signal.SIGINT)
        check(process.wait(30) == 128 + signal.SIGINT, "Ctrl-C is told by the exit code")
    check(not processes_with(str(project)), "no QEMU is left")
    main.write_text(text)


def check_debugger(selfe: Installed, project: Path) -> None:
    """QEMU waits for gdb at the port, and has run nothing."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with selfe.start("simulate", "--gdb", str(port), folder=project) as process:
        wait_for(process, "-gdb")
        answer = b""
        for _ in range(600):
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
                    line.sendall(b"$?#3f")  # why did it stop? (gdb's remote serial protocol)
                    answer = b""
                    while b"#" not in answer and (more := line.recv(64)):
                        answer += more  # "+" and the packet, together or one by one
                break
            except OSError:
                time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        process.wait(30)
    check(b"$T05" in answer, "gdb's stub says that it stopped", repr(answer))


def check_cmake_alone(selfe: Installed, project: Path, prefix: Path, toolchain: str) -> None:
    """The same project without `selfe`: find_package finds all that it needs."""
    build = selfe.scratch / "by-cmake"
    run("cmake", "-S", project, "-B", build, "-G", "Ninja",
        f"-DCMAKE_PREFIX_PATH={selfe.root}", f"-DSELFE_PLATFORM={selfe.platform}",
        f"-DSELFE_KERNEL={prefix}", "-DCMAKE_BUILD_TYPE=RelWithDebInfo",
        f"-DCMAKE_TOOLCHAIN_FILE={selfe.root}/share/selfe/cmake/toolchains/{toolchain}.cmake")  # fmt: skip
    run("cmake", "--build", build)
    out = run("cmake", "--build", build, "--target", "simulate-hello")
    check("hello from hello on" in out, "the program ran", out)


def check_suite(selfe: Installed, prefix: Path) -> None:
    """The verdict on a kernel, by one area of the suite: one that takes a device of the platform."""
    junit = selfe.scratch / "debug.xml"
    arguments = ["test", "--kernel", str(prefix), "-p", selfe.platform, "--area", "irq"]
    summary = json.loads(
        selfe.good(*arguments, "--json", "--junit", junit, folder=selfe.scratch)
    )
    check(summary["good"] and summary["verdicts"].get("PASS", 0) > 0, "cases passed", str(summary))
    check("SKIP" not in summary["verdicts"], "the suite knows the platform's devices", str(summary))
    check(b"<testsuite" in junit.read_bytes(), "there is a JUnit file")
    done = selfe.call(*arguments, "--filter", "NoSuchCase*", folder=selfe.scratch)
    check(done.returncode == 1, "a filter that no case passes is a failure", done.stderr)
    check("no case is called NoSuchCase*" in done.stderr, "it says so", done.stderr)
    check_chosen_cases(selfe, arguments, summary["cases"][0]["name"])
    check_folder_is_kept(selfe, arguments)


def check_chosen_cases(selfe: Installed, arguments: Sequence[str], case: str) -> None:
    """A run of one case leaves what the run of all cases came to."""
    (journal,) = selfe.scratch.rglob("conformance.journal")
    files = [journal, *(journal.with_suffix(end) for end in (".html", ".json", ".log"))]
    before = [file.read_bytes() for file in files]
    out = selfe.good(*arguments, "--filter", case, folder=selfe.scratch)
    check([file.read_bytes() for file in files] == before, "the whole run's files stay", out)
    chosen = journal.with_suffix(".chosen.journal")
    check(chosen.is_file() and str(chosen) in out, "chosen cases have a journal of their own", out)


def check_folder_is_kept(selfe: Installed, arguments: Sequence[str]) -> None:
    """While a suite runs, `selfe cache clean` waits: its journal would be gone."""
    running = selfe.start(*arguments, folder=selfe.scratch)
    while b"selfe-run" not in Path(f"/proc/{running.pid}/cmdline").read_bytes():
        check(running.poll() is None, "the suite is run")
        time.sleep(0.1)
    running.send_signal(signal.SIGSTOP)
    try:
        clean = selfe.start("cache", "clean", "conformance", folder=selfe.scratch)
        assert clean.stdout is not None
        line = clean.stdout.readline()
        check(line.startswith("waiting for another selfe"), "clean waits for the run", line)
    finally:
        running.send_signal(signal.SIGCONT)
    output, _ = running.communicate(timeout=600)
    check(running.returncode == 0, "the run comes to its end", output)
    check(clean.wait(60) == 0, "and then the folder goes")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--source", type=Path, required=True, help="this tree")
    parser.add_argument("--host-build", type=Path, required=True, help="its native tools")
    parser.add_argument("--kernel", required=True, help="reference, or a prefix")
    parser.add_argument("--platform", required=True)
    parser.add_argument("--toolchain", required=True)
    parser.add_argument("--scratch", type=Path, required=True, help="folder to work in")
    options = parser.parse_args()
    if not (options.host_build / "bin/selfe").is_file():
        print("skipped: the host build has no selfe")
        sys.exit(SKIPPED)

    shutil.rmtree(options.scratch, ignore_errors=True)
    options.scratch.mkdir(parents=True)
    selfe = Installed(options)
    selfe.install(options.host_build)
    check_no_place_is_remembered(
        selfe.root, [options.source, options.host_build, options.scratch]
    )
    project = make_project(selfe)
    prefix = check_build(selfe, project)
    check_simulation(selfe, project)
    check_interruption(selfe, project)
    check_debugger(selfe, project)
    check_cmake_alone(selfe, project, prefix, options.toolchain)
    check_suite(selfe, prefix)


if __name__ == "__main__":
    main()
