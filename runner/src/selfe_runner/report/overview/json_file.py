# report.json: a report as a file, and back again. report.schema.json is its published description.
# SPDX-License-Identifier: BSD-2-Clause

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

from selfe_runner.input.files import read_json_object
from selfe_runner.problem import Problem
from selfe_runner.report.overview.model import FORMAT, Report

_HINT = "name a file that `selfe-run report --json` wrote"

_Value = TypeVar("_Value")


def document(report: Report) -> dict[str, Any]:
    """The report as plain JSON values: tables of what the dataclasses hold, lists for tuples."""
    return {"format": FORMAT, **_plain(report)}


def report_bytes(report: Report) -> bytes:
    """Pure ASCII, in one line."""
    return (json.dumps(document(report), separators=(",", ":")) + "\n").encode("ascii")


def read_report(path: Path) -> Report:
    """The report in `path`. Problem: there is none of this format."""
    value = read_json_object(path, "earlier report", _HINT)
    if value.get("format") != FORMAT:
        raise Problem(f"this is no report of format {FORMAT}", _HINT, place=path)
    try:
        return _read(Report, value)
    except (KeyError, TypeError, ValueError) as error:
        raise Problem(f"this is no report: {error}", _HINT, place=path) from error


def _plain(value: Any) -> Any:
    """Not dataclasses.asdict, which copies every leaf and takes seconds for a large report."""
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return {field.name: _plain(getattr(value, field.name)) for field in fields}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value


def _read(kind: type[_Value], value: Any) -> _Value:
    """A dataclass of `kind` from a table; an older one need not have what has a default. Errors:
    KeyError and TypeError if it is none."""
    if not isinstance(value, Mapping):
        raise TypeError(f"{kind.__name__} is not a table")
    types_of = _types(kind)
    given = {name: one for name, one in types_of.items() if name in value or not hasattr(kind, name)}
    return kind(**{name: _value(one, value[name], name) for name, one in given.items()})


def _value(kind: Any, value: Any, name: str) -> Any:
    origin = get_origin(kind)
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(f"'{name}' is not a list")
        arguments = get_args(kind)
        if arguments[-1] is Ellipsis:
            return tuple(_value(arguments[0], one, name) for one in value)
        return tuple(_value(k, one, name) for k, one in zip(arguments, value, strict=True))
    if origin is types.UnionType:
        return None if value is None else _value(get_args(kind)[0], value, name)
    if dataclasses.is_dataclass(kind):
        assert isinstance(kind, type)
        return _read(kind, value)
    expected = {float: (int, float)}.get(kind, origin or kind)
    if not isinstance(value, expected):
        raise TypeError(f"'{name}' is of the wrong type")
    return value


_known: dict[type, dict[str, Any]] = {}


def _types(kind: type) -> dict[str, Any]:
    """The types of a dataclass's fields, looked up once: a report has 100,000 tables."""
    if kind not in _known:
        _known[kind] = typing.get_type_hints(kind)
    return _known[kind]
