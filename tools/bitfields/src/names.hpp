// How a kernel's build names the functions for bitfield types.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <set>
#include <string>
#include <vector>

#include "selfe/bitfields/specification.hpp"

namespace selfe::bitfields {

/// `stem` is the type's name, or "union_variant".
[[nodiscard]] inline std::vector<std::string> constructor_names(const std::string& stem) {
    return {stem + "_new", stem + "_ptr_new"};
}

/// In the order of the test support's `Accessors`.
[[nodiscard]] inline std::vector<std::string> accessor_names(const std::string& stem,
                                                             const std::string& field) {
    return {stem + "_get_" + field, stem + "_set_" + field, stem + "_ptr_get_" + field,
            stem + "_ptr_set_" + field};
}

/// In the order of the test support's `TagAccessors`.
[[nodiscard]] inline std::vector<std::string> tag_names(const TaggedUnion& tagged) {
    return {tagged.name + "_get_" + tagged.tag.name, tagged.name + "_ptr_get_" + tagged.tag.name,
            tagged.name + "_" + tagged.tag.name + "_equals"};
}

/// Every function that the headers made from a specification must have, and no other.
[[nodiscard]] std::set<std::string> function_names(const Specification& specification);

/// The same for types: structures, the enumeration of a union's tags, and the `_t` of each.
[[nodiscard]] std::set<std::string> type_names(const Specification& specification);

}  // namespace selfe::bitfields
