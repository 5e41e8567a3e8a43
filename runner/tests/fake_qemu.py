#!/usr/bin/python3
# Stands for QEMU in the tests of the command line: a process that plays an image.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from played_target import Exit, Gate, Pause, PlayedTarget, Silence  # noqa: E402 - path first


def main() -> int:
    """Arguments: --script FILE (JSON: behaviours, image_id, details, backtrace,
    quirk, gate: a file to wait for), -kernel IMAGE."""
    script = json.loads(Path(value_of("--script")).read_text())
    quirk = script.get("quirk", "")
    if quirk == "refuse":
        print("qemu-fake: could not load kernel\nUse -machine help", file=sys.stderr)
        return 1
    if quirk == "leave":
        return 0
    if quirk == "warn":
        print("qemu-fake: warning: nic imx.enet.0 has no peer", file=sys.stderr)
    if quirk == "mute":
        time.sleep(1000)
    if quirk == "assertion":
        os.kill(os.getpid(), signal.SIGABRT)
    if quirk == "child":
        child = subprocess.Popen(["/bin/sleep", "1000"])
        Path(script["pids"]).write_text(f"{os.getpid()} {child.pid}")
    if quirk == "stdin":
        os.write(sys.stdout.fileno(), f"input: {sys.stdin.read()!r}\r\n".encode())
    target = PlayedTarget(
        script["behaviours"],
        script["image_id"],
        {int(case): lines for case, lines in script.get("details", {}).items()},
        script.get("backtrace", ()),
    )
    for act in target.acts(Path(value_of("-kernel")).read_bytes()):
        match act:
            case bytes():
                os.write(sys.stdout.fileno(), act)
            case Pause(seconds):
                time.sleep(seconds)
            case Gate():
                while not Path(script["gate"]).exists():
                    time.sleep(0.05)
            case Exit(status):
                return status
            case Silence():
                time.sleep(1000)
    return 0


def value_of(name: str) -> str:
    return sys.argv[sys.argv.index(name) + 1]


sys.exit(main())
