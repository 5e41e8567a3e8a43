// Functions, types, enumerators and variables of a parsed header.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "api.hpp"
#include "prefix.hpp"
#include "selfe/common/diagnostic.hpp"
#include "source.hpp"

namespace selfe::generator {

/// Fills everything of `api` but the macros; sorted by name.
/// Errors: a declaration of a kind that C headers have no business with, or without a layout.
[[nodiscard]] Expected<void> read_declarations(const Source& source, const Prefix& prefix,
                                               Api& api);

}  // namespace selfe::generator
