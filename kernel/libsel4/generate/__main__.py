"""Command line: writes the libsel4 folder of a kernel prefix for one configuration.

SPDX-License-Identifier: BSD-2-Clause

Run as `python3 -m generate` from the folder that holds this package. Exit codes: 0 written,
1 a description is wrong, 2 usage.
"""

import argparse
import sys
from pathlib import Path

from .errors import DescriptionError
from .prefix import input_files, prefix_files, synchronise
from .target import load_target


def main() -> int:
    """Parses the command line, generates, writes; the one place where errors are printed."""
    parser = argparse.ArgumentParser(prog="generate", description=__doc__.splitlines()[0])
    parser.add_argument("--sel4-arch", required=True, help="instruction set, for example aarch64")
    parser.add_argument("--platform", required=True, help="platform, for example qemu-arm-virt")
    parser.add_argument("--cpu", required=True, help="processor, for example cortex-a53")
    parser.add_argument("--variant", required=True, choices=("debug", "release"))
    parser.add_argument("--scheduling", default="classic", choices=("classic", "mcs"))
    parser.add_argument(
        "--layer", action="append", default=[], help="further layer of configuration, as smp"
    )
    parser.add_argument("--output", required=True, type=Path, help="libsel4 folder to write")
    parser.add_argument("--inputs", type=Path, help="file to list every description read in")
    arguments = parser.parse_args()
    root = Path(__file__).resolve().parent.parent
    try:
        target = load_target(
            root,
            arguments.sel4_arch,
            arguments.platform,
            arguments.cpu,
            arguments.variant,
            arguments.scheduling,
            arguments.layer,
        )
        synchronise(prefix_files(target), arguments.output)
        if arguments.inputs is not None:
            arguments.inputs.write_text("".join(f"{p}\n" for p in input_files(root)))
    except DescriptionError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
