// `selfe-image pack`: from files to files.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <string>

namespace selfe::image {

/// The command line: paths; empty if not given.
struct PackOptions {
    std::string prefix;
    std::string platform;
    std::string loader;
    std::string root_task;
    std::string output;
    std::string kernel_output;
    std::string binary;
    std::string uimage;
};

/// Reads everything, packs, and only then writes: a refusal leaves all outputs as they were.
/// Errors: an option that the platform's boot method needs and does not have, or the other way
/// round; whatever the packers refuse; what cannot be read or written.
[[nodiscard]] Expected<void> run_pack(const PackOptions& options);

}  // namespace selfe::image
