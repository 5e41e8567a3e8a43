// Definitions of inline functions as their headers write them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <set>
#include <string>

#include "source.hpp"

namespace selfe::generator {

/// The text of each of these functions that has a definition, and of those that its body names,
/// from the first specifier to the last brace. Those that have none, or whose braces do not match,
/// are left out. Works on a source whose function bodies were skipped.
[[nodiscard]] std::map<std::string, std::string> function_texts(const Source& source,
                                                                std::set<std::string> names);

}  // namespace selfe::generator
