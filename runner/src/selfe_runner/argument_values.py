# Times, numbers and shares on a command line, and the options that are made of them.
# SPDX-License-Identifier: BSD-2-Clause

import argparse


def add_seconds(parser: argparse.ArgumentParser, name: str, default: float, what: str) -> None:
    parser.add_argument(
        name,
        type=seconds,
        default=default,
        metavar="SECONDS",
        help=f"{what} (default {default:g})",
    )


def add_count(parser: argparse.ArgumentParser, name: str, default: int, what: str) -> None:
    parser.add_argument(
        name, type=count, default=default, metavar="N", help=f"{what} (default {default})"
    )


def add_wait(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--wait",
        type=seconds,
        default=0.0,
        metavar="SECONDS",
        help="for boards that somebody else uses (default: not at all)",
    )


def seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"not a time above 0 s: {text}")
    return value


def count(text: str) -> int:
    value = int(text) if text.isdecimal() else -1
    if value < 0:
        raise argparse.ArgumentTypeError(f"not a number from 0 up: {text}")
    return value


def percent(text: str) -> int:
    value = int(text) if text.isdecimal() else -1
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"not a number of percent, 0 to 100: {text}")
    return value
