# Plays a JTAG chain of one TAP that knows nothing but its IDCODE, behind OpenOCD's remote_bitbang.
# SPDX-License-Identifier: BSD-2-Clause
#
#     played_jtag.py SOCKET IDCODE     serves one connection; the IDCODE 0xffffffff is a dead chain
#
# Protocol: OpenOCD's manual of its remote_bitbang driver. States: IEEE 1149.1, "TAP controller".

import os
import socket
import sys

# state: (next with TMS 0, next with TMS 1)
STATES = {
    "reset": ("idle", "reset"),
    "idle": ("idle", "select-dr"),
    "select-dr": ("capture-dr", "select-ir"),
    "capture-dr": ("shift-dr", "exit1-dr"),
    "shift-dr": ("shift-dr", "exit1-dr"),
    "exit1-dr": ("pause-dr", "update-dr"),
    "pause-dr": ("pause-dr", "exit2-dr"),
    "exit2-dr": ("shift-dr", "update-dr"),
    "update-dr": ("idle", "select-dr"),
    "select-ir": ("capture-ir", "reset"),
    "capture-ir": ("shift-ir", "exit1-ir"),
    "shift-ir": ("shift-ir", "exit1-ir"),
    "exit1-ir": ("pause-ir", "update-ir"),
    "pause-ir": ("pause-ir", "exit2-ir"),
    "exit2-ir": ("shift-ir", "update-ir"),
    "update-ir": ("idle", "select-dr"),
}
IR_BITS = 4
IR_IDCODE = 0b1110
DEAD = 0xFFFF_FFFF


class Tap:
    def __init__(self, idcode: int) -> None:
        self._idcode = idcode
        self._state = "reset"
        self._instruction = IR_IDCODE
        self._shifted, self._bits = 0, 1
        self._clock = 0
        self.tdo = 1

    def drive(self, clock: int, tms: int, tdi: int) -> None:
        if clock == self._clock:
            return
        self._clock = clock
        if clock:
            self._rise(tms, tdi)
        else:
            self.tdo = self._shifted & 1 if self._idcode != DEAD else 1

    def _rise(self, tms: int, tdi: int) -> None:
        if self._state == "reset":
            self._instruction = IR_IDCODE
        elif self._state == "capture-ir":
            self._shifted, self._bits = 0b0001, IR_BITS
        elif self._state == "capture-dr":
            has_code = self._instruction == IR_IDCODE
            self._shifted, self._bits = (self._idcode, 32) if has_code else (0, 1)
        elif self._state in ("shift-ir", "shift-dr"):
            self._shifted = self._shifted >> 1 | tdi << (self._bits - 1)
        elif self._state == "update-ir":
            self._instruction = self._shifted
        self._state = STATES[self._state][tms]


def serve(connection: socket.socket, tap: Tap) -> None:
    while data := connection.recv(1 << 16):
        answers = b""
        for byte in data:
            if ord("0") <= byte <= ord("7"):
                pins = byte - ord("0")
                tap.drive(pins >> 2, pins >> 1 & 1, pins & 1)
            elif byte == ord("R"):
                answers += b"1" if tap.tdo else b"0"
            elif byte == ord("Q"):
                return
        connection.sendall(answers)


if __name__ == "__main__":
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{sys.argv[1]}.new")
        listener.listen()
        os.rename(f"{sys.argv[1]}.new", sys.argv[1])  # whoever sees it can connect
        serve(listener.accept()[0], Tap(int(sys.argv[2], 0)))
