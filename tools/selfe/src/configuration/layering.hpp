// Lays the tables of a document over each other: the one place that knows who wins.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "configuration/context.hpp"
#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/document.hpp"
#include "selfe/configuration/setting.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace selfe::configuration {

/// One table that applies: its heading and what it assigns.
struct Layer {
    std::string table;
    const Scalars* scalars;
};

/// Tables that apply, the weakest first.
using Stack = std::vector<Layer>;

/// Puts a table and its table of the profile, if there is one, on top.
void add_table(Stack& stack, const std::string& heading, const ProfiledTable& table,
               Profile profile);

/// The tables below `heading` that apply in this context.
/// Errors: two tables are named after the same platform.
[[nodiscard]] Expected<Stack> stack_of(const Layers& layers, const std::string& heading,
                                       const Context& context);

/// Every key of the stack with the last assignment as its winner, sorted by key.
[[nodiscard]] std::vector<Setting> lay(const Stack& stack);

/// `--set KEY=VALUE` as scalars: `true`, `false` and integers as such, all else as text; VALUE in
/// double quotes is always text. Errors: no `=`, or a KEY that is no name of a CMake variable.
[[nodiscard]] Expected<Scalars> command_line_scalars(const std::vector<std::string>& settings);

/// Whether `-DKEY=…` sets the CMake variable KEY and does nothing else.
[[nodiscard]] bool is_cmake_name(std::string_view key);

}  // namespace selfe::configuration
