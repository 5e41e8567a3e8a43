// Who wants which physical memory, and whether that can be.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/image/platform.hpp"

#include <optional>
#include <string>
#include <vector>

namespace selfe::image {

/// A range of memory together with how messages call what lies in it.
struct Claim {
    std::string name;
    Range range;
};

/// The first claim that is not inside one range of `memory`, as a complaint.
[[nodiscard]] std::optional<Diagnostic> find_outside(const std::vector<Claim>& claims,
                                                     const std::vector<Range>& memory);

/// The first two claims that overlap, as a complaint that names both.
[[nodiscard]] std::optional<Diagnostic> find_overlap(const std::vector<Claim>& claims);

}  // namespace selfe::image
