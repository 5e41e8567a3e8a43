# Names the addresses of a backtrace: function, file and line, out of the root task's ELF file.
# SPDX-License-Identifier: BSD-2-Clause
#
# The compiler's own addr2line does it: Debian has one with every (cross) compiler, and it knows
# what that compiler writes.

import itertools
import re
import struct
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath

from selfe_runner.input.files import read_bytes
from selfe_runner.problem import Problem
from selfe_runner.protocol.message import CodeAddress
from selfe_runner.text import printable_text

_IMAGE_ENDING = ".image.elf"
# Head and owner of the note that holds a GNU build-id of 20 bytes ("System V Application Binary
# Interface", section "Note Section"); every machine that is booted here is little-endian.
_BUILD_ID_HEAD = bytes.fromhex("04000000 14000000 03000000") + b"GNU\0"
_BUILD_ID_BYTES = 20
_LOAD, _EXECUTABLE = 1, 1  # PT_LOAD, PF_X
_TOOL_SECONDS = 30.0
_HINT = "give the root task of this very image, or leave --symbols out"


@dataclass(frozen=True)
class Symbols:
    """`elf`: where the names are, None if nobody knows; `objection` then says why. `toolchain`:
    the triple of the compiler."""

    elf: Path | None
    toolchain: str
    objection: str = ""

    def name(self, addresses: Sequence[CodeAddress]) -> list[str]:
        """A line for each address, one more for each call that was inlined there; where names
        cannot be had, the addresses and a line that says why."""
        if not addresses:
            return []
        lines: list[str] = []
        objection = self.objection
        if self.elf is not None:
            code = _code_ranges(self.elf.read_bytes())
            # A frame that compilers lay out in another way gives away what is no address of code.
            inside = [a for a in addresses if any(a.value in part for part in code)]
            addresses = inside or addresses
            lines, objection = _ask(self.elf, f"{self.toolchain}-addr2line", addresses)
        if objection:
            return [*(f"0x{address.value:x}" for address in addresses), f"({objection})"]
        return _folded(lines)


def find_symbols(given: Path | None, image_path: Path, image: bytes, toolchain: str) -> Symbols:
    """The symbols of the root task in `image`: of the file `given`, or of the one that the build
    puts beside `image_path`, if it is there.

    Problem: the given file cannot be read, or is not in the image.
    """
    path = given or image_path.with_name(image_path.name.removesuffix(_IMAGE_ENDING))
    if given is None and (path == image_path or not path.is_file()):
        return Symbols(None, toolchain, "names need the root task's ELF file: --symbols ELF")
    if _build_id(read_bytes(path, "root task", _HINT)) not in image:
        if given is not None:
            raise Problem("this root task is not the one in the image", _HINT, place=path)
        return Symbols(None, toolchain, f"no names: {path} is not the root task in the image")
    return Symbols(path, toolchain)


def _build_id(elf: bytes) -> bytes:
    """Build-id of an ELF file, with its note's head; bytes that occur nowhere if it has none."""
    at = elf.find(_BUILD_ID_HEAD)
    end = at + len(_BUILD_ID_HEAD) + _BUILD_ID_BYTES
    return elf[at:end] if at >= 0 else b"\0no build-id"


def _code_ranges(elf: bytes) -> list[range]:
    """The addresses of the executable segments of a little-endian ELF file ("System V Application
    Binary Interface", section "Program Header")."""
    is_64 = elf[4:5] == b"\2"
    (start,) = struct.unpack_from("<Q" if is_64 else "<I", elf, 32 if is_64 else 28)
    size, count = struct.unpack_from("<HH", elf, 54 if is_64 else 42)
    ranges = []
    for offset in range(start, start + size * count, size):
        if is_64:
            kind, flags, _, address, _, _, length = struct.unpack_from("<IIQQQQQ", elf, offset)
        else:
            kind, _, address, _, _, length, flags = struct.unpack_from("<IIIIIII", elf, offset)
        if kind == _LOAD and flags & _EXECUTABLE:
            ranges.append(range(address, address + length))
    return ranges


def _folded(lines: Sequence[str]) -> list[str]:
    """The lines without those that repeat the one before, as a recursion's do."""
    folded: list[str] = []
    for line, repeats in itertools.groupby(lines):
        folded.append(line)
        if more := len(list(repeats)) - 1:
            folded.append(f"{'…':>10}  {more} more of these")
    return folded


def _ask(elf: Path, tool: str, addresses: Sequence[CodeAddress]) -> tuple[list[str], str]:
    """The lines for all addresses, or why there are none."""
    asked = [hex(address.value - address.is_return) for address in addresses]
    try:
        done = subprocess.run(
            [tool, "-a", "-f", "-i", "-C", "-e", str(elf), *asked],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TOOL_SECONDS,
        )
    except FileNotFoundError:
        package = f"binutils-{tool.removesuffix('-addr2line').replace('_', '-')}"
        return [], f"names need {tool}: Debian package {package}"
    except (OSError, subprocess.TimeoutExpired) as error:
        return [], f"{tool} does not work: {printable_text(str(error))}"
    if done.returncode != 0:
        return [], f"{tool}: {printable_text(done.stderr.strip())}"
    return _lines(done.stdout.splitlines(), addresses), ""


def _lines(output: Sequence[str], addresses: Sequence[CodeAddress]) -> list[str]:
    """addr2line's answer, for a person. For each address it has a line with its number, then a
    function and its place, then the same for every function that this one was inlined into."""
    lines: list[str] = []
    numbers = iter(addresses)
    shown = ""
    for word in output:
        if re.fullmatch(r"0x[0-9a-f]+", word):
            shown = f"0x{next(numbers).value:x}"
            function = ""
        elif not function:
            function = word
        else:
            # "(discriminator 2)" tells copies of a line apart, which no reader wants.
            place = normpath(word.split(" (discriminator")[0])
            lines.append(printable_text(f"{shown:>10}  {function}  {place}".rstrip()))
            function, shown = "", "inlined in"
    return lines
