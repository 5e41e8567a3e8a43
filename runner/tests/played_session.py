# Whole runs without a kernel: images whose cases behave as told, and machines that say a few words.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from itertools import count
from typing import Any

from played_target import IMAGE_ID, PlayedTarget, image_bytes
from scripted_transport import Damage, FakeClock, NotedRun, ScriptedTransport

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.ledger import Policy
from selfe_runner.judge.report import PastBoot, RunReport
from selfe_runner.plan import find_plan
from selfe_runner.protocol.frame import encode
from selfe_runner.session import RunSetup, Session

HELLO = f"HELLO v=1 img={IMAGE_ID} plat=virt n=1 boot=00000007"


def setup_of(case_count: int, **more: Any) -> RunSetup:
    """What is run: all `case_count` cases of the played image, and what else the setup says."""
    defaults: dict[str, Any] = {"selected": range(case_count)}
    return RunSetup(
        build_id=IMAGE_ID,
        image=image_bytes(),
        plan_offset=find_plan(image_bytes(), "image"),
        case_count=case_count,
        **{**defaults, **more},
    )


class Run:
    """A run of an image whose cases behave as told."""

    def __init__(
        self,
        *behaviours: str,
        selected: Sequence[int] | None = None,
        policy: Policy = Policy(),
        is_exact_line: bool = True,
        damage: Damage = lambda boot, data: data,
        run_seconds: float = 1e9,
        image_id: str = IMAGE_ID,
        load_seconds: float = 0.0,
        past: Sequence[PastBoot] = (),
    ) -> None:
        clock = FakeClock()
        target = PlayedTarget(behaviours, image_id)
        self.transport = ScriptedTransport(
            target, clock, is_exact_line, damage, load_seconds
        )
        self.noted = NotedRun()
        nonces = count(1)
        setup = setup_of(
            len(behaviours),
            selected=range(len(behaviours)) if selected is None else selected,
            limits=Limits(output_bytes=1 << 20),
            policy=policy,
            run_seconds=run_seconds,
            past=past,
        )
        session = Session(setup, self.transport, self.noted, lambda: next(nonces), clock)
        self.report: RunReport = session.run()

    @property
    def words(self) -> list[str]:
        return [case.verdict.value for case in self.report.cases]


class Told:
    """A machine that says what it is told and is gone; keeps the image that it was started with."""

    is_exact_line = True

    def __init__(self, *bodies: str) -> None:
        frames = (encode(seq, body.encode()) for seq, body in enumerate(bodies))
        self._said = iter([b"".join(b"\r\n" + frame + b"\r\n" for frame in frames)])
        self.image = b""

    def boot(self, image: bytes) -> None:
        self.image = image

    def read(self, seconds: float) -> bytes | BootEnd:
        return next(self._said, BootEnd(How.EXIT, "gone"))

    def stop(self) -> None:
        pass


class Asked(Told):
    """Notes how long it was asked to wait for the console, which stays silent."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self.clock = clock
        self.asked: list[float] = []

    def read(self, seconds: float) -> bytes | BootEnd:
        self.asked.append(seconds)
        self.clock.time += 0.25
        return b""


class Cut(Told):
    """Is gone in the middle of a line."""

    def __init__(self) -> None:
        super().__init__(HELLO, "S 0")
        self._said = iter([*self._said, b"the last wor"])


class Slow(Told):
    """Says parts of a text with silence between them, and is silent in the end."""

    def __init__(self, clock: FakeClock, *parts: bytes) -> None:
        super().__init__()
        self._clock = clock
        begin = (b"\r\n" + encode(0, HELLO.encode()) + b"\r\n", encode(1, b"S 0") + b"\r\n")
        self._parts = iter([part for one in (*begin, *parts) for part in (one, b"")])

    def read(self, seconds: float) -> bytes | BootEnd:
        self._clock.time += 0.25
        return next(self._parts, b"")
