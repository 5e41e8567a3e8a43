// Compares claims with the platform's memory and with each other.
// SPDX-License-Identifier: BSD-2-Clause
#include "claim.hpp"

#include "selfe/common/text.hpp"

#include <algorithm>

namespace selfe::image {
namespace {

std::string describe(const Claim& claim) {
    return "the " + claim.name + " at " + hex(claim.range.start) + "-" + hex(claim.range.end);
}

}  // namespace

std::optional<Diagnostic> find_outside(const std::vector<Claim>& claims,
                                       const std::vector<Range>& memory) {
    for (const Claim& claim : claims) {
        // An end below the start: the addresses wrapped around.
        const bool is_inside =
            claim.range.start < claim.range.end &&
            std::ranges::any_of(
                memory, [&](const Range& range) { return range.contains(claim.range); });
        if (!is_inside) {
            return Diagnostic{
                "", 0, 0, describe(claim) + " is not in the platform's memory",
                "the platform file's [[memory]] and the kernel's configuration must agree"};
        }
    }
    return std::nullopt;
}

std::optional<Diagnostic> find_overlap(const std::vector<Claim>& claims) {
    for (auto claim = claims.begin(); claim != claims.end(); ++claim) {
        for (auto other = claims.begin(); other != claim; ++other) {
            if (claim->range.overlaps(other->range)) {
                return Diagnostic{"", 0, 0, describe(*claim) + " overlaps " + describe(*other), ""};
            }
        }
    }
    return std::nullopt;
}

}  // namespace selfe::image
