# A child process that is heard through pipes and never outlives the runner.
# SPDX-License-Identifier: BSD-2-Clause

import ctypes
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Sequence

_PR_SET_PDEATHSIG = 1  # prctl(2)
_READ_BYTES = 1 << 16  # what a pipe of Linux holds: one read takes all that waited
_KEPT_ERROR_BYTES = 4096
# A machine's console comes byte by byte. To wake up for each would cost the machine more time than
# the byte: who has heard one waits as long for those behind it.
_GATHER_SECONDS = 0.001
_LAST_SECONDS = 2.0  # for a process to end after it has closed its output

_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(signal_number: int) -> None:
    """Asks Linux to send `signal_number` to this process when its parent dies."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal_number)


class Child:
    """A process in a session of its own, its output and errors read here. Its input is what
    arrives at the descriptor `keyboard` while `read` waits; None: nothing ever.

    `stop` kills the whole process group. If the runner itself is killed, by whatever signal,
    Linux kills the process (not its own children: no handler of ours runs then).
    """

    def __init__(
        self, argv: Sequence[str], pass_fds: Sequence[int] = (), keyboard: int | None = None
    ) -> None:
        parent = os.getpid()

        def before_exec() -> None:
            die_with_parent(signal.SIGKILL)
            if os.getppid() != parent:  # it died before the request above
                os._exit(1)

        # preexec_fn is safe here: the runner has one thread.
        self._process = subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL if keyboard is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=before_exec,
            pass_fds=pass_fds,
            bufsize=0,
        )
        assert self._process.stdout is not None and self._process.stderr is not None
        self._output = self._process.stdout
        self._errors = self._process.stderr
        self._selector = selectors.PollSelector()  # epoll knows neither files nor /dev/null
        self._selector.register(self._output, selectors.EVENT_READ)
        self._selector.register(self._errors, selectors.EVENT_READ)
        self._keyboard = keyboard
        self._typed = b""  # and not yet taken
        if keyboard is not None:
            self._selector.register(keyboard, selectors.EVENT_READ)
        self._error_tail = b""
        self._output_open = True

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def errors(self) -> str:
        """The end of what the process wrote to its standard error."""
        return self._error_tail.decode("utf-8", "replace").strip()

    def take_errors(self) -> str:
        """The same; what is returned once is not returned again."""
        errors, self._error_tail = self.errors, b""
        return errors

    def read(self, seconds: float) -> bytes | None:
        """Output that arrives within `seconds`; empty if none; None when the output is closed."""
        if not self._output_open:
            return None
        output = b""
        for key, events in self._selector.select(max(0.0, seconds)):
            if events & selectors.EVENT_WRITE:
                self._hand_on()
                continue
            if key.fileobj is self._output:
                time.sleep(_GATHER_SECONDS)
            data = os.read(key.fd, _READ_BYTES)
            if key.fileobj == self._keyboard:
                self._type(data)
            elif key.fileobj is self._errors:
                self._error_tail = (self._error_tail + data)[-_KEPT_ERROR_BYTES:]
                if not data:
                    self._selector.unregister(self._errors)
            elif data:
                output = data
            else:
                self._output_open = False
        return output if self._output_open else None

    def _type(self, data: bytes) -> None:
        """Takes what was typed; nothing more until the process has taken that."""
        assert self._process.stdin is not None and self._keyboard is not None
        self._selector.unregister(self._keyboard)
        self._typed = data
        if data:
            os.set_blocking(self._process.stdin.fileno(), False)
            self._selector.register(self._process.stdin, selectors.EVENT_WRITE)
        else:
            self._process.stdin.close()

    def _hand_on(self) -> None:
        """Gives the process what it has room for."""
        stdin, keyboard = self._process.stdin, self._keyboard
        assert stdin is not None and keyboard is not None
        try:
            self._typed = self._typed[os.write(stdin.fileno(), self._typed) :]
        except BlockingIOError:
            return
        except BrokenPipeError:  # nobody will ever take it
            self._selector.unregister(stdin)
            return
        if not self._typed:
            self._selector.unregister(stdin)
            self._selector.register(keyboard, selectors.EVENT_READ)

    def exit_status(self) -> int:
        """How the process ended, as `subprocess` puts it: negative for a signal.

        Call it when the output is closed. A process that closed it and goes on is killed.
        """
        give_up = time.monotonic() + _LAST_SECONDS
        while not self._is_over() and time.monotonic() < give_up:
            time.sleep(0.01)
        self._kill_group()
        self._drain_errors()
        return self._process.wait()

    def stop(self) -> None:
        """Kills the process group and waits for the process. The second call does nothing."""
        self._kill_group()
        self._process.wait()
        self._selector.close()
        self._output.close()
        self._errors.close()
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._output_open = False

    def _is_over(self) -> bool:
        """Whether the process has ended; leaves it unreaped, so that its group keeps its name."""
        flags = os.WEXITED | os.WNOWAIT | os.WNOHANG
        return os.waitid(os.P_PID, self._process.pid, flags) is not None

    def _kill_group(self) -> None:
        if self._process.returncode is not None:
            return  # reaped: the number may be another's by now
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def _drain_errors(self) -> None:
        if self._errors.closed:
            return
        os.set_blocking(self._errors.fileno(), False)
        while data := self._errors.read(_READ_BYTES):
            self._error_tail = (self._error_tail + data)[-_KEPT_ERROR_BYTES:]
