# OpenOCD as a process of the runner's own: commands go in through its Tcl port, which is a pipe.
# SPDX-License-Identifier: BSD-2-Clause
#
# A Tcl port on TCP would let every user of the host run commands as this one, and two boards would
# want the same number. A pipe belongs to one reader, and OpenOCD ends when it is closed.

import os
import re
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from selfe_runner.text import printable_text
from selfe_runner.transport.child import Child
from selfe_runner.transport.trouble import Trouble

_END = b"\x1a"  # of each command and each reply (OpenOCD User's Guide, "Tcl Scripting API")
_REPLY = re.compile(rb"(-?\d+) (.*)", re.DOTALL)
# What is really on the chain is only a warning to OpenOCD.
_ERROR = re.compile(r"^(?:Error: |Warn : (?=.* UNEXPECTED))(.*)", re.MULTILINE)
_LAST_SECONDS = 2.0  # to let go of the adapter and the core before it is killed
_ROUND_SECONDS = 0.2
_KEPT_BYTES = 1 << 16
_SHOWN_CHARACTERS = 300


class OpenOcd:
    """An OpenOCD that has read no configuration and touched no adapter yet.

    `scripts`: folders in which it looks for configuration files before its own; `files`: open
    descriptors that are open in it, too, by the same numbers. The caller must `stop` it; if the
    runner dies first, OpenOCD dies with it. Trouble: it cannot be started.
    """

    def __init__(
        self,
        scripts: Sequence[Path],
        files: Sequence[int] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        reader, self._commands = os.pipe()
        # Errors and warnings only (-d1): of what else it says nothing would be kept.
        argv = ["openocd", "-d1", "-c", "noinit", "-c", "tcl_port pipe"]
        argv += ["-c", "gdb_port disabled", "-c", "telnet_port disabled"]
        for folder in scripts:
            argv += ["-s", str(folder)]
        try:
            self._child = Child(argv, files, reader)
        except OSError as error:
            os.close(self._commands)
            os.close(reader)
            if isinstance(error, FileNotFoundError):
                raise Trouble("openocd is not installed: apt-get install openocd") from error
            raise Trouble(f"openocd cannot be started: {error.strerror}") from error
        self._reader = reader
        self.complaints = ""  # errors that OpenOCD wrote during the last command, if that went well

    @property
    def pid(self) -> int:
        return self._child.pid

    def run(self, script: str, failing: str, seconds: float = 30.0) -> str:
        """What the Tcl `script` returns. Foreign words in it go through `tcl_word`.

        `failing` is what it means when it fails, the beginning of a sentence. Trouble: it failed,
        OpenOCD ended, or there was no reply within `seconds`.
        """
        self._child.take_errors()
        # No error status comes with a reply, so the reply has to contain it.
        command = f"set selfe_status [catch {{{script}}} selfe_said]"
        self._send(f"{command}; format {{%d %s}} $selfe_status $selfe_said", failing)
        reply = _REPLY.fullmatch(self._reply(failing, seconds))
        if reply is None:
            raise Trouble(f"{failing}: OpenOCD's reply makes no sense")
        said = reply[2].decode("utf-8", "replace")
        self.complaints = self._errors()
        if reply[1] != b"0":
            reason = self.complaints or _shown(said) or "OpenOCD does not say why"
            raise Trouble(f"{failing}: {reason}")
        return said

    def stop(self) -> None:
        """Has it let go of board and adapter, by force if it takes too long."""
        if self._commands < 0:
            return
        os.close(self._commands)
        self._commands = -1
        give_up = self._clock() + _LAST_SECONDS
        while self._clock() < give_up and self._child.read(_ROUND_SECONDS) is not None:
            pass
        self._child.stop()
        os.close(self._reader)

    def _send(self, command: str, failing: str) -> None:
        try:
            os.write(self._commands, os.fsencode(command) + _END)
        except OSError as error:
            raise Trouble(f"{failing}: OpenOCD takes no command: {error.strerror}") from error

    def _reply(self, failing: str, seconds: float) -> bytes:
        """The next reply, without its end."""
        reply = b""
        give_up = self._clock() + seconds
        while _END not in reply:
            left = give_up - self._clock()
            if left <= 0:
                raise Trouble(f"{failing}: OpenOCD gave no reply within {seconds:g} s")
            data = self._child.read(min(left, _ROUND_SECONDS))
            if data is None:
                raise Trouble(f"{failing}: {self._death()}")
            reply = (reply + data)[-_KEPT_BYTES:]
        return reply.partition(_END)[0]

    def _death(self) -> str:
        """How OpenOCD ended, in the words that it ended with: a lost adapter may fail one of its
        assertions."""
        status = self._child.exit_status()
        how = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
        last = self._child.take_errors().splitlines()[-1:]
        return f"OpenOCD {how}" + "".join(f": {_shown(line)}" for line in last)

    def _errors(self) -> str:
        """What OpenOCD has complained of since the command began."""
        self._child.read(0.0)  # what it wrote before the reply is there, but may not be read yet
        said = self._child.take_errors()
        return _shown("\n".join(_ERROR.findall(said)))


def tcl_word(text: str | Path) -> str:
    """`text` as one word of a Tcl script, wherever in it; nothing in it is substituted."""
    return "".join(_escaped(letter) for letter in str(text)) or '""'


def _escaped(letter: str) -> str:
    if letter.isalnum() or letter in "_-./:,":
        return letter
    # A control character written as itself might end the command, or the line.
    return f"\\u{ord(letter):04x}" if unicodedata.category(letter) == "Cc" else "\\" + letter


def _shown(text: str) -> str:
    """The lines of `text` as one, each said once."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return printable_text(" | ".join(dict.fromkeys(lines)))[:_SHOWN_CHARACTERS]
