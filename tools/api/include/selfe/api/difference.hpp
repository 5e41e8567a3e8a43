// What changed between two interfaces.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "selfe/api/interface.hpp"

namespace selfe::api {

enum class Change {
    Added,
    Removed,
    Retyped,     ///< other signature, layout or type: code must change, or be compiled again
    Renumbered,  ///< other value: code must be compiled again
    Renamed,     ///< only parameter names differ
};

struct Difference {
    Kind kind{};
    std::string name;
    Change change{};
    std::optional<Item> before;  ///< nothing if it was added
    std::optional<Item> after;   ///< nothing if it was removed
};

/// Sorted by kind, then name. An item that is both retyped and renumbered is Retyped.
[[nodiscard]] std::vector<Difference> compare(const Interface& before, const Interface& after);

}  // namespace selfe::api
