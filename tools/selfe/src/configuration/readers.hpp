// The parts of the parser, one for each kind of table.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "configuration/toml_reader.hpp"
#include "selfe/configuration/document.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace selfe::configuration {

/// What the scalars of a table are for.
enum class Purpose { Cmake, Metadata };

/// The source of `kernel`, `tools` or `util_libs`; only the kernel can be a prefix or embedded.
std::optional<Placed<KernelOrigin>> read_origin(TomlReader& reader, const Section& sel4,
                                                std::string_view key);

/// `[sel4.config]` or `[metadata]` with all tables below it. `contexts` are the names that these
/// can have beside `debug` and `release`.
Layers read_layers(TomlReader& reader, const Section& section,
                   const std::vector<std::string_view>& contexts, Purpose purpose);

/// `[build]` with all tables below it.
NamedTables read_builds(TomlReader& reader, const Section& builds);

}  // namespace selfe::configuration
