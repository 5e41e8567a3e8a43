# The reader of device trees that stands in for a package which Debian does not have.
# SPDX-License-Identifier: BSD-2-Clause

import io
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "kernel" / "modules"))
from pyfdt import pyfdt  # noqa: E402

SOURCE = """
/dts-v1/;
/ {
    #address-cells = <2>;
    compatible = "first,board", "second";
    dma-ranges;
    soc {
        ranges = <0 0xfedcba98 1>;
        uart@9000000 { reg = <0 0x9000000>; name3 = [01 02 03]; };
    };
    chosen { stdout-path = "/soc/uart@9000000"; };
};
"""


@pytest.fixture(scope="module")
def blob() -> bytes:
    command = ["dtc", "-q", "-I", "dts", "-O", "dtb"]
    return subprocess.run(command, input=SOURCE.encode(), capture_output=True, check=True).stdout


def items(blob: bytes) -> dict[str, pyfdt.FdtProperty | pyfdt.FdtNode]:
    return dict(pyfdt.FdtBlobParse(io.BytesIO(blob)).to_fdt().get_rootnode().walk())


def test_nodes_come_with_their_paths_parents_first(blob: bytes) -> None:
    nodes = [path for path, item in items(blob).items() if isinstance(item, pyfdt.FdtNode)]
    assert nodes == ["/soc", "/soc/uart@9000000", "/chosen"]
    assert items(blob)["/soc/uart@9000000"].get_name() == "uart@9000000"


def test_values_are_numbers_or_texts_as_their_reader_wants(blob: bytes) -> None:
    tree = items(blob)
    words, texts, empty = (
        tree[path] for path in ("/soc/ranges", "/compatible", "/dma-ranges")
    )
    assert isinstance(words, pyfdt.FdtPropertyWords)
    assert words.words == [0, 0xFEDCBA98, 1]
    assert isinstance(texts, pyfdt.FdtPropertyStrings)
    assert texts.strings == ["first,board", "second"]
    assert isinstance(empty, pyfdt.FdtProperty)
    assert not isinstance(empty, pyfdt.FdtPropertyWords)


def test_value_whose_size_is_no_multiple_of_a_word_moves_nothing_after_it(blob: bytes) -> None:
    path = items(blob)["/chosen/stdout-path"]
    assert isinstance(path, pyfdt.FdtProperty)
    assert path.strings == ["/soc/uart@9000000"]


def test_every_damaged_blob_is_refused(blob: bytes) -> None:
    whole = items(blob).keys()
    for size in range(len(blob)):
        try:
            # What only lacks the end of the names may still parse, if it says nothing wrong.
            assert items(blob[:size]).keys() == whole
        except ValueError:
            continue
    with pytest.raises(ValueError, match="not a device tree"):
        items(b"\x7fELF" + blob[4:])
