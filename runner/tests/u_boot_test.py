# The dialogue with U-Boot: found, stopped, loaded and started; and each way in which that fails.
# SPDX-License-Identifier: BSD-2-Clause

import pytest
from played_u_boot import IMAGE_ADDRESS, PlayedUBoot

from selfe_runner.transport.trouble import Trouble
from selfe_runner.transport.u_boot import UBoot, by_tftp

IMAGE = b"\x7fELF" + bytes(range(256)) * 4


def talk(board: PlayedUBoot) -> tuple[UBoot, list[bytes]]:
    heard: list[bytes] = []
    return UBoot(board, heard.append, board.clock), heard


def loaded(board: PlayedUBoot) -> UBoot:
    u_boot, _ = talk(board)
    u_boot.stop_autoboot(115200, 60.0)
    u_boot.load_by(by_tftp(u_boot, "image", 60.0), IMAGE_ADDRESS, IMAGE)
    return u_boot


def test_image_is_loaded_and_started() -> None:
    board = PlayedUBoot({"image": IMAGE})
    u_boot, heard = talk(board)
    u_boot.stop_autoboot(115200, 60.0)
    u_boot.load_by(by_tftp(u_boot, "image", 60.0), IMAGE_ADDRESS, IMAGE)
    u_boot.start("bootelf", IMAGE_ADDRESS)
    assert board.memory[IMAGE_ADDRESS] == IMAGE
    assert b"Hit any key" in b"".join(heard) and b"Starting application" in b"".join(heard)


class BusyUBoot(PlayedUBoot):
    """Talks for ten seconds, piece by piece, before it looks at what was typed."""

    typed_early = 0

    def read(self, seconds: float) -> bytes:
        if self.now > 10.0:
            return super().read(seconds)
        self.now += 0.01
        return b"."

    def write(self, data: bytes) -> None:
        if self.now > 10.0:
            super().write(data)
        else:
            self.typed_early += len(data)


def test_board_that_is_busy_is_not_flooded() -> None:
    """What a UART's receive FIFO has no room for is lost, and may be the rest of a command."""
    u_boot, _ = talk(board := BusyUBoot())
    u_boot.stop_autoboot(115200, 60.0)
    assert board.is_stopped
    assert 10 <= board.typed_early <= 50


class ChattyUBoot(PlayedUBoot):
    """Is stopped, and talks on for ever, as one that prints a warning again and again."""

    def read(self, seconds: float) -> bytes:
        assert self.now < 200.0, "nobody ends this"
        self.now += 0.01
        return super().read(seconds) or b"."


def test_board_that_talks_for_ever_has_its_end() -> None:
    u_boot, _ = talk(board := ChattyUBoot())
    with pytest.raises(Trouble, match="no prompt within 60 s; last heard: "):
        u_boot.stop_autoboot(115200, 60.0)
    assert 60.0 <= board.now < 70.0


@pytest.mark.parametrize("prompt", [b"=> ", b"Tegra210 (P2371-2180) # ", b"U-Boot > "])
def test_any_prompt_will_do(prompt: bytes) -> None:
    u_boot, _ = talk(board := PlayedUBoot(prompt=prompt))
    u_boot.stop_autoboot(115200, 60.0)
    assert u_boot.run("echo hello") == "hello"
    assert board.is_stopped


@pytest.mark.parametrize("speed", [9600, 57600, 921600])
def test_speed_is_found(speed: int) -> None:
    u_boot, _ = talk(board := PlayedUBoot(speed=speed))
    u_boot.stop_autoboot(115200, 60.0)
    assert board.host_speed == speed


def test_silence_has_its_words() -> None:
    u_boot, _ = talk(PlayedUBoot(silent=True))
    with pytest.raises(Trouble, match="no prompt within 60 s; nothing was heard"):
        u_boot.stop_autoboot(115200, 60.0)


def test_failed_command_says_what_u_boot_said() -> None:
    u_boot, _ = talk(PlayedUBoot())
    u_boot.stop_autoboot(115200, 60.0)
    with pytest.raises(Trouble, match="`frobnicate` failed: Unknown command 'frobnicate'"):
        u_boot.run("frobnicate")
    assert u_boot.run("echo still there") == "still there"


def test_command_without_end_is_interrupted() -> None:
    u_boot, _ = talk(board := PlayedUBoot(deaf_to="sleep"))
    u_boot.stop_autoboot(115200, 60.0)
    before = board.now
    with pytest.raises(Trouble, match="no answer to `sleep 1000`"):
        u_boot.run("sleep 1000", 5.0)
    assert 10.0 <= board.now - before < 15.0
    assert u_boot.run("echo back") == "back"


def test_answer_that_is_lost_is_asked_for_again_soon() -> None:
    """A console that was unplugged for a moment must not cost the time of the longest transfer."""
    board = PlayedUBoot({"image": IMAGE}, lost_answers=1)
    loaded(board)
    assert [c.split()[0] for c in board.commands if "tftp" in c] == ["tftpboot", "tftpboot"]
    assert board.now < 15.0


def test_damaged_image_is_loaded_again() -> None:
    board = PlayedUBoot({"image": IMAGE}, damaged_loads=1)
    loaded(board)
    assert board.memory[IMAGE_ADDRESS] == IMAGE
    assert sum(command.startswith("tftpboot") for command in board.commands) == 2


def test_image_that_never_arrives_whole_is_not_started() -> None:
    board = PlayedUBoot({"image": IMAGE}, damaged_loads=9)
    with pytest.raises(Trouble, match="did not arrive whole: its CRC-32 is [0-9a-f]{8}, U-Boot's "):
        loaded(board)
    assert not any(command.startswith("bootelf") for command in board.commands)


def test_file_that_the_server_lacks_is_named() -> None:
    with pytest.raises(Trouble, match="`tftpboot 0x30000000 image` failed: .*file not found"):
        loaded(PlayedUBoot())


def test_what_is_no_program_is_not_started() -> None:
    board = PlayedUBoot()
    u_boot, _ = talk(board)
    u_boot.stop_autoboot(115200, 60.0)
    board.memory[IMAGE_ADDRESS] = b"text"
    with pytest.raises(Trouble, match="did not start the image; last heard: .*No elf image"):
        u_boot.start("bootelf", IMAGE_ADDRESS)


def test_lines_own_prompt_in_a_comment_is_no_answer() -> None:
    """What a board prints by itself must not pass for the end of a command."""
    u_boot, _ = talk(board := PlayedUBoot(deaf_to="version"))
    u_boot.stop_autoboot(115200, 60.0)
    board.said += b"\r\n# selfe-2=$?\r\n=> "
    with pytest.raises(Trouble, match="no answer to `version`"):
        u_boot.run("version", 1.0)
