# A virtual board: owns the line to the host for good, and a QEMU while it is switched on.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import selectors
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from selfe_hil.jtag_port import PREFIX, JtagPort
from selfe_hil.serial_port import CONSOLE, READ_BYTES, SerialPort
from selfe_hil.wire import Wire
from selfe_runner.transport.child import die_with_parent

CONTROL, _SERIAL = "control", "serial"  # names in the board's folder
_UNPLUGGED_SECONDS = 1.0


class VirtualBoard:
    """Serves the board in `folder` until it is told to quit.

    In the folder: `console`, a link to the terminal that plays the serial port; `control`, a
    socket that takes a command, a JSON object, a line, and answers each with one.
    """

    def __init__(
        self, folder: Path, command: Sequence[str], wire: Wire, jtag: JtagPort | None = None
    ) -> None:
        self._folder = folder
        self._command = command
        self._wire = wire
        self._jtag = jtag
        self._selector = selectors.DefaultSelector()
        self._qemu: subprocess.Popen[bytes] | None = None
        self._serial: socket.socket | None = None
        self._port = SerialPort(folder / CONSOLE)
        self._plug_in_at = 0.0
        self._is_over = False

    def serve(self, is_ready: Callable[[], object]) -> None:
        """`is_ready` is called when orders will be heard."""
        self._plug_in()
        control = self._listen(CONTROL, self._accept_control)
        serial = self._listen(_SERIAL, self._accept_serial)
        try:
            is_ready()
            while not self._is_over:
                for key, _ in self._selector.select(0.1):
                    key.data(key.fileobj)
                if not self._port.is_plugged_in and time.monotonic() >= self._plug_in_at:
                    self._plug_in()
        finally:
            self._off()
            self._unplug()
            for listener, name in ((control, CONTROL), (serial, _SERIAL)):
                listener.close()
                (self._folder / name).unlink(missing_ok=True)

    def _listen(self, name: str, accept: Callable[[socket.socket], None]) -> socket.socket:
        path = self._folder / name
        path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(path))
        listener.listen()
        self._selector.register(listener, selectors.EVENT_READ, accept)
        return listener

    # The line

    def _plug_in(self) -> None:
        self._selector.register(
            self._port.plug_in(), selectors.EVENT_READ, lambda _: self._from_host()
        )

    def _unplug(self) -> None:
        if self._port.is_plugged_in:
            self._selector.unregister(self._port.descriptor)
            self._port.unplug()

    def _unplug_for(self, seconds: float) -> None:
        self._unplug()
        self._plug_in_at = time.monotonic() + seconds

    # Nothing here may wait: QEMU stops while nobody takes what it says. And what `select` has seen
    # may be out of date: an unplugging or a power cut comes between, in the same round.

    def _from_host(self) -> None:
        if not self._port.is_plugged_in:
            return
        try:
            data = self._port.read()
            if self._serial is not None:
                self._serial.send(data)
        except OSError:
            pass  # switched off, or typed faster than the board reads: a UART loses that, too

    def _from_board(self) -> None:
        if self._serial is None:
            return
        try:
            data = self._serial.recv(READ_BYTES)
        except BlockingIOError:
            return
        except OSError:
            data = b""  # QEMU was killed
        if not data:
            self._drop_serial()
            return
        if self._port.is_plugged_in:
            self._port.send(self._wire.carry(data, self._port.speed))
        if self._wire.is_due("unplug_after"):
            self._unplug_for(_UNPLUGGED_SECONDS)
        if self._wire.is_due("cut_after"):
            self._off()

    # The power

    def _on(self) -> None:
        self._off()
        self._wire.switched_on()
        with (self._folder / "qemu.log").open("wb") as log:
            self._qemu = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
                # No machine outlives its board, however that was ended.
                preexec_fn=lambda: die_with_parent(signal.SIGKILL),
            )

    def _off(self) -> None:
        if self._qemu is not None:
            os.killpg(self._qemu.pid, signal.SIGKILL)
            self._qemu.wait()
            self._qemu = None
        self._drop_serial()

    def _accept_serial(self, listener: socket.socket) -> None:
        self._drop_serial()
        self._serial, _ = listener.accept()
        self._serial.setblocking(False)
        self._selector.register(self._serial, selectors.EVENT_READ, lambda _: self._from_board())

    def _drop_serial(self) -> None:
        if self._serial is not None:
            self._selector.unregister(self._serial)
            self._serial.close()
            self._serial = None

    # The orders

    def _accept_control(self, listener: socket.socket) -> None:
        """Whatever a client sends, and whether it waits for its answer: the board goes on."""
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(5)
            try:
                with connection.makefile("rw", errors="replace") as file:
                    file.write(json.dumps({"error": self._answer(file.readline())}) + "\n")
            except OSError:
                pass  # it has gone

    def _answer(self, line: str) -> str:
        """What there is to object to the order in `line`, empty if nothing."""
        try:
            self._obey(json.loads(line))
        except KeyError as error:
            return f"the order lacks {error}"
        except (AttributeError, ValueError, TypeError, OSError) as error:
            return str(error) or "no order"
        return ""

    def _obey(self, order: dict[str, Any]) -> None:
        match order.get("do"):
            case "on":
                self._on()
            case "off":
                self._off()
            case "unplug":
                self._unplug_for(float(order["seconds"]))
            case "faults":
                self._set_faults(order["faults"])
            case "quit":
                self._is_over = True
            case other:
                raise ValueError(f"there is no order `{other}`")

    def _set_faults(self, faults: dict[str, Any]) -> None:
        of_jtag = {name for name in faults if self._jtag and name.startswith(PREFIX)}
        of_line = {name: value for name, value in faults.items() if name not in of_jtag}
        changed = self._wire.faults.changed(**of_line)
        if self._jtag:
            self._jtag.set_faults({name.removeprefix(PREFIX): faults[name] for name in of_jtag})
        self._wire.faults = changed


def order(folder: Path, **what: Any) -> str:
    """Gives the board in `folder` an order; what it objects, empty if nothing.

    OSError: nobody serves the board.
    """
    place = os.open(folder, os.O_PATH)
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(30)
            # Not by its name, which may be longer than the name of a socket can be.
            connection.connect(f"/proc/self/fd/{place}/{CONTROL}")
            with connection.makefile("rw") as file:
                file.write(json.dumps(what) + "\n")
                file.flush()
                return str(json.loads(file.readline())["error"])
    finally:
        os.close(place)
