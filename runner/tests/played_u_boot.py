# Plays U-Boot on a line: countdown, prompt, echo, and the commands that the runner uses.
# SPDX-License-Identifier: BSD-2-Clause

import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path

IMAGE_ADDRESS = 0x3000_0000


@dataclass
class PlayedUBoot:
    """A Line whose clock is its own: a read of nothing takes its time at once. Until it is stopped
    it counts down again and again.

    `lost_answers`: how many commands are run whose output nobody hears.
    `damaged_loads`: how many transfers go wrong before one arrives whole; `deaf_to`: a command
    that is echoed and never answered; `speed`: the line's, any other is garbage.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    prompt: bytes = b"=> "
    speed: int = 115200
    damaged_loads: int = 0
    lost_answers: int = 0
    deaf_to: str = "\0"
    silent: bool = False
    now: float = 0.0
    typed: bytes = b""
    said: bytes = b""
    is_stopped: bool = False
    host_speed: int = 115200
    environment: dict[str, str] = field(default_factory=dict)
    memory: dict[int, bytes] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def read(self, seconds: float) -> bytes:
        if not self.said and not self.silent and not self.is_stopped:
            self.now += seconds
            self.said = b"\r\nU-Boot 2023.01\r\nHit any key to stop autoboot:  3 "
        if not self.said:
            self.now += seconds
            return b""
        out, self.said = self.said[:100], self.said[100:]
        self.now += 0.001
        return out if self.host_speed == self.speed else bytes(b ^ 0xA5 | 0x80 for b in out)

    def write(self, data: bytes) -> None:
        if self.silent or self.host_speed != self.speed:
            return
        for byte in data:
            self._key(bytes([byte]))

    def set_speed(self, speed: int) -> None:
        self.host_speed = speed

    def forget(self) -> None:
        self.said = b""

    def close(self) -> None: ...

    def _key(self, key: bytes) -> None:
        if key == b"\x03":
            if self.is_stopped:
                self.said += b"<INTERRUPT>\r\n"
            self.is_stopped = True
            self.typed = b""
            self.said += self.prompt
        elif key == b"\r":
            line, self.typed = self.typed.decode(), b""
            self.said += b"\r\n"
            self._line(line)
        elif self.is_stopped:
            self.typed += key
            self.said += key

    def _line(self, line: str) -> None:
        if self.lost_answers and not line.startswith("true"):
            self.lost_answers -= 1
            self.commands.append(line.split(";")[0])
            return
        status = 0
        for command in filter(None, (part.strip() for part in line.split(";"))):
            self.commands.append(command)
            if command.startswith(self.deaf_to):
                return
            output, status = self._command(command.replace("$?", str(status)))
            self.said += output.replace("\n", "\r\n").encode()
        self.said += self.prompt

    def _command(self, command: str) -> tuple[str, int]:
        words = command.split()
        match words[0]:
            case "true":
                return "", 0
            case "echo":
                return " ".join(words[1:]) + "\n", 0
            case "version":
                return "U-Boot 2023.01 (played)\n\ngcc (Debian 12.2.0) 12.2.0\n", 0
            case "setenv":
                self.environment[words[1]] = " ".join(words[2:])
                return "", 0
            case "tftpboot" if words[2] in self.files:
                return self._take(int(words[1], 16), self.files[words[2]]), 0
            case "tftpboot":
                return "TFTP error: 'file not found' (1)\n", 1
            case "crc32":
                data = self.memory[int(words[1], 16)][: int(words[2], 16)]
                return f"crc32 for 30000000 ... 300000ff ==> {zlib.crc32(data):08x}\n", 0
            case "dcache":
                return "", 0
            case "bootelf":
                return self._boot(self.memory.get(int(words[2], 16), b""))
            case "bootm":
                return self._boot_uimage(self.memory.get(int(words[1], 16), b""))
            case "go":  # jumps, whatever lies there
                return f"## Starting application at 0x{int(words[1], 16):08X} ...\nit runs\n", 0
        return f"Unknown command '{words[0]}' - try 'help'\n", 1

    def _take(self, address: int, data: bytes) -> str:
        if self.damaged_loads:
            self.damaged_loads -= 1
            data = data[:-1] + bytes([data[-1] ^ 1])
        self.memory[address] = data
        return f"Bytes transferred = {len(data)} ({len(data):x} hex)\n"

    def _boot(self, data: bytes) -> tuple[str, int]:
        if not re.match(rb"\x7fELF", data):
            return "## No elf image at address 0x30000000\n", 1
        if self.environment.get("autostart") != "yes":
            return "", 0  # loads, and says nothing: a trap of the real one
        return "## Starting application at 0x20000000 ...\nthe image runs\n", 0

    def _boot_uimage(self, data: bytes) -> tuple[str, int]:
        if not data.startswith(b"\x27\x05\x19\x56"):
            return "Wrong Image Format for bootm command\nERROR: can't get kernel image!\n", 1
        text = "## Booting kernel from Legacy Image\n   Loading Standalone Program\n"
        is_started = self.environment.get("autostart") == "yes"
        return text + ("the image runs\n" if is_started else ""), 0


class ServedUBoot(PlayedUBoot):
    """Its TFTP server has a folder. Notes what was in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def _command(self, command: str) -> tuple[str, int]:
        self.files = {file.name: file.read_bytes() for file in self.folder.iterdir()}
        return super()._command(command)
