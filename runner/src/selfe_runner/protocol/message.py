# What the bodies of frames mean: one class for each letter of the protocol.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from selfe_runner.verdict import TARGET_VERDICTS, Verdict


class Mark(Enum):
    """Two bits of a tally."""

    NONE = 0
    PASS = 1
    NOT_PASS = 2
    SKIP = 3

    def agrees_with(self, verdict: Verdict | None) -> bool:
        """Whether a target that sent this mark can have sent `R` with `verdict` (None: no R)."""
        return self is mark_of(verdict)


def mark_of(verdict: Verdict | None) -> Mark:
    """How a target tallies a case to which it gave `verdict`."""
    if verdict is None:
        return Mark.NONE
    return {Verdict.PASS: Mark.PASS, Verdict.SKIP: Mark.SKIP}.get(verdict, Mark.NOT_PASS)


@dataclass(frozen=True)
class Hello:
    """The image started. `image`: build-id, 16 hex digits; `nonce`: the run plan's."""

    version: int
    image: str
    platform: str
    cases: int
    nonce: int


@dataclass(frozen=True)
class Start:
    case: int


@dataclass(frozen=True)
class Result:
    case: int
    verdict: Verdict


@dataclass(frozen=True)
class Detail:
    case: int
    text: str


@dataclass(frozen=True)
class Measurement:
    case: int
    key: str
    value: str


@dataclass(frozen=True)
class Fact:
    key: str
    value: str


@dataclass(frozen=True)
class Alive:
    pass


@dataclass(frozen=True)
class Tally:
    """Marks of the cases `first`, `first` + 1, …"""

    first: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Bye:
    passed: int
    not_passed: int
    skipped: int


@dataclass(frozen=True)
class End:
    """The program ended. `how`: return, panic, assert, terminate, pure-virtual, fault."""

    how: str
    text: str


@dataclass(frozen=True)
class CodeAddress:
    """An address in the program's code. `is_return`: a call returns there, so the caller is the
    instruction before; else a thread stood there."""

    value: int
    is_return: bool


@dataclass(frozen=True)
class Backtrace:
    """How a thread came to where it is, innermost first. A long one goes on in the next one."""

    addresses: tuple[CodeAddress, ...]


@dataclass(frozen=True)
class Unknown:
    """A whole frame that this version of the protocol gives no meaning."""

    body: str


Message = (
    Hello
    | Start
    | Result
    | Detail
    | Measurement
    | Fact
    | Alive
    | Tally
    | Bye
    | Backtrace
    | End
    | Unknown
)

_HELLO = re.compile(
    r"v=(\d{1,5}) img=([0-9a-f]{16}) plat=([!-~]+) n=(\d{1,9}) boot=([0-9a-f]{8})"
)
_CASE = re.compile(r"\d{1,9}")
_CASE_AND_TEXT = re.compile(r"(\d{1,9}) (.*)")
_CASE_KEY_VALUE = re.compile(r"(\d{1,9}) ([^= ]+)=(.*)")
_KEY_VALUE = re.compile(r"([^= ]+)=(.*)")
_TALLY = re.compile(r"(\d{1,9}) ((?:[0-9a-f]{2})+)")
_BYE = re.compile(r"(\d{1,9}) (\d{1,9}) (\d{1,9})")
_BACKTRACE = re.compile(r"(at )?[0-9a-f]{1,16}(?: [0-9a-f]{1,16})*")
_END = re.compile(r"(return|panic|assert|terminate|pure-virtual|fault)(?: (.*))?")


def parse_message(body: str) -> Message:
    """The message in `body`; `Unknown` if it is none, which is no error of the reader."""
    letter, _, rest = body.partition(" ")
    parser = _PARSERS.get(letter)
    return (parser(rest) if parser else None) or Unknown(body)


def _hello(rest: str) -> Message | None:
    m = _HELLO.fullmatch(rest)
    return Hello(int(m[1]), m[2], m[3], int(m[4]), int(m[5], 16)) if m else None


def _start(rest: str) -> Message | None:
    return Start(int(rest)) if _CASE.fullmatch(rest) else None


def _result(rest: str) -> Message | None:
    m = _CASE_AND_TEXT.fullmatch(rest)
    word = m[2] if m else ""
    verdict = next((v for v in TARGET_VERDICTS if v.value == word), None)
    return Result(int(m[1]), verdict) if m and verdict else None


def _detail(rest: str) -> Message | None:
    m = _CASE_AND_TEXT.fullmatch(rest)
    return Detail(int(m[1]), m[2]) if m else None


def _measurement(rest: str) -> Message | None:
    m = _CASE_KEY_VALUE.fullmatch(rest)
    return Measurement(int(m[1]), m[2], m[3]) if m else None


def _fact(rest: str) -> Message | None:
    m = _KEY_VALUE.fullmatch(rest)
    return Fact(m[1], m[2]) if m else None


def _alive(rest: str) -> Message | None:
    return None if rest else Alive()


def _tally(rest: str) -> Message | None:
    m = _TALLY.fullmatch(rest)
    if not m:
        return None
    # Lowest bits first: byte k holds the cases first + 4k … first + 4k + 3.
    marks = (Mark(byte >> shift & 3) for byte in bytes.fromhex(m[2]) for shift in (0, 2, 4, 6))
    return Tally(int(m[1]), tuple(marks))


def _bye(rest: str) -> Message | None:
    m = _BYE.fullmatch(rest)
    return Bye(int(m[1]), int(m[2]), int(m[3])) if m else None


def _backtrace(rest: str) -> Message | None:
    m = _BACKTRACE.fullmatch(rest)
    if not m:
        return None
    numbers = [int(word, 16) for word in rest.removeprefix("at ").split()]
    is_exact = m[1] is not None  # where it stood, not where a call returns to
    return Backtrace(tuple(CodeAddress(n, i > 0 or not is_exact) for i, n in enumerate(numbers)))


def _end(rest: str) -> Message | None:
    m = _END.fullmatch(rest)
    return End(m[1], (m[2] or "").strip()) if m else None


_PARSERS: dict[str, Callable[[str], Message | None]] = {
    "HELLO": _hello,
    "S": _start,
    "R": _result,
    "D": _detail,
    "M": _measurement,
    "K": _fact,
    "A": _alive,
    "T": _tally,
    "BYE": _bye,
    "B": _backtrace,
    "END": _end,
}
