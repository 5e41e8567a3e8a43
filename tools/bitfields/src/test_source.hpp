// Writes the property tests of a configuration's bitfield types.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <vector>

#include "selfe/bitfields/specification.hpp"

namespace selfe::bitfields {

/// A specification and the header that a kernel's build made from it.
struct Generated {
    std::string header;  ///< as it is included: "sel4/shared_types_gen.h"
    Specification specification;
};

/// C++ text with a test for each field, constructor and tag. It is compiled natively against the
/// headers, with support/include in front of their folder.
[[nodiscard]] std::string test_source(const std::vector<Generated>& all);

}  // namespace selfe::bitfields
