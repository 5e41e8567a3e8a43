// The one table of what a kernel's headers define and the bindings do not offer as a C++ name.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string_view>

namespace selfe::generator {

/// What becomes of an item that is not offered.
enum class Treatment {
    Ignore,    ///< no C++ name is made; a macro of that name stays
    Undefine,  ///< macro: #undef'd, so that it does not reach user code
    Replace,   ///< macro: #undef'd, and `replacement` is defined in its place
};

struct ExclusionRule {
    std::string_view pattern;  ///< a name, or the start of one followed by '*'
    Treatment treatment;
    std::string_view reason;
    std::string_view replacement{};  ///< "type = initialiser" for Treatment::Replace
};

/// Rules for functions, types, enumerators and variables.
[[nodiscard]] std::span<const ExclusionRule> declaration_rules();
/// Rules for macros.
[[nodiscard]] std::span<const ExclusionRule> macro_rules();

/// The first rule that fits, or nullptr.
[[nodiscard]] const ExclusionRule* find_rule(std::span<const ExclusionRule> rules,
                                             std::string_view name);

}  // namespace selfe::generator
