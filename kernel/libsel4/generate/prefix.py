"""The install prefix's libsel4 folder: every file of it, generated or hand-written, as one mapping.

SPDX-License-Identifier: BSD-2-Clause
"""

import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .bitfield import parse
from .client import result_structures, stubs
from .configuration import render_header, render_json
from .errors import DescriptionError
from .interface import Api, load_apis
from .marshal import load_types, type_sizes
from .syscalls import load_syscalls
from .target import Target

Files = dict[str, str]


def prefix_files(target: Target) -> Files:
    """Text of every file below `libsel4/`, by its path relative to that folder.

    Raises DescriptionError when two descriptions would write the same file.
    """
    files: Files = {}
    for part in (
        _hand_written(target),
        _configuration_files(target),
        _bitfield_files(target),
        _interface_files(target),
        _processor_files(target),
    ):
        for name in part.keys() & files.keys():
            raise DescriptionError(f"two descriptions write {name}")
        files |= part
    return dict(sorted(files.items()))


def synchronise(files: Mapping[str, str], folder: Path) -> None:
    """Makes `folder` hold exactly `files`; a file that is already right keeps its time stamp."""
    for name, text in files.items():
        path = folder / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(path.name + ".new")
        temporary.write_text(text, encoding="utf-8")
        os.replace(temporary, path)
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()


def input_files(root: Path) -> list[Path]:
    """Every file and folder below `root` whose change may change the output, sorted."""
    inputs: list[Path] = []
    for name in ("configuration", "generate", "include", "interface", "src"):
        inputs.append(root / name)
        inputs += [p for p in (root / name).rglob("*") if "__pycache__" not in p.parts]
    return sorted(inputs)


def interface_files(target: Target) -> Sequence[Path]:
    """The target's interface XML files; their order is the order of invocation labels."""
    common, arch, sel4_arch = target.interface_folders()
    return (
        common / "object-api.xml",
        sel4_arch / "object-api-sel4-arch.xml",
        arch / "object-api-arch.xml",
    )


def _environment(target: Target) -> Environment:
    folders = [Path(__file__).parent / "templates", *target.interface_folders()]
    return Environment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _hand_written(target: Target) -> Files:
    files: Files = {}
    for folder in target.header_folders():
        for path in sorted(folder.rglob("*.h")):
            name = f"include/{path.relative_to(folder).as_posix()}"
            if name in files:
                raise DescriptionError(f"two header folders hold {name}")
            files[name] = path.read_text(encoding="utf-8")
    source = target.root / "src" / "sel4_bootinfo.c"
    files["src/sel4_bootinfo.c"] = source.read_text(encoding="utf-8")
    return files


def _configuration_files(target: Target) -> Files:
    configuration = target.configuration
    kernel = "Configuration of the kernel behind this prefix."
    library = "Configuration of the user-level library itself."
    return {
        "include/kernel/gen_config.h": render_header(configuration.kernel, kernel),
        "include/kernel/gen_config.json": render_json(configuration.kernel),
        "include/sel4/gen_config.h": render_header(configuration.library, library),
        "include/sel4/gen_config.json": render_json(configuration.library),
    }


def _bitfield_files(target: Target) -> Files:
    environment = _environment(target)
    values = dict(target.configuration.kernel)
    files: Files = {}
    for source, folder in (("shared_types", "sel4"), ("types", "sel4/sel4_arch")):
        template = environment.get_template(f"{source}.bf")
        plain = template.render(values, word_bits=target.architecture.word_bits)
        name = f"{folder}/{source}.pbf"
        specification = parse(plain, name)
        files[f"include/{name}"] = plain
        files[f"include/{folder}/{source}_gen.h"] = environment.get_template(
            "types_gen.h.j2"
        ).render(
            source=name,
            base_bits=specification.base_bits,
            blocks=specification.blocks,
            unions=specification.unions,
        )
    return files


def _processor_files(target: Target) -> Files:
    """Headers of the processors of this architecture; no file, no headers."""
    _, arch, _ = target.interface_folders()
    path = arch / "processors.toml"
    processors = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    template = _environment(target).get_template("constants_processor.h.j2")
    return {
        f"include/sel4/arch/constants_{name}.h": template.render(
            processor=name, breakpoints=breakpoints, watchpoints=watchpoints
        )
        for name, (breakpoints, watchpoints) in processors.items()
    }


def _interface_files(target: Target) -> Files:
    environment = _environment(target)
    paths = interface_files(target)
    syscall_xml = target.interface_folders()[0] / "syscall.xml"
    apis = load_apis(paths, target.configuration)
    files: Files = {
        f"include/interfaces/{path.name}": path.read_text(encoding="utf-8") for path in paths
    }
    for path in (syscall_xml, syscall_xml.with_suffix(".xsd")):
        files[f"include/api/{path.name}"] = path.read_text(encoding="utf-8")
    files["include/sel4/syscall.h"] = environment.get_template("syscall.h.j2").render(
        syscalls=load_syscalls(syscall_xml, target.configuration)
    )
    template = environment.get_template("invocation.h.j2")
    parts = (
        ("sel4/invocation.h", "common", "invocation_label", "nInvocationLabels"),
        (
            "sel4/sel4_arch/invocation.h",
            "sel4_arch",
            "sel4_arch_invocation_label",
            "nSeL4ArchInvocationLabels",
        ),
        ("sel4/arch/invocation.h", "arch", "arch_invocation_label", "nArchInvocationLabels"),
    )
    for (header, part, enumeration, end_name), api, path in zip(parts, apis, paths):
        files[f"include/{header}"] = template.render(
            part=part,
            source=path.name,
            includes=[p[0] for p in parts[1:]] if part == "common" else [],
            enumeration=enumeration,
            end_name=end_name,
            api=api,
        )
    files["include/interfaces/sel4_client.h"] = _client(target, environment, apis)
    return files


def _client(target: Target, environment: Environment, apis: Sequence[Api]) -> str:
    structures = {name: members for api in apis for name, members in api.structures.items()}
    types = load_types(
        [folder / "types.toml" for folder in target.interface_folders()],
        target.architecture.word_bits,
        structures,
    )
    return environment.get_template("sel4_client.h.j2").render(
        sizes=type_sizes(types),
        structures=result_structures(apis, types),
        stubs=stubs(apis, types),
        registers=types.message_registers,
    )
