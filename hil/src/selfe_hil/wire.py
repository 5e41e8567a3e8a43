# A serial line between a virtual board and the host, which damages what it carries on request.
# SPDX-License-Identifier: BSD-2-Clause

import random
from dataclasses import dataclass, replace
from typing import Any


_PROBABILITIES = {"drop", "double", "flip", "insert"}


@dataclass(frozen=True)
class Faults:
    """What befalls a byte on its way to the host: probabilities from 0 to 1.

    Counted from power-on, 0 for never: `cut_after`, bytes after which the board loses its power,
    once; `unplug_after`, after which the console is unplugged for a second, once; `mute_after`,
    after which nothing comes any more, though the board has power.
    """

    drop: float = 0.0
    double: float = 0.0
    flip: float = 0.0
    insert: float = 0.0
    cut_after: int = 0
    unplug_after: int = 0
    mute_after: int = 0

    def changed(self, **changes: Any) -> "Faults":
        """The same with some values replaced. ValueError: no such fault, or no probability."""
        unknown = sorted(changes.keys() - set(self.__dataclass_fields__))
        if unknown:
            raise ValueError(f"there is no fault `{unknown[0]}`")
        for name in _PROBABILITIES & changes.keys():
            if not 0 <= changes[name] <= 1:
                raise ValueError(f"`{name}` is a probability from 0 to 1, not {changes[name]}")
        return replace(self, **changes)


class Wire:
    """Carries bytes from the board; `seed` makes its faults the same each time.

    `carried` counts what the board has said since it was switched on.
    """

    def __init__(self, seed: int, board_speed: int) -> None:
        self.faults = Faults()
        self.carried = 0
        self._board_speed = board_speed
        self._random = random.Random(seed)

    def switched_on(self) -> None:
        self.carried = 0

    def is_due(self, fault: str) -> bool:
        """Whether it is time for `cut_after` or `unplug_after`. Says so once."""
        after: int = getattr(self.faults, fault)
        is_due = 0 < after <= self.carried
        if is_due:
            self.faults = self.faults.changed(**{fault: 0})
        return is_due

    def carry(self, data: bytes, host_speed: int) -> bytes:
        """What the host gets of `data` if its port is set to `host_speed` bits a second."""
        before, self.carried = self.carried, self.carried + len(data)
        faults = self.faults
        if faults.mute_after:
            data = data[: max(0, faults.mute_after - before)]
        if host_speed != self._board_speed:
            return bytes(byte ^ 0xA5 | 0x80 for byte in data)  # framing errors, more or less
        if not (faults.drop or faults.double or faults.flip or faults.insert):
            return data
        return b"".join(self._damaged(byte) for byte in data)

    def _damaged(self, byte: int) -> bytes:
        faults, chance = self.faults, self._random.random
        out = b""
        if chance() < faults.insert:
            out += self._random.randbytes(1)
        if chance() < faults.drop:
            return out
        if chance() < faults.flip:
            byte ^= 1 << self._random.randrange(8)
        out += bytes([byte])
        return out + bytes([byte]) if chance() < faults.double else out
