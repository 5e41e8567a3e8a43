// Refusals that several methods of the mapping model share.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/mapping/model.hpp"

namespace selfe::models::mapping {

constexpr Answer missing(Word bits_left) {
    return answer(Code::FailedLookup, 0, LookupFailure::MissingCapability, bits_left);
}
constexpr Answer invalid_capability(unsigned which) {
    return answer(Code::InvalidCapability, which);
}
constexpr Answer invalid_argument() {
    return answer(Code::InvalidArgument, 0);
}

}  // namespace selfe::models::mapping
