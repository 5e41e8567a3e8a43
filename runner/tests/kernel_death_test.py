# Last words: those of every architecture are known, however the console cuts them.
# SPDX-License-Identifier: BSD-2-Clause

import pytest

from selfe_runner.judge.boot_end import How
from selfe_runner.judge.kernel_death import DEATH_TEXTS, DeathWatch, death

# What kernels of these platforms really said when they died.
SAID = {
    "aarch64": b"\r\n\r\nKERNEL DATA ABORT!\r\nFaulting instruction: 0xffffff8040012345\r\n",
    "aarch32": b"\r\n\r\nKERNEL PREFETCH ABORT!\r\nFaulting instruction: 0x0\r\nIFSR: 0x5\r\n",
    "x86_64": b"\r\n========== KERNEL EXCEPTION ==========\r\nVector:  0xd\r\nErrCode: 0x0\r\n",
    "any": b'seL4 called fail at boot.c:12 in function init, saying "x"\r\nhalting...',
}


@pytest.mark.parametrize("who", SAID)
def test_death_is_seen_wherever_the_text_is_cut(who: str) -> None:
    said = b"Booting all finished, dropped to user space\r\n" + SAID[who]
    for cut in range(len(said)):
        watch = DeathWatch()
        lines = [line for part in (said[:cut], said[cut:]) if (line := watch.line_in(part))]
        assert lines, cut
        assert death(lines[0]).how is How.KERNEL


@pytest.mark.parametrize("who", DEATH_TEXTS)
def test_every_text_is_found_in_its_line(who: str) -> None:
    for text in DEATH_TEXTS[who]:
        assert DeathWatch().line_in(b"before\r\n" + text + b" more\r\nafter\r\n") == text + b" more"


def test_loader_that_gives_up_is_no_dead_kernel() -> None:
    end = death(b"selfe loader: entered at EL3")
    assert end.how is How.LOAD_FAIL
    assert end.text == "the boot loader gave up: selfe loader: entered at EL3"


def test_ordinary_text_is_no_death() -> None:
    said = (
        b"Bootstrapping kernel\r\nBooting all finished, dropped to user space\r\n"
        b"Caught cap fault in send phase at address 0x0\r\n"
        b"<<seL4(CPU 0) [decodeInvocation/656 T0x80 \"rootserver\" @400]: Attempted to invoke a "
        b"null cap #0.>>\r\n"
    )
    assert DeathWatch().line_in(said) is None


def test_a_blank_alone_is_part_of_the_words_around_it() -> None:
    watch = DeathWatch()
    assert watch.line_in(b"seL4") is None
    assert watch.line_in(b" ") is None
    assert watch.line_in(b"called fail at x.c\r\n") == b"seL4 called fail at x.c"


def test_the_first_of_the_last_words_is_told() -> None:
    for before in (b"", b"\r", b"\n", b"a\r", b"a\r\r", b"a\rx\n", b"a\nx\r"):
        said = before + b"b halting... 1\r\nc halting... 2\r\n"
        assert DeathWatch().line_in(said) == b"b halting... 1"
