// Macros evaluated by the compiler.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <string>
#include <vector>

#include "api.hpp"
#include "prefix.hpp"
#include "selfe/common/diagnostic.hpp"
#include "source.hpp"

namespace selfe::generator {

struct Macro {
    std::string name;
    std::vector<std::string> body;
    bool is_function_like{};
    Place place;
};

/// Type and value of macros without parameters, by name; one that the headers themselves #undef
/// is left out. `source` is where they come from. Errors: a macro that is no constant expression.
[[nodiscard]] Expected<std::vector<Constant>> evaluate_macros(
    const Source& source, const Prefix& prefix, const Target& target,
    const std::map<std::string, Macro>& macros);

}  // namespace selfe::generator
