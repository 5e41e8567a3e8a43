// Finds the specifications of a prefix and proves that they account for the headers made from them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "test_source.hpp"

namespace selfe::bitfields {

struct Found {
    std::vector<Generated> all;
    std::vector<std::string> inputs;  ///< files that were read
};

/// Reads the specification beside each `*types_gen.h` that <sel4/sel4.h> includes.
/// Errors: those of the generator for the prefix; a specification that is missing or not
/// understood; a function or type in such a header that its specification does not explain, or the
/// other way round.
[[nodiscard]] Expected<Found> find_specifications(const std::filesystem::path& prefix);

}  // namespace selfe::bitfields
