// Whether headers and configuration of a prefix are of the same build.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <string>

#include "macro_values.hpp"
#include "prefix.hpp"
#include "selfe/common/diagnostic.hpp"

namespace selfe::generator {

/// Compares the CONFIG_ macros with gen_config.json: a key that is true there is a macro 1, one
/// that is false is none, any other is its text. An install over an older one can mix the two.
/// Errors: the first key that differs, at its macro's place.
[[nodiscard]] Expected<void> check_configuration(const Prefix& prefix,
                                                 const std::map<std::string, Macro>& macros);

}  // namespace selfe::generator
