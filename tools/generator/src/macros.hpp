// Macros of a parsed header: constants with type and value, aliases, and what is left out.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "api.hpp"
#include "prefix.hpp"
#include "selfe/common/diagnostic.hpp"
#include "source.hpp"

namespace selfe::generator {

/// Fills the macro lists of `api`, whose declarations are there already; sorted by name.
/// Errors: headers and configuration of different builds; a macro that is neither a constant, an
/// alias, nor in the table of exclusions.
[[nodiscard]] Expected<void> read_macros(const Source& source, const Prefix& prefix,
                                         const Target& target, Api& api);

}  // namespace selfe::generator
