// Differences as text for people, and as JSON for machines.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <vector>

#include "selfe/api/difference.hpp"

namespace selfe::api {

/// A section for each kind that differs, headed by its counts; a last line with the sum.
/// `+` was added, `-` removed, `~` re-typed, `#` renumbered, `=` has other parameter names.
[[nodiscard]] std::string report(const std::vector<Difference>& differences);

/// `{"format": 1, "same": bool, "changes": [{"kind", "name", "change", "before", "after"}]}`;
/// `before` and `after` are objects with `shape`, `value`, `names` as far as the item has them.
[[nodiscard]] std::string report_json(const std::vector<Difference>& differences);

}  // namespace selfe::api
