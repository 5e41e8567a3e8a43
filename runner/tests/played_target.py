# Plays a conformance image for the tests: what it would say, given its plan page.
# SPDX-License-Identifier: BSD-2-Clause

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selfe_runner.plan import MAGIC, PAGE_BYTES
from selfe_runner.protocol.frame import encode
from selfe_runner.protocol.message import mark_of
from selfe_runner.verdict import Verdict

IMAGE_ID = "0123456789abcdef"
RESTART = (
    b"\xff\x00\r\n\r\nU-Boot 2023.01+dfsg-2 (Jan 01 2023 - 00:00:00 +0000)\r\n\r\n"
    b"CPU:   Freescale i.MX6Q rev1.2 at 792 MHz\r\nHit any key to stop autoboot:  0 \r\n=> "
)
KERNEL_ABORT = b"\r\n\r\nKERNEL DATA ABORT!\r\nFaulting instruction: 0x1234\r\nhalting..."


@dataclass(frozen=True)
class Silence:
    """The target says nothing any more."""


@dataclass(frozen=True)
class Exit:
    """The machine ends with this status."""

    status: int


@dataclass(frozen=True)
class Pause:
    seconds: float


@dataclass(frozen=True)
class Gate:
    """The target waits until the test lets it go on."""


Act = bytes | Silence | Exit | Pause | Gate

# What a case may do; those of the target's own verdicts are simply its R frame.
TOLD = {
    "pass": Verdict.PASS,
    "fail": Verdict.FAIL,
    "skip": Verdict.SKIP,
    "crash": Verdict.CRASH,
    "target-hang": Verdict.HANG,
}


def image_bytes(image_id: str = IMAGE_ID) -> bytes:
    """An image as far as the runner looks at one: ELF magic, build-id, plan page."""
    plan = MAGIC + bytes(PAGE_BYTES - len(MAGIC))
    return b"\x7fELF" + bytes(60) + bytes.fromhex(image_id) + bytes(100) + plan + b"tail"


def planned_cases(image: bytes, case_count: int) -> tuple[int, tuple[int, ...]]:
    """Nonce and cases that the plan page in `image` asks for."""
    page = image[image.index(MAGIC) :][:PAGE_BYTES]
    version, nonce, count = struct.unpack_from("<III", page, 16)
    if version == 0:
        return 0, tuple(range(case_count))
    assert count == case_count
    bitmap = page[32:]
    return nonce, tuple(i for i in range(case_count) if bitmap[i // 8] >> i % 8 & 1)


class PlayedTarget:
    """One boot of an image whose case i does `behaviours[i]` (a key of TOLD or a name below).
    `details`: of case i; `backtrace`: the B frames before the END of a panic."""

    def __init__(
        self,
        behaviours: Sequence[str],
        image_id: str = IMAGE_ID,
        details: Mapping[int, Sequence[str]] | None = None,
        backtrace: Sequence[str] = (),
    ) -> None:
        self._behaviours = behaviours
        self._image_id = image_id
        self._details = details or {}
        self._backtrace = backtrace
        self._seq = 0

    def acts(self, image: bytes) -> Iterator[Act]:
        """What the target does from power-on with the plan page that `image` holds."""
        if self._behaviours == ["loader"]:
            yield b"\r\nselfe loader: entered at EL3\r\n"
            yield Silence()
        nonce, planned = planned_cases(image, len(self._behaviours))
        self._seq = 0
        n = len(self._behaviours)
        hello = f"HELLO v=1 img={self._image_id} plat=qemu-arm-virt n={n} boot={nonce:08x}"
        yield b"Booting all finished, dropped to user space\r\n"
        yield self._frames(*[hello] * 3, "K cores=1")
        results: dict[int, Verdict] = {}
        for case in planned:
            yield self._frames(f"S {case}", *self._detail_bodies(case))
            yield from self._act(self._behaviours[case], case, image, results)
        yield self._farewell(results)
        yield Silence()

    def _act(
        self, name: str, case: int, image: bytes, results: dict[int, Verdict]
    ) -> Iterator[Act]:
        if name in TOLD:
            results[case] = TOLD[name]
            yield self._frames(f"R {case} {results[case].value}")
        else:
            yield from self._odd_act(name, case, image, results)

    def _odd_act(
        self, name: str, case: int, image: bytes, results: dict[int, Verdict]
    ) -> Iterator[Act]:
        match name:
            case "hang":
                yield Silence()
            case "hang-alive":
                for _ in range(50):
                    yield self._frames("A")
                    yield Pause(0.5)
                yield Silence()
            case "kernel":
                yield KERNEL_ABORT
                yield Silence()
            case "reset":
                yield Pause(0.3)
                yield from self.acts(image)
            case "exit":
                yield Exit(0)
            case "exit-1":  # as a test device does it that turns a guest's value into a status
                yield Exit(1)
            case "panic":
                yield self._frames(*self._backtrace, "END panic no memory")
                yield Silence()
            case "flood":
                while True:
                    yield b"x" * 65536
            case "garbage":
                yield bytes(range(256)) + b"@@@@12 R 0 PASS*00000000\r\n@@ *\xff" + KERNEL_ABORT
                results[case] = Verdict.PASS
                yield self._frames(f"R {case} PASS")
            case "lost":  # its R never arrives, its tally does
                results[case] = Verdict.PASS
                self._seq += 1
            case "vanish":  # neither R nor tally
                self._seq += 1
            case "gate":
                yield Gate()
                results[case] = Verdict.PASS
                yield self._frames(f"R {case} PASS")
            case "restart":  # a watchdog bit: its board's boot loader speaks, and waits
                yield RESTART
                yield Silence()
            case "fail-in-company" | "vanish-in-company" | "restart-in-company":
                if planned_cases(image, len(self._behaviours))[1] != (case,):
                    yield from self._act(name.removesuffix("-in-company"), case, image, results)
                    return
                results[case] = Verdict.PASS
                yield self._frames(f"R {case} PASS")
            case "contradict":
                results[case] = Verdict.PASS
                yield self._frames(f"R {case} PASS", f"R {case} FAIL")
            case _:
                raise AssertionError(name)

    def _detail_bodies(self, case: int) -> list[str]:
        return [f"D {case} {text}" for text in self._details.get(case, ())]

    def _farewell(self, results: Mapping[int, Verdict]) -> bytes:
        bodies = []
        for first in range(0, len(self._behaviours), 64):
            marks = [mark_of(results.get(i)).value for i in range(first, first + 64)]
            bits = sum(mark << 2 * i for i, mark in enumerate(marks))
            bodies.append(f"T {first} {bits.to_bytes(16, 'little').hex()}")
        passed = sum(v is Verdict.PASS for v in results.values())
        skipped = sum(v is Verdict.SKIP for v in results.values())
        bye = f"BYE {passed} {len(results) - passed - skipped} {skipped}"
        return self._frames(*bodies * 3, *[bye] * 3, "END return 0")

    def _frames(self, *bodies: str) -> bytes:
        lines = []
        for body in bodies:
            lines.append(b"\r\n" + encode(self._seq, body.encode()) + b"\r\n")
            self._seq += 1
        return b"".join(lines)
