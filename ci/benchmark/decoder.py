# Measures how fast the runner reads a console: the decoder alone, and with the judge behind it.
# SPDX-License-Identifier: BSD-2-Clause

import time
from collections.abc import Mapping
from functools import partial
from random import Random

from benchmark.rounds import Measure
from selfe_runner.judge.boot_judge import BootJudge
from selfe_runner.judge.boot_plan import BootPlan, Limits
from selfe_runner.protocol.decoder import Decoder
from selfe_runner.protocol.frame import encode

_CHUNK = 1 << 16  # what a pipe of Linux gives at once
_IMAGE = "0123456789abcdef"
_CASES = 30_000
_KERNEL_LINE = (
    b'<<seL4(CPU 0) [decodeInvocation/688 T0xff8 "rootserver" @401234]: '
    b"Attempted to invoke a null cap #0.>>\r\n"
)


def decoder_measures() -> Mapping[str, Measure]:
    """By kind of log, first a kernel that complains without end. A figure is in MB for each second
    of the processor's time: one core, whatever else the machine does."""
    random = Random(1)
    logs = {
        "a kernel's lines": _KERNEL_LINE * 160_000,
        "a line each frame": _run(lines=1),
        "frames alone, 30 bytes each": _run(lines=0),
        "random bytes": random.randbytes(8 << 20),
        "one line without end": b"x" * (16 << 20),
        "broken frames": b"@@12 R 3 PASS*0123456" * 400_000,
    }
    decoding: dict[str, Measure] = {name: partial(_decode, log) for name, log in logs.items()}
    judged = ("a kernel's lines", "a line each frame")
    return decoding | {f"{name}, and judged": partial(_judge, logs[name]) for name in judged}


def _decode(log: bytes) -> tuple[float]:
    decoder = Decoder()
    started = time.process_time()
    for start in range(0, len(log), _CHUNK):
        decoder.feed(log[start : start + _CHUNK])
    decoder.finish()
    return (len(log) / (time.process_time() - started) / 1e6,)


def _judge(log: bytes) -> tuple[float]:
    plan = BootPlan(_IMAGE, _CASES, 1, frozenset(range(_CASES)), is_exact_line=True)
    judge = BootJudge(plan, Limits(output_bytes=len(log)), 0.0)
    decoder = Decoder()
    started = time.process_time()
    for start in range(0, len(log), _CHUNK):
        judge.hear(decoder.feed(log[start : start + _CHUNK]), _CHUNK, 0.0)
    return (len(log) / (time.process_time() - started) / 1e6,)


def _run(lines: int) -> bytes:
    """The log of a run of all cases, with so many lines of a kernel behind each frame."""
    bodies = [f"HELLO v=1 img={_IMAGE} plat=x n={_CASES} boot=00000001"]
    for case in range(_CASES):
        bodies += [f"S {case}", f"R {case} PASS"]
    frames = (b"\r\n%s\r\n" % encode(i, body.encode()) for i, body in enumerate(bodies))
    return b"".join(frame + _KERNEL_LINE * lines for frame in frames)
