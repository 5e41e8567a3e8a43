# Consoles that are not devices, as servers of serial ports offer them, and keyboards.
# SPDX-License-Identifier: BSD-2-Clause

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import serial
import serial.rfc2217

from selfe_runner.input.board import Console
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.transport.line import Line, SerialLine
from selfe_runner.transport.trouble import Trouble
from selfe_runner.transport.typed import TypedTransport


class Server:
    """Takes one user after the other on a loopback port."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]

    def accept(self, meanwhile: Callable[[], object] = lambda: None) -> socket.socket:
        """The next user; `meanwhile` is done again and again until he is there."""
        self._listener.settimeout(0.05)
        give_up = time.monotonic() + 20
        while True:
            meanwhile()
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                assert time.monotonic() < give_up
                continue
            connection.settimeout(20)
            return connection

    def close(self) -> None:
        self._listener.close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def hear(line: Line, count: int) -> bytes:
    heard = b""
    while len(heard) < count:
        heard += line.read(5.0)
    return heard


def test_socket_carries_bytes_both_ways_and_comes_back(server: Server) -> None:
    line = SerialLine(Console(f"socket://127.0.0.1:{server.port}"))
    assert line.read(0.01) == b""  # opens it
    first = server.accept()
    first.sendall(bytes(range(256)))
    assert hear(line, 256) == bytes(range(256))
    line.write(b"\x00\xff\r")
    assert first.recv(10) == b"\x00\xff\r"
    first.close()
    second = server.accept(lambda: line.read(0.01))  # which notices, and opens again
    second.sendall(b"back")
    assert hear(line, 4) == b"back"
    line.close()
    second.close()


@contextmanager
def rfc2217_port(connection: socket.socket) -> Iterator[serial.SerialBase]:
    """The far end of an rfc2217 console: a port whose output is its input, and the protocol."""
    port = serial.serial_for_url("loop://", timeout=0.05)
    manager = serial.rfc2217.PortManager(port, connection_writer(connection))
    is_over = threading.Event()

    def from_user() -> None:
        while not is_over.is_set() and (data := connection.recv(1024)):
            port.write(b"".join(manager.filter(data)))

    def from_port() -> None:
        while not is_over.is_set():
            if data := port.read(port.in_waiting or 1):
                connection.sendall(b"".join(manager.escape(data)))

    threads = [threading.Thread(target=work, daemon=True) for work in (from_user, from_port)]
    for thread in threads:
        thread.start()
    try:
        yield port
    finally:
        is_over.set()
        connection.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join(10)


def connection_writer(connection: socket.socket) -> object:
    class Writer:
        def write(self, data: bytes) -> None:
            connection.sendall(data)

    return Writer()


def test_rfc2217_carries_bytes_and_the_speed(server: Server) -> None:
    line = SerialLine(Console(f"rfc2217://127.0.0.1:{server.port}", 57600))
    opened: list[bytes] = []
    opening = threading.Thread(target=lambda: opened.append(line.read(0.01)))
    opening.start()
    with rfc2217_port(server.accept()) as port:
        opening.join(20)
        assert opened == [b""]
        assert port.baudrate == 57600
        line.write(bytes(range(256)))  # among them 255, which the protocol itself uses
        assert hear(line, 256) == bytes(range(256))
        line.set_speed(115200)
        assert port.baudrate == 115200
        line.close()


class Board:
    """A machine that says nothing, and its line."""

    is_exact_line = False

    def __init__(self) -> None:
        self.typed = b""
        self.is_gone = False

    def boot(self, image: bytes) -> None: ...

    def read(self, seconds: float) -> bytes | BootEnd:
        return b""

    def stop(self) -> None: ...

    def write(self, data: bytes) -> None:
        if self.is_gone:
            raise Trouble("the console cannot be opened")
        self.typed += data

    def set_speed(self, speed: int) -> None: ...

    def forget(self) -> None: ...

    def close(self) -> None: ...


class BoardLine(Board):
    def read(self, seconds: float) -> bytes:
        return b""


def test_what_is_typed_goes_to_the_board_until_nobody_types() -> None:
    board, line = Board(), BoardLine()
    reading, writing = os.pipe()
    machine = TypedTransport(board, line, reading)
    os.write(writing, b"help me if you can\r")
    machine.boot(b"")
    assert line.typed == b""  # not the loader's
    while len(line.typed) < 19:
        assert machine.read(0.01) == b""
    os.close(writing)
    assert machine.read(0.01) == b"" and machine.read(0.01) == b""
    assert line.typed == b"help me if you can\r"
    os.close(reading)


def test_console_that_is_gone_while_somebody_types_ends_the_boot() -> None:
    line = BoardLine()
    line.is_gone = True
    reading, writing = os.pipe()
    os.write(writing, b"x")
    assert TypedTransport(Board(), line, reading).read(0.01) == BootEnd(
        How.MACHINE, "the console cannot be opened"
    )
    os.close(reading)
    os.close(writing)
