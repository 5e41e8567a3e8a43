# A machine and a clock for the tests that need neither time nor processes.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Callable, Iterator, Sequence

from played_target import Act, Exit, Pause, PlayedTarget, Silence
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.report import BootReport
from selfe_runner.judge.update import Update

Damage = Callable[[int, bytes], bytes]


class FakeClock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


class ScriptedTransport:
    """Plays `target` at each boot; `damage(boot, bytes)` stands for the line."""

    def __init__(
        self,
        target: PlayedTarget,
        clock: FakeClock,
        is_exact_line: bool = True,
        damage: Damage = lambda boot, data: data,
        load_seconds: float = 0.0,
    ) -> None:
        self._load_seconds = load_seconds
        self._target = target
        self._clock = clock
        self._is_exact_line = is_exact_line
        self._damage = damage
        self._acts: Iterator[Act] = iter(())
        self.boots = 0

    @property
    def is_exact_line(self) -> bool:
        return self._is_exact_line

    def boot(self, image: bytes) -> None:
        self.boots += 1
        self._clock.time += self._load_seconds
        self._acts = self._target.acts(image)

    def read(self, seconds: float) -> bytes | BootEnd:
        act = next(self._acts, Silence())
        if isinstance(act, Exit):
            return BootEnd(How.EXIT, f"QEMU exited with status {act.status}")
        if isinstance(act, bytes):
            self._clock.time += 0.001
            return self._damage(self.boots, act)
        if isinstance(act, Silence):
            self._acts = iter(())
            self._clock.time += max(seconds, 0.01)
        if isinstance(act, Pause):
            self._clock.time += act.seconds
        return b""

    def stop(self) -> None:
        self._acts = iter(())


class NotedRun:
    """An observer that notes what it sees."""

    def __init__(self) -> None:
        self.planned: list[tuple[int, ...]] = []
        self.reports: list[BootReport] = []
        self.seen: list[Update] = []
        self.numbers: list[tuple[str, int]] = []

    def boot_started(self, boot: int, planned: Sequence[int], nonce: int) -> None:
        self.planned.append(tuple(planned))
        self.numbers.append(("start", boot))

    def console(self, data: bytes) -> None:
        pass

    def updates(self, boot: int, updates: Sequence[Update]) -> None:
        self.seen += updates
        self.numbers.append(("updates", boot))

    def boot_ended(self, boot: int, report: BootReport, decided: Sequence[int]) -> None:
        self.reports.append(report)
        self.numbers.append(("end", boot))
