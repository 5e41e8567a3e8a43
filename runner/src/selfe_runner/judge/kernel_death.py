# The texts with which a kernel, or the loader before it, says that it is about to stop for ever.
# SPDX-License-Identifier: BSD-2-Clause

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.text import printable

_LOADER_TEXT = b"selfe loader: "

# By who says it. As printed by seL4 13.0.0 to 16.0.0 and the reference kernel, if built with
# printing; a kernel without it dies in silence.
DEATH_TEXTS: dict[str, tuple[bytes, ...]] = {
    "any": (
        b"seL4 called fail at ",
        b"seL4 failed assertion ",
        b"Debug halt syscall from user thread",
        b"halting...",
        b"Halting...",
    ),
    "aarch32": (b"KERNEL DATA ABORT!", b"KERNEL PREFETCH ABORT!"),
    "aarch64": (
        b"KERNEL DATA ABORT!",
        b"KERNEL PREFETCH ABORT!",
        b"KERNEL INVALID VECTOR ENTRY!",
    ),
    "x86_64": (
        b"========== KERNEL EXCEPTION ==========",
        b"boot_sys failed for some reason :(",
    ),
    "riscv64": (b"KERNEL ABORT (exception within s-mode)!",),
    "boot loader": (_LOADER_TEXT,),
}

_ALL = tuple(dict.fromkeys(text for texts in DEATH_TEXTS.values() for text in texts))
_OVERLAP = max(len(text) for text in _ALL) - 1


def death(last_words: bytes) -> BootEnd:
    """What it means that this line was the last."""
    if _LOADER_TEXT in last_words:
        return BootEnd(How.LOAD_FAIL, f"the boot loader gave up: {printable(last_words)}")
    return BootEnd(How.KERNEL, f"the kernel died: {printable(last_words)}")


class DeathWatch:
    """Searches the text of a boot for last words, however the text is cut.

    Last words are only believed when nothing follows them (the judge's business): a case may
    print them as well.
    """

    def __init__(self) -> None:
        self._tail = b""

    def line_in(self, data: bytes) -> bytes | None:
        """The line that holds the first last words in the text so far not searched, if any."""
        if not data.strip(b"\r\n"):  # between two frames, as a rule; no last words hold a line end
            self._tail = b""
            return None
        text = self._tail + data
        self._tail = text[-_OVERLAP:]
        found = [at for words in _ALL if (at := text.find(words)) >= 0]
        if not found:
            return None
        self._tail = b""
        start = max(text.rfind(b"\n", 0, min(found)), text.rfind(b"\r", 0, min(found))) + 1
        return text[start:].splitlines()[0]
