// Lays the tables of a document over each other: the one place that knows who wins.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "configuration/context.hpp"
#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/document.hpp"
#include "selfe/configuration/setting.hpp"

#include <string>
#include <vector>

namespace selfe::configuration {

/// One table that applies: its heading and what it assigns.
struct Layer {
    std::string table;
    const Scalars* scalars;
};

/// The tables below `heading` that apply in this context, the weakest first.
/// Errors: two tables are named after the same platform.
[[nodiscard]] Expected<std::vector<Layer>> layers_for(const Layers& layers, std::string heading,
                                                      const Context& context);

/// Every key of the layers with the last assignment as its winner, sorted by key.
[[nodiscard]] std::vector<Setting> lay(const std::vector<Layer>& layers);

/// `--set KEY=VALUE` as scalars: `true`, `false` and integers as such, all else as text; VALUE in
/// double quotes is always text. Errors: no `=`, or a KEY that is no name of a CMake variable.
[[nodiscard]] Expected<Scalars> command_line_scalars(const std::vector<std::string>& settings);

}  // namespace selfe::configuration
